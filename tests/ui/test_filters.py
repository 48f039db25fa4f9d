"""What a list can be filtered by, as it is typed for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.record import Stage
from napdesk.schema.register import Register
from napdesk.store.listing import Wanted
from napdesk.ui.register.filters import Filters
from napdesk.ui.register.list_query import Left
from tests.desks import LISTS

PLACES = {"30193": 40, "30028": 7, "20014": 1, "09014": 2, "23005": 3, "sea": 4, "US": 5}
TALLY = Left({2025: 50, 2024: 12, Stage.DRAFT: 6}, PLACES, deleted=8)


def fitting(typed: str, wanted: Wanted | None = None, register: Register = training) -> list[tuple[str, int | None]]:
    filters = Filters(register, LISTS, wanted or Wanted(), (2025, 2024), TALLY)
    return [(one.words.es, one.count) for one in filters.fitting(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2024", [("Año 2024", 12)]),
        ("AÑO 2", [("Año 2025", 50), ("Año 2024", 12)]),
        ("borr", [("Borrador", 6), ("Borrados", 8)]),
        ("draft", [("Borrador", 6)]),
        ("cdmx", [("Ciudad de México", 2)]),
        ("benito juarez", [("Benito Juárez, Ciudad de México", 2), ("Benito Juárez, Quintana Roo", 3)]),
        ("benito oaxaca", []),
        ("boca", [("Boca del Río, Veracruz", 7)]),
        ("30028", [("Boca del Río, Veracruz", 7)]),
        ("alta", [("En altamar", 4)]),
        ("estados unidos", [("Estados Unidos", 5)]),
        ("jalisco", []),
    ],
)
def test_typing_finds_what_occurs(typed: str, found: list[tuple[str, int | None]]) -> None:
    assert fitting(typed) == found


def test_nothing_typed_offers_entities_and_what_lies_outside_them() -> None:
    stages = [(stage.label.es, 6 if stage is Stage.DRAFT else None) for stage in Stage]
    entities = [("Ciudad de México", 2), ("Oaxaca", 1), ("Quintana Roo", 3), ("Veracruz", 47)]
    outside = [("En altamar", 4), ("Estados Unidos", 5)]
    assert fitting("") == [("Año 2025", 50), ("Año 2024", 12), *stages, ("Borrados", 8), *entities, *outside]


@pytest.mark.parametrize("place", ["30", "30193", "US"])
def test_what_is_on_comes_first_and_picked_again_it_goes(place: str) -> None:
    wanted = Wanted(search="curso", year=2025, place=place, order="title")
    year, where, every, other, *_ = Filters(training, LISTS, wanted, (2025, 2024), TALLY).fitting("")
    assert year.on and where.on and not other.on
    assert year.turned(wanted) == replace(wanted, year=None)
    assert every.turned(wanted) == Wanted(search="curso", order="title")
    assert where.turned(wanted) == replace(wanted, place="")
    assert other.turned(wanted) == replace(wanted, year=2024)
    assert where.value not in [one.value for one in Filters(training, LISTS, wanted, (), TALLY).fitting("")[2:]]


def test_a_register_without_places_offers_none() -> None:
    nowhere = replace(network, groups=(), columns=())
    assert [words for words, _ in fitting("", register=nowhere)] == [
        "Año 2025", "Año 2024", *(stage.label.es for stage in Stage), "Borrados"
    ]  # fmt: skip
