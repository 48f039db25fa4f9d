"""The keys of the spreadsheet are counted fairly: the cheapest way of each cell."""

from __future__ import annotations

import pytest

from tests.spreadsheet_typing import Column, keys_of_rows

TITLE, KIND = Column("title"), Column("kind", offered=("Curso", "Curso-taller", "Taller"))
DAY, COUNT = Column("day", completes=False, days_of=2025), Column("count", completes=False)


@pytest.mark.parametrize(
    ("columns", "rows", "keys"),
    [
        ([TITLE], [{"title": "Acoso"}], [5 + 1]),
        ([TITLE], [{"title": "Acoso"}, {"title": "Acoso"}], [6, 1 + 1]),  # copied from above
        ([TITLE], [{"title": "Acoso"}, {"title": "Paz"}, {"title": "Acoso"}], [6, 4, 1 + 1]),  # completed
        ([TITLE], [{"title": "Grupo mixto 1"}, {"title": "Grupo mixto 2"}], [14, 4 + 1]),  # copied and mended
        ([KIND], [{"kind": "Taller"}], [1 + 1]),  # the only one of its letter
        ([KIND], [{"kind": "Curso-taller"}], [4 + 1]),  # opened and walked
        ([DAY], [{"day": "05/02/2025"}], [3 + 1]),
        ([DAY], [{"day": "05/02/2024"}], [6 + 1]),
        ([DAY], [{"day": "N/D"}], [3 + 1]),
        ([COUNT, TITLE, COUNT], [{"title": "Paz"}], [1 + 4]),  # past the blank cell, and no further than needed
    ],
)
def test_the_cheapest_way(columns: list[Column], rows: list[dict[str, str]], keys: list[int]) -> None:
    assert keys_of_rows(columns, rows) == keys
