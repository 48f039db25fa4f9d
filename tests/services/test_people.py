"""Several names on one store."""

from __future__ import annotations

import pytest

from napdesk.services.people import add_person, drop_person, people, refuse_name
from napdesk.store.store import Store


def test_whoever_works_is_always_on_the_list(store: Store) -> None:
    who = store.house.who
    assert people(store) == [who]
    add_person(store, "Ana Ruiz")
    add_person(store, "Ana Ruiz")
    assert people(store) == [who, "Ana Ruiz"]
    drop_person(store, "Ana Ruiz")
    drop_person(store, who)
    assert people(store) == [who]


def test_the_order_stays_when_somebody_takes_over(store: Store) -> None:
    add_person(store, "Ana Ruiz")
    other = store.hand_over("Ana Ruiz")
    assert people(other) == people(store)
    other.close()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name_missing"),
        ("ana  RUÍZ", "name_taken"),
        ("x" * 61, "too_long"),
        ("Ana\u200b\x07", "control_characters"),
        ("Luis Mora", None),
        ("x" * 60, None),
    ],
)
def test_names_that_are_refused(name: str, code: str | None) -> None:
    problem = refuse_name(name, ["Ana Ruiz"])
    assert (problem and problem.code) == code
