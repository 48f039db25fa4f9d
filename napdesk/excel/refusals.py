"""Why a file is not read as a workbook, and what the person who has it can do."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same


def needs_password() -> Trouble:
    return Trouble("needs_password", _LOCKED, _UNLOCK)


def old_workbook() -> Trouble:
    return Trouble("old_workbook", _OLD, _SAVE_AS)


def has_macros() -> Trouble:
    return Trouble("has_macros", _MACROS, _SAVE_WITHOUT)


def has_objects() -> Trouble:
    return Trouble("has_objects", _OBJECTS, _WITHOUT_OBJECTS)


def has_links() -> Trouble:
    return Trouble("has_links", _LINKS, _BREAK_LINKS)


def has_connections() -> Trouble:
    return Trouble("has_connections", _CONNECTIONS, _VALUES_ONLY)


def no_zip(path: Path, start: bytes) -> Trouble:
    """What stands there by the name of a workbook: a text that was renamed, an owner's file, or anything."""
    if path.name.startswith("~$"):
        return Trouble("not_a_workbook", _OWNERS_FILE.fill(name=same(path.name)), _CHOOSE_WITHOUT)
    text = bool(start) and b"\0" not in start and not start.startswith(b"%PDF")
    if text and start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        return Trouble("not_a_workbook", _WEB_PAGE.fill(name=same(path.name)), _SAVE_AS)
    if text:
        return Trouble("not_a_workbook", _TEXT_FILE.fill(name=same(path.name)), _RENAME)
    return not_a_workbook(path)


def cut_off(path: Path) -> Trouble:
    """A workbook begins here and does not end: a copy that broke off, a stick pulled out."""
    return Trouble("not_a_workbook", _NOT_WHOLE.fill(name=same(path.name)), _COPY_AGAIN)


def doubled_sheet(name: str) -> Trouble:
    return Trouble("not_a_workbook", _DOUBLED.fill(sheet=same(name)), _CHOOSE_ANOTHER)


def too_big() -> Trouble:
    return Trouble("too_big", _TOO_BIG, _SPLIT)


def claims_too_much(sheet: str, rows: int, columns: int) -> Trouble:
    """Most often a sheet that was formatted to its last row, and is empty from the hundredth on."""
    said = _CLAIMS.fill(sheet=same(sheet), rows=f"{rows:,}", columns=f"{columns:,}")
    return Trouble("too_big", said, _CUT_OFF)


def another_kind(path: Path, archive: ZipFile) -> Trouble:
    """What a zip that is no workbook is."""
    names = archive.namelist()
    for part, what, fix in _OTHERS:
        if part in names:
            return Trouble("not_a_workbook", what, fix)
    if "mimetype" in names:
        with archive.open("mimetype") as said:
            if b"opendocument" in said.read(80):
                return Trouble("not_a_workbook", _OPEN_DOCUMENT, _SAVE_AS)
    return not_a_workbook(path)


def not_a_workbook(path: Path) -> Trouble:
    return Trouble("not_a_workbook", _NO_WORKBOOK.fill(name=same(path.name)), _CHOOSE_ANOTHER)


