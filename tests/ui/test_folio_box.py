"""Ctrl+G goes to a record by its folio, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.registers.training import training
from napdesk.ui.desk import Desk
from napdesk.ui.folio_box import FolioBox
from tests.desks import make_store, sit_down, type_text
from tests.samples import session, unit


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False)) as desk:
        for record in (session(title="Curso A"), session(title="Curso B"), unit()):
            desk.store.records.keep(record, desk.store.office_code)
        yield desk


@pytest.fixture
def box(qtbot: QtBot, desk: Desk) -> FolioBox:
    box = FolioBox(desk, "training")
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.open()
    return box


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def uid_of(desk: Desk, title: str) -> str:
    return next(one.uid for one in desk.store.records.every(training) if one.values["title"] == title)


def test_enter_right_after_the_number_opens_the_record(qtbot: QtBot, desk: Desk, box: FolioBox) -> None:
    type_text("2")
    with qtbot.waitSignal(box.chosen) as chosen:
        press(qtbot, Qt.Key.Key_Return)
    assert chosen.args == ["training", uid_of(desk, "Curso B")]
    assert not box.isVisible()


def test_of_several_one_is_chosen_with_the_arrows(qtbot: QtBot, box: FolioBox) -> None:
    type_text("1")
    qtbot.waitUntil(lambda: box.list.count() == 2)
    assert box.words.text().startswith("Varios terminan así")
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        press(qtbot, Qt.Key.Key_Return)
    assert chosen.args is not None and chosen.args[0] == "police_unit"


@pytest.mark.parametrize("typed", ["77", "abc"])
def test_a_folio_that_is_none_is_said_and_nothing_opens(qtbot: QtBot, box: FolioBox, typed: str) -> None:
    type_text(typed)
    qtbot.waitUntil(lambda: box.words.text().startswith("Ningún registro de este equipo"))
    with qtbot.assertNotEmitted(box.chosen):
        press(qtbot, Qt.Key.Key_Return)
    assert box.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_deleted_record_says_so(qtbot: QtBot, desk: Desk, box: FolioBox) -> None:
    desk.store.records.delete(*(one for one in desk.store.records.every(training) if one.values["title"] == "Curso B"))
    type_text("cap-2024-2")
    qtbot.waitUntil(lambda: box.list.count() == 1)
    assert box.list.item(0).text().endswith("Curso B · Capacitación · borrado")
