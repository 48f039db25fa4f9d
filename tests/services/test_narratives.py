"""The office's own words: what is refused, when a reason is asked for, and that a missing one never blocks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.resources import resources
from napdesk.schema.figures import Catalogue, Combine, Comparison, Figure, Indicator, Narrative, State, Unit
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble, Weight
from napdesk.schema.text import Language, same
from napdesk.services.catalogue import load_catalogue
from napdesk.services.closing import blocking, compose_return, send
from napdesk.services.figures import days_of
from napdesk.services.narratives import check_narrative, keep_narrative, needs_justification, notes_on
from napdesk.services.verifying import State as Verified
from napdesk.services.verifying import verify
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from tests.samples import session

TODAY = date(2025, 8, 20)
NOW = datetime(2025, 8, 20, 16, 5).astimezone()
T2 = Period(2025, Periodicity.QUARTER, 2)
CURP = "HEGG560427MVZRRL04"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


# --- what can be written ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ñ" * 1_000, None),
        ("ñ" * 1_001, "too_long"),
        ("a\x07b", "control_characters"),
        ("_x0041_", "escaped_characters"),
        (f"La CURP {CURP}.", "looks_like_curp"),
        ("Llame al 229 123 4567.", "looks_like_phone"),
        ("=1+1", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("part", ["progress", "justification"])
def test_what_is_wrong_with_words(part: str, text: str, code: str | None) -> None:
    found = check_narrative(Narrative(**{part: text}))
    assert [(one.code, one.field) for one in found] == ([(code, part)] if code else [])
    assert all(CURP not in f"{one.value}{one.message.es}" and "4567" not in f"{one.value}" for one in found)


@pytest.mark.parametrize(
    ("indicator", "text", "code", "kept"),
    [
        ("PA-7", "  Dos\tcursos.\r\nUno más. ", None, "Dos cursos.\nUno más."),
        ("PA-7", "a" * 1_001, "too_long", None),
        ("PA-7", "Llame al 229 123 4567.", "looks_like_phone", "Llame al 229 123 4567."),
        ("PA-99", "Dos cursos.", "unknown_commitment", None),
    ],
)
def test_words_are_kept_unless_they_stop(
    store: Store, catalogue: Catalogue, indicator: str, text: str, code: str | None, kept: str | None
) -> None:
    found = keep_narrative(store, catalogue, T2, indicator, Narrative(text))
    assert [one.code for one in found] == ([code] if code else [])
    assert store.narratives.of(T2) == ({indicator: Narrative(kept)} if kept else {})


def test_a_closed_period_takes_no_more_words(store: Store, catalogue: Catalogue) -> None:
    store.periods.close(T2, [], nil=True)
    with pytest.raises(Trouble, match="period_closed"):
        keep_narrative(store, catalogue, T2, "PA-7", Narrative("Dos cursos."))


# --- when a reason is asked for --------------------------------------------------------------------------------


def told(
    value: float | None,
    previous: float | None = None,
    *,
    target: float | None = 60,
    combine: Combine = Combine.SUM,
    records: int = 1,
) -> Figure:
    unit = Unit.SHARE if combine is Combine.SHARE else Unit.COUNT
    compares = Comparison.GROWS if target is None else Comparison.AT_LEAST
    one = Indicator("X", same("x"), same("x"), same("x"), "x", unit, compares, target, True, combine=combine)
    state = State.NO_DATA if value is None else State.UNDER_WAY
    return Figure(one, value, 0, None, state, previous, records=records)


def until(day: date) -> Days:
    return days_of(date(day.year, 1, 1), day, TODAY)


MARCH, JUNE, YEAR = until(date(2025, 3, 31)), until(date(2025, 6, 30)), until(date(2024, 12, 31))


@pytest.mark.parametrize(
    ("figure", "days", "asked"),
    [
        # behind the pace of what adds up: 60 a year are 14.8 by March and 29.8 by June
        (told(14), MARCH, True),
        (told(15), MARCH, False),
        (told(29), JUNE, True),
        (told(30), JUNE, False),
        (told(59), YEAR, True),
        (told(60), YEAR, False),
        (told(0), JUNE, True),
        (told(2, combine=Combine.DISTINCT, target=12), JUNE, True),
        (told(0), until(date(2025, 2, 15)), False),
        # neither a stock nor a share goes by the year
        (told(1, combine=Combine.LATEST, target=15), JUNE, False),
        (told(0.01, combine=Combine.SHARE, target=0.15), JUNE, False),
        # far from last year, either way
        (told(125, 100, target=None), JUNE, True),
        (told(124, 100, target=None), JUNE, False),
        (told(75, 100, target=None), JUNE, True),
        (told(76, 100, target=None), JUNE, False),
        (told(80, 60), JUNE, True),
        (told(20, 15, target=15, combine=Combine.LATEST), JUNE, True),
        (told(0.45, 0.2, combine=Combine.SHARE, target=0.15), JUNE, True),
        (told(0.3, 0.2, combine=Combine.SHARE, target=0.15), JUNE, False),
        # after nothing
        (told(1, 0, target=None), JUNE, True),
        (told(0, 0, target=None), JUNE, False),
        (told(1, None, target=None), JUNE, False),
        # without data
        (told(None), JUNE, False),
        (told(None, 100), JUNE, False),
    ],
)
def test_when_a_reason_is_asked_for(figure: Figure, days: Days, asked: bool) -> None:
    assert needs_justification(figure, days) is asked


@pytest.mark.parametrize(
    ("figure", "words", "codes"),
    [
        (told(14), Narrative(), ["justification_missing"]),
        (told(14), Narrative("Van dos cursos."), ["justification_missing"]),
        (told(14), Narrative("", "Se aplazó uno."), []),
        (told(30), Narrative(), []),
        (told(0, records=0), Narrative(), []),
        (told(0, 9, records=0), Narrative(), ["justification_missing"]),
        (told(30), Narrative("Llame al 229 123 4567."), ["looks_like_phone"]),
    ],
)
def test_what_is_open_at_the_words(figure: Figure, words: Narrative, codes: list[str]) -> None:
    found = notes_on([figure], {"X": words}, MARCH if figure.value == 14 else JUNE)
    assert [(name, one.code, one.weight) for name, one in found] == [("X", code, Weight.NOTE) for code in codes]


# --- with the return -------------------------------------------------------------------------------------------


def test_a_missing_reason_is_noted_and_blocks_nothing(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    store.records.keep(session(begins=date(2025, 5, 5), ends=date(2025, 5, 9)), store.office_code)
    composed = compose_return(store, catalogue, T2, language=Language.ES, now=NOW)
    assert [(name, one.code) for name, one in composed.narrative_notes] == [("PA-7", "justification_missing")]
    assert blocking(store, T2, TODAY) == []
    send(store, catalogue, T2, tmp_path / "r.xlsx", language=Language.ES, now=NOW)
    assert verify(tmp_path / "r.xlsx").state is Verified.UNSIGNED
    rows = [row[:4] for row in load_workbook(tmp_path / "r.xlsx")["Incidencias"].iter_rows(min_row=3, values_only=True)]
    assert ("Avance cualitativo", "PA-7", "Justificación de la variación", "Aviso") in rows


def test_a_return_carries_the_words_of_its_own_period(store: Store, catalogue: Catalogue) -> None:
    store.records.keep(session(begins=date(2025, 5, 5), ends=date(2025, 5, 9)), store.office_code)
    words = Narrative("Van dos cursos.", "Se aplazó uno.")
    keep_narrative(store, catalogue, T2, "PA-7", words)
    keep_narrative(store, catalogue, T2.next, "PA-7", Narrative("De otro trimestre."))
    composed = compose_return(store, catalogue, T2, language=Language.ES, now=NOW)
    assert (composed.narratives, list(composed.narrative_notes)) == ({"PA-7": words}, [])
