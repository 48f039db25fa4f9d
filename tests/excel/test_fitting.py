"""Rows are as high and columns as wide as their texts need, on as few pages as can be read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from napdesk.excel.fitting import PAGE_WIDTH, fitted_to_pages, fitted_width, lines_of, pages_across
from napdesk.excel.looks import Look


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("x" * 12, 10, 1),
        ("X" * 10, 10, 1),
        ("X" * 11, 10, 2),
        ("uno\ndos\n", 10, 3),
        ("XXXXXX XXXXXX XXXXXX", 10, 3),
        ("XXXX XXXX XXXX", 10, 2),
        ("XX " + "X" * 25, 10, 4),
        ("MUCPAZ (Mujeres Constructoras de Paz)", 24, 2),
        ("MUCPAZ (MUJERES CONSTRUCTORAS DE PAZ)", 24, 2),
        ("Proporción de mujeres en uniforme entre el personal desplegado", 58, 1),
        ("Policías capacitados en violencia sexual y de género, género e interculturalidad", 58, 2),
        ("palabra " * 40, 2, 240),
    ],
)
def test_small_letters_take_less_room_than_capitals(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


@pytest.mark.parametrize(
    ("heading", "values", "look", "width"),
    [
        ("Folio", ["X" * 20], Look.TEXT, 23.3),
        ("Folio", ["X" * 20], Look.FOLIO, 21.3),
        ("Folio", ["X" * 60], Look.TEXT, 32),
        ("Horas", [1_000_000], Look.NUMBER, 13.6),
        ("Suspendida el", [], Look.DAY, 12.3),
        ("Municipio", [], Look.TEXT, 11.4),
        ("Mujeres en uniforme de la base", ["x"], Look.TEXT, 11.5),
    ],
)
def test_a_column_has_room_for_its_values_and_its_heading(
    heading: str, values: Sequence[str | int], look: Look, width: float
) -> None:
    assert fitted_width(heading, values, 32, look) == width


@pytest.mark.parametrize(
    ("widths", "repeated", "pages"),
    [
        ((), 0, 1),
        ((PAGE_WIDTH,), 0, 1),
        ((PAGE_WIDTH / 2,) * 3, 0, 2),
        ((20, PAGE_WIDTH - 20), 1, 1),
        ((20, *(PAGE_WIDTH / 2 - 10,) * 4), 1, 2),
        ((20, *(PAGE_WIDTH / 2 - 10,) * 4, 1), 1, 3),
        ((PAGE_WIDTH + 1, 30), 1, 1),
    ],
)
def test_what_stands_on_every_page_takes_room_on_each(widths: Sequence[float], repeated: int, pages: int) -> None:
    assert pages_across(widths, repeated) == pages


def test_long_texts_give_way_where_that_saves_a_page_and_numbers_never() -> None:
    widths, looks = (30.0, 20.0, *(40.0,) * 4), (Look.FOLIO, Look.NUMBER, *(Look.TEXT,) * 4)
    found = fitted_to_pages([""] * 6, widths, looks, 1)
    assert (pages_across(widths, 1), pages_across(found, 1)) == (2, 1)
    assert found[:2] == widths[:2] and set(found[2:]) == {37.5}
    assert fitted_to_pages([""] * 7, (*widths, 150.0), (*looks, Look.NUMBER), 1) == (*widths, 150.0)


def test_what_cannot_be_read_on_fewer_pages_keeps_its_width() -> None:
    widths, looks = (18.0,) * 12, (Look.TEXT,) * 12
    assert fitted_to_pages(["Institución"] * 12, widths, looks) == widths


def test_no_two_columns_of_a_table_touch() -> None:
    tables = (Look.HEADING, Look.FOLIO, Look.TEXT, Look.VARIANT, Look.PILLAR, Look.MUTED, Look.WRONG)
    numbers = (Look.HEADING_RIGHT, Look.NUMBER, Look.AMOUNT, Look.SHARE)
    assert all(look.value.across == "left" and look.value.indent for look in tables)
    assert {(look.value.across, look.value.indent) for look in numbers} == {("right", 2)}
