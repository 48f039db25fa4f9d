"""The same record twice: what is offered as a likely twin, and what is another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from napdesk.schema.record import Record, Stage
from napdesk.services.twins import find_twins
from napdesk.store.store import Store
from tests.benches.twins import search
from tests.plan_year import keep
from tests.samples import aid, appointment, exchange, session, tour, unit, women

KEPT = {
    "document_ref": "SEMAR/UG/0123/2024",
    "title": "Curso de Asesoría de Género para mandos navales, 2.º grupo",
    "ends": date(2024, 2, 9),
    "place": "30193",
}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"title": "CURSO DE ASESORIA DE GENERO PARA MANDOS NAVALES 2.º GRUPO"}, "mismo número de documento"),
        ({"document_ref": "semar-ug 0123 2024", "ends": date(2024, 9, 5)}, "mismo número de documento"),
        ({"document_ref": None, "title": "Para mandos navales, 2do grupo: curso de asesoria de genero"}, "mismo lugar"),
        ({"document_ref": None, "title": "Curso de Asesoria de Gnero para mandos nabales"}, "mismo lugar"),
        ({"document_ref": None, "ends": date(2024, 2, 12)}, "mismo lugar"),
    ],
)
def test_the_same_session_typed_again_is_found(store: Store, typed: dict[str, Any], why: str) -> None:
    keep(store, session(**KEPT))
    (twin,) = find_twins(store, session(**{**KEPT, **typed}))
    assert twin.record.values["title"] == KEPT["title"]
    assert twin.why.es.startswith(why)


@pytest.mark.parametrize(
    "typed",
    [
        {"document_ref": "SEMAR/UG/0124/2024", "title": "Curso de Asesoría de Género para mandos navales, 3.er grupo"},
        {"title": "Taller de masculinidades para mandos navales, 2.º grupo"},  # one letter, several sessions
        {"document_ref": None, "title": "Curso de Asesoría de Género para policías, 2.º grupo"},
        {"document_ref": None, "ends": date(2024, 2, 13)},
        {"document_ref": None, "place": "30087"},
        {"document_ref": None, "place": None},
        {"document_ref": None, "ends": None},
        {"title": None},
    ],
)
def test_another_session_is_not(store: Store, typed: dict[str, Any]) -> None:
    keep(store, session(**KEPT))
    assert find_twins(store, session(**{**KEPT, **typed})) == []


@pytest.mark.parametrize(
    ("kept", "typed", "likely"),
    [
        (women(name="Mujeres de Cheranástico"), women(name="MUJERES CHERANASTICO", installed=None), True),
        (women(name="Mujeres de Cheranástico"), women(name="Mujeres de Cheranástico", municipality="30087"), False),
        (women(name="Red MUCPAZ 1"), women(name="Red MUCPAZ 2"), False),
        (women(name="MUCPAZ Norte"), women(name="MUCPAZ Sur"), False),
        (unit(), unit(name="Unidad Violeta Municipal", created=date(2023, 1, 1)), True),
        (tour(), tour(women=3), True),
        (tour(category="contingent"), tour(category="civilian"), False),
        (appointment(), appointment(position="Direccion General", women=0, men=1), True),
        (appointment(), appointment(institution="sedena"), False),
        (exchange(), exchange(title="Mesa sobre la transversalización: trabajo"), True),
        (aid(), aid(ends=date(2024, 9, 10), reached_women=12), True),
    ],
)
def test_every_register_has_its_twins(store: Store, kept: Record, typed: Record, likely: bool) -> None:
    keep(store, kept)
    assert bool(find_twins(store, typed)) is likely


def test_a_draft_is_a_twin_and_what_is_deleted_or_itself_is_not(store: Store) -> None:
    draft, gone, shown = store.records.keep_all([session(stage=Stage.DRAFT), session(), session()], "30-SEMAR-01")
    store.records.delete(gone)
    assert [twin.record.uid for twin in find_twins(store, shown)] == [draft.uid]


def test_the_closest_come_first_and_only_three(store: Store) -> None:
    keep(store, *(session(ends=date(2024, 2, day)) for day in (12, 8, 9, 11, 10)))
    found = [str(twin.record.values["ends"]) for twin in find_twins(store, session())]
    assert found[0] == "2024-02-09"
    assert len(found) == 3


@pytest.mark.slow
def test_most_twins_are_found_and_most_that_are_said_are_twins(tmp_path: Path) -> None:
    """The set that is measured, ten times smaller."""
    went = search(tmp_path / "twins.napdesk", 10_000, 300)
    assert went.found / went.planted >= 0.95
    assert went.found / went.said >= 0.8
