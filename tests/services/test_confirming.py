"""The yearly question: who is asked, what each answer keeps, and what is refused in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from napdesk.registers import network, police_unit
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.fields import Absence
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind
from napdesk.services.closing import close, records_of_period
from napdesk.services.confirming import (
    Change,
    State,
    asked,
    changed,
    confirm,
    count_due,
    end,
    state_of,
    still_so,
    take_back,
)
from napdesk.store.store import Store
from tests.samples import unit, women

# The store's records are kept on 20 August 2025.
JANUARY = date(2026, 1, 5)


def kept(store: Store, *records: Record) -> list[Record]:
    return store.records.keep_all(records, store.office_code)


def found(store: Store, record: Record) -> Record:
    again = store.records.find(record.register, record.uid)
    assert again is not None
    return again


def told(store: Store, today: date = JANUARY) -> dict[str, State]:
    return {str(record.values["name"]): state_of(record, today) for record in asked(store, today)}


def ended(store: Store, record: Record, day: date) -> Change:
    done = end(store, record, day, JANUARY)
    assert isinstance(done, Change)
    return done


def refused(store: Store, record: Record, day: date) -> list[tuple[str, str | None]]:
    done = end(store, record, day, JANUARY)
    assert not isinstance(done, Change)
    return [(problem.code, problem.field) for problem in done]


def test_every_register_that_stands_says_what_the_yearly_question_sets() -> None:
    for register in REGISTERS:
        yearly = register.clock.yearly
        assert (yearly is not None) == (register.clock.kind is ClockKind.STANDING)
        if yearly is not None:
            assert yearly.over in {option.code for option in yearly.status.options}
            closed = Record(register)
            closed[yearly.status] = yearly.over
            assert closed.asks(register.clock.ends)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, State.DUE),
        ({"confirmed_on": date(2025, 12, 31)}, State.DUE),
        ({"confirmed_on": date(2026, 1, 2)}, State.CONFIRMED),
        ({"status": "suspended", "suspended_on": date(2024, 1, 1)}, State.DUE),
        ({"status": "closed", "closed_on": date(2025, 2, 1)}, None),
        ({"status": "closed", "closed_on": Absence.NOT_AVAILABLE}, None),
        ({"status": "closed", "closed_on": date(2025, 12, 1), "confirmed_on": date(2026, 1, 3)}, State.OVER),
        ({"stage": Stage.DRAFT}, None),
        ({"stage": Stage.SENT_BACK}, None),
        ({"stage": Stage.APPROVED}, State.DUE),
    ],
)
def test_who_is_asked_and_who_is_due(store: Store, changes: dict[str, Any], state: State | None) -> None:
    kept(store, unit(**changes))
    assert told(store) == ({} if state is None else {"Unidad Violeta": state})
    assert count_due(store, JANUARY) == int(state is State.DUE)


def test_what_was_typed_this_year_is_asked_about_next_year(store: Store) -> None:
    kept(store, unit(), women(confirmed_on=date(2025, 3, 1)))
    assert (count_due(store, date(2025, 12, 31)), count_due(store, date(2026, 1, 1))) == (0, 2)
    assert told(store, date(2025, 12, 31)) == {}


def test_deleted_records_are_not_asked_about(store: Store) -> None:
    store.records.delete(*kept(store, unit()))
    assert (told(store), count_due(store, JANUARY)) == ({}, 0)


def test_they_come_by_register_and_name(store: Store) -> None:
    kept(store, women(name="Ñuu"), women(name="Álamos"), unit(name="Violeta"), women(name="Nueva"))
    assert list(told(store)) == ["Violeta", "Álamos", "Nueva", "Ñuu"]


def test_all_that_go_on_are_confirmed_together_and_nothing_else_changes(store: Store) -> None:
    before = kept(store, unit(stage=Stage.APPROVED), women())
    lines = store.history.head()[0]
    done = confirm(store, asked(store, JANUARY), JANUARY)
    assert count_due(store, JANUARY) == 0
    for was, change in zip(before, done, strict=True):
        now = found(store, was)
        assert (now.values["confirmed_on"], now.revision, now.stage) == (JANUARY, was.revision + 1, was.stage)
        now.put("confirmed_on", None)
        assert now.same_answers(was) and change.after.uid == was.uid
    assert store.history.head()[0] == lines + 2


def test_one_that_cannot_be_kept_keeps_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(store, unit(), women())
    write = type(store.records)._write_personal

    def fail(self: Any, record: Record, *, is_new: bool) -> None:
        if record.register is network.network:
            raise Trouble("disk_full", network.network.title, network.network.title)
        write(self, record, is_new=is_new)

    monkeypatch.setattr(type(store.records), "_write_personal", fail)
    with pytest.raises(Trouble):
        confirm(store, asked(store, JANUARY), JANUARY)
    assert count_due(store, JANUARY) == 2


def test_contacts_outlive_the_answer_and_its_taking_back(store: Store) -> None:
    first = kept(store, women(contact_name="Nombre", contact_phone=Absence.NOT_AVAILABLE))[0]
    changes = confirm(store, asked(store, JANUARY), JANUARY)
    assert found(store, first).values["contact_name"] == "Nombre"
    take_back(store, changes)
    again = found(store, first)
    assert again.values["contact_name"] == "Nombre" and again.same_answers(first)
    assert state_of(again, JANUARY) is State.DUE


@pytest.mark.parametrize(
    ("record", "day_key", "status"), [(unit(), "closed_on", "closed"), (women(), "ended_on", "dissolved")]
)
def test_what_is_over_has_its_day_and_its_status(store: Store, record: Record, day_key: str, status: str) -> None:
    first = kept(store, record)[0]
    change = ended(store, first, date(2025, 11, 30))
    now = found(store, first)
    assert (now.values[day_key], now.values["status"], now.stage) == (date(2025, 11, 30), status, Stage.COMPLETE)
    assert (count_due(store, JANUARY), list(told(store).values())) == (0, [State.OVER])
    take_back(store, [change])
    assert found(store, first).same_answers(first) and count_due(store, JANUARY) == 1


def test_a_day_before_its_beginning_is_refused_in_words(store: Store) -> None:
    first = kept(store, unit())[0]
    done = end(store, first, date(2022, 4, 30), JANUARY)
    assert isinstance(done, list) and isinstance(done[0], Problem)
    assert done[0].message.es == "Es anterior a «Opera desde» (01/05/2022)." and done[0].field == "closed_on"
    assert found(store, first).revision == first.revision


def test_a_day_still_to_come_is_refused(store: Store) -> None:
    first = kept(store, women())[0]
    assert refused(store, first, date(2026, 7, 1)) == [("day_in_future", "ended_on")]


def test_one_that_never_operated_must_say_so_first(store: Store) -> None:
    first = kept(store, unit(status="forming"))[0]
    assert refused(store, first, date(2025, 11, 30)) == [("missing", "operational_since")]


def test_closing_one_that_was_suspended_keeps_since_when(store: Store) -> None:
    first = kept(store, unit(status="suspended", suspended_on=date(2024, 1, 1)))[0]
    now = ended(store, first, date(2025, 11, 30)).after
    assert now[police_unit.suspended_on] == date(2024, 1, 1)


@pytest.mark.parametrize("stage", [Stage.COMPLETE, Stage.DRAFT])
def test_what_was_changed_in_its_form_stays_when_its_confirming_is_taken_back(store: Store, stage: Stage) -> None:
    kept(store, women(contact_name="Nombre"))
    before = asked(store, JANUARY)[0]
    assert changed(store, before) is None
    typed = found(store, before)
    typed.put("members_women", 25)
    typed.put("confirmed_on", JANUARY)
    typed.stage = stage
    kept(store, typed)
    change = changed(store, before)
    if stage is Stage.DRAFT:
        assert change is None
        return
    assert change is not None and still_so(store, [change])
    take_back(store, [change])
    again = found(store, before)
    assert (again.values["members_women"], again.values["contact_name"]) == (25, "Nombre")
    assert state_of(again, JANUARY) is State.DUE and not still_so(store, [change])


def test_an_answer_over_which_more_was_kept_is_not_taken_back(store: Store) -> None:
    changes = confirm(store, kept(store, unit()), JANUARY)
    more = changes[0].after.copy()
    more.put("staff_women", 15)
    kept(store, more)
    with pytest.raises(Trouble) as caught:
        take_back(store, changes)
    assert caught.value.code == "changed_elsewhere"


def test_a_closed_period_keeps_its_cut_and_hinders_no_answer(store: Store) -> None:
    first = kept(store, unit())[0]
    period = Period.read("2025-T2")
    assert period is not None
    close(store, period, JANUARY)
    ended(store, first, date(2025, 5, 1))
    assert [one.revision for one in records_of_period(store, period)[first.register]] == [first.revision]
