"""How far figures can be trusted: what counts, what does not yet, what was explained, what lacks a breakdown."""

from __future__ import annotations

from datetime import date
from typing import Any

from napdesk.house import plan
from napdesk.registers.training import title
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.services.breakdowns import Detail, detail
from napdesk.services.figures import Scope, behind, days_of, figures
from napdesk.services.quality import Aspect, quality, records_with
from napdesk.services.tally import Tally
from napdesk.store.drafts import Draft
from napdesk.store.store import Store
from tests.plan_year import away, keep, plan_year
from tests.samples import exchange, session, women

TODAY = date(2025, 8, 20)
YEAR = days_of(date(2024, 1, 1), date(2024, 12, 31), TODAY)
WITHOUT = {"uniformed_women": Absence.NOT_AVAILABLE, "unspecified": 12}


def explained(**changes: Any) -> Record:
    record = session(**changes)
    record.reasons["declared_total"] = "Así lo dice el oficio."
    return record


def test_it_counts_by_register_and_names_what_is_worth_a_look(store: Store) -> None:
    keep(store, session(), session(**WITHOUT), explained(), women(), session(begins=None, ends=date(2023, 5, 1)))
    keep(store, session(stage=Stage.DRAFT), session(stage=Stage.DRAFT, begins=None, ends=None))
    store.drafts.put(Draft("d1", "training", "", {"title": "Taller"}, "topics", "2024-11-22T18:05:00+00:00"))
    store.drafts.put(Draft("d2", "training", "", {"ends": "03/05/2023"}, "topics", "2024-11-22T18:05:00+00:00"))
    found = quality(store, YEAR)
    assert (found.records["training"], found.records["network"], found.records["aid"]) == (3, 1, 0)
    assert found.aspects == {Aspect.EXPLAINED: 1, Aspect.WITHOUT_SEX: 1, Aspect.DOUBLED: 3}
    assert found.unfinished == 3  # of the year, of no day yet, and one that was never kept; not of another year
    assert found.institutions == {"semar"}


def test_records_that_say_the_same_name_place_and_day_are_likely_twins(store: Store) -> None:
    said_why = session(title="Plática")
    said_why.reasons["title"] = "Otro grupo"
    keep(store, session(), session(title="CURSO DE ASESORIA DE GENERO"), session(ends=date(2024, 2, 8)))
    keep(store, session(title="Plática"), said_why, session(title="Foro"), session(title="Foro", stage=Stage.DRAFT))
    keep(store, women(), women(installed=date(2024, 2, 1)), women(municipality="30087"), exchange(), exchange())
    assert quality(store, YEAR).aspects[Aspect.DOUBLED] == 5
    found = [part.record for part in records_with(store, Aspect.DOUBLED, YEAR)]
    assert [str(one.values.get("title") or one.values["name"]) for one in found] == [
        "Curso de Asesoría de Género",
        "CURSO DE ASESORIA DE GENERO",
        "Plática",
        "MUCPAZ Veracruz",
        "MUCPAZ Veracruz",
    ]


def test_institutions_are_those_that_informed_or_are_named(store: Store) -> None:
    keep(store, session(), away(institution="sedena"), exchange(institution="sre", day=date(2023, 1, 1)))
    assert quality(store, YEAR).institutions == {"semar", "sedena"}
    narrow = quality(store, YEAR, Scope("sedena"))
    assert (narrow.records["training"], narrow.records["deployment"]) == (0, 1)
    assert narrow.institutions == {"semar", "sedena"}


def test_the_records_of_an_aspect(store: Store) -> None:
    keep(store, session(), session(title="Sin desglose", **WITHOUT), explained(title="Con motivo"))
    assert [one.record[title] for one in records_with(store, Aspect.WITHOUT_SEX, YEAR)] == ["Sin desglose"]
    assert [one.record[title] for one in records_with(store, Aspect.EXPLAINED, YEAR)] == ["Con motivo"]


def test_every_figure_is_what_its_records_come_to(store: Store) -> None:
    keep(store, *plan_year(2023), *plan_year(2024))
    told = figures(store, plan(), YEAR, TODAY)
    for figure in told:
        found = behind(store, figure.indicator, YEAR)
        assert found is not None
        again = found.counted
        assert (again.n, again.of, again.records) == (figure.n, figure.of, figure.records), figure.indicator.id
    assert sum(bool(figure.records) for figure in told) > 15


def test_a_kept_tally_gives_the_same_detail_after_every_change(store: Store) -> None:
    keep(store, *plan_year(2024))
    tally = Tally()
    commitment = "PA-7"

    def both() -> list[Detail | None]:
        [figure] = [one for one in figures(store, plan(), YEAR, TODAY, tally=tally) if one.indicator.id == commitment]
        return [detail(store, figure, YEAR, TODAY, tally=one) for one in (tally, Tally())]

    kept, fresh = both()
    assert kept == fresh
    keep(store, session(place="20067", ends=date(2024, 2, 20)))
    kept, again = both()
    assert kept == again != fresh
