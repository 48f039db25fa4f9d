"""Rows are as high as their texts need, in any program's letters."""

from __future__ import annotations

import pytest

from napdesk.excel.fitting import lines_of


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("x" * 13, 10, 1),
        ("X" * 10, 10, 1),
        ("X" * 11, 10, 2),
        ("uno\ndos\n", 10, 3),
        ("MUCPAZ (Mujeres Constructoras de Paz)", 24, 2),
        ("MUCPAZ (MUJERES CONSTRUCTORAS DE PAZ)", 24, 2),
        ("Proporción de mujeres en uniforme entre el personal desplegado", 58, 1),
        ("Policías capacitados en violencia sexual y de género, género e interculturalidad", 58, 2),
        ("palabra " * 40, 2, 250),
    ],
)
def test_small_letters_take_less_room_than_capitals(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines
