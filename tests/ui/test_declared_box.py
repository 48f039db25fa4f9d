"""Figures of past years declared from Resumen: typed, refused, kept with their source, taken out and brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from napdesk.schema.figures import Declared
from napdesk.schema.problems import Trouble
from napdesk.schema.text import same
from napdesk.store.store import Store
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.summary.charts import Column, draw_columns
from napdesk.ui.summary.declared_box import DeclaredBox
from napdesk.ui.summary.page import SummaryPage
from tests.chosen import Chosen
from tests.pages import make_desk, make_store, type_text
from tests.plan_year import keep, plan_year
from tests.samples import session

THIS_YEAR = {"begins": date(2025, 3, 3), "ends": date(2025, 3, 7), "uniformed_women": 47}
SOURCE = "Informe anual 2023, p. 12"
TRAINED = Declared(2023, "semar", "PA-7", 1204, SOURCE)
Open = Callable[..., DeclaredBox]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make_store(tmp_path)
    keep(made, session(**THIS_YEAR), *plan_year(2025))
    return made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> SummaryPage:
    page = SummaryPage(make_desk(store), Chosen(None))
    qtbot.addWidget(page)
    page.resize(1170, 740)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


@pytest.fixture
def open_box(qtbot: QtBot, page: SummaryPage) -> Open:
    def opened(commitment: str = "PA-7") -> DeclaredBox:
        page.list.setCurrentIndex(page.list.figures.index_of(commitment))
        qtbot.mouseClick(page.detail.trend.declare, Qt.MouseButton.LeftButton)
        box = page.detail.trend.box
        qtbot.waitUntil(box.isActiveWindow)
        return box

    return opened


def fill(box: DeclaredBox, value: str, source: str = SOURCE, *, year: int = 2023, of: str = "") -> None:
    box.year.setCurrentIndex(box.year.findData(year))
    for line, text in ((box.value, value), (box.of, of), (box.source, source)):
        line.clear()
        type_text(line, text)


def enter(qtbot: QtBot, line: QLineEdit) -> None:
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_figure_is_declared_by_the_keys_alone(qtbot: QtBot, store: Store, page: SummaryPage, open_box: Open) -> None:
    box = open_box()
    assert box.year.hasFocus()
    assert [box.year.itemText(at) for at in range(box.year.count())] == ["2024", "2023", "2022", "2021"]
    assert box.institution.code() == "semar"
    assert not box.of.isVisible()
    qtbot.keyClick(box.year, Qt.Key.Key_Down)
    box.value.setFocus()
    type_text(box.value, "1,204")
    enter(qtbot, box.value)
    assert box.source.hasFocus()
    type_text(box.source, SOURCE)
    enter(qtbot, box.source)
    assert store.declared.every() == [TRAINED]
    assert box.said.text() == "A salvo: 2023, 1,204."
    assert box.table.lines() == [("2023", "Secretaría de Marina", "1,204", SOURCE)]
    assert (box.value.text(), box.source.text(), box.year.hasFocus()) == ("", "", True)
    told = page.detail.trend.told.text()
    assert told == f"2023, declarada: 1,204 ({SOURCE})"
    assert page.detail.years.isVisible()
    assert page.detail.years._label.text() == "Año por año (línea punteada: declarada)"
    figure = page.list.figure()
    assert figure is not None and figure.value == 120  # what was counted stays what it was


def test_a_share_asks_for_n_and_of_how_many(qtbot: QtBot, store: Store, open_box: Open) -> None:
    box = open_box("PA-9")
    fill(box, "3", of="20")
    qtbot.keyClick(box.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store.declared.every() == [Declared(2023, "semar", "PA-9", 3, SOURCE, 20)]
    assert box.table.lines()[0][2] == "15 % (3/20)"


@pytest.mark.parametrize(
    ("commitment", "typed", "at", "said"),
    [
        ("PA-7", {"value": ""}, "value", "Escriba un número."),
        ("PA-7", {"value": "N/D"}, "value", "Escriba un número."),
        ("PA-7", {"value": "muchas"}, "value", "No es un número entero."),
        ("PA-7", {"value": "12", "source": "  "}, "source", "Falta de dónde sale la cifra."),
        ("PA-7", {"value": "12", "source": "_x0041_"}, "source", "Excel cambiaría"),
        ("PA-9", {"value": "3"}, "of", "Escriba un número."),
        ("PA-9", {"value": "21", "of": "20"}, "value", "Es más que el total."),
    ],
)
def test_what_does_not_do_is_said_under_its_field(
    qtbot: QtBot, store: Store, open_box: Open, commitment: str, typed: dict[str, str], at: str, said: str
) -> None:
    box = open_box(commitment)
    fill(box, **typed)
    qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)
    question = box._questions[at]
    assert said in question.words()
    assert question.field.hasFocus()
    assert store.declared.every() == []
    assert [name for name, one in box._questions.items() if one.field.property("weight") == "stop"] == [at]


def test_an_institution_that_does_not_exist_is_refused(qtbot: QtBot, store: Store, open_box: Open) -> None:
    box = open_box()
    fill(box, "12")
    box.institution.setFocus()
    line = box.institution.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "Ninguna")
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box._questions["institution"].words()
    assert store.declared.every() == []


def test_one_taken_out_can_be_brought_back(qtbot: QtBot, store: Store, page: SummaryPage, open_box: Open) -> None:
    store.declared.put(TRAINED)
    box = open_box()
    qtbot.mouseClick(box.remove, Qt.MouseButton.LeftButton)
    assert (store.declared.every(), box.said.text()) == ([], "Se quitó 2023, 1,204.")
    assert not page.detail.trend.told.isVisible()
    assert box.undo.hasFocus()
    qtbot.keyClick(box.undo, Qt.Key.Key_Return)
    assert store.declared.every() == [TRAINED]
    assert page.detail.trend.told.isVisible()
    assert not box.undo.isVisible()


def test_what_stands_unkept_in_the_box_stands_there_again(qtbot: QtBot, open_box: Open) -> None:
    box = open_box()
    fill(box, "12", "Infor", year=2022)
    qtbot.keyClick(box.source, Qt.Key.Key_Escape)
    again = open_box()
    assert again is not box
    assert again._typed() == (2022, "semar", "12", "", "Infor")
    again.reject()
    assert open_box("PA-1")._typed() == (2024, "semar", "", "", "")


def test_a_source_with_a_telephone_is_kept_and_stays_to_be_mended(qtbot: QtBot, store: Store, open_box: Open) -> None:
    box = open_box()
    fill(box, "12", "Oficio 3, tel. 229 123 4567")
    enter(qtbot, box.source)
    assert box.said.text().startswith("A salvo: 2023, 12. Parece traer un teléfono.")
    assert box.source.hasFocus()
    fill(box, "12", "Oficio 3")
    enter(qtbot, box.source)
    assert store.declared.every() == [Declared(2023, "semar", "PA-7", 12, "Oficio 3")]
    assert box.said.text() == "A salvo: 2023, 12."


def test_of_a_year_with_records_the_box_says_so(qtbot: QtBot, store: Store, open_box: Open) -> None:
    keep(store, session(begins=date(2024, 3, 3), ends=date(2024, 3, 7), uniformed_women=9), *plan_year(2022))
    store.declared.put(TRAINED)
    box = open_box()
    assert box.year.year() == 2021  # the newest with neither records nor a figure
    assert not box.year.warned.isVisible()
    qtbot.keyClick(box.year, Qt.Key.Key_Home)
    said = "De 2024 ya hay 1 registro que cuenta. La cifra declarada se mostrará aparte y no lo reemplaza."
    assert box.height() >= box.heightForWidth(box.width())  # and grows for it
    assert (box.year.warned.text(), box.year.accessibleDescription()) == (said, said)
    box.institution.choose("sedena")
    assert not box.year.warned.isVisible()  # of that one there is nothing
    assert box.year.year() == 2024


def test_the_table_of_the_box_shows_whole_rows(store: Store, open_box: Open) -> None:
    for year in (2021, 2022, 2023):
        store.declared.put(Declared(year, "semar", "PA-7", 12, SOURCE))
    table = open_box().table
    last = table.visualRect(table.model().index(2, 0))
    assert table.viewport().rect().contains(last)
    assert not table.verticalScrollBar().isVisible()


def test_a_trouble_is_said_and_nothing_typed_goes(
    qtbot: QtBot, store: Store, open_box: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = open_box()

    def refuse(*_: object) -> None:
        raise Trouble("disk_full", same("Disco lleno."), same("Libere espacio."))

    monkeypatch.setattr(store.declared, "put", refuse)
    fill(box, "12")
    qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)
    assert box.said.text() == "Disco lleno. Libere espacio."
    assert box.value.text() == "12"


def test_what_was_declared_is_an_outline_around_nothing() -> None:
    """Its middle is bare and its edge is dashed, so that it is told apart without colour."""
    image = QImage(60, 100, QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    painter = QPainter(image)
    draw_columns(painter, QRectF(0, 0, 60, 100), [Column("2023", None, stated=5)], LIGHT)
    painter.end()
    assert image.pixelColor(30, 60).name() == LIGHT.panel.lower()
    edge = {image.pixelColor(x, y).name() for x in range(2) for y in range(30, 70)}
    assert {LIGHT.ink.lower(), LIGHT.panel.lower()} <= edge
