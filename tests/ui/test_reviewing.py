"""Review by key: the queue over the form, notes at their fields, the clerk's answer, and nothing where it is off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.house import plan
from napdesk.registers.training import training, uniformed_women
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.receipts import Outcome, Receipt, ReceiptNote
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import Language
from napdesk.services.closing import reopen, send
from napdesk.services.review import reviews, send_back, set_review
from napdesk.store.store import Store
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.review.note_box import NoteBox
from napdesk.ui.settings.review_panel import ReviewPanel
from tests.chosen import Chosen
from tests.pages import NOW, AtOnce, make_desk, make_store, training_record, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make_store(tmp_path / "datos")
    set_review(made, on=True)
    return made


def keep(store: Store, title: str) -> Record:
    record = training_record(store, title)
    record.stage = Stage.COMPLETE
    return store.records.keep(record, store.office_code)


class Later(AtOnce):
    """A writer that is behind until it catches up."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._queue: list[tuple[Any, ...]] = []

    def run(self, *asked: Any) -> None:  # type: ignore[override]
        self._queue.append(asked)

    def catch_up(self) -> None:
        queue, self._queue = self._queue, []
        for asked in queue:
            self.read(*asked)


def shown(qtbot: QtBot, store: Store, **other: Any) -> tuple[RegisterPage, More]:
    desk = make_desk(store, **other)
    page = RegisterPage(desk, training)
    more = More(page, desk, training, Chosen(None))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
    return page, more


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def stage(store: Store, record: Record) -> Stage:
    found = store.records.find(record.register, record.uid)
    assert found is not None
    return found.stage


def test_the_queue_is_walked_by_keys(qtbot: QtBot, store: Store) -> None:
    first, second, third = (keep(store, name) for name in ("uno", "dos", "tres"))
    page, more = shown(qtbot, store)
    strip = more.reviewing.strip
    assert strip.words() == "3 por revisar" and strip.approve.isHidden()
    press(qtbot, Qt.Key.Key_F3)
    assert page.form.record.uid == first.uid and strip.words() == "3 por revisar"
    assert page.form.fields.focused() == "title"
    press(qtbot, Qt.Key.Key_F2)
    assert stage(store, first) is Stage.APPROVED and page.form.record.uid == second.uid
    press(qtbot, Qt.Key.Key_F3)
    assert stage(store, second) is Stage.COMPLETE and page.form.record.uid == third.uid
    press(qtbot, Qt.Key.Key_F2)
    assert page.form.record.uid == second.uid
    press(qtbot, Qt.Key.Key_F2)
    assert stage(store, second) is Stage.APPROVED and strip.words() == "No queda nada por revisar."


def test_a_word_is_taken_back_as_a_saving_is(qtbot: QtBot, store: Store) -> None:
    first, second = keep(store, "uno"), keep(store, "dos")
    page, more = shown(qtbot, store)
    press(qtbot, Qt.Key.Key_F3)
    press(qtbot, Qt.Key.Key_F2)
    assert page.form.record.uid == second.uid
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert stage(store, first) is Stage.COMPLETE and page.form.record.uid == first.uid
    assert more.reviewing.strip.words() == "2 por revisar"
    press(qtbot, Qt.Key.Key_F2, SHIFT)
    assert more.reviewing.box is not None
    type_text(more.reviewing.box.line, "¿Es ese título?")
    more.reviewing.box.go_on.click()
    assert stage(store, first) is Stage.SENT_BACK
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert stage(store, first) is Stage.COMPLETE and page.form.banners.banner() is None


def test_a_key_held_down_or_pressed_twice_judges_once(qtbot: QtBot, store: Store) -> None:
    first, second = keep(store, "uno"), keep(store, "dos")
    writer = Later(store)
    page, _more = shown(qtbot, store, writer=writer)
    repeating = {one.key().toString() for one in page.findChildren(QShortcut) if one.autoRepeat()}
    assert repeating.isdisjoint({"F2", "Shift+F2", "F3"})
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F3):
        press(qtbot, key)
    writer.catch_up()
    assert (stage(store, first), stage(store, second)) == (Stage.APPROVED, Stage.COMPLETE)
    assert page.form.record.uid == second.uid and page.form.banners.banner() is None


