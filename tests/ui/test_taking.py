"""A list taken away by key and click: to Excel, as a CSV, on paper; its columns chosen in their box."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.fields import Absence
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.parts.banner import Banner
from napdesk.ui.register import record_table
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.summary.paper_table import Ink
from tests.chosen import Chosen
from tests.desks import make_store, sit_down, type_text
from tests.samples import session, women

ALT, CTRL, NO = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
COLUMNS = ["ends", "title", "internal_notes", "uniformed_women", "hours", "place", "stage"]


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False)) as desk:
        kept = [
            session(title="=1+1", ends=date(2025, 3, 1), internal_notes="no sale", hours=2.5, activity="talk"),
            session(title="Ñuu", ends=date(2025, 4, 1), uniformed_women=1204, activity="talk"),
            session(title="Álamos", ends=date(2025, 5, 1), uniformed_women=Absence.NOT_AVAILABLE),
        ]
        desk.store.records.keep_all(kept, desk.store.office_code)
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RegisterPage:
    page = RegisterPage(desk, training)
    page.resize(1200, 700)
    qtbot.addWidget(page)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    page.list.table.heads.choose(COLUMNS)
    with qtbot.waitSignal(page.list.filled):
        page.show_wanted(Wanted(answers=(("activity", "talk"),), order="title", descending=True))
    return page


def said(page: RegisterPage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(Banner) if one.isVisible()]


def test_the_workbook_holds_what_is_shown_as_what_it_is(
    qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path
) -> None:
    files = Chosen(tmp_path / "l.xlsx")
    More(page, desk, training, files)
    qtbot.keyClick(page, Qt.Key.Key_F12)
    told = "Se guardó «l.xlsx». No lleva «Notas internas»: no sale de la oficina."
    qtbot.waitUntil(lambda: said(page) == [told])
    assert files.proposed == ["NapDesk_30-SEMAR-01_Lista-Capacitaciones.xlsx"]
    book = load_workbook(tmp_path / "l.xlsx")
    sheet, about = book.worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["ends", "title", "uniformed_women", "hours", "place", "stage"]
    assert rows[1][1:] == ["Curso o sesión", "Mujeres en uniforme", "Horas", "Lugar", "Estado"]
    assert [row[1] for row in rows[2:]] == ["Ñuu", "=1+1"]
    assert rows[2][0].date() == date(2025, 4, 1) and rows[2][2] == 1204 and rows[3][3] == 2.5  # type: ignore[union-attr]
    assert sheet["B4"].data_type == "s" and sheet["B4"].number_format == "@"
    facts = {row[0].value: row[1].value for row in about.iter_rows(min_row=3)}
    assert facts["Qué se muestra"] == "Actividad: Plática" and facts["Registros"] == "2"
    assert facts["En orden de"] == "Curso o sesión, de mayor a menor" and facts["Con corte al"] == "23/11/2025"


def test_the_csv_is_for_every_program(qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path) -> None:
    files = Chosen(tmp_path / "l.csv")
    More(page, desk, training, files).taking.csv.trigger()
    qtbot.waitUntil(lambda: bool(said(page)))
    raw = (tmp_path / "l.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").split("\r\n") == [
        "Término,Curso o sesión,Mujeres en uniforme,Horas,Lugar,Estado",
        '2025-04-01,Ñuu,1204,,"30193 · Veracruz, Veracruz",Completo',
        '2025-03-01,\'=1+1,19,2.5,"30193 · Veracruz, Veracruz",Completo',
        "",
    ]


def test_nothing_personal_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with sit_down(make_store(tmp_path / "redes.napdesk", filled=False)) as desk:
        desk.store.records.keep(women(contact_name="Persona de Muestra"), desk.store.office_code)
        page = RegisterPage(desk, network)
        qtbot.addWidget(page)
        offered = page.list.table.heads.arrangement.offered
        assert not set(offered) & {asked.key for asked in network.personal}
        page.list.table.heads.choose(list(offered))
        leaving = {column.key for column in page.list.table.leaving()}
        assert leaving == {asked.key for asked in network.leaving} | {"folio", "stage"}


def test_what_is_given_up_leaves_nothing(
    qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sub" / "l.xlsx"
    target.parent.mkdir()
    monkeypatch.setattr(Job, "end", lambda _job: None)
    more = More(page, desk, training, Chosen(target))
    more.taking.workbook.trigger()
    page.list.news.under_way.cancel.click()
    qtbot.waitUntil(page.list.news.isHidden)
    desk.tasks.stop()
    assert list(target.parent.iterdir()) == []


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line of words put on paper."""
    lines: list[str] = []
    write = Ink.write

    def kept(*args: object) -> None:
        lines.append(str(args[3]))
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Ink, "write", kept)
    return lines


