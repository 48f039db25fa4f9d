"""What a cell or a typed text stands for, kind by kind, and what is said when it stands for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from napdesk.schema.codes import Lists
from napdesk.schema.fields import (
    Absence,
    Amount,
    AnyField,
    Choice,
    Choices,
    Code,
    Count,
    Day,
    Line,
    Paragraph,
    YesNo,
    options,
)
from napdesk.schema.problems import Problem
from napdesk.schema.reading import Cell, read
from napdesk.schema.text import Text, same

LINE = Line("line", same("Line"), longest=20)
PARAGRAPH = Paragraph("paragraph", same("Paragraph"))
PERSONAL = Line("contact", same("Contact"), personal=True, longest=20)
COUNT = Count("count", same("Count"), largest=9_999)
AMOUNT = Amount("amount", same("Amount"))
DAY = Day("day", same("Day"))
YES_NO = YesNo("yes_no", same("Yes or no"))
KINDS = options(course=("Curso", "Course"), workshop=("Taller", "Workshop"), academia=("Academia", "Academy session"))
CHOICE = Choice("choice", same("Choice"), options=KINDS)
CHOICES = Choices("choices", same("Choices"), options=KINDS)
PLACE = Code("place", same("Place"), lists=("special_place", "municipality", "country"))
SERVES = Choices("serves", same("Serves"), lists=("municipality",))
COMMAND = Code("command", same("Command"), lists=("command",))
EVERY_KIND = (LINE, PARAGRAPH, COUNT, AMOUNT, DAY, YES_NO, CHOICE, CHOICES, PLACE)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists.load(Path(__file__).parents[2] / "resources" / "lists")


def problem_of(asked: AnyField, cell: Cell, lists: Lists, on: date | None = date(2025, 5, 1)) -> str:
    found = read(asked, cell, lists, on=on)
    assert isinstance(found, Problem), f"{cell!r} was read as {found!r}"
    assert found.field == asked.key
    return found.code


@pytest.mark.parametrize("asked", EVERY_KIND, ids=lambda asked: asked.key)
@pytest.mark.parametrize("cell", [None, "", "  ", "\t", "\u00a0"])
def test_nothing_is_blank(asked: AnyField, cell: Cell, lists: Lists) -> None:
    assert read(asked, cell, lists, on=None) is None


@pytest.mark.parametrize("asked", EVERY_KIND, ids=lambda asked: asked.key)
@pytest.mark.parametrize(
    ("written", "absence"),
    [
        ("N/A", Absence.NOT_APPLICABLE),
        ("n/a", Absence.NOT_APPLICABLE),
        (" N/D ", Absence.NOT_AVAILABLE),
        ("n.d.", Absence.NOT_AVAILABLE),
        ("ND", Absence.NOT_AVAILABLE),
        ("PEND", Absence.NOT_YET),
        ("Pendiente", Absence.NOT_YET),
        ("No aplica", Absence.NOT_APPLICABLE),
        ("NO DISPONIBLE", Absence.NOT_AVAILABLE),
        ("not available", Absence.NOT_AVAILABLE),
        ("not_yet", Absence.NOT_YET),
    ],
)
def test_absences_in_every_kind(asked: AnyField, written: str, absence: Absence, lists: Lists) -> None:
    assert read(asked, written, lists, on=None) is absence


def test_na_is_an_absence_but_not_where_it_may_be_namibia(lists: Lists) -> None:
    assert read(COUNT, "NA", lists, on=None) is Absence.NOT_APPLICABLE
    found = read(PLACE, "na", lists, on=None)
    assert isinstance(found, Problem) and found.code == "ambiguous_code"
    assert found.fix.es == "Escriba N/A o Namibia."
    assert read(PLACE, "Namibia", lists, on=None) == "NA"


@pytest.mark.parametrize(
    ("cell", "count"),
    [("19", 19), (" 0 ", 0), ("007", 7), ("1,204", 1204), ("19.0", 19), (19, 19), (19.0, 19), ("1,204.00", 1204)],
)
def test_counts(cell: Cell, count: int, lists: Lists) -> None:
    assert read(COUNT, cell, lists, on=None) == count


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-3", "negative"),
        (-3, "negative"),
        (-0.5, "negative"),
        ("doce", "not_a_count"),
        ("12 y 3", "not_a_count"),
        ("2.5", "not_a_count"),
        (2.5, "not_a_count"),
        ("1.000", "not_a_count"),
        ("1,20", "not_a_count"),
        ("0,204", "not_a_count"),
        ("12,04", "not_a_count"),
        (date(2024, 2, 5), "not_a_count"),
        (True, "not_a_count"),
        (float("nan"), "not_a_count"),
        ("=1+1", "not_a_count"),
        ("10,000", "too_large"),
        ("1234567890123456", "too_large"),
        ("9" * 5000, "too_large"),
        (1e300, "too_large"),
    ],
)
def test_not_counts(cell: Cell, code: str, lists: Lists) -> None:
    assert problem_of(COUNT, cell, lists) == code


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("40", 40.0), ("2.5", 2.5), ("1,204.25", 1204.25), (0.1 + 0.2, 0.3), (7, 7.0), ("3.", 3.0), ("2.50", 2.5)],
)
def test_amounts(cell: Cell, amount: float, lists: Lists) -> None:
    assert read(AMOUNT, cell, lists, on=None) == amount


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-1", "negative"),
        ("1.234", "not_an_amount"),
        ("1.500", "not_an_amount"),
        ("40 h", "not_an_amount"),
        (date(2024, 2, 5), "not_an_amount"),
        ("10,000,000", "too_large"),
        ("9" * 400, "too_large"),
    ],
)
def test_not_amounts(cell: Cell, code: str, lists: Lists) -> None:
    assert problem_of(AMOUNT, cell, lists) == code


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-05",
        "2024-2-5",
        "2024-02-05 00:00:00",
        "2024-02-05T00:00",
        "05/02/2024",
        "5/2/2024",
        "5-2-2024",
        "5.2.24",
        "5 2 2024",
        "05022024",
        "050224",
        date(2024, 2, 5),
        datetime(2024, 2, 5, 13, 30),
    ],
    ids=str,
)
def test_days(cell: Cell, lists: Lists) -> None:
    assert read(DAY, cell, lists, on=None) == date(2024, 2, 5)


@pytest.mark.parametrize(
    ("written", "year", "day"),
    [
        ("5/2", 2025, date(2025, 2, 5)),
        ("29/2", 2024, date(2024, 2, 29)),
        ("5/2/98", 2025, date(1998, 2, 5)),
        ("5/2/2023", 2025, date(2023, 2, 5)),
    ],
)
def test_a_short_day_takes_the_year_of_work(written: str, year: int, day: date, lists: Lists) -> None:
    assert read(DAY, written, lists, on=None, year=year) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2024", "not_a_day"),
        ("02/13/2024", "not_a_day"),
        ("29/2/2023", "not_a_day"),
        ("5/2", "not_a_day"),
        ("ayer", "not_a_day"),
        ("2024", "not_a_day"),
        ("2024-02-05 13:30", "not_a_day"),
        (45327, "not_a_day"),
        (True, "not_a_day"),
        ("05/02/0024", "day_too_early"),
        ("31/12/1899", "day_too_early"),
    ],
)
def test_not_days(cell: Cell, code: str, lists: Lists) -> None:
    assert problem_of(DAY, cell, lists) == code


def test_of_a_year_alone_the_field_says_what_to_do(lists: Lists) -> None:
    told = Text(es="Ponga 1.º de enero.", en="Type 1 January.")
    for asked, fix in ((DAY, "Escriba día/mes/año: 05/02/2024."), (replace(DAY, help=told), told.es)):
        problem = read(asked, "2023", lists, on=None)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.message.es, problem.fix.es) == ("not_a_day", "Es solo un año.", fix)


@pytest.mark.parametrize("cell", ["Sí", "SI", "s", "yes", "Y", "x", "1", 1, 1.0, True, "verdadero"])
def test_yes(cell: Cell, lists: Lists) -> None:
    assert read(YES_NO, cell, lists, on=None) is True


@pytest.mark.parametrize("cell", ["No", "NO", "n", "0", 0, 0.0, False, "falso"])
def test_no(cell: Cell, lists: Lists) -> None:
    assert read(YES_NO, cell, lists, on=None) is False


@pytest.mark.parametrize("cell", ["tal vez", "2", 2, "sí y no"])
def test_neither_yes_nor_no(cell: Cell, lists: Lists) -> None:
    assert problem_of(YES_NO, cell, lists) == "not_yes_no"


@pytest.mark.parametrize("written", ["course", "Curso", "CURSO", " curso ", "Course"])
def test_choices_of_one(written: str, lists: Lists) -> None:
    assert read(CHOICE, written, lists, on=None) == "course"


def test_a_choice_nearly_right_is_named(lists: Lists) -> None:
    found = read(CHOICE, "curzo", lists, on=None)
    assert isinstance(found, Problem)
    assert (found.code, found.value, found.fix.es) == ("not_an_option", "curzo", "¿Quiso decir «Curso»?")
    far = read(CHOICE, "zzz", lists, on=None)
    assert isinstance(far, Problem) and far.fix.en == "Options: Course, Workshop, Academy session."


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("workshop;course", ("course", "workshop")),
        ("Taller | Curso", ("course", "workshop")),
        ("curso; curso", ("course",)),
        ("curso;", ("course",)),
        (";", None),
        (" | ; ", None),
    ],
)
def test_several_choices_stand_in_the_order_of_the_options(
    written: str, codes: tuple[str, ...] | None, lists: Lists
) -> None:
    assert read(CHOICES, written, lists, on=None) == codes


def test_one_wrong_choice_of_several_is_named(lists: Lists) -> None:
    assert problem_of(CHOICES, "curso; foro", lists) == "not_an_option"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("30193", "30193"),
        (30193, "30193"),
        (30193.0, "30193"),
        (1001, "01001"),
        ("1001", "01001"),
        ("Paracho, Michoacán", "16065"),
        ("16065 · Paracho, Michoacán", "16065"),
        ("PARACHO", "16065"),
        ("sea", "sea"),
        ("En línea", "online"),
        ("ES", "ES"),
        ("uruguay", "UY"),
    ],
)
def test_places(cell: Cell, code: str, lists: Lists) -> None:
    assert read(PLACE, cell, lists, on=date(2025, 5, 1)) == code


@pytest.mark.parametrize(
    ("asked", "cell", "on", "code"),
    [
        (PLACE, "99999", date(2025, 5, 1), "unknown_code"),
        (PLACE, "Atlantis", date(2025, 5, 1), "unknown_code"),
        (PLACE, "Benito Juárez", date(2025, 5, 1), "ambiguous_code"),
        (PLACE, "Paracho, Veracruz", date(2025, 5, 1), "place_disagrees"),
        (PLACE, "30193 · Paracho", date(2025, 5, 1), "place_disagrees"),
        (SERVES, "16065; Benito Juárez", None, "ambiguous_code"),
        (COMMAND, "RN-7", date(2025, 5, 1), "code_not_valid_then"),
        (COMMAND, "Tercera Región Naval (Veracruz)", date(2025, 5, 1), "code_not_valid_then"),
    ],
)
def test_codes_that_do_not_hold(asked: AnyField, cell: Cell, on: date | None, code: str, lists: Lists) -> None:
    assert problem_of(asked, cell, lists, on) == code


def test_codes_are_resolved_on_the_day(lists: Lists) -> None:
    assert read(COMMAND, "Tercera Región Naval (Veracruz)", lists, on=date(2023, 1, 1)) == "RN-3"
    assert read(SERVES, "16065;30193;16065", lists, on=None) == ("16065", "30193")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  TALLER  ", "TALLER"),
        ("uno\tdos", "uno dos"),
        ("uno\r\ndos", "uno dos"),
        ("uno\u2028dos\u2029", "uno dos"),
        ("n\u0303andu\u0301", "ñandú"),
        ("=1+1", "=1+1"),
        ("+52", "+52"),
        ("@SUM(A1)", "@SUM(A1)"),
        (1204, "1204"),
        (1204.0, "1204"),
        (date(2024, 2, 5), "05/02/2024"),
        ("0012345678901234567", "0012345678901234567"),
    ],
)
def test_lines(cell: Cell, text: str, lists: Lists) -> None:
    assert read(LINE, cell, lists, on=None) == text


def test_a_paragraph_keeps_its_lines(lists: Lists) -> None:
    assert read(PARAGRAPH, "uno\r\ndos\rtres\u2028cuatro\n", lists, on=None) == "uno\ndos\ntres\ncuatro"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("taller\x07", "control_characters"),
        ("taller\x00", "control_characters"),
        ("taller\ud800", "control_characters"),
        ("ta\x85ller", "control_characters"),
        ("taller\x9f", "control_characters"),
        ("taller\uffff", "control_characters"),
        ("_x0041_", "escaped_characters"),
        ("x" * 21, "too_long"),
        (1234567890123456, "too_many_digits"),
        (1e15, "too_many_digits"),
    ],
    ids=["bell", "nul", "surrogate", "next-line", "c1", "noncharacter", "escaped", "long", "sixteen-digits", "float"],
)
def test_text_a_workbook_cannot_carry(cell: Cell, code: str, lists: Lists) -> None:
    assert problem_of(LINE, cell, lists) == code


def test_a_problem_repeats_what_was_found_unless_it_is_personal(lists: Lists) -> None:
    found = read(COUNT, "x" * 100, lists, on=None)
    assert isinstance(found, Problem) and found.value == "x" * 60
    personal = read(PERSONAL, "María Muestra Ejemplo Largo", lists, on=None)
    assert isinstance(personal, Problem) and personal.code == "too_long"
    assert personal.value is None and "María" not in personal.message.es + personal.fix.es
