"""Review: what waits, approving, sending back with notes, and the thread that stays in the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from napdesk.registers.training import training
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import Language
from napdesk.services.closing import blocking, close
from napdesk.services.past import past_of
from napdesk.services.review import approve, count_waiting, next_waiting, notes_on, reviews, send_back, set_review
from napdesk.store.store import Store
from tests.samples import session, unit, women

TODAY = date(2025, 8, 20)
T2 = Period(2025, Periodicity.QUARTER, 2)
IN_T2 = {"begins": date(2025, 5, 5), "ends": date(2025, 5, 9)}
NOTE = {"uniformed_women": "El oficio dice 12."}


@pytest.fixture
def kept(store: Store) -> list[Record]:
    set_review(store, on=True)
    drafted = session(title="borrador", stage="draft", **IN_T2)
    return store.records.keep_all([session(**IN_T2), session(title="dos", **IN_T2), drafted, unit()], store.office_code)


def again(store: Store, record: Record) -> Record:
    found = store.records.find(record.register, record.uid)
    assert found is not None
    return found


def test_it_is_off_until_the_office_switches_it_on(store: Store) -> None:
    store.records.keep_all([session(**IN_T2)], store.office_code)
    assert (reviews(store), count_waiting(store), next_waiting(store)) == (False, 0, None)
    set_review(store, on=True)
    assert (reviews(store), count_waiting(store)) == (True, 1)
    assert [one.changes for one in store.history.since(0) if one.deed == "review"] == [{"on": [False, True]}]


def test_one_after_another_until_none_is_left(store: Store, kept: list[Record]) -> None:
    first, second, _draft, standing = kept
    seen = next_waiting(store)
    assert seen is not None and seen.uid == first.uid and count_waiting(store) == 3
    following = next_waiting(store, approve(store, seen))
    assert following is not None and following.uid == second.uid
    third = next_waiting(store, send_back(store, following, NOTE))
    assert third is not None and third.uid == standing.uid
    assert next_waiting(store, approve(store, third)) is None and count_waiting(store) == 0
    assert [again(store, one).stage for one in kept] == [
        Stage.APPROVED, Stage.SENT_BACK, Stage.DRAFT, Stage.APPROVED,
    ]  # fmt: skip


def test_a_skipped_one_comes_round_again(store: Store, kept: list[Record]) -> None:
    *_, standing = kept
    first = next_waiting(store, standing)
    assert first is not None and first.uid == kept[0].uid


def test_the_thread_stays_in_the_history(store: Store, kept: list[Record]) -> None:
    back = send_back(store, kept[0], NOTE)
    noted = notes_on(store, back)
    assert noted is not None and (noted.who, noted.notes) == (store.house.who, NOTE)
    corrected = back.copy()
    corrected.put("uniformed_women", 12)
    corrected.stage = Stage.COMPLETE
    after = store.records.keep(corrected, store.office_code, why="Tiene razón, era 12.")
    assert notes_on(store, after) is None and count_waiting(store) == 3
    steps = past_of(store, training, after.uid, Language.ES).steps
    told = [[(one.label, one.was, one.now) for one in step.changed] for step in steps[:2]]
    assert steps[0].why == "Tiene razón, era 12."
    assert told == [
        [("Mujeres en uniforme", "19", "12"), ("Estado", "Con observaciones", "Completo")],
        [
            ("Estado", "Completo", "Con observaciones"),
            ("Observación en «Mujeres en uniforme»", "", "El oficio dice 12."),
        ],
    ]


def test_notes_stand_while_they_are_half_answered(store: Store, kept: list[Record]) -> None:
    half = send_back(store, kept[0], NOTE).copy()
    half.put("title", None)
    half.stage = Stage.DRAFT
    half = store.records.keep(half, store.office_code)
    noted = notes_on(store, half)
    assert noted is not None and noted.notes == NOTE
    whole = half.copy()
    whole.put("title", "uno")
    whole.stage = Stage.COMPLETE
    whole = store.records.keep(whole, store.office_code)
    assert notes_on(store, whole) is None
    whole.stage = Stage.DRAFT
    assert notes_on(store, store.records.keep(whole, store.office_code)) is None


@pytest.mark.parametrize("judge", [approve, lambda store, record: send_back(store, record, {"name": "¿Es esa red?"})])
def test_who_is_to_be_asked_stays_known(store: Store, judge: Callable[[Store, Record], Record]) -> None:
    set_review(store, on=True)
    of_women = store.records.keep(women(contact_name="María Pérez"), store.office_code)
    waiting = next_waiting(store)
    assert waiting is not None and "contact_name" not in waiting.values
    judge(store, waiting)
    assert again(store, of_women).values["contact_name"] == "María Pérez"


def test_what_is_sent_back_keeps_its_period_open_and_does_not_count(store: Store, kept: list[Record]) -> None:
    send_back(store, kept[0], NOTE)
    stopping = {one.record.uid: one.problem.code for one in blocking(store, T2, TODAY)}
    assert stopping == {kept[0].uid: "sent_back", kept[2].uid: "still_draft"}


def test_what_was_reported_is_not_looked_over_any_more(store: Store, kept: list[Record]) -> None:
    store.records.delete(again(store, kept[2]))
    close(store, T2, TODAY)
    waiting = next_waiting(store)
    assert count_waiting(store) == 1 and waiting is not None and waiting.uid == kept[3].uid
    for judge in (approve, lambda store, record: send_back(store, record, NOTE)):
        with pytest.raises(Trouble) as caught:
            judge(store, again(store, kept[0]))
        assert caught.value.code == "period_closed"
    assert again(store, kept[0]).stage is Stage.COMPLETE


@pytest.mark.parametrize(
    ("notes", "code"),
    [
        ({}, "no_notes"),
        ({"title": "  "}, "no_notes"),
        ({"title": "a\x07"}, "unfit_note"),
        ({"title": "Llame al 229 123 4567"}, "unfit_note"),
    ],
)
def test_a_note_that_will_not_do(store: Store, kept: list[Record], notes: dict[str, str], code: str) -> None:
    with pytest.raises(Trouble) as caught:
        send_back(store, kept[0], notes)
    assert caught.value.code == code and again(store, kept[0]).stage is Stage.COMPLETE


@pytest.mark.parametrize("judge", [approve, lambda store, record: send_back(store, record, NOTE)])
def test_only_what_waits_is_judged(store: Store, kept: list[Record], judge: Callable[[Store, Record], Record]) -> None:
    for record in (kept[2], approve(store, kept[0])):
        with pytest.raises(Trouble) as caught:
            judge(store, record)
        assert caught.value.code == "not_waiting"
    with pytest.raises(Trouble) as caught:
        judge(store, kept[0])
    assert caught.value.code == "changed_elsewhere"


def test_nothing_is_judged_where_it_is_deleted_or_nobody_reviews(store: Store, kept: list[Record]) -> None:
    store.records.delete(kept[1])
    with pytest.raises(Trouble) as caught:
        approve(store, again(store, kept[1]))
    set_review(store, on=False)
    with pytest.raises(Trouble) as switched_off:
        approve(store, kept[0])
    assert caught.value.code == switched_off.value.code == "not_waiting"
