"""The overlaps of a hub: the same in any order the returns come, decided for a reason, and told at each figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from napdesk.house import plan
from napdesk.schema.overlaps import Decision, Kind
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.services.double_counts import decide, open_overlaps_behind, search, search_around
from napdesk.services.figures import days_of, figures
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.samples import session, tour, unit, women
from tests.sent_returns import named, numbers, send

NAVY, POLICE, GUARD = "30-SEMAR-01", "30-SSPC-01", "09-GN-01"
TODAY = date(2025, 8, 20)
YEAR = days_of(date(2024, 1, 1), date(2024, 12, 31), TODAY)


def course(uid: str, day: int = 9, **changes: object) -> Record:
    return named(uid, session(ends=date(2024, 2, day), **changes))


def kept(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((one.kind.value, one.records) for one in store.overlaps.open())


def take(store: Store, *sent: Callable[[Store], int]) -> list[int]:
    """Receive each as a batch of its own, looking around its records alone; the numbers of the batches."""
    batches = []
    for one in sent:
        batches.append(one(store))
        search_around(store, numbers(store, batches[-1]))
    return batches


# The first three hang together by the one in the middle; the last returns take one of them away and bring another.
SENT: tuple[Callable[[Store], int], ...] = (
    lambda store: send(store, NAVY, course("a", 9), named("n", women()), named("t", tour())),
    lambda store: send(store, POLICE, course("b", 12), named("u", unit())),
    lambda store: send(store, GUARD, course("c", 15), named("m", women(name="MUCPAZ VERACRUZ, red"))),
    lambda store: send(store, POLICE, named("u", unit()), named("s", tour()), revision=1),
)


@pytest.mark.parametrize("order", list(permutations(range(len(SENT)))), ids=str)
def test_around_what_came_is_found_what_is_found_over_all_in_any_order(store: Store, order: tuple[int, ...]) -> None:
    take(store, *(SENT[at] for at in order))
    assert kept(store) == [("tour", ("s", "t")), ("twice", ("m", "n"))]
    search(store)
    assert kept(store) == [("tour", ("s", "t")), ("twice", ("m", "n"))]


def test_a_batch_that_is_undone_takes_its_overlaps_along_and_brings_those_before_back(store: Store) -> None:
    *_, last = take(store, *SENT)
    batch = numbers(store, last)
    store.received.undo(last)
    search_around(store, batch)
    assert kept(store) == [("twice", ("a", "b", "c")), ("twice", ("m", "n"))]
    search(store)
    assert kept(store) == [("twice", ("a", "b", "c")), ("twice", ("m", "n"))]


def test_only_what_touches_the_batch_is_told_of_it(store: Store) -> None:
    take(store, SENT[0], SENT[2])
    batch = send(store, POLICE, course("b", 12))
    (touching,) = search_around(store, numbers(store, batch))
    assert touching.records == ("a", "b", "c")
    assert search_around(store, numbers(store, send(store, "01-SSPC-01", course("z", place="01001")))) == []


def test_a_total_that_runs_on_is_found_with_its_next_period(store: Store) -> None:
    since = {"begins": date(2024, 1, 1), "place": "30087"}
    take(store, lambda one: send(one, NAVY, course("q1", 29, **since, uniformed_women=10)))
    later = named("q2", session(ends=date(2024, 6, 28), **since, uniformed_women=30))
    take(store, lambda one: send(one, NAVY, later, period="2024-T2"))
    (found,) = store.overlaps.open()
    assert (found.kind, found.records) == (Kind.CUMULATIVE, ("q1", "q2"))
    assert decide(store, found.id, "same", "Lo dijo la oficina").keep == "q2"


def test_what_nobody_says_the_place_of_is_found_around_what_came(store: Store) -> None:
    take(
        *(
            store,
            *(lambda one, office=office: send(one, office, course(office, place=None)) for office in (NAVY, POLICE)),
        )
    )
    assert kept(store) == [("twice", (NAVY, POLICE))]


@pytest.mark.parametrize(
    ("of_navy", "of_police", "kept_uid"),
    [(True, False, "a"), (False, True, "b"), (True, True, "a"), (None, None, "a")],
)
def test_of_the_same_the_organiser_s_counts_or_the_first_office_s(
    store: Store, of_navy: bool | None, of_police: bool | None, kept_uid: str
) -> None:
    send(store, NAVY, course("a", organised=of_navy))
    send(store, POLICE, course("b", organised=of_police))
    (found,) = search(store)
    decided = decide(store, found.id, "same", "Es la misma sesión")
    assert (decided.decision, decided.keep) == (Decision.SAME, kept_uid)


def test_a_decision_outlives_a_search_and_a_revision(store: Store) -> None:
    send(store, NAVY, course("a"))
    send(store, POLICE, course("b"))
    (found,) = search(store)
    decided = decide(store, found.id, "keep:b", "La organizó la SSPC")
    send(store, NAVY, course("a", uniformed_women=20), revision=1)
    assert search(store) == [decided]


@pytest.mark.parametrize(
    ("written", "why", "trouble"),
    [
        ("igual", "Es la misma", "bad_decision"),
        ("keep:z", "Es la misma", "bad_decision"),
        ("keep:", "Es la misma", "bad_decision"),
        ("same", "x" * 300, "bad_reason"),
        ("same", "Llamar al 229 123 4567", "bad_reason"),
    ],
)
def test_what_is_no_decision_changes_nothing(store: Store, written: str, why: str, trouble: str) -> None:
    send(store, NAVY, course("a"))
    send(store, POLICE, course("b"))
    (found,) = search(store)
    with pytest.raises(Trouble, match=trouble):
        decide(store, found.id, written, why)
    assert store.overlaps.open() == [found]


def test_an_overlap_that_is_not_there(store: Store) -> None:
    with pytest.raises(Trouble, match="no_such_overlap"):
        decide(store, "nada", "same", "Es la misma")


def test_each_figure_says_how_many_are_open_behind_it_and_what_was_decided_is_applied(store: Store) -> None:
    send(store, NAVY, course("a"), course("x", title="Taller de masculinidades"))
    send(store, POLICE, course("b"), named("n", women()))
    send(store, GUARD, named("m", women()))
    found = {one.register: one for one in search(store)}
    assert behind(store) == {"PA-7": (57, 1), "PA-5": (2, 1), "PA-9": (None, 0)}
    decide(store, found["training"].id, "same", "Es la misma sesión")
    decide(store, found["network"].id, "different", "Son dos redes")
    assert behind(store) == {"PA-7": (38, 0), "PA-5": (2, 0), "PA-9": (None, 0)}


def behind(store: Store) -> dict[str, tuple[float | None, int]]:
    everyone = store.counting_received()
    told = figures(everyone, plan(), YEAR, TODAY)
    waiting = open_overlaps_behind(everyone, [one.indicator for one in told], YEAR)
    everyone.close()
    asked = ("PA-7", "PA-5", "PA-9")
    return {one.indicator.id: (one.value, waiting[one.indicator.id]) for one in told if one.indicator.id in asked}


def test_a_store_that_received_nothing_has_none(new_store: NewStore) -> None:
    store = new_store()
    assert (search(store), set(open_overlaps_behind(store, plan().rows, YEAR).values())) == ([], {0})


def test_a_large_batch_finds_what_a_small_one_does(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = send(store, "30-SEMAR-01", named("a", session()))
    other = send(store, "09-SSPC-01", named("b", session()))
    small = search_around(store, numbers(store, other))
    monkeypatch.setattr("napdesk.services.double_counts.MANY", 0)
    assert search_around(store, numbers(store, other)) == small != []
    assert search_around(store, [*numbers(store, batch), *numbers(store, other)]) == small
    send(store, "31-GN-01", named("c", session(title="Otra cosa del todo")))
    assert search_around(store, numbers(store, 3)) == []
