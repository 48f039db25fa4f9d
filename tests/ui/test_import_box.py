"""The import assistant by keys: columns found and said, rows seen before they are kept, taken back as one step."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from napdesk.excel import reading
from napdesk.excel.reading import read_table
from napdesk.registers.training import hours, training
from napdesk.services import likely_twins
from napdesk.services.mapping import How
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.importing import preview_page
from napdesk.ui.importing.box import COLUMNS, PREVIEW, REFUSED, ImportBox
from napdesk.ui.importing.bringing import Bringing
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.register.page import RegisterPage
from tests.chosen import Chosen
from tests.desks import make_store, sit_down, type_text
from tests.pages import make_desk, training_record
from tests.pages import make_store as store_in

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TITLES = [
    "Qué se dio", "Tipo de actividad", "Temas", "¿La organizó su institución?", "Imparte", "Fecha de inicio", "Término",
    "Lugar", "Dirigida a", "Mujeres en uniforme", "Hombres en uniforme", "Mujeres civiles", "Hombres civiles",
]  # fmt: skip
GOOD = [
    "Curso A", "Curso", "Desarme", "Sí", "Marina", "05/02/2024", "9 de febrero de 2024", "Veracruz",
    "Personal naval", "19", "11", "0", "0",
]  # fmt: skip
WRONG = [*GOOD[:7], "Xalpa", *GOOD[8:]]


def row(name: str, like: list[str] = GOOD) -> list[str]:
    return [name, *like[1:]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def made(*rows: list[str], name: str = "cursos.csv", titles: list[str] = TITLES) -> Path:
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([titles, *rows])
        return tmp_path / name

    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = store_in(tmp_path / "datos")
    yield made
    made.close()


@pytest.fixture
def files() -> Chosen:
    return Chosen(None)


@pytest.fixture
def box(qtbot: QtBot, store: Store, files: Chosen) -> ImportBox:
    made = ImportBox(make_desk(store), training, files)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def focused() -> object:
    return QApplication.focusWidget()


def states(box: ImportBox) -> list[tuple[str, str]]:
    """Of each column the field and how it is known."""
    page = box.columns
    return [(page.boxes[at].code(), page.mapping.matches[at].how.name) for at in page.boxes]


def shown(box: ImportBox) -> list[tuple[str, ...]]:
    rows = box.preview.rows
    return [tuple(rows.index(at, column).data() for column in range(3)) for at in range(rows.rowCount())]


def tabs(box: ImportBox) -> list[str]:
    return [box.preview.tabs.tabText(at) for at in range(box.preview.tabs.count())]


def to_preview(qtbot: QtBot, box: ImportBox, path: Path) -> None:
    """By keys from an opened file to what would come of it: its first column is the title."""
    box.open_path(path)
    box.columns.boxes[0].setFocus()
    type_text("Curso o ses")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert box.pages.currentIndex() == PREVIEW


# --- columns ---------------------------------------------------------------------------------------------------


def test_columns_find_their_fields_and_say_how(box: ImportBox, write: Callable[..., Path]) -> None:
    box.open_path(write(GOOD))
    assert states(box)[:3] == [("", "NOT"), ("activity", "SAME"), ("topics", "SAME")]
    assert states(box)[5] == ("begins", "NEAR")
    assert box.told.text() == "cursos.csv"
    assert box.choice.headings.currentText().startswith("Renglón 1: Qué se dio, Tipo de actividad")
    assert not box.choice.sheets.isVisible()


def test_a_field_is_found_by_typing_part_of_its_name(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    box.open_path(write(GOOD))
    box.columns.boxes[0].setFocus()
    type_text("Curso o ses")
    press(qtbot, Qt.Key.Key_Return)
    assert states(box)[0] == ("title", "BY_HAND")
    assert focused() is box.columns.boxes[1]


def test_what_fits_no_field_is_given_up(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    box.open_path(write(GOOD))
    box.columns.boxes[1].setFocus()
    box.columns.boxes[1].lineEdit().selectAll()  # type: ignore[union-attr]
    type_text("nada de esto")
    press(qtbot, Qt.Key.Key_Tab)
    assert states(box)[1] == ("activity", "SAME")
    assert box.columns.boxes[1].currentText() == "Tipo de actividad"


def test_a_column_is_left_out_by_emptying_it(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    box.open_path(write(GOOD))
    box.columns.boxes[2].setFocus()
    box.columns.boxes[2].lineEdit().selectAll()  # type: ignore[union-attr]
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Tab)
    assert states(box)[2] == ("", "BY_HAND")
    assert box.columns.lines["topics"].isVisible()


def test_what_lacks_is_said_and_can_be_said_for_all_rows(
    qtbot: QtBot, box: ImportBox, store: Store, write: Callable[..., Path]
) -> None:
    box.open_path(write(GOOD[:-1], titles=TITLES[:-1]))
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert box.pages.currentIndex() == COLUMNS
    assert box.said.text().startswith("Falta de dónde tomar: Curso o sesión, Hombres civiles.")
    assert focused() is box.columns.lines["title"]
    type_text("Jornada")
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is box.columns.lines["civilian_men"]
    type_text("0")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert tabs(box) == ["Nuevos 1"]
    press(qtbot, Qt.Key.Key_Return, CTRL)
    [kept] = store.records.every(training)
    assert (kept.values["title"], kept.values["civilian_men"]) == ("Jornada", 0)


def test_a_file_of_the_same_shape_is_read_as_before(
    qtbot: QtBot, box: ImportBox, store: Store, files: Chosen, write: Callable[..., Path]
) -> None:
    to_preview(qtbot, box, write(GOOD))
    again = ImportBox(make_desk(store), training, files)
    qtbot.addWidget(again)
    again.open_path(write(row("Otro"), name="otros.csv"))
    assert states(again)[0] == ("title", "KEPT")


def test_other_titles_and_another_sheet_are_taken_by_keys(qtbot: QtBot, box: ImportBox, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Notas del periodo"])
    courses = book.create_sheet("Cursos")
    for cells in (["Reporte"], ["Curso o sesión", "Fechas", None], [None, "Inicio", "Término"], GOOD):
        courses.append(cells)
    hidden = book.create_sheet("Vieja")
    hidden.append(["Inicio"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    box.open_path(tmp_path / "a.xlsx")
    names = [box.choice.sheets.itemText(at) for at in range(3)]
    assert names == ["Sheet", "Cursos", "Vieja (oculta)"]
    assert box.choice.sheets.currentText() == "Cursos"
    assert box.choice.headings.currentText().startswith(
        "Renglones 2 y 3: Curso o sesión, Fechas · Inicio, Fechas · Término"
    )
    assert [box.columns.boxes[at].code() for at in range(3)] == ["title", "begins", "ends"]
    box.choice.headings.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    assert box.choice.headings.currentText() == "No trae títulos"
    assert states(box)[0] == ("", "NOT")
    box.choice.sheets.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert [box.columns.boxes[0].code(), len(box.columns.boxes)] == ["begins", 1]


# --- what would come of it --------------------------------------------------------------------------------------


def test_rows_are_seen_before_anything_is_written(
    qtbot: QtBot, box: ImportBox, store: Store, write: Callable[..., Path]
) -> None:
    store.records.keep(training_record(store, "Ya está"), store.office_code)
    before = store.history.head()
    to_preview(qtbot, box, write(GOOD, WRONG, GOOD, row("Curso B")))
    assert tabs(box) == ["Con errores 1", "Nuevos 2", "Duplicados 1"]
    assert shown(box) == [("3", "Curso A", "Lugar: No está en la lista.")]
    assert "dice «Xalpa»" in box.preview.detail.text() and "Xalapa" in box.preview.detail.text()
    assert focused() is box.preview.table
    box.preview.tabs.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert [cells[:2] for cells in shown(box)] == [("2", "Curso A"), ("5", "Curso B")]
    assert "Término: 09/02/2024" in box.preview.detail.text()
    press(qtbot, Qt.Key.Key_Right)
    assert shown(box) == [("4", "Curso A", "Dice lo mismo que el renglón 2")]
    assert (store.history.head(), store.records.count(training)) == (before, 1)
    assert box.go_on.words() == "Importar los válidos (2)"


def test_what_changes_is_told_as_it_was_and_will_be(qtbot: QtBot, box: ImportBox, store: Store) -> None:
    kept = store.records.keep(training_record(store, "Curso A"), store.office_code)
    box.open_text(f"Folio\tHoras\n{kept.folio}\t40\n")
    assert (box.pages.currentIndex(), tabs(box)) == (PREVIEW, ["Cambian 1"])
    assert shown(box) == [("2", "Curso A", "Horas: — → 40")]
    press(qtbot, Qt.Key.Key_Return, CTRL)
    found = store.records.find(training, kept.uid)
    assert found is not None and found[hours] == 40


def test_a_likely_twin_is_shown_and_can_stay_out(
    qtbot: QtBot, box: ImportBox, store: Store, write: Callable[..., Path]
) -> None:
    twin = training_record(store, "Curso de derechos humanos", begins=date(2024, 2, 6), ends=date(2024, 2, 9))
    kept = store.records.keep(twin, store.office_code)
    to_preview(qtbot, box, write(row("Derechos humanos, curso"), row("Otra cosa")))
    assert tabs(box) == ["Posibles duplicados 1", "Nuevos 1"]
    assert shown(box)[0][2].startswith(f"Puede ser {kept.folio}, «Curso de derechos humanos»")
    assert box.go_on.words() == "Importar todos (2)"
    box.preview.leave_out.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert box.go_on.words() == "Importar todos (1)"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert sorted(str(one.values["title"]) for one in store.records.every(training)) == [
        "Curso de derechos humanos",
        "Otra cosa",
    ]


@pytest.mark.parametrize(("most", "said"), [(3, ""), (1, "en los primeros 1 renglones nuevos, no en los otros 2.")])
def test_how_many_rows_were_not_compared_is_said(
    qtbot: QtBot, box: ImportBox, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, most: int, said: str
) -> None:
    monkeypatch.setattr(likely_twins, "MOST", most)
    monkeypatch.setattr(preview_page, "MOST", most)
    to_preview(qtbot, box, write(*(row(f"Curso {letter}") for letter in "BCD")))
    words = box.preview.uncompared
    assert (words.isHidden(), "" if words.isHidden() else words.text().partition("buscaron ")[2]) == (not said, said)


def test_one_goes_back_to_the_columns(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    to_preview(qtbot, box, write(GOOD))
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert (box.pages.currentIndex(), states(box)[0]) == (COLUMNS, ("title", "BY_HAND"))


def test_where_there_is_nothing_to_import_the_button_says_so(
    qtbot: QtBot, box: ImportBox, files: Chosen, tmp_path: Path, write: Callable[..., Path]
) -> None:
    to_preview(qtbot, box, write(WRONG))
    assert (box.go_on.words(), box.go_on.isEnabled()) == ("Nada que importar", False)
    files.answer = tmp_path / "mal.xlsx"
    press(qtbot, Qt.Key.Key_E, CTRL)
    assert not box.go_on.isEnabled()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert box.isVisible()


def test_the_wrong_rows_are_saved_as_ones_own_workbook(
    qtbot: QtBot, box: ImportBox, files: Chosen, tmp_path: Path, write: Callable[..., Path]
) -> None:
    to_preview(qtbot, box, write(GOOD, WRONG))
    files.answer = tmp_path / "mal.xlsx"
    press(qtbot, Qt.Key.Key_E, CTRL)
    assert files.proposed == ["cursos por corregir.xlsx"]
    table = read_table(tmp_path / "mal.xlsx")
    assert table.header == ["Qué está mal", "Renglón", *TITLES]
    [[why, number, *cells]] = table.rows
    assert str(why).startswith("Lugar: No está en la lista. ¿Quiso decir") and number == 3
    assert cells == WRONG
    assert "mal.xlsx" in box.said.text()
    assert box.go_on.words() == "Importar los válidos (1)"
    # Mended, it is of the same shape and needs nothing said.
    box.open_path(tmp_path / "mal.xlsx")
    assert box.columns.boxes[2].code() == "title" and not box.columns.mapping.lacking(training)


def test_the_file_itself_is_not_written_over(
    qtbot: QtBot, box: ImportBox, files: Chosen, write: Callable[..., Path]
) -> None:
    path = write(WRONG)
    before = path.read_bytes()
    to_preview(qtbot, box, path)
    files.answer = path
    press(qtbot, Qt.Key.Key_E, CTRL)
    assert box.said.text().startswith("Ese es el archivo que se está importando.")
    assert path.read_bytes() == before


# --- refusals ---------------------------------------------------------------------------------------------------


LOCKED = "EncryptedPackage".encode("utf-16-le")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(path: Path, **parts: str) -> None:
    with ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def claiming(path: Path) -> None:
    book = Workbook()
    book.active.append(TITLES)
    book.active.cell(1_048_576, 16).value = "x"
    book.save(path)


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.xlsx", lambda path: path.write_bytes(b""), "«a.xlsx» no es un libro de Excel (.xlsx), o está dañado."),
        ("a.csv", lambda path: path.write_bytes(b"\n"), "No hay nada escrito ahí."),
        ("a.csv", lambda path: path.write_bytes("Inicio\n".encode("utf-16")), "El texto del archivo no está en UTF-8"),
        ("a.csv", lambda path: path.write_bytes(b'Inicio\n"a\n'), "En el renglón 2 hay comillas sin cerrar"),
        ("a.xls", lambda path: path.write_bytes(OLE + b"\0" * 600), "Es un libro de una versión antigua de Excel"),
        ("a.xls", lambda path: path.write_bytes(OLE + LOCKED), "El libro tiene contraseña."),
        ("a.ods", lambda path: zipped(path, mimetype="application/vnd.oasis.opendocument.spreadsheet"),
         "Es un archivo de LibreOffice (.ods)."),
        ("a.xlsx", lambda path: path.write_bytes(b"Inicio,Fin\n1,2\n"), "«a.xlsx» no es un libro de Excel: es un arch"),
        ("a.xlsx", lambda path: path.write_bytes(b"<html><table>"), "«a.xlsx» es una página web con nombre de libro"),
        ("~$a.xlsx", lambda path: path.write_bytes(b"\5Ana"), "«~$a.xlsx» no es el libro: es la marca de que alguien"),
        ("a.xlsx", claiming, "La hoja «Sheet» dice tener 1,048,576 renglones y 16 columnas: son demasiados."),
        ("a.xlsx", lambda _path: None, "No se encontró el archivo «a.xlsx»."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_read_says_why(
    qtbot: QtBot, box: ImportBox, store: Store, files: Chosen, tmp_path: Path, name: str,
    make: Callable[[Path], object], words: str, write: Callable[..., Path],
) -> None:  # fmt: skip
    make(tmp_path / name)
    box.open_path(tmp_path / name)
    assert box.pages.currentIndex() == REFUSED
    assert box.refusal.accessibleName().startswith(words)
    assert box.refusal.accessibleDescription()
    assert not box.go_on.isVisible() and store.history.head()[0] == 0
    # From there to another one by Enter.
    files.answer = write(GOOD)
    press(qtbot, Qt.Key.Key_Return)
    assert (box.pages.currentIndex(), box.told.text()) == (COLUMNS, "cursos.csv")


def test_a_file_open_in_excel_says_so(
    box: ImportBox, monkeypatch: pytest.MonkeyPatch, write: Callable[..., Path]
) -> None:
    def held(_path: Path) -> bool:
        raise reading.unread(PermissionError(13, "Permission denied"), Path("cursos.xlsx"))

    monkeypatch.setattr("napdesk.excel.headings.is_delimited", held)
    box.open_path(write(GOOD))
    assert (
        box.refusal.accessibleName()
        == "«cursos.xlsx» no se deja leer: quizá está abierto en Excel o usted no tiene permiso."
    )
    assert box.refusal.accessibleDescription().startswith("Ciérrelo en Excel")


def test_titles_without_rows_are_said(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    box.open_path(write(titles=["Curso o sesión", *TITLES[1:]]))
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert box.pages.currentIndex() == COLUMNS
    assert box.said.text().startswith("El archivo no trae renglones.")
    assert focused() is box.columns.boxes[0]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({9: "=1+1"}, "Mujeres en uniforme: La celda J2 trae una fórmula sin su resultado."),
        ({9: "#N/A"}, "Mujeres en uniforme: La celda J2 muestra un error de Excel."),
        ({5: "32/13/2024"}, "Inicio: No es una fecha que exista."),
    ],
)
def test_a_cell_that_cannot_be_read_keeps_its_row_out_and_no_other(
    qtbot: QtBot, box: ImportBox, tmp_path: Path, cells: dict[int, str], told: str
) -> None:
    book = Workbook()
    for one in (TITLES, [cells.get(at, cell) for at, cell in enumerate(GOOD)], row("Curso B")):
        book.active.append(one)
    book.save(tmp_path / "a.xlsx")
    to_preview(qtbot, box, tmp_path / "a.xlsx")
    assert tabs(box) == ["Con errores 1", "Nuevos 1"]
    assert shown(box)[0][2] == told


def test_a_row_of_a_csv_that_lost_a_comma_is_told(qtbot: QtBot, box: ImportBox, write: Callable[..., Path]) -> None:
    to_preview(qtbot, box, write(GOOD, GOOD[:-1]))
    assert shown(box) == [("3", "Curso A", "El renglón tiene 12 celdas y los títulos son 13.")]


# --- on the page ------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False)) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, files: Chosen) -> RegisterPage:
    made = RegisterPage(desk, training)
    bringing = Bringing(made, desk, training, files)
    menu = MenuButton("Más")
    bringing.offer_in(menu)
    made.header.add_action(menu)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    with qtbot.waitActive(made), qtbot.waitSignal(made.list.filled):
        made.show()
    return made


def open_box(qtbot: QtBot, page: RegisterPage) -> ImportBox:
    """The assistant, once it is in front."""
    bringing = page.findChild(Bringing)
    assert bringing is not None and bringing.box is not None
    box = bringing.box
    qtbot.waitUntil(box.isActiveWindow)
    return box


def over_the_list(page: RegisterPage) -> str:
    banner = page.list.news._banner
    return banner.accessibleName() if banner is not None else ""


def pasted(*rows: list[str]) -> str:
    return "\r\n".join("\t".join(cells) for cells in rows) + "\r\n"


def paste(qtbot: QtBot, page: RegisterPage) -> None:
    """Into the list, which is empty yet and has but a button."""
    new = [one for one in page.list.findChildren(QPushButton) if one.accessibleName() == "Nueva capacitación"]
    new[0].setFocus()
    press(qtbot, Qt.Key.Key_V, CTRL)


def back_at(qtbot: QtBot, page: RegisterPage) -> None:
    """The window comes to the front again, as it does by itself on a screen; one stands in the list."""
    page.activateWindow()
    qtbot.waitUntil(page.list.table.hasFocus)


SURE = ["Curso o sesión", *TITLES[1:5], "Inicio", *TITLES[6:]]


def brought_in(qtbot: QtBot, page: RegisterPage, *rows: list[str]) -> None:
    """Cells copied with the very titles, pasted into the list and imported."""
    QGuiApplication.clipboard().setText(pasted(SURE, *rows))
    paste(qtbot, page)
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: box.pages.currentIndex() == PREVIEW)
    with qtbot.waitSignals([box.brought, page.list.filled]):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    back_at(qtbot, page)


def test_an_import_from_key_to_undo(
    qtbot: QtBot, page: RegisterPage, files: Chosen, write: Callable[..., Path]
) -> None:
    files.answer = write(GOOD, row("Curso B"), WRONG)
    press(qtbot, Qt.Key.Key_I, CTRL)
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: bool(box.columns.boxes))
    box.columns.boxes[0].setFocus()
    type_text("Curso o ses")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: box.pages.currentIndex() == PREVIEW)
    with qtbot.waitSignals([box.brought, page.changed, page.list.filled]):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    assert page.list.table.records.rowCount() == 2
    assert over_the_list(page) == "Se importaron 2 registros"
    back_at(qtbot, page)
    with qtbot.waitSignals([page.changed, page.list.filled]):
        press(qtbot, Qt.Key.Key_Z, CTRL)
    assert (over_the_list(page), page.list.table.records.rowCount()) == ("Se deshizo la importación: 2", 0)


def test_an_import_is_not_undone_over_a_later_change(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    brought_in(qtbot, page, GOOD)
    assert over_the_list(page) == "Se importó 1 registro"
    [kept] = desk.store.records.every(training)
    kept[hours] = 8.0
    desk.writer.wait(lambda store: store.records.keep(kept, store.office_code))
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: over_the_list(page).startswith(f"El registro {kept.folio} se cambió después"))
    assert desk.store.records.count(training) == 1


def test_pasted_cells_without_titles_wait_for_their_columns(qtbot: QtBot, page: RegisterPage) -> None:
    QGuiApplication.clipboard().setText(pasted(GOOD, row("Curso B")))
    paste(qtbot, page)
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: bool(box.columns.boxes))
    assert (box.pages.currentIndex(), box.told.text()) == (COLUMNS, "Celdas pegadas")
    assert box.choice.headings.currentText() == "No trae títulos"
    assert {how for _, how in states(box)} == {How.NOT.name}
    with qtbot.waitSignal(box.rejected):
        press(qtbot, Qt.Key.Key_Escape)


def test_nothing_to_paste_is_said(qtbot: QtBot, page: RegisterPage) -> None:
    QGuiApplication.clipboard().setText("")
    paste(qtbot, page)
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: box.refusal.accessibleName() == "No hay nada escrito ahí.")


def test_a_file_dropped_on_the_list_is_opened(qtbot: QtBot, page: RegisterPage, write: Callable[..., Path]) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(write(GOOD)))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, carried, left, none)
    QApplication.sendEvent(page.list, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page.list, QDropEvent(QPointF(50, 50), copy, carried, left, none))
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: bool(box.columns.boxes))
    assert box.told.text() == "cursos.csv"


@pytest.mark.parametrize("step", ["checking", "keeping"])
def test_an_import_is_given_up_half_way(qtbot: QtBot, desk: Desk, page: RegisterPage, step: str) -> None:
    rows = [row(f"Curso {number}") for number in range(1_500)]
    QGuiApplication.clipboard().setText(pasted(SURE, *rows))
    paste(qtbot, page)
    box = open_box(qtbot, page)
    if step == "keeping":
        qtbot.waitUntil(lambda: box.pages.currentIndex() == PREVIEW, timeout=20_000)
        press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: box.busy.bar.value() > 0, timeout=20_000)
    assert not box.go_on.isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: box.go_on.isEnabled())
    assert box.isVisible() and not box.busy.isVisible()
    assert box.pages.currentIndex() == (COLUMNS if step == "checking" else PREVIEW)
    desk.writer.wait(lambda _store: None)
    assert desk.store.records.count(training) == 0


def test_the_menu_in_the_head_opens_it_too(
    qtbot: QtBot, page: RegisterPage, files: Chosen, write: Callable[..., Path]
) -> None:
    files.answer = write(GOOD)
    [menu] = page.findChildren(MenuButton)
    [offered] = menu.menu_of_it.actions()
    assert offered.text() == "&Importar de Excel o CSV…\tCtrl+I"
    offered.trigger()
    box = open_box(qtbot, page)
    qtbot.waitUntil(lambda: bool(box.columns.boxes))
