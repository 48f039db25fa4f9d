"""The history of a record on the screen: opened by key, walked, a state brought back, deleted records recovered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.periods import Period
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.history.box import HistoryBox
from napdesk.ui.register.page import RegisterPage
from tests.desks import make_store, sit_down
from tests.samples import session, women

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=False)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path) as desk:
        yield desk


def changed(desk: Desk, record: Record, **answers: object) -> Record:
    """The record kept once more with other answers."""
    for key, answer in answers.items():
        record.put(key, answer)  # type: ignore[arg-type]
    return desk.writer.wait(lambda store: store.records.keep(record, store.office_code))


@pytest.fixture
def record(desk: Desk) -> Record:
    """A session with two changes behind it."""
    record = changed(desk, session())
    record = changed(desk, record, uniformed_women=21)
    return changed(desk, record, uniformed_women=23, title="Otro nombre")


def opened(qtbot: QtBot, desk: Desk, register: Register = training) -> RegisterPage:
    page = RegisterPage(desk, register)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, record: Record) -> RegisterPage:
    page = opened(qtbot, desk)
    page.open_record(record.uid)
    return page


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def press_on(
    qtbot: QtBot, page: RegisterPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """On the page itself, once its box is gone."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)


def history(qtbot: QtBot, page: RegisterPage) -> HistoryBox:
    """F8 where one is, and the box once it is read."""
    press_on(qtbot, page, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: page.history.table.lines() != [])
    qtbot.waitUntil(page.history.table.hasFocus)
    return page.history


def answers(page: RegisterPage) -> dict[str, QPushButton]:
    banner = page.form.banners.banner()
    return {one.accessibleName(): one for one in banner.findChildren(QPushButton)} if banner else {}


def title_of(page: RegisterPage) -> str:
    banner = page.form.banners.banner()
    return banner.accessibleName() if banner else ""


def now(desk: Desk, record: Record) -> Record:
    found = desk.store.records.find(record.register, record.uid)
    assert found is not None
    return found


