"""Pinned fields stay for the next record, marked until they are confirmed, and are nothing typed by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.register import Register
from napdesk.store.store import open_store
from napdesk.ui.desk import Desk
from napdesk.ui.form.pin_sign import PinSign
from napdesk.ui.register.page import RegisterPage
from tests.desks import Remembered, house, make_store, sit_down, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SESSION = [
    "Asesoría de género", "cur", "perspectiva", "", "s", "cecopam", "03/11/2025", "7/11", "veracruz, v", "naval",
    "12", "18", "0", "0",
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=False)


@pytest.fixture
def settings() -> Remembered:
    return Remembered()


@pytest.fixture
def desk(qapp: QApplication, path: Path, settings: Remembered) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path, settings=settings) as desk:
        yield desk


def opened(qtbot: QtBot, desk: Desk, register: Register = training) -> RegisterPage:
    page = RegisterPage(desk, register)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    page.start_new()
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RegisterPage:
    return opened(qtbot, desk)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_fields(qtbot: QtBot, texts: list[str]) -> None:
    for text in texts:
        type_text(text)
        press(qtbot, Qt.Key.Key_Return)


def pin(qtbot: QtBot, page: RegisterPage, *keys: str) -> None:
    for key in keys:
        page.form.fields.reach(key)
        press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)


def keep_one(qtbot: QtBot, page: RegisterPage, texts: list[str] = SESSION) -> None:
    page.form.fields.go_first()
    type_fields(qtbot, texts)
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return, CTRL)


def texts(page: RegisterPage) -> dict[str, str]:
    return {key: cell.editor.text() for key, cell in page.form.fields.cells.items() if cell.editor.text()}


def carried(page: RegisterPage) -> list[str]:
    return [key for key, cell in page.form.fields.cells.items() if cell.editor.carried()]


def sign(page: RegisterPage, key: str) -> PinSign:
    found = page.form.fields.cells[key].sign
    assert found is not None
    return found


PINNED = {"provider": "CECOPAM", "begins": "03/11/2025", "place": "Veracruz, Veracruz"}


def test_what_is_pinned_stays_for_the_next_record_and_is_marked(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    pin(qtbot, page, *PINNED)
    assert page.form.foot.words() == "«Lugar» pasará al siguiente registro"
    keep_one(qtbot, page)
    assert texts(page) == PINNED and carried(page) == list(PINNED)
    assert page.form.fields.focused() == "title"
    page.form.flush()
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    assert not page.form.dirty and desk.store.drafts.every() == []
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert page.form.foot.words() == "No hay nada nuevo que guardar"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_going_on_from_a_carried_value_confirms_it(qtbot: QtBot, page: RegisterPage, key: Qt.Key) -> None:
    pin(qtbot, page, *PINNED)
    keep_one(qtbot, page)
    page.form.fields.reach("provider")
    assert carried(page) == list(PINNED)
    assert page.form.fields.cells["provider"].editor.focusProxy().accessibleDescription() == "del registro anterior"
    press(qtbot, key)
    assert page.form.fields.focused() == "begins" and carried(page) == ["begins", "place"]
    type_text("4")
    assert carried(page) == ["place"]


def test_a_new_record_begins_with_what_the_last_new_one_said(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    pin(qtbot, page, "place")
    keep_one(qtbot, page)
    press(qtbot, Qt.Key.Key_N, CTRL)
    keep_one(qtbot, page, [*SESSION[:8], "xalapa, v", *SESSION[9:]])
    assert texts(page) == {"place": "Xalapa, Veracruz"}
    first = min(desk.store.records.every(training), key=lambda one: one.folio)
    page.open_record(first.uid)
    page.form.fields.reach("hours")
    type_text("3")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert texts(page) == {"place": "Xalapa, Veracruz"}


def test_an_answer_to_a_question_that_was_not_asked_is_not_carried(qtbot: QtBot, page: RegisterPage) -> None:
    pin(qtbot, page, "government")
    page.form.fields.groups[1].set_open(False)
    keep_one(qtbot, page)
    assert texts(page) == {}


def test_saving_confirms_what_was_carried(qtbot: QtBot, page: RegisterPage) -> None:
    pin(qtbot, page, "place")
    keep_one(qtbot, page)
    type_text("Otra")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    assert carried(page) == [] and page.form.record.values["place"] == "30193"


def test_the_marks_come_back_with_the_draft(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    pin(qtbot, page, "place")
    keep_one(qtbot, page)
    type_text("Otra")
    page.form.flush()
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    [draft] = desk.store.drafts.every()
    press(qtbot, Qt.Key.Key_N, CTRL)
    page.open_draft(draft)
    assert (texts(page), carried(page)) == ({"title": "Otra", "place": "Veracruz, Veracruz"}, ["place"])


def test_pins_and_what_they_carry_are_remembered_per_person(
    qtbot: QtBot, path: Path, desk: Desk, settings: Remembered, page: RegisterPage
) -> None:
    pin(qtbot, page, "place")
    keep_one(qtbot, page)
    again = opened(qtbot, desk)
    qtbot.waitUntil(lambda: texts(again) == {"place": "Veracruz, Veracruz"})
    assert carried(again) == ["place"] and not again.form.dirty
    other = replace(desk, store=open_store(path, replace(house(), who="Captura 2")))
    page_of_other = opened(qtbot, other)
    assert not sign(page_of_other, "place").isChecked()
    assert not sign(opened(qtbot, desk, network), "municipality").isChecked()
    other.store.close()
    assert settings["pins/training/Captura 1"] == "place"


def test_a_pin_is_unpinned_by_the_same_key(qtbot: QtBot, page: RegisterPage) -> None:
    pin(qtbot, page, "place", "place")
    assert page.form.foot.words() == "«Lugar» ya no es dato fijo"
    keep_one(qtbot, page)
    assert texts(page) == {}


def test_the_sign_is_seen_at_the_field_one_is_at_and_pins_by_click(qtbot: QtBot, page: RegisterPage) -> None:
    place = sign(page, "place")
    assert (place.is_seen(), place.accessibleName()) == (False, "Fijar este dato")
    page.form.fields.reach("place")
    assert place.is_seen()
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert page.form.fields.focused() == "place"
    page.form.fields.reach("title")
    assert (place.is_seen(), place.accessibleName()) == (True, "Dato fijo")
    cell = page.form.fields.cells["provider"]
    qtbot.mouseMove(cell, QPoint(3, 3))
    qtbot.waitUntil(lambda: sign(page, "provider").is_seen())
    qtbot.mouseMove(page.form.fields.cells["title"], QPoint(3, 3))
    qtbot.waitUntil(lambda: not sign(page, "provider").is_seen())


def test_a_pinned_field_is_not_folded_away(qtbot: QtBot, page: RegisterPage) -> None:
    ref, group = page.form.fields.cells["document_ref"], page.form.fields.groups[-1]
    assert ref.isHidden()
    pin(qtbot, page, "document_ref")
    group.set_open(False)
    assert not ref.isHidden()
    page.form.fields.reach("document_ref", focus=True)
    group.set_open(False)
    press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)
    assert group.is_open() and page.form.fields.focused() == "document_ref"


def test_contact_data_are_never_pinned(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk, network)
    assert page.form.fields.cells["contact_name"].sign is None
    page.search.setFocus()
    press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)
    assert page.form.foot.words() == "Primero entre al campo por fijar"