def test_the_paper_says_what_it_is_and_adds_up(
    qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path, written: list[str]
) -> None:
    More(page, desk, training, Chosen(tmp_path / "l.pdf"))
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said(page)))
    assert (tmp_path / "l.pdf").read_bytes().startswith(b"%PDF-")
    for words in ("Capacitaciones", "Qué se muestra: Actividad: Plática", "Con corte al: 23/11/2025", "1,223", "Suma"):
        assert words in written, words
    assert "no sale" not in written and "Página 1 de 1" in written


def test_a_long_list_has_its_heads_on_every_page(
    qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path, written: list[str]
) -> None:
    kept = [session(title=f"Sesión {number}", activity="talk") for number in range(150)]
    desk.store.records.keep_all(kept, desk.store.office_code)
    with qtbot.waitSignal(page.list.filled):
        page.list.look_again()
    taking = More(page, desk, training, Chosen(None)).taking
    drawn: list[int] = []

    def preview(_parent: object, printer: QPrinter, _title: str, draw: object) -> None:
        printer.setOutputFileName(str(tmp_path / "l.pdf"))
        draw(printer)  # type: ignore[operator]
        drawn.append(written.count("Horas"))

    taking.show_preview = preview
    taking.as_preview.trigger()
    qtbot.waitUntil(lambda: bool(drawn))
    pages = [one for one in written if one.startswith("Página ")]
    assert len(pages) > 2 and drawn == [len(pages)] and pages[-1] == f"Página {len(pages)} de {len(pages)}"


def test_many_rows_are_copied_beside_the_window(
    qtbot: QtBot, desk: Desk, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_table, "AT_ONCE", 1)
    More(page, desk, training, Chosen(None))
    page.list.focus_table()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.list.table, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: said(page) == ["Se copiaron 2 filas."])
    assert QApplication.clipboard().text().split("\n")[1].split("\t")[:3] == ["01/04/2025", "Ñuu", "1204"]


def test_columns_are_chosen_without_the_mouse(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    more = More(page, desk, training, Chosen(None))
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert more.box is not None
    qtbot.waitUntil(more.box.list.hasFocus)
    qtbot.keyClick(more.box.list, Qt.Key.Key_Space)  # the first, ends, is hidden
    qtbot.keyClick(more.box.list, Qt.Key.Key_Down)
    qtbot.keyClick(more.box.list, Qt.Key.Key_Space)  # the name stays
    qtbot.keyClick(more.box.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(more.box.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(more.box.list, Qt.Key.Key_Return)
    keys = [column.key for column in page.list.table.heads.columns()]
    assert keys == ["internal_notes", "uniformed_women", "title", "hours", "place", "stage"]
    qtbot.keyClick(page, Qt.Key.Key_F9)
    more.box.usual.click()
    assert [column.key for column in page.list.table.heads.columns()][:2] == ["ends", "title"]


def test_answers_are_filters_and_all_go_at_once(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_L, CTRL)
    type_text("activ curs", lambda: page.filters.line)
    qtbot.waitUntil(lambda: page.filters.choices.count() == 1)
    with qtbot.waitSignal(page.list.filled):
        qtbot.keyClick(page.filters.line, Qt.Key.Key_Return)
    assert page.list.table.records.rowCount() == 3
    chips = {chip.words(): chip for chip in page.header.chips()}
    assert list(chips) == ["Actividad: Plática", "Actividad: Curso", "Quitar todos"]
    with qtbot.waitSignal(page.list.filled):
        qtbot.keyClick(chips["Actividad: Plática"], Qt.Key.Key_Delete, NO)
    assert page.list.wanted.answers == (("activity", "course"),)
    with qtbot.waitSignal(page.list.filled):
        page.show_wanted(Wanted(year=2025, answers=(("activity", "talk"),), order="title"))
    with qtbot.waitSignal(page.list.filled):
        page.header.chips()[-1].click()
    assert page.list.wanted == Wanted(order="title") and page.header.chips() == []