def test_f8_tells_every_keeping_newest_first(qtbot: QtBot, page: RegisterPage) -> None:
    page.form.fields.go_first()
    box = history(qtbot, page)
    lines = box.table.lines()
    assert lines[:3] == [
        ("hoy 10:42", "Captura 1", "Curso o sesión", "Curso de Asesoría de Género", "Otro nombre"),
        ("hoy 10:42", "Captura 1", "Mujeres en uniforme", "21", "23"),
        ("hoy 10:42", "Captura 1", "Mujeres en uniforme", "19", "21"),
    ]
    assert lines[3] == ("hoy 10:42", "Captura 1", "Se capturó", "", "")
    assert ("hoy 10:42", "Captura 1", "Término", "", "09/02/2024") in lines[4:]
    press(qtbot, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_from_the_list_and_by_the_button_too(qtbot: QtBot, page: RegisterPage) -> None:
    page.list.focus_table()
    history(qtbot, page).reject()
    qtbot.mouseClick(page.form.head.history, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.history.table.lines() != [])


def test_a_new_record_has_no_history(qtbot: QtBot, page: RegisterPage) -> None:
    page.start_new()
    assert page.form.head.history.isHidden()
    press_on(qtbot, page, Qt.Key.Key_F8)
    assert not page.findChildren(HistoryBox)


def test_the_arrows_walk_from_keeping_to_keeping_and_copy_one(qtbot: QtBot, page: RegisterPage) -> None:
    box = history(qtbot, page)
    assert box.table.step() == 0 and not box.back.isEnabled()
    assert box.said.text() == "Así está el registro ahora."
    press(qtbot, Qt.Key.Key_Down)
    assert box.table.step() == 1 and box.back.isEnabled()
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[1:] == [
        "hoy 10:42\tCaptura 1\tCurso o sesión\tCurso de Asesoría de Género\tOtro nombre",
        "hoy 10:42\tCaptura 1\tMujeres en uniforme\t21\t23",
    ]
    press(qtbot, Qt.Key.Key_End)
    assert box.table.step() == 2
    press(qtbot, Qt.Key.Key_Return)
    assert not box.isVisible()


def test_a_state_comes_back_as_a_new_revision_and_can_be_undone(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    box = history(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    box.why.line.setText("Era lo correcto")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return)
    assert page.form.fields.texts()["uniformed_women"] == "21"
    kept = now(desk, record)
    assert (kept.values["uniformed_women"], kept.values["title"], kept.revision) == (21, session().values["title"], 4)
    assert title_of(page) == "El registro volvió a un estado anterior (hoy 10:42)"
    assert desk.store.history.of(record.uid)[0].changes["why"] == "Era lo correcto"
    with qtbot.waitSignal(page.form.undone):
        answers(page)["Deshacer"].click()
    assert (now(desk, record).values["title"], now(desk, record).revision) == ("Otro nombre", 5)
    assert page.form.fields.texts()["uniformed_women"] == "23"
    told = history(qtbot, page).table.lines()
    assert [line[2] for line in told if line[2].startswith(("Volvió", "Motivo:"))] == [
        "Volvió al estado de: hoy 10:42",
        "Volvió al estado de: hoy 10:42",
        "Motivo: Era lo correcto",
    ]


def test_what_was_typed_over_the_record_waits_for_the_undoing(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    page.form.fields.go_first()
    page.form.fields.cells["title"].editor.retype("A medio escribir")
    history(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return)
    assert page.form.fields.texts()["title"] == session().values["title"]
    assert desk.store.drafts.every() == [] and not page.form.dirty
    banner = page.form.banners.banner()
    assert banner is not None and banner.accessibleDescription().endswith("vuelve con «Deshacer».")
    with qtbot.waitSignal(page.form.undone):
        press_on(qtbot, page, Qt.Key.Key_Z, CTRL | SHIFT)
    assert page.form.fields.texts()["title"] == "A medio escribir" and page.form.dirty
    assert now(desk, record).values["title"] == "Otro nombre"


def test_a_state_that_stops_now_comes_back_as_a_draft_and_says_so(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    record = changed(desk, session(ends=date(2024, 2, 1)))
    record = changed(desk, record, ends=date(2024, 2, 9))
    page.open_record(record.uid)
    history(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return)
    banner = page.form.banners.banner()
    assert now(desk, record).stage is Stage.DRAFT and banner is not None
    assert banner.accessibleDescription().startswith("Quedó como borrador: no cuenta. Falta o está mal: «Término».")


def test_a_closed_period_refuses_and_says_why(qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record) -> None:
    period = Period.of(date(2024, 2, 9), desk.store.office.periodicity)
    desk.writer.wait(lambda store: store.periods.close(period, []))
    box = history(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    box.why.line.setText("Era lo correcto")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title_of(page) == "El registro sigue como estaba")
    banner = page.form.banners.banner()
    assert banner is not None and banner.accessibleDescription().startswith("El periodo ya está cerrado.")
    assert now(desk, record).revision == 3


def test_in_a_period_that_was_reported_the_reason_is_asked_for(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    period = Period.of(date(2024, 2, 9), desk.store.office.periodicity)
    desk.writer.wait(lambda store: store.periods.close(period, []))
    desk.writer.wait(lambda store: store.periods.reopen(period, "Faltó una sesión"))
    box = history(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert box.isVisible() and box.why.line.hasFocus()
    box.why.line.setText("Era lo correcto")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return)
    assert now(desk, record).revision == 4


def test_of_a_contact_only_that_it_changed(qtbot: QtBot, path: Path) -> None:
    with sit_down(path) as desk:
        record = changed(desk, women(contact_phone="229 000 0000"))
        record = changed(desk, record, contact_phone="229 111 1111", members_women=23)
        page = opened(qtbot, desk, network)
        page.open_record(record.uid)
        lines = history(qtbot, page).table.lines()
        assert lines[1][2:] == ("Teléfono de contacto", "", "cambió")
        assert not any("229" in cell for line in lines for cell in line)
        press(qtbot, Qt.Key.Key_Down)
        assert page.history.said.text().endswith("Los datos de contacto quedan como están hoy.")
        page.close()


def test_deleted_records_are_listed_read_and_recovered(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    page.list.focus_table()
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.list.filled):
        page.show_wanted(Wanted(deleted=True))
    assert [chip.words() for chip in page.header.chips()] == ["Borrados"]
    assert page.list.foot.words.text() == "1 borrado     No cuenta en ninguna cifra"
    page.list.focus_table()
    assert page.form.head.words()[1] == "Borrado" and title_of(page).startswith("Este registro está borrado (")
    assert page.list.table.records.texts_at(0)[-1] == "Borrado"
    assert page.list.table.records.data(page.list.table.records.index(0, 0), Qt.ItemDataRole.FontRole).strikeOut()
    assert not page.form.fields.cells["title"].editor.isEnabled()
    assert page.form.total is not None and page.form.total.counts() == ""
    with qtbot.assertNotEmitted(page.list.delete_wanted):
        press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Return)
    assert answers(page)["Recuperar"].hasFocus()
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Space)
    assert now(desk, record).deleted_at == "" and desk.store.records.count(training) == 1
    assert title_of(page) == "Se recuperó el registro" and page.form.fields.cells["title"].editor.isEnabled()
    with qtbot.waitSignal(page.form.undone):
        answers(page)["Deshacer"].click()
    assert now(desk, record).deleted_at and desk.store.records.count(training) == 0


def test_f8_on_a_deleted_record_stands_at_its_last_state_and_enter_recovers_it(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    desk.writer.wait(lambda store: store.records.delete(record))
    page.open_record(record.uid)
    page.list.table.setFocus()
    box = history(qtbot, page)
    assert (box.table.step(), box.back.words()) == (1, "Recuperar así")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_Return)
    assert (now(desk, record).deleted_at, now(desk, record).revision) == ("", 3)


def test_what_was_typed_over_a_record_before_it_was_deleted_is_there_once_it_is_recovered(
    qtbot: QtBot, desk: Desk, page: RegisterPage, record: Record
) -> None:
    page.form.fields.cells["title"].editor.retype("A medio escribir")
    page.settle()
    with qtbot.waitSignal(page.changed):
        page.form.delete_wanted.emit(record)
    page.open_record(record.uid)
    assert page.form.fields.texts()["title"] == "Otro nombre"
    press_on(qtbot, page, Qt.Key.Key_S, CTRL)
    with qtbot.waitSignal(page.form.kept):
        answers(page)["Recuperar"].click()
    assert page.form.fields.texts()["title"] == "A medio escribir" and title_of(page) == "Con cambios sin guardar"
    assert now(desk, record).deleted_at == ""


def test_the_rows_chosen_among_the_deleted_are_recovered_together(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    changed(desk, session(title="Otra"))
    gone = list(desk.store.records.every(training))
    desk.writer.wait(lambda store: store.records.delete(*gone))
    with qtbot.waitSignal(page.list.filled):
        page.show_wanted(Wanted(deleted=True))
    page.list.focus_table()
    page.list.table.selectAll()
    with qtbot.waitSignal(page.changed):
        page.list.table.recover_wanted.emit()
    assert desk.store.records.count(training) == 2
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Deshacer" for one in page.list.findChildren(QPushButton)))
    qtbot.waitUntil(lambda: page.list.table.records.rowCount() == 0)
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Z, CTRL)
    assert desk.store.records.count(training) == 0


def test_a_long_history_opens_at_once_and_long_words_are_cut(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    record = changed(desk, session(remarks="Palabra " * 500))
    for women_ in range(60):
        record = changed(desk, record, uniformed_women=women_)
    page.open_record(record.uid)
    box = history(qtbot, page)
    tall = max(box.table.rowHeight(row) for row in range(box.table.model().rowCount()))
    assert tall < box.table.height()
    press(qtbot, Qt.Key.Key_PageDown)
    assert box.table.verticalScrollBar().value() > 0 and box.table.step() == 0
    assert len({len(line) for line in box.table.lines()}) == 1 and box.table.lines()[-1][0] == "hoy 10:42"
