"""Values as people read them, and read back as the same values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from napdesk.registers import network, police_unit, training
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence, AnyField, Value
from napdesk.schema.reading import read
from napdesk.schema.register import REMARKS
from napdesk.schema.showing import show, show_aim, show_day, show_number, show_share
from napdesk.schema.text import Language

ANSWERS: list[tuple[AnyField, Value | Absence | None, str, str]] = [
    (training.title, "Curso «A»", "Curso «A»", "Curso «A»"),
    (REMARKS, "uno\ndos", "uno\ndos", "uno\ndos"),
    (training.uniformed_women, 0, "0", "0"),
    (training.uniformed_women, 1204, "1,204", "1,204"),
    (training.hours, 40.0, "40", "40"),
    (training.hours, 2.5, "2.5", "2.5"),
    (training.hours, 1204.25, "1,204.25", "1,204.25"),
    (training.ends, date(2024, 2, 9), "09/02/2024", "09/02/2024"),
    (training.organised, True, "Sí", "Yes"),
    (training.organised, False, "No", "No"),
    (training.activity, "workshop", "Taller", "Workshop"),
    (training.topics, ("sgbv", "wps"), "Violencia sexual y de género; Mujeres, paz y seguridad",
     "Sexual and gender-based violence; Women, peace and security"),
    (training.place, "16065", "Paracho, Michoacán", "Paracho, Michoacán"),
    (training.place, "sea", "En altamar", "At sea"),
    (training.place, "ES", "España", "Spain"),
    (police_unit.serves, ("16065", "30193"), "Paracho, Michoacán; Veracruz, Veracruz",
     "Paracho, Michoacán; Veracruz, Veracruz"),
    (network.members_women, Absence.NOT_AVAILABLE, "N/D", "N/D"),
    (network.members_women, Absence.NOT_APPLICABLE, "N/A", "N/A"),
    (network.members_women, Absence.NOT_YET, "PEND", "PEND"),
    (network.members_women, None, "", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists.load(Path(__file__).parents[2] / "resources" / "lists")


@pytest.mark.parametrize(("asked", "answer", "es", "en"), ANSWERS)
def test_shown(asked: AnyField, answer: Value | Absence | None, es: str, en: str, lists: Lists) -> None:
    assert (show(asked, answer, lists, Language.ES), show(asked, answer, lists, Language.EN)) == (es, en)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("asked", "answer"), [row[:2] for row in ANSWERS])
def test_what_is_shown_reads_back(
    asked: AnyField, answer: Value | Absence | None, language: Language, lists: Lists
) -> None:
    shown = show(asked, answer, lists, language)
    assert read(asked, shown, lists, on=None) == answer


def test_a_code_shows_the_name_it_had_then(lists: Lists) -> None:
    shown = [
        show(training.command, "RN-3", lists, Language.ES, on=day)
        for day in (date(2021, 1, 1), date(2023, 1, 1), date(2025, 1, 1))
    ]
    assert shown == [
        "Tercera Región Naval (Lerma)",
        "Tercera Región Naval (Veracruz)",
        "Tercera Región Naval (Dos Bocas)",
    ]


def test_a_code_no_longer_known_shows_itself(lists: Lists) -> None:
    assert show(training.place, "99999", lists, Language.ES) == "99999"
    assert show(training.activity, "picnic", lists, Language.EN) == "picnic"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (999, "999"), (1_000_000, "1,000,000"), (2.5, "2.5"), (2.25, "2.25"), (-3, "-3"), (12.004, "12")],
)
def test_numbers(number: float, shown: str) -> None:
    assert show_number(number) == shown


def test_days() -> None:
    assert show_day(date(2024, 2, 5)) == "05/02/2024"


@pytest.mark.parametrize(
    ("share", "shown", "as_a_target"),
    [(0, "0.0 %", "0 %"), (0.15, "15.0 %", "15 %"), (0.089, "8.9 %", "8.9 %"), (7 / 17, "41.2 %", "41.18 %")],
)
def test_shares(share: float, shown: str, as_a_target: str) -> None:
    assert (show_share(share), show_aim(share)) == (shown, as_a_target)
