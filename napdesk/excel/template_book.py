"""The blank workbook of all registers, for an office that works without the program, and what comes back in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from napdesk import __version__
from napdesk.excel.addresses import sheet_name
from napdesk.excel.fill_sheet import fill_sheet, lock, offer_lists
from napdesk.excel.fitting import lines_of
from napdesk.excel.looks import ACCENT, Look, dress
from napdesk.excel.offering import Offering
from napdesk.excel.places import TEMPLATE
from napdesk.excel.reading import ReadSheet, Table, read_sheets, table_of
from napdesk.excel.saving import save_book
from napdesk.excel.workbook import LETTER_PAPER
from napdesk.schema.codes import Lists
from napdesk.schema.example import example_of
from napdesk.schema.offices import code_fits
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text, same

FORMAT = 1
WIDTH, INDENT, LINE = 70, 3, 16  # characters, and points to the line


@dataclass(frozen=True, slots=True)
class FilledBook:
    """A template that came back: of which office and period, a table for each register and the name of its sheet, by
    its key."""

    office: str
    period: Period
    tables: dict[str, Table]
    sheets: dict[str, str]


def write_template_book(
    registers: Sequence[Register], lists: Lists, office: str, period: Period, language: Language, path: Path
) -> None:
    """Write the template of an office for a period; what is typed in it is read by ``read_template_book``.

    As it is to leave that office it asks what a return carries: nothing personal, no internal note, no sensitive
    count. Raises Trouble ``bad_office_code``, or those of ``save_book``.
    """
    if not code_fits(office):
        raise Trouble("bad_office_code", _BAD_CODE, _CODE_LIKE)
    book = Workbook()
    book.security = WorkbookProtection(lockStructure=True)
    cover = book.active
    cover.title = sheet_name(_COVER.to(language))
    names = {register.key: sheet_name(register.title.to(language)) for register in registers}
    sheets = {register: book.create_sheet(names[register.key]) for register in registers}
    offering = Offering(book, lists, language)
    for register, sheet in sheets.items():
        title = f"{register.title.to(language)} · {office} · {period.label.to(language)}"
        example = example_of(register, lists, period.first_day, language)
        fill_sheet(sheet, register.leaving, title, example, lists, language)
        offer_lists(sheet, register, register.leaving, offering)
    _write_cover(cover, office, period, language)
    manifest = {"format": FORMAT, "program": __version__, "office": office, "period": str(period), "sheets": names}
    kept = book.create_sheet(TEMPLATE)
    kept.sheet_state = "veryHidden"
    kept["A1"] = json.dumps(manifest)
    save_book(book, path)


def read_template_book(path: Path, tell: Tell = unheard) -> FilledBook:
    """What was typed in a template. Raises Trouble.

    ``not_a_template``, ``newer_template`` or ``template_sheet_gone``, or those of ``read_sheets`` and ``table_of``.
    """
    return filled_book(read_sheets(path, tell), path)


def filled_book(sheets: Mapping[str, ReadSheet], path: Path) -> FilledBook:
    """The same of sheets that were read. Raises Trouble, those of opening it aside."""
    if TEMPLATE not in sheets:
        raise Trouble("not_a_template", _NO_TEMPLATE.fill(name=same(path.name)), _MAKE_ONE)
    office, period, names = _manifest(sheets[TEMPLATE], path)
    for name in names.values():
        if name not in sheets or sheets[name].key_row is None:
            raise Trouble("template_sheet_gone", _SHEET_GONE.fill(sheet=same(name)), _PUT_BACK)
    return FilledBook(office, period, {key: table_of(sheets[name]) for key, name in names.items()}, names)


def _manifest(sheet: ReadSheet, path: Path) -> tuple[str, Period, dict[str, str]]:
    """Office, period, and the name of each register's sheet."""
    try:
        said = json.loads(str(sheet.at("A1")))
        number, office, names = said["format"], str(said["office"]), dict(said["sheets"])
        period = Period.read(str(said["period"]))
        whole = type(number) is int and all(isinstance(one, str) for one in (*names, *names.values()))
    except (ValueError, KeyError, TypeError, RecursionError):
        whole, period = False, None
    if not whole or period is None or not code_fits(office):
        raise Trouble("not_a_template", _NO_TEMPLATE.fill(name=same(path.name)), _MAKE_ONE)
    if number > FORMAT:
        raise Trouble("newer_template", _NEWER, _UPDATE)
    return office, period, names


