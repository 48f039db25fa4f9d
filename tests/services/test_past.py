"""The past of a record: what it said at every step, and any of its states brought back."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.registers.network import contact_phone
from napdesk.registers.training import begins, ends, hours, place, title, topics, training, uniformed_women
from napdesk.schema.fields import Absence
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import Language
from napdesk.services.past import Past, about_why, must_explain, past_of, return_to
from napdesk.store.store import Store
from tests.samples import session, unit, women

TODAY = date(2025, 8, 20)
T1 = Period.read("2024-T1")
assert T1 is not None


def keep(store: Store, record: Record, why: str = "") -> Record:
    return store.records.keep(record, store.office_code, why=why)


def past(store: Store, record: Record) -> Past:
    return past_of(store, record.register, record.uid, Language.ES)


def said(found: Past) -> list[list[tuple[str, str, str]]]:
    return [[(one.label, one.was, one.now) for one in step.changed] for step in found.steps]


def test_each_keeping_says_who_when_field_from_and_to_as_the_screen_does(store: Store) -> None:
    record = keep(store, session(hours=Absence.NOT_YET))
    record[uniformed_women], record[hours], record[place] = 1204, 40.0, "09015"
    record[topics], record[ends] = ("gender_perspective", "sgbv"), date(2024, 2, 10)
    record.reasons = {"hours": "así viene"}
    keep(store, record, why="Se leyó mal el acta")
    found = past(store, record)
    step = found.steps[0]
    assert (step.at, step.who, step.deed, step.why) == (
        "2025-08-20T16:05:00-06:00",
        "ana",
        "change",
        "Se leyó mal el acta",
    )
    changes = {one.label: (one.was, one.now) for one in step.changed}
    assert changes[uniformed_women.label.es] == ("19", "1,204")
    assert changes[hours.label.es] == ("PEND", "40")
    assert changes[place.label.es] == ("Veracruz, Veracruz", "Cuauhtémoc, Ciudad de México")
    assert changes[ends.label.es] == ("09/02/2024", "10/02/2024")
    assert changes[topics.label.es][1].startswith(changes[topics.label.es][0] + "; ")
    assert changes[f"Motivo en «{hours.label.es}»"] == ("", "así viene")
    created = {one.label: (one.was, one.now) for one in found.steps[1].changed}
    assert created["Estado"] == ("", "Completo") and created[uniformed_women.label.es] == ("", "19")


def test_every_state_is_told_back_from_the_one_after(store: Store) -> None:
    record = keep(store, session(hours=Absence.NOT_YET, stage="draft"))
    first = record.copy()
    record[hours], record.stage, record.reasons = 40.0, Stage.COMPLETE, {"hours": "así viene"}
    record = keep(store, record)
    second = record.copy()
    record[hours], record[topics] = None, ("sgbv",)
    record = keep(store, record)
    store.records.delete(record)
    states = [step.state for step in past(store, record).steps]
    for state, then in zip(states, (record, record, second, first), strict=True):
        assert state.same_answers(then) and (state.reasons, state.stage) == (then.reasons, then.stage)
    assert [bool(state.deleted_at) for state in states] == [True, False, False, False]


def test_of_a_personal_field_only_that_it_changed(store: Store) -> None:
    record = keep(store, women(contact_phone="229 000 0000"))
    record[contact_phone] = "229 111 1111"
    record = keep(store, record)
    found = past(store, record)
    assert said(found)[0] == [(contact_phone.label.es, "", "cambió")]
    assert "229" not in str(said(found))
    # No history knows the telephone of before: the state brought back keeps that of today.
    record = return_to(store, found.steps[1].state, TODAY).record
    assert record[contact_phone] == "229 111 1111"


def test_a_state_brought_back_is_a_new_revision_and_says_so(store: Store) -> None:
    record = keep(store, session())
    record[uniformed_women] = 21
    record = keep(store, record)
    back = return_to(store, past(store, record).steps[1].state, TODAY, why="Era el número correcto")
    assert (back.record[uniformed_women], back.record.revision, back.lacking) == (19, 3, [])
    step = past(store, record).steps[0]
    assert (step.back_to, step.why) == ("2025-08-20T16:05:00-06:00", "Era el número correcto")
    assert said(past(store, record))[0] == [(uniformed_women.label.es, "21", "19")]
    assert store.history.broken_at() is None


def test_only_what_says_something_else_can_be_brought_back(store: Store) -> None:
    record = keep(store, session())
    record[uniformed_women] = 21
    record = keep(store, record)
    found = past(store, record)
    assert [found.returns(step) for step in found.steps] == [False, True]
    store.records.delete(record)
    found = past(store, record)
    assert [found.returns(step) for step in found.steps] == [False, True, True]


def test_a_deleted_record_comes_back_in_the_state_chosen(store: Store) -> None:
    record = keep(store, session())
    record[uniformed_women] = 21
    record = keep(store, record)
    store.records.delete(record)
    back = return_to(store, past(store, record).steps[2].state, TODAY).record
    assert (back[uniformed_women], back.deleted_at) == (19, "")
    assert store.records.count(training) == 1


def test_the_state_before_there_was_a_record_is_that_it_is_deleted(store: Store) -> None:
    record = keep(store, session())
    record.deleted_at = record.updated_at
    assert return_to(store, record, TODAY).record.deleted_at
    assert [entry.deed for entry in store.history.of(record.uid)] == ["delete", "create"]


def test_a_state_that_a_rule_would_stop_now_is_a_draft(store: Store) -> None:
    record = keep(store, session(ends=date(2024, 2, 1)))
    assert record[begins] == date(2024, 2, 5)
    record[ends] = date(2024, 2, 9)
    record = keep(store, record)
    back = return_to(store, past(store, record).steps[1].state, TODAY)
    assert back.record.stage is Stage.DRAFT and [one.field for one in back.lacking] == ["ends"]


def test_approving_is_not_brought_back(store: Store) -> None:
    record = keep(store, session(stage="approved"))
    record[uniformed_women], record.stage = 21, Stage.COMPLETE
    record = keep(store, record)
    assert return_to(store, past(store, record).steps[1].state, TODAY).record.stage is Stage.COMPLETE


def test_a_closed_period_lets_no_state_back(store: Store) -> None:
    record = keep(store, session())
    record[uniformed_women] = 21
    record = keep(store, record)
    found = past(store, record)
    store.periods.close(T1, [])
    with pytest.raises(Trouble, match="period_closed"):
        return_to(store, found.steps[1].state, TODAY)
    assert past(store, record).record[uniformed_women] == 21


def test_a_state_is_not_brought_back_over_a_newer_change(store: Store) -> None:
    record = keep(store, session())
    record[uniformed_women] = 21
    record = keep(store, record)
    found = past(store, record)
    record[title] = "Otro"
    keep(store, record)
    with pytest.raises(Trouble, match="changed_elsewhere"):
        return_to(store, found.steps[1].state, TODAY)


def test_a_change_in_a_period_that_was_reported_asks_for_its_reason(store: Store) -> None:
    inside, outside = session(), session(ends=date(2024, 5, 9))
    assert not must_explain(store, inside, inside)
    store.periods.close(T1, [])
    store.periods.reopen(T1, "Faltó una sesión")
    assert must_explain(store, inside, inside)
    assert must_explain(store, outside, inside) and must_explain(store, inside, outside)
    assert not must_explain(store, outside, outside)
    assert not must_explain(store, unit(), unit())


@pytest.mark.parametrize(
    ("why", "codes"),
    [
        ("Se leyó mal el acta", []),
        ("La capturó ROSA910203MVZLRS09", ["looks_like_curp"]),
        ("Llamar al 229 123 4567", ["looks_like_phone"]),
        ("Con un \x07 adentro", ["control_characters"]),
        ("x" * 251, ["too_long"]),
    ],
)
def test_the_reason_of_a_change_is_held_to_what_any_text_is(why: str, codes: list[str]) -> None:
    assert [one.code for one in about_why(why)] == codes


def test_the_history_of_a_record_is_read_by_an_index(store: Store) -> None:
    keep(store, women())
    [plan] = store.db.execute("EXPLAIN QUERY PLAN SELECT seq FROM history WHERE uid = 'u' ORDER BY seq DESC").fetchall()
    assert "USING COVERING INDEX history_by_record (uid=?)" in plan[3]