_NO_WORKBOOK = Text(
    es="«{name}» no es un libro de Excel (.xlsx), o está dañado.",
    en="“{name}” is not an Excel workbook (.xlsx), or is damaged.",
)
_CHOOSE_ANOTHER = Text(
    es="Elija otro archivo, o ábralo en Excel y guárdelo de nuevo como «Libro de Excel (.xlsx)».",
    en="Choose another file, or open it in Excel and save it again as “Excel Workbook (.xlsx)”.",
)
_NOT_WHOLE = Text(
    es="«{name}» está incompleto: se cortó al copiarlo o al enviarlo.",
    en="“{name}” is incomplete: it was cut off while it was copied or sent.",
)
_COPY_AGAIN = Text(es="Cópielo de nuevo, o pida que se lo envíen otra vez.", en="Copy it again, or ask for it again.")
_DOUBLED = Text(es="El libro trae dos hojas «{sheet}».", en="The workbook has two sheets “{sheet}”.")
_LOCKED = Text(es="El libro tiene contraseña.", en="The workbook has a password.")
_UNLOCK = Text(
    es="Ábralo en Excel con su contraseña y guárdelo sin ella.",
    en="Open it in Excel with its password and save it without one.",
)
_OLD = Text(
    es="Es un libro de una versión antigua de Excel (.xls).",
    en="It is a workbook of an old version of Excel (.xls).",
)
_SAVE_AS = Text(
    es="Ábralo y guárdelo como «Libro de Excel (.xlsx)».",
    en="Open it and save it as “Excel Workbook (.xlsx)”.",
)
_MACROS = Text(es="El libro trae macros y no se abre.", en="The workbook holds macros and is not opened.")
_SAVE_WITHOUT = Text(
    es="Pídalo guardado como «Libro de Excel (.xlsx)», sin macros.",
    en="Ask for it saved as “Excel Workbook (.xlsx)”, without macros.",
)
_OBJECTS = Text(
    es="El libro trae otros archivos u objetos incrustados y no se abre.",
    en="The workbook holds other files or objects and is not opened.",
)
_WITHOUT_OBJECTS = Text(
    es="En Excel elimine los objetos incrustados y guarde; o copie solo sus datos a un libro nuevo.",
    en="In Excel delete the embedded objects and save; or copy only your data into a new workbook.",
)
_LINKS = Text(
    es="El libro toma valores de otros archivos (vínculos externos) y no se abre.",
    en="The workbook takes values from other files (external links) and is not opened.",
)
_BREAK_LINKS = Text(
    es="En Excel elija Datos, Editar vínculos, Romper vínculo, y guarde; o pegue solo valores en un libro nuevo.",
    en="In Excel choose Data, Edit Links, Break Link, and save; or paste only values into a new workbook.",
)
_CONNECTIONS = Text(
    es="El libro trae conexiones a datos de fuera y no se abre.",
    en="The workbook holds connections to data outside and is not opened.",
)
_VALUES_ONLY = Text(
    es="En Excel elimine sus consultas y conexiones (Datos) y guarde; o pegue solo valores en un libro nuevo.",
    en="In Excel delete its queries and connections (Data) and save; or paste only values into a new workbook.",
)
_TOO_BIG = Text(
    es="El libro es demasiado grande para leerlo con seguridad.",
    en="The workbook is too big to be read safely.",
)
_SPLIT = Text(
    es="Quite hojas, renglones o columnas que sobren, o divídalo en varios archivos.",
    en="Remove sheets, rows or columns that are not needed, or split it into several files.",
)
_CLAIMS = Text(
    es="La hoja «{sheet}» dice tener {rows} renglones y {columns} columnas: son demasiados.",
    en="The sheet “{sheet}” claims {rows} rows and {columns} columns: too many.",
)
_CUT_OFF = Text(
    es="En Excel elimine los renglones vacíos bajo sus datos y guarde; o copie solo sus datos a un libro nuevo.",
    en="In Excel delete the empty rows below your data and save; or copy only your data into a new workbook.",
)
_OPEN_DOCUMENT = Text(es="Es un archivo de LibreOffice (.ods).", en="It is a LibreOffice file (.ods).")
_OWNERS_FILE = Text(
    es="«{name}» no es el libro: es la marca de que alguien lo tiene abierto.",
    en="“{name}” is not the workbook: it marks that somebody has it open.",
)
_CHOOSE_WITHOUT = Text(
    es="Elija el archivo del mismo nombre sin «~$» al principio.",
    en="Choose the file of the same name without “~$” before it.",
)
_WEB_PAGE = Text(
    es="«{name}» es una página web con nombre de libro de Excel.",
    en="“{name}” is a web page with the name of an Excel workbook.",
)
_TEXT_FILE = Text(
    es="«{name}» no es un libro de Excel: es un archivo de texto al que le cambiaron el nombre.",
    en="“{name}” is not an Excel workbook: it is a text file that was renamed.",
)
_RENAME = Text(es="Cámbiele la terminación a .csv e inténtelo de nuevo.", en="Change its ending to .csv and try again.")
_BINARY = Text(es="Es un libro binario de Excel (.xlsb).", en="It is a binary Excel workbook (.xlsb).")
_DOCUMENT = Text(es="Es un documento de Word, no un libro.", en="It is a Word document, not a workbook.")
_SLIDES = Text(es="Es una presentación, no un libro.", en="It is a presentation, not a workbook.")
_OTHERS = (
    ("xl/workbook.bin", _BINARY, _SAVE_AS),
    ("word/document.xml", _DOCUMENT, _CHOOSE_ANOTHER),
    ("ppt/presentation.xml", _SLIDES, _CHOOSE_ANOTHER),
)
