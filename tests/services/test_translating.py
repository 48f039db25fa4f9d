"""What other people's cells stand for: read as meant where it is sure, refused as written where it is not."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import begins, hours, organised, place, topics, uniformed_women
from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField
from napdesk.schema.problems import Problem
from napdesk.schema.reading import Cell
from napdesk.services.translating import read_loosely

FIFTH = date(2024, 2, 5)


@pytest.mark.parametrize(
    "cell",
    [
        FIFTH, datetime(2024, 2, 5, 9, 30), "05/02/2024", "2024-02-05", 45327, 45327.5, "45327", "5 de febrero de 2024",
        "05-feb-24", "5 feb. 2024", "lunes 5 de Febrero del 2024", "05/FEB/2024", "February 5, 2024", "5 February 2024",
        "05/02/2024 09:30", "5/2/24 9:30:00 a. m.", "2024-02-05T09:30:00", " 05/02/2024.",
    ],
)  # fmt: skip
def test_days(lists: Lists, cell: Cell) -> None:
    assert read_loosely(begins, cell, lists, on=None) == FIFTH


def test_days_counted_since_1904(lists: Lists) -> None:
    assert read_loosely(begins, 43865, lists, on=None, since_1904=True) == FIFTH


@pytest.mark.parametrize(
    ("asked", "cell", "expected"),
    [
        (begins, "1o. de marzo de 2024", date(2024, 3, 1)),
        (organised, "Sí.", True), (organised, "✔", True), (organised, "NO", False), (organised, True, True),
        (uniformed_women, "1 204", 1204), (uniformed_women, "'19", 19), (uniformed_women, "\u00a019 ", 19),
        (hours, "1 200.5", 1200.5),
        (topics, "Derechos humanos, Interculturalidad", ("intercultural", "human_rights")),
        (topics, "Derechos humanos\nHostigamiento y acoso", ("human_rights", "harassment")),
        (topics, "Derechos humanos y Desarme", ("human_rights", "disarmament")),
        (place, "Xalapa, Veracruz.", "30087"), (place, "1001", "01001"),
    ],
)  # fmt: skip
def test_values(lists: Lists, asked: AnyField, cell: Cell, expected: object) -> None:
    assert read_loosely(asked, cell, lists, on=None) == expected


@pytest.mark.parametrize(
    ("asked", "cell", "code"),
    [
        (begins, "2024", "not_a_day"), (begins, "febrero de 2024", "not_a_day"),
        (begins, "31 de febrero de 2024", "not_a_day"), (begins, "—", "not_a_day"),
        (begins, "5 de brumario de 2024", "not_a_day"), (begins, 19, "not_a_day"), (begins, 99999, "not_a_day"),
        (begins, "13/25/2024", "not_a_day"), (uniformed_women, "19 mujeres", "not_a_count"),
        (uniformed_women, "1.204", "not_a_count"), (uniformed_women, "12 04", "not_a_count"),
        (organised, "tal vez", "not_yes_no"), (topics, "Derechos humanos, baile", "not_an_option"),
        (place, "Benito Juárez", "ambiguous_code"),
    ],
)  # fmt: skip
def test_what_is_not_sure_stays_refused_as_it_stands(lists: Lists, asked: AnyField, cell: Cell, code: str) -> None:
    found = read_loosely(asked, cell, lists, on=None)
    assert isinstance(found, Problem)
    assert (found.code, found.value) == (code, str(cell))


def test_the_name_of_a_state_is_its_code(lists: Lists) -> None:
    municipality = police_unit.by_key["municipality"]
    assert read_loosely(municipality, "VERACRUZ", lists, on=None) == "30193"
