"""Words that are one: slips and abbreviations, and numbers that never are another."""

from __future__ import annotations

import pytest

from napdesk.services.likeness import alike, same_or_short, same_word, telling


@pytest.mark.parametrize(
    ("one", "other", "same", "or_short"),
    [
        ("genero", "genero", True, True),
        ("genero", "gnero", True, True),
        ("prevencion", "prev", False, True),
        ("mpal", "municipal", False, True),
        ("gpo", "grupo", False, True),
        ("2do", "2", True, True),
        ("2", "3", False, False),
        ("ii", "iii", False, False),
        ("mar", "masculinidades", False, False),
        ("norte", "sur", False, False),
        ("pr", "prevencion", False, False),
    ],
)
def test_words(one: str, other: str, same: bool, or_short: bool) -> None:
    assert (same_word(one, other), same_word(other, one)) == (same, same)
    assert (same_or_short(one, other), same_or_short(other, one)) == (or_short, or_short)


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("Curso de género para mandos", "CURSO PARA MANDOS DE GENERO", 95),
        ("Curso de género para mandos", "Curso de género", 90 - 5),
        ("Curso de género para mandos", "Curso de género para policías", None),
        ("Curso de género, 1.er grupo", "Curso de género, 2.º grupo", None),
        ("Curso", "Curso de género", None),
        ("", "Curso", None),
    ],
)
def test_names(one: str, other: str, close: float | None) -> None:
    assert alike(telling(one), telling(other)) == close
