"""A heap of sheets is begun, typed and checked by keys; the strip over the form says how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.registers.training import training
from napdesk.ui.batch.batches import Batches
from napdesk.ui.batch.cover_box import CoverBox
from napdesk.ui.batch.tally_box import TallyBox, difference
from napdesk.ui.desk import Desk
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.register.page import RegisterPage
from tests.desks import make_store, sit_down, type_text
from tests.samples import session

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=False)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path) as desk:
        yield desk


Opened = tuple[RegisterPage, Batches]


def opened(qtbot: QtBot, desk: Desk) -> Opened:
    page = RegisterPage(desk, training)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    menu = MenuButton("Más")
    page.header.add_action(menu)
    batches = Batches(page, desk, training, menu)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    page.form.fields.go_first()
    return page, batches


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def back_at(qtbot: QtBot, page: RegisterPage) -> None:
    """A box was closed: without a window manager nobody gives the window its turn again."""
    with qtbot.waitActive(page):
        page.activateWindow()


def begin(qtbot: QtBot, batches: Batches, *said: str) -> None:
    """Ctrl+B, then the sheets and what else the cover says."""
    press(qtbot, Qt.Key.Key_B, CTRL)
    box = batches.box
    assert isinstance(box, CoverBox)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.lines["sheets"])
    for words in said:
        type_text(words)
        press(qtbot, Qt.Key.Key_Tab)
    box.lines["name"].setFocus()
    type_text("12")
    press(qtbot, Qt.Key.Key_Return)


def keep(qtbot: QtBot, page: RegisterPage, title: str) -> None:
    """A sheet that says what the others say, under another name."""
    back_at(qtbot, page)
    page.start_new()
    for key, value in session(title=None).values.items():
        page.form.fields.carry(key, value)
    type_text(title)
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)


def tally(qtbot: QtBot, batches: Batches) -> TallyBox:
    qtbot.waitUntil(lambda: isinstance(batches.box, TallyBox) and batches.box.isVisible())
    assert isinstance(batches.box, TallyBox)
    return batches.box


def test_a_batch_from_its_cover_to_its_end(qtbot: QtBot, desk: Desk) -> None:
    page, batches = opened(qtbot, desk)
    begin(qtbot, batches, "2", "38", "23")
    qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 1 de 2 · mujeres 0 de 38 · hombres 0 de 23")
    keep(qtbot, page, "a")
    qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 2 de 2 · mujeres 19 de 38 · hombres 11 de 23")
    keep(qtbot, page, "b")
    box = tally(qtbot, batches)  # the last sheet was kept
    assert box.rows() == [
        ["Concepto", "Carátula", "Capturado", "Diferencia"],
        ["Hojas", "2", "2", "Cuadra"],
        ["Mujeres", "38", "38", "Cuadra"],
        ["Hombres", "23", "22", "Falta 1"],
    ]
    assert box.words.text() == "Lo capturado todavía no cuadra con la carátula."
    qtbot.keyClick(box.show_list, Qt.Key.Key_Space)
    assert [chip.words() for chip in page.header.chips()] == ["Del lote"]
    qtbot.waitUntil(lambda: page.list.table.records.rowCount() == 2)
    back_at(qtbot, page)
    press(qtbot, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(tally(qtbot, batches).end, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: batches.strip.isHidden())


def test_a_cover_corrected_tallies_and_enter_ends_it(qtbot: QtBot, desk: Desk) -> None:
    page, batches = opened(qtbot, desk)
    begin(qtbot, batches, "1", "19", "12")
    qtbot.waitUntil(lambda: batches.strip.words().startswith("Lote 12 · hoja 1 de 1"))
    keep(qtbot, page, "a")
    qtbot.keyClick(tally(qtbot, batches).correct, Qt.Key.Key_Space)
    box = batches.box
    assert isinstance(box, CoverBox) and box.lines["men"].text() == "12"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.lines["sheets"])
    box.lines["men"].setFocus()
    box.lines["men"].selectAll()
    type_text("11")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: batches.strip.words().endswith("hombres 11 de 11"))
    back_at(qtbot, page)
    press(qtbot, Qt.Key.Key_B, CTRL)
    last = tally(qtbot, batches)
    assert last.words.text() == "El lote cuadra con su carátula."
    qtbot.keyClick(last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: batches.strip.isHidden())


def test_a_batch_is_there_at_the_next_start(qtbot: QtBot, path: Path) -> None:
    with sit_down(path) as desk:
        page, batches = opened(qtbot, desk)
        begin(qtbot, batches, "60")
        qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 1 de 60")
        keep(qtbot, page, "a")
        qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 2 de 60")
        page.close()
    with sit_down(path) as desk:
        page, batches = opened(qtbot, desk)
        qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 2 de 60")
        page.close()


def test_a_sheet_deleted_is_missing_again(qtbot: QtBot, desk: Desk) -> None:
    page, batches = opened(qtbot, desk)
    begin(qtbot, batches, "5")
    keep(qtbot, page, "a")
    qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 2 de 5")
    page.deleting.delete([page.form.record])
    qtbot.waitUntil(lambda: batches.strip.words() == "Lote 12 · hoja 1 de 5")


@pytest.mark.parametrize(("said", "words"), [("", "Falta cuántas hojas"), ("doce", "No es un número")])
def test_a_cover_that_will_not_do_stays_and_says_why(qtbot: QtBot, desk: Desk, said: str, words: str) -> None:
    _page, batches = opened(qtbot, desk)
    begin(qtbot, batches, said)
    box = batches.box
    assert isinstance(box, CoverBox) and box.isVisible()
    assert box.questions["sheets"].words().startswith(words)
    press(qtbot, Qt.Key.Key_Escape)
    assert batches.strip.isHidden()


@pytest.mark.parametrize(
    ("missing", "words"), [(0, "Cuadra"), (1, "Falta 1"), (1200, "Faltan 1,200"), (-1, "Sobra 1"), (-3, "Sobran 3")]
)
def test_a_difference_in_words(missing: int, words: str) -> None:
    assert difference(missing).es == words