def test_what_is_typed_while_it_is_judged_stays(qtbot: QtBot, store: Store) -> None:
    first, _second = keep(store, "uno"), keep(store, "dos")
    writer = Later(store)
    page, _more = shown(qtbot, store, writer=writer)
    page.open_record(first.uid, "title")
    press(qtbot, Qt.Key.Key_F2)
    type_text(QApplication.focusWidget(), " y más")  # type: ignore[arg-type]
    writer.catch_up()
    assert page.form.record.uid == first.uid and page.form.dirty
    assert page.form.fields.texts()["title"].endswith(" y más")


def test_sent_back_with_a_note_on_the_field_one_is_in(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    page, more = shown(qtbot, store)
    page.open_record(record.uid, "uniformed_women")
    press(qtbot, Qt.Key.Key_F2, SHIFT)
    box = more.reviewing.box
    assert isinstance(box, NoteBox) and box.fields.currentData() == "uniformed_women"
    qtbot.keyClick(box.line, Qt.Key.Key_Return, CTRL)
    box.go_on.click()
    assert box.isVisible() and box.asked.words() == "Escriba al menos una observación."
    type_text(box.line, "Llame al 229 123 4567")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert "teléfono" in box.asked.words() and box.notes == {}
    box.line.clear()
    type_text(box.line, "El oficio dice 9.")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    box.fields.setCurrentIndex(box.fields.findData("place"))
    type_text(box.line, "¿Veracruz o Xalapa?")
    box.go_on.click()
    assert stage(store, record) is Stage.SENT_BACK
    assert store.history.of(record.uid)[0].changes["notes"] == {
        "uniformed_women": "El oficio dice 9.",
        "place": "¿Veracruz o Xalapa?",
    }


def test_a_note_is_taken_out_and_none_is_lost_by_leaving(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    page, more = shown(qtbot, store)
    page.open_record(record.uid, "uniformed_women")
    press(qtbot, Qt.Key.Key_F2, SHIFT)
    box = more.reviewing.box
    assert box is not None
    qtbot.waitUntil(box.line.hasFocus)
    type_text(box.line, "El oficio dice 9.")
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is box.fields
    type_text(box.line, "A medias")
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert stage(store, record) is Stage.COMPLETE
    with qtbot.waitActive(page):
        page.activateWindow()
    press(qtbot, Qt.Key.Key_F2, SHIFT)
    again = more.reviewing.box
    assert again is not None and again is not box and again.list.isVisible()
    assert (again.notes, again.line.text()) == ({"uniformed_women": "El oficio dice 9."}, "A medias")
    qtbot.waitUntil(again.line.hasFocus)
    again.list.setFocus()
    again.list.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Delete)
    assert again.notes == {} and not again.list.isVisible() and QApplication.focusWidget() is again.line


def test_only_what_is_asked_is_offered(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    box = NoteBox(make_desk(store), record, "title")
    qtbot.addWidget(box)
    offered = {box.fields.itemData(at) for at in range(box.fields.count())}
    assert offered == {asked.key for asked in training.fields if not asked.personal and record.asks(asked)}
    assert len(offered) < len(training.fields)


def test_the_clerk_sees_each_note_at_its_field_and_answers(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    send_back(store, record, {"uniformed_women": "El oficio dice 9."})
    page, _more = shown(qtbot, store)
    page.open_record(record.uid, "uniformed_women")
    form = page.form
    banner = form.banners.banner()
    assert banner is not None and banner.accessibleName().startswith("Con observaciones de Captura 1")
    cell = form.fields.cells["uniformed_women"]
    assert cell._remark is not None and cell._remark.words().startswith("Captura 1: El oficio dice 9.")
    assert form.why.isVisible() and form.why.line.placeholderText().startswith("Su respuesta a las observaciones")
    editor = cell.editor
    editor.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    type_text(QApplication.focusWidget(), "9")  # type: ignore[arg-type]
    type_text(form.why.line, "Es cierto, eran 9.")
    form.save()
    kept = store.records.find(training, record.uid)
    assert kept is not None and (kept.stage, kept[uniformed_women]) == (Stage.COMPLETE, 9)
    assert store.history.of(record.uid)[0].changes["why"] == "Es cierto, eran 9."
    assert not (cell._remark.isVisible() and "El oficio" in cell._remark.words())


def test_what_the_receiver_asks_stands_at_its_field_until_another_return_answers(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    record = keep(store, "uno")
    day = NOW.replace(month=12, day=31)
    period = Period(2025, Periodicity.QUARTER, 4)
    first = send(store, plan(), period, tmp_path / "r0.xlsx", language=Language.ES, now=day)
    note = ReceiptNote(record.folio, "uniformed_women", "El oficio dice 9.")
    store.receipts.put(Receipt(first.seal, Outcome.ASKED_BACK, "09-SEMAR-00", NOW.isoformat(), (note,)), str(period))
    page, _more = shown(qtbot, store)
    page.open_record(record.uid)
    cell = page.form.fields.cells["uniformed_women"]
    banner = page.form.banners.banner()
    assert banner is not None and banner.accessibleName().startswith("Con observaciones de 09-SEMAR-00")
    assert cell._remark is not None and cell._remark.words().startswith("09-SEMAR-00: El oficio dice 9.")
    reopen(store, period, "lo pidieron")
    corrected = store.records.find(training, record.uid)
    assert corrected is not None
    corrected[uniformed_women] = 9
    store.records.keep(corrected, store.office_code)
    page.open_record(record.uid)
    assert cell._remark.words().startswith("09-SEMAR-00: El oficio dice 9.")
    send(store, plan(), period, tmp_path / "r1.xlsx", language=Language.ES, now=day)
    page.open_record(record.uid)
    assert page.form.banners.banner() is None and "oficio" not in cell._remark.words()


def test_a_note_on_a_folded_field_unfolds_it(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    page, _more = shown(qtbot, store)
    cell = page.form.fields.cells["evidence"]
    assert not cell.isVisible()
    send_back(store, record, {"evidence": "Falta el oficio."})
    page.open_record(record.uid)
    assert page.form.fields.focused() == "evidence" and cell.isVisible() and cell._remark is not None
    assert cell._remark.words().startswith("Captura 1: Falta el oficio.")


def test_notes_stay_while_only_some_are_answered(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    send_back(store, record, {"uniformed_women": "El oficio dice 9."})
    page, _more = shown(qtbot, store)
    page.open_record(record.uid, "title")
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_Delete)
    page.form.save()
    assert stage(store, record) is Stage.DRAFT
    page.open_record(record.uid)
    banner = page.form.banners.banner()
    assert banner is not None and banner.accessibleName().startswith("Con observaciones de Captura 1")
    page.form.fields.reach("title")
    type_text(QApplication.focusWidget(), "uno")  # type: ignore[arg-type]
    press(qtbot, Qt.Key.Key_Return)
    assert page.form.why.isVisible()
    page.form.save()
    assert stage(store, record) is Stage.COMPLETE


def test_it_may_stay_as_it_is_with_an_answer(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    send_back(store, record, {"uniformed_women": "El oficio dice 9."})
    page, _more = shown(qtbot, store)
    page.open_record(record.uid)
    type_text(page.form.why.line, "Son 12, va la lista.")
    page.form.save()
    assert stage(store, record) is Stage.COMPLETE
    assert store.history.of(record.uid)[0].changes["why"] == "Son 12, va la lista."


def test_what_was_approved_stays_so_until_it_is_changed(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    page, _more = shown(qtbot, store)
    page.open_record(record.uid)
    press(qtbot, Qt.Key.Key_F2)
    lines = store.history.head()[0]
    page.form.save()
    assert (stage(store, record), store.history.head()[0]) == (Stage.APPROVED, lines)
    page.form.fields.reach("uniformed_women")
    press(qtbot, Qt.Key.Key_A, CTRL)
    type_text(QApplication.focusWidget(), "13")  # type: ignore[arg-type]
    page.form.save()
    assert stage(store, record) is Stage.COMPLETE


def test_what_is_typed_is_saved_before_it_is_judged(qtbot: QtBot, store: Store) -> None:
    record = keep(store, "uno")
    page, _more = shown(qtbot, store)
    page.open_record(record.uid, "uniformed_women")
    type_text(QApplication.focusWidget(), "1")  # type: ignore[arg-type]
    press(qtbot, Qt.Key.Key_F2)
    assert stage(store, record) is Stage.COMPLETE


def test_where_it_is_off_nothing_of_it_is_there(qtbot: QtBot, store: Store) -> None:
    set_review(store, on=False)
    record = keep(store, "uno")
    page, more = shown(qtbot, store)
    page.open_record(record.uid)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_F2, SHIFT)
    assert more.reviewing.strip.isHidden() and more.reviewing.box is None
    assert stage(store, record) is Stage.COMPLETE


def test_it_is_switched_in_ajustes(qtbot: QtBot, store: Store) -> None:
    panel = ReviewPanel(make_desk(store))
    qtbot.addWidget(panel)
    assert panel.on.isChecked()
    with qtbot.waitSignal(panel.switched):
        qtbot.keyClick(panel.on, Qt.Key.Key_Space)
    assert not reviews(store)