def _write_cover(sheet: Any, office: str, period: Period, language: Language) -> None:
    """What to do, for somebody who has never seen it."""
    sheet.sheet_properties.tabColor = ACCENT
    sheet.column_dimensions["A"].width = WIDTH
    sheet.sheet_view.showGridLines = False
    said = [
        (_TITLE, Look.BAND_TITLE, 44),
        (same("{office} · {period}").fill(office=office, period=period.label), Look.BAND_NAME, 28),
        (same(""), Look.BARE, 12),
        *((words, Look.TEXT, 0) for words in _STEPS),
    ]
    for row, (words, look, height) in enumerate(said, start=1):
        cell = sheet.cell(row, 1, words.to(language))
        dress(cell, look, text=True)
        sheet.row_dimensions[row].height = height or LINE * lines_of(words.to(language), WIDTH - INDENT) + 10
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "portrait", LETTER_PAPER, 1, 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    lock(sheet)


_COVER = Text(es="Instrucciones", en="Instructions")
_TITLE = Text(es="Plantilla para una oficina sin NapDesk", en="Template for an office without NapDesk")
_STEPS = (
    Text(
        es="1. Cada hoja es un formato. Escriba un registro en cada renglón, debajo de los títulos. Las hojas de lo que"
        " no hubo se dejan en blanco.",
        en="1. Each sheet is a register. Type one record in each row, below the headings. Leave the sheets of what did"
        " not happen blank.",
    ),
    Text(
        es="2. Las columnas con ★ son obligatorias. Si falta el dato, escriba N/A (no aplica), N/D (no disponible) o"
        " PEND (pendiente). El cero se escribe: 0.",
        en="2. Columns with ★ are required. Where a value is missing, type N/A (not applicable), N/D (not available) or"
        " PEND (not yet). Zero is typed: 0.",
    ),
    Text(
        es="3. Donde hay lista, elija de ella. Las fechas se escriben día/mes/año: 25/03/2025.",
        en="3. Where there is a list, choose from it. Days are typed day/month/year: 25/03/2025.",
    ),
    Text(
        es="4. Escriba cuentas, no nombres: nada de nombres de personas, teléfonos ni CURP.",
        en="4. Type counts, not names: no names of people, telephone numbers or CURP.",
    ),
    Text(
        es="5. El renglón de ejemplo solo muestra cómo se llena: no se toma en cuenta.",
        en="5. The example row only shows how to fill in a row: it is not taken into account.",
    ),
    Text(
        es="6. Guarde el archivo como libro de Excel (.xlsx), sin quitar hojas ni cambiarles el nombre, y envíelo a su"
        " oficina concentradora.",
        en="6. Save the file as an Excel workbook (.xlsx), without removing or renaming its sheets, and send it to your"
        " hub.",
    ),
)
_BAD_CODE = Text(es="La clave de la oficina no es válida.", en="The office code is not valid.")
_CODE_LIKE = Text(
    es="Escríbala con letras mayúsculas, cifras y guiones: 30-SEMAR-01.",
    en="Type it in capital letters, digits and hyphens: 30-SEMAR-01.",
)
_NO_TEMPLATE = Text(
    es="«{name}» no es una plantilla de NapDesk, o le quitaron su hoja oculta.",
    en="“{name}” is not a template of NapDesk, or its hidden sheet was removed.",
)
_MAKE_ONE = Text(
    es="Pida el archivo tal como se llenó, o haga una plantilla nueva y copie ahí los renglones.",
    en="Ask for the file as it was filled in, or make a new template and copy the rows into it.",
)
_NEWER = Text(es="La plantilla es de una versión más nueva de NapDesk.", en="The template is of a newer NapDesk.")
_UPDATE = Text(es="Actualice el programa.", en="Update the program.")
_SHEET_GONE = Text(
    es="Falta la hoja «{sheet}» de la plantilla, o sus renglones ocultos.",
    en="The template's sheet “{sheet}”, or its hidden row, is missing.",
)
_PUT_BACK = Text(
    es="Devuelva a la hoja su nombre, o copie los renglones en una plantilla nueva.",
    en="Give the sheet its name back, or copy the rows into a new template.",
)
