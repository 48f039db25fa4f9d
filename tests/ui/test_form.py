"""The form keeps what is typed, says what is wrong where it is, and never loses anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Language, same
from napdesk.store import keyring
from napdesk.store.drafts import Draft
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.form.form import Form
from napdesk.ui.form.layout import EDGES
from napdesk.ui.parts.labels import Words
from tests.desks import make_store, sit_down, type_text
from tests.samples import session, unit

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SESSION = [
    "Asesoría de género",
    "cur",
    "perspectiva",
    "",
    "s",
    "cecopam",
    "03/11/2025",
    "7/11",
    "veracruz, v",
    "naval",
    "12",
    "18",
    "0",
    "0",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=False)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path) as desk:
        yield desk


def shown(qtbot: QtBot, desk: Desk, register: Register = training) -> Form:
    form = Form(desk, register)
    qtbot.addWidget(form)
    form.resize(520, 640)
    with qtbot.waitActive(form):
        form.show()
    form.fields.go_first()
    return form


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Form:
    return shown(qtbot, desk)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_fields(qtbot: QtBot, texts: list[str]) -> None:
    for text in texts:
        type_text(text)
        press(qtbot, Qt.Key.Key_Return)


def fill_in(form: Form, **texts: str) -> None:
    for key, text in texts.items():
        form.fields.reach(key)
        form.fields.cells[key].editor.retype(text)
        form.fields.cells[key].editor.settle()


def kept_in(desk: Desk, register: Register = training) -> list[Record]:
    return list(desk.store.records.every(register))


def keep(desk: Desk, qtbot: QtBot, record: Record) -> Record:
    with qtbot.waitCallback() as called:
        desk.writer.run(lambda store: store.records.keep(record, store.office_code), called)
    assert called.args is not None
    kept: Record = called.args[0]
    return kept


def texts_of(form: Form) -> dict[str, str]:
    return {key: cell.editor.text() for key, cell in form.fields.cells.items() if cell.editor.text()}


def said(form: Form) -> dict[str, list[str]]:
    found = {key: [one.code for one in cell.problems_said()] for key, cell in form.fields.cells.items()}
    return {key: codes for key, codes in found.items() if codes}


def carried(form: Form) -> list[str]:
    return [key for key, cell in form.fields.cells.items() if cell.editor.carried()]


def answers(form: Form) -> dict[str, QPushButton]:
    banner = form.banners.banner()
    return {one.accessibleName(): one for one in banner.findChildren(QPushButton)} if banner else {}


def test_a_session_is_typed_and_kept_without_the_mouse(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    assert form.total is not None and form.total.words() == "30 personas  ·  12 mujeres  ·  40.0 %"
    qtbot.waitUntil(lambda: form.total is not None and form.total.counts() == "cuenta para PA-7")
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    [record] = kept_in(desk)
    assert (record.stage, record.folio) == (Stage.COMPLETE, "30-SEMAR-01-CAP-2025-0001")
    assert record.values["topics"] == ("gender_perspective",)
    assert record.values["place"] == "30193"
    assert form.head.words() == ["Asesoría de género", "Completo", "CAP-2025-0001"]
    assert form.foot.words() == "A salvo 10:42:07"
    assert desk.store.drafts.every() == []


def test_the_total_says_what_it_will_count_for_and_when_it_counted(qtbot: QtBot, desk: Desk, form: Form) -> None:
    total = form.total
    assert total is not None and total.counts() == ""
    fill_in(form, activity="Curso", ends="09/02/2024", uniformed_women="19")
    qtbot.waitUntil(lambda: total.counts() == "contará para PA-7 en 2024")
    assert "Mujeres en uniforme capacitadas" in total.toolTip()
    fill_in(form, activity="Plática")
    qtbot.waitUntil(lambda: total.counts() == "")
    form.show_record(keep(desk, qtbot, session()))
    qtbot.waitUntil(lambda: total.counts() == "cuenta para PA-7 en 2024")


def test_the_next_one_starts_while_the_first_is_written(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert texts_of(form) == {} and form.fields.focused() == "title"
    type_text("Otra")
    qtbot.waitUntil(lambda: len(kept_in(desk)) == 1)
    assert texts_of(form) == {"title": "Otra"} and form.record.uid == ""


def test_enter_never_saves(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, [*SESSION, "", ""])
    assert form.fields.focused() == "civilian_men"
    form.flush()
    desk.writer.stop()
    assert kept_in(desk) == []


def test_what_lacks_something_is_kept_as_a_draft_that_says_so(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, ["Curso", "cur"])
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    [record] = kept_in(desk)
    assert record.stage is Stage.DRAFT
    assert form.fields.focused() == "topics" and form.record.uid == record.uid
    banner = form.banners.banner()
    assert banner is not None and "«Temas», «¿La organizó su institución?»" in banner.accessibleDescription()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.record.uid == ""


def test_what_a_draft_lacks_is_told_as_it_is_mended(qtbot: QtBot, form: Form) -> None:
    type_fields(qtbot, [*SESSION[:6], "09/11/2025", "7/11", *SESSION[8:12]])
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)

    def told() -> str:
        banner = form.banners.banner()
        return banner.accessibleDescription() if banner else ""

    assert told().endswith("». Donde no haya dato, escriba N/A, N/D o PEND.")
    fill_in(form, civilian_women="0", civilian_men="0")
    qtbot.waitUntil(lambda: told() == "Falta o está mal: «Término».")
    fill_in(form, begins="03/11/2025")
    qtbot.waitUntil(lambda: told() == "")


def test_blanks_are_not_scolded_before_one_tries_to_save(qtbot: QtBot, form: Form) -> None:
    type_fields(qtbot, ["", "", ""])
    assert said(form) == {}
    type_text("x")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert said(form)["title"] == ["missing"]


def test_a_rule_speaks_under_its_field_as_it_is_left_and_is_silent_once_mended(qtbot: QtBot, form: Form) -> None:
    form.fields.reach("begins")
    type_fields(qtbot, ["03/11/2025", "01/11/2025"])
    assert said(form) == {"ends": ["ends_before_begins"]}
    press(qtbot, Qt.Key.Key_Return, SHIFT)
    press(qtbot, Qt.Key.Key_A, CTRL)
    type_fields(qtbot, ["07/11/2025"])
    assert said(form) == {}


def test_a_text_that_cannot_be_read_stays_and_stops(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    fill_in(form, hours="muchas")
    with qtbot.waitSignal(form.kept):
        form.save()
    [record] = kept_in(desk)
    assert record.stage is Stage.DRAFT and "hours" not in record.values
    assert said(form)["hours"] == ["not_an_amount"]
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    [draft] = desk.store.drafts.every()
    assert (draft.record_uid, draft.answers["hours"]) == (record.uid, "muchas")
    form.start_new()
    form.show_record(record)
    assert form.fields.cells["hours"].editor.text() == "muchas"


def test_a_reason_is_typed_right_there_and_travels_with_it(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, [SESSION[0], "equipo", *SESSION[2:]])
    with qtbot.waitSignal(form.kept):
        form.save()
    cell = form.fields.cells["command"]
    assert said(form)["command"] == ["command_missing"]
    reason = next(one for one in cell.findChildren(QLineEdit) if "Motivo" in one.placeholderText())
    reason.setFocus()
    type_text("El mando no lo informa")
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.focused() not in ("", "command")
    with qtbot.waitSignal(form.kept):
        form.save()
    [record] = kept_in(desk)
    assert (record.stage, record.reasons) == (Stage.COMPLETE, {"command": "El mando no lo informa"})


def test_fields_come_and_go_with_the_answers(qtbot: QtBot, desk: Desk) -> None:
    form = shown(qtbot, desk, police_unit)
    closed_on = form.fields.cells["closed_on"]
    assert closed_on.isHidden()
    form.fields.reach("status")
    type_text("cerr")
    press(qtbot, Qt.Key.Key_Return)
    assert not closed_on.isHidden()
    fill_in(form, closed_on="01/02/2025", status="En operación")
    form.fields.left.emit("status")
    assert closed_on.isHidden()
    assert form.fields.texts()["closed_on"] == "01/02/2025"


def test_the_field_just_asked_is_the_next(qtbot: QtBot, desk: Desk) -> None:
    form = shown(qtbot, desk, network)
    form.fields.reach("kind")
    type_fields(qtbot, ["instit"])
    assert form.fields.focused() == "institution"


def test_what_is_not_asked_is_kept_as_not_applicable_and_shown_blank(qtbot: QtBot, desk: Desk) -> None:
    record = keep(desk, qtbot, unit())
    form = shown(qtbot, desk, police_unit)
    form.show_record(record)
    assert record.absences["closed_on"].sign == "N/A"
    assert form.fields.texts()["closed_on"] == ""
    form.save()
    assert not form.dirty and form.foot.words() == "No hay nada nuevo que guardar"


def test_further_fields_are_folded_and_found_by_a_rule(qtbot: QtBot, form: Form) -> None:
    sessions = form.fields.cells["sessions"]
    assert sessions.isHidden()
    type_fields(qtbot, SESSION)
    fill_in(form, sessions="12345")
    form.fields.groups[0].set_open(False)
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert not sessions.isHidden() and form.fields.focused() == "sessions"


def test_folds_are_remembered(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.fields.groups[0].toggle.click()
    assert not shown(qtbot, desk).fields.cells["sessions"].isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_fold_opens_by_key_at_its_first_field_and_closes_by_key(qtbot: QtBot, form: Form, key: Qt.Key) -> None:
    group = form.fields.groups[0]
    group.toggle.setFocus()
    press(qtbot, key)
    first = group.first_further()
    assert group.is_open() and first is not None and form.fields.focused() == first.asked.key
    group.toggle.setFocus()
    press(qtbot, key)
    assert not group.is_open() and group.toggle.hasFocus()


def test_a_fold_closed_over_the_field_one_is_in_keeps_the_focus(form: Form) -> None:
    group = form.fields.groups[0]
    form.fields.reach("sessions")
    group.toggle.click()
    assert not group.is_open() and group.toggle.hasFocus()


def test_what_is_typed_is_in_the_store_within_two_seconds(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_text("Curso a med")
    with qtbot.waitSignal(form.drafts.down, timeout=2_000):
        type_text("i")
    [draft] = desk.store.drafts.every()
    assert (draft.answers["title"], draft.field, draft.register) == ("Curso a medi", "title", "training")
    assert form.foot.words() == "Borrador a salvo 10:42:07"


def left_unsaved(qtbot: QtBot, desk: Desk, text: str) -> None:
    """Somebody types, and the power goes when it is down."""
    form = shown(qtbot, desk)
    type_text(text)
    with qtbot.waitSignal(form.drafts.down):
        form.flush()
    form.close()


def test_what_is_being_kept_is_not_offered_as_unsaved(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    with qtbot.waitSignal(form.drafts.down):
        form.flush()
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_Return, CTRL)
        assert form.banners.banner() is None
    assert form.banners.banner() is None and texts_of(form) == {}
    qtbot.waitUntil(lambda: desk.store.drafts.every() == [])


def test_what_was_left_unsaved_is_offered_and_gone_on_with(qtbot: QtBot, desk: Desk) -> None:
    left_unsaved(qtbot, desk, "Curso a medias")
    form = shown(qtbot, desk)
    assert texts_of(form) == {}
    banner = form.banners.banner()
    assert banner is not None
    told = (banner.accessibleName(), banner.accessibleDescription())
    assert told == ("Quedó sin guardar", "«Curso a medias» · hoy 10:42 · se quedó en «Curso o sesión»")
    answers(form)["Seguir"].click()
    assert texts_of(form) == {"title": "Curso a medias"} and form.dirty
    assert form.fields.focused() == "title"


def test_the_end_is_counted_from_the_beginning(form: Form) -> None:
    fill_in(form, begins="3/11", ends="+4")
    assert texts_of(form) == {"begins": "03/11/2025", "ends": "07/11/2025"}
    fill_in(form, begins="", ends="h")
    assert texts_of(form) == {"ends": "23/11/2025"}


@pytest.mark.parametrize(("ended", "year"), [(date(2025, 12, 1), "2025"), (date(2025, 8, 1), "2026")])
def test_a_day_without_its_year_is_of_the_period_being_worked_on(
    qtbot: QtBot, path: Path, ended: date, year: str
) -> None:
    with sit_down(path, now=datetime(2026, 1, 9, 10, 0, tzinfo=UTC)) as desk:
        desk.store.records.keep(session(begins=ended, ends=ended), desk.store.office_code)
        form = shown(qtbot, desk)
        qtbot.waitUntil(lambda: str(form.fields.year) == year)
        fill_in(form, ends="5/11")
        assert texts_of(form) == {"ends": f"05/11/{year}"}
        form.close()


@pytest.mark.parametrize("key", ["title", "remarks"])
def test_the_next_letter_goes_on_with_a_word_half_typed(qtbot: QtBot, form: Form, key: str) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.show_draft(Draft("d1", "training", "", {key: "Curso a me"}, key, "2025-11-23T10:00:00+00:00"))
    type_text("dias")
    assert texts_of(form) == {key: "Curso a medias"}


def test_what_was_chosen_comes_back_in_the_language_of_the_screen(qtbot: QtBot, path: Path) -> None:
    with sit_down(path) as desk:
        form = shown(qtbot, desk)
        fill_in(
            form, activity="Curso", topics="Perspectiva de género", organised="Sí", place="Alta mar", audience="Nav"
        )
        with qtbot.waitSignal(form.drafts.down):
            form.flush()
        form.close()
    with sit_down(path, Language.EN) as desk:
        form = shown(qtbot, desk)
        form.show_draft(desk.store.drafts.every()[0])
        texts = texts_of(form)
        form.close()
    assert texts == {
        "activity": "Course",
        "topics": "Gender perspective",
        "organised": "Yes",
        "place": "At sea",
        "audience": "Nav",
    }


def test_a_draft_says_the_field_left_last_also_from_beside_the_fields(form: Form) -> None:
    type_text("Curso")
    form.foot.save.setFocus()
    form.flush()
    assert [draft.field for draft in form.drafts.waiting("")] == ["title"]


def test_discarding_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    left_unsaved(qtbot, desk, "Curso a medias")
    form = shown(qtbot, desk)
    answers(form)["Descartar"].click()
    qtbot.waitUntil(lambda: desk.store.drafts.every() == [])
    answers(form)["Deshacer"].click()
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)
    assert texts_of(form) == {"title": "Curso a medias"}


def test_several_unsaved_are_offered_the_newest_first(qtbot: QtBot, desk: Desk) -> None:
    for hour, name in enumerate(("Uno", "Dos", "Tres")):
        draft = Draft(name, "training", "", {"title": name}, "title", f"2025-11-23T0{hour}:00:00+00:00")
        desk.writer.run(lambda store, draft=draft: store.drafts.put(draft))
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    form = shown(qtbot, desk)
    banner = form.banners.banner()
    assert banner is not None and "«Tres»" in banner.accessibleDescription()
    assert "y 2 más" in banner.accessibleDescription()


def test_turning_to_another_record_loses_nothing_and_asks_nothing(qtbot: QtBot, desk: Desk, form: Form) -> None:
    first, second = keep(desk, qtbot, session()), keep(desk, qtbot, session(title="Otra"))
    form.show_record(first)
    fill_in(form, uniformed_women="20")
    form.show_record(second)
    assert texts_of(form)["uniformed_women"] == "19" and not form.dirty
    form.show_record(first)
    assert texts_of(form)["uniformed_women"] == "20" and form.dirty
    answers(form)["Descartar cambios"].click()
    assert texts_of(form)["uniformed_women"] == "19"
    qtbot.waitUntil(lambda: desk.store.drafts.every() == [])


def test_hiding_the_page_puts_down_what_is_typed(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_text("Curso")
    form.hide()
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)


def test_a_change_is_kept_as_a_new_revision(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.show_record(keep(desk, qtbot, session()))
    for women in ("20", "21"):
        fill_in(form, uniformed_women=women)
        with qtbot.waitSignal(form.kept):
            form.save()
    [record] = kept_in(desk)
    assert (record.revision, record.values["uniformed_women"]) == (3, 21)
    assert form.record.revision == 3


def test_saving_twice_at_once_makes_one_record(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    press(qtbot, Qt.Key.Key_S, CTRL)
    fill_in(form, uniformed_women="13")
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    [record] = kept_in(desk)
    assert (record.revision, record.values["uniformed_women"]) == (2, 13)
    assert not form.dirty


def test_what_is_typed_while_it_is_being_saved_is_not_lost(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    press(qtbot, Qt.Key.Key_S, CTRL)
    fill_in(form, uniformed_women="13")
    form.start_new()
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    [record], [draft] = kept_in(desk), desk.store.drafts.every()
    assert (draft.record_uid, draft.answers["uniformed_women"]) == (record.uid, "13")


def test_the_last_keeping_is_taken_back_and_its_typing_kept(qtbot: QtBot, desk: Desk, form: Form) -> None:
    type_fields(qtbot, SESSION)
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    with qtbot.waitSignal(form.undo_wanted):
        press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    with qtbot.waitSignal(form.undone):
        form.undo_keep()
    assert kept_in(desk) == [] and form.record.uid == ""
    assert texts_of(form)["title"] == "Asesoría de género" and form.dirty


def test_a_change_taken_back_leaves_the_record_as_it_was(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.show_record(keep(desk, qtbot, session()))
    fill_in(form, uniformed_women="20")
    with qtbot.waitSignal(form.kept):
        form.save()
    with qtbot.waitSignal(form.undone):
        form.undo_keep()
    [record] = kept_in(desk)
    assert (record.values["uniformed_women"], texts_of(form)["uniformed_women"]) == (19, "20")
    answers(form)["Descartar cambios"].click()
    assert texts_of(form)["uniformed_women"] == "19"
    assert not form.undo_keep()


def refuse(_store: Store, *_given: object, **_more: object) -> Record:
    raise Trouble("disk_full", same("El disco está lleno."), same("Libere espacio y guarde de nuevo."))


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(
    qtbot: QtBot, desk: Desk, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_fields(qtbot, SESSION)
    with monkeypatch.context() as broken:
        broken.setattr("napdesk.store.records.Records.keep", refuse)
        press(qtbot, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: "Volver a él" in answers(form))
    banner = form.banners.banner()
    assert banner is not None
    assert banner.accessibleDescription() == "El disco está lleno. Libere espacio y guarde de nuevo."
    answers(form)["Volver a él"].click()
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    assert [record.stage for record in kept_in(desk)] == [Stage.COMPLETE]


QUARTER = Period(2024, Periodicity.QUARTER, 1)


def test_a_record_of_a_closed_period_says_so_as_it_opens(qtbot: QtBot, desk: Desk, form: Form) -> None:
    record = keep(desk, qtbot, session())
    form.show_record(record)
    assert form.closed.isHidden()
    desk.writer.wait(lambda store: store.periods.close(QUARTER, []))
    form.show_record(record)
    assert form.closed.isVisible()
    assert form.closed.accessibleName() == "Periodo 2024-T1 cerrado"
    with qtbot.waitSignal(form.period_wanted) as wanted:
        form.closed.go.click()
    assert wanted.args == [QUARTER]
    desk.writer.wait(lambda store: store.periods.reopen(QUARTER, "faltaba uno"))
    form.come_back()
    assert form.closed.isHidden()


def test_a_day_typed_in_a_closed_period_says_so_before_it_is_saved(qtbot: QtBot, desk: Desk, form: Form) -> None:
    desk.writer.wait(lambda store: store.periods.close(QUARTER, []))
    form.come_back()
    fill_in(form, title="Curso", ends="9/2/2024")
    qtbot.waitUntil(form.closed.isVisible)
    form.save()
    qtbot.waitUntil(lambda: "Ir a Reportes" in answers(form))
    with qtbot.waitSignal(form.period_wanted) as wanted:
        answers(form)["Ir a Reportes"].click()
    assert wanted.args == [QUARTER]


def test_what_stands_is_not_bound_by_a_closed_period(qtbot: QtBot, desk: Desk) -> None:
    desk.writer.wait(lambda store: store.periods.close(QUARTER, []))
    form = shown(qtbot, desk, police_unit)
    form.show_record(keep(desk, qtbot, unit()))
    assert form.closed.isHidden()


def test_ctrl_d_copies_the_field_from_the_record_before(qtbot: QtBot, form: Form) -> None:
    type_fields(qtbot, SESSION)
    with qtbot.waitSignal(form.kept):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    for key in ("title", "topics", "place"):
        form.fields.reach(key)
        form.copy_before()
        assert carried(form) == [key]  # the one before was confirmed as it was left
    assert texts_of(form) == {
        "title": "Asesoría de género",
        "topics": "Perspectiva de género",
        "place": "Veracruz, Veracruz",
    }
    assert form.dirty


def test_a_copy_starts_a_new_record(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.show_record(keep(desk, qtbot, session()))
    form.start_copy()
    fill_in(form, title="Segundo grupo")
    with qtbot.waitSignal(form.kept):
        form.save()
    assert [record.values["uniformed_women"] for record in kept_in(desk)] == [19, 19]


def test_escape_leaves_the_field_and_loses_nothing(qtbot: QtBot, form: Form) -> None:
    type_text("Curso")
    with qtbot.waitSignal(form.escaped):
        press(qtbot, Qt.Key.Key_Escape)
    assert texts_of(form) == {"title": "Curso"}


def test_contacts_are_locked_until_the_store_has_a_passphrase(qtbot: QtBot, desk: Desk, path: Path) -> None:
    form = shown(qtbot, desk, network)
    assert not form.fields.cells["contact_name"].editor.isEnabled()
    assert form.fields.cells["name"].editor.isEnabled()
    keyring.set_passphrase(path, desk.store.key, "una frase larga de prueba")
    assert shown(qtbot, desk, network).fields.cells["contact_name"].editor.isEnabled()


def test_a_draft_of_another_program_version_is_shown_as_far_as_it_goes(form: Form) -> None:
    typed = {
        "title": "Curso",
        "activity": "Curso sin opción",
        "gone": "Sala 3",
        "reason.gone": "x",
        "carried.gone": "1",
    }
    form.show_draft(Draft("d1", "training", "", typed, "gone", "2025-11-23T10:00:00+00:00"))
    assert texts_of(form) == {"title": "Curso", "activity": "Curso sin opción"}
    assert form.fields.focused() == "title"


def test_what_no_field_asks_any_more_is_shown_as_text_and_stays_in_the_draft(qtbot: QtBot, form: Form) -> None:
    typed = {"title": "Curso", "gone": "Sala 3"}
    form.show_draft(Draft("d1", "training", "", typed, "title", "2025-11-23T10:00:00+00:00"))
    banner = form.banners.banner()
    assert banner is not None
    assert [label.text() for label in banner.findChildren(QLabel)][-1] == "«Sala 3»"
    qtbot.keyClick(banner.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "Sala 3"
    form.come_back()
    type_text(" uno", lambda: form.fields.cells["title"].editor.focusProxy())
    form.flush()
    kept = next(iter(form.drafts.waiting("")))
    assert (kept.answers["title"], kept.answers["gone"]) == ("Curso uno", "Sala 3")


def test_a_draft_of_changes_says_too_what_no_field_asks_any_more(desk: Desk, form: Form) -> None:
    record = session()
    desk.store.records.keep(record, desk.store.office_code)
    form.show_draft(Draft("d1", "training", record.uid, {"gone": "Sala 3"}, "title", "2025-11-23T10:00:00+00:00"))
    banner = form.banners.banner()
    assert banner is not None
    assert [label.text() for label in banner.findChildren(QLabel)][-1] == "«Sala 3»"


def rows_of(form: Form, *keys: str) -> list[list[str]]:
    """Those fields as they stand side by side."""
    rows: dict[int, list[str]] = {}
    for key in keys:
        rows.setdefault(form.fields.cells[key].y(), []).append(key)
    return list(rows.values())


PEOPLE = ("uniformed_women", "uniformed_men", "civilian_women", "civilian_men")
DAYS = ("begins", "ends", "place")


@pytest.mark.parametrize(
    ("width", "rows"),
    [(520, [[*PEOPLE]]), (420, [[*PEOPLE[:2]], [*PEOPLE[2:]]]), (300, [[*PEOPLE[:2]], [*PEOPLE[2:]]])],
)
def test_no_small_field_stands_alone_in_its_row(form: Form, width: int, rows: list[list[str]]) -> None:
    form.resize(width, 640)
    assert rows_of(form, *PEOPLE) == rows


def test_a_day_gets_the_room_its_rule_needs_to_be_read(qtbot: QtBot, form: Form) -> None:
    assert rows_of(form, *DAYS) == [["begins", "ends", "place"]]
    narrow = form.fields.cells["ends"].width()
    fill_in(form, begins="15/11/2025", ends="01/11/2025")
    form.fields.go_first()
    qtbot.waitUntil(lambda: rows_of(form, *DAYS) == [["begins", "ends"], ["place"]])
    assert form.fields.cells["ends"].width() > 1.5 * narrow
    fill_in(form, ends="16/11/2025")
    form.fields.go_first()
    qtbot.waitUntil(lambda: rows_of(form, *DAYS) == [["begins", "ends", "place"]])


def broken_rule(form: Form) -> list[Problem]:
    words = same("Lo que una regla dice de un campo puede tomar más de un renglón. " * 3)
    return [Problem("rule", Weight.STOP, words, words, field=form.fields.focused())]


def test_the_field_one_is_in_stays_in_sight_when_the_form_grows_above_it(qtbot: QtBot, form: Form) -> None:
    form.resize(520, 420)
    form.fields.reach("ends")
    cell, view = form.fields.cells["ends"], form.fields.viewport()

    def in_sight() -> bool:
        top = cell.mapTo(view, QPoint(0, 0)).y()
        return top >= 0 and top + cell.height() <= view.height()

    foot = cell.mapTo(form.fields.widget(), QPoint(0, cell.height())).y()
    form.fields.verticalScrollBar().setValue(foot - view.height())
    assert in_sight()
    form.fields.cells["title"].say(broken_rule(form))
    qtbot.waitUntil(lambda: cell.mapTo(form.fields.widget(), QPoint(0, cell.height())).y() > foot)
    qtbot.waitUntil(in_sight)


@pytest.mark.parametrize("language", Language)
def test_how_a_day_is_written_is_read_whole_in_a_blank_field(qtbot: QtBot, path: Path, language: Language) -> None:
    with sit_down(path, language) as desk:
        form = shown(qtbot, desk)
        for width in range(360, 700, 10):
            form.resize(width, 640)
            line = form.fields.cells["begins"].editor.focusProxy()
            assert isinstance(line, QLineEdit)
            room = line.width() - EDGES + 2  # Qt keeps two pixels at each end, and the outline takes two
            assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room


@pytest.mark.parametrize("width", [520, 420])
def test_what_the_foot_says_of_safety_fits_beside_its_buttons(qtbot: QtBot, form: Form, width: int) -> None:
    form.resize(width, 640)
    form.fields.go_first()
    type_text("Curso")
    form.flush()
    qtbot.waitUntil(lambda: form.foot.words().startswith("Borrador a salvo"))
    [safe] = form.foot.findChildren(Words)
    assert safe.heightForWidth(safe.width()) <= form.foot.save.height()
    for button in (form.foot.save, form.foot.save_next):
        assert button.width() in (button.sizeHint().width(), button.minimumSizeHint().width())


def test_large_letters_on_a_small_screen_cut_nothing_off(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.show_record(keep(desk, qtbot, session()))
    assert form.head.words() == ["Curso de Asesoría de Género", "Completo", "CAP-2024-0001"]
    large = QFont(form.font())
    large.setPixelSize(round(1.5 * QFontInfo(large).pixelSize()))
    for widget in form.findChildren(QWidget):
        widget.setFont(large)
    form.resize(330, 640)
    qtbot.waitUntil(lambda: form.head.words() == ["Curso de Asesoría de Género", "Completo"])
    inside = form.fields.widget()
    assert inside.minimumSizeHint().width() <= form.fields.viewport().width()
    begins = form.fields.cells["begins"].editor
    assert begins.width() >= begins.fontMetrics().horizontalAdvance("15/11/2025") + 20


def test_tab_stops_at_every_fold(form: Form) -> None:
    form.fields.go_first()
    order = []
    while (widget := QApplication.focusWidget()) not in order:
        order.append(widget)
        form.focusNextChild()
    folds = [group.toggle for group in form.fields.groups]
    assert [widget for widget in order if widget in folds] == [*folds[1:], folds[0]]
