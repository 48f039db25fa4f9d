"""What the same rows cost in keys when they are typed into the blank template with a spreadsheet program.

The cheapest way is taken cell by cell, as somebody who knows the program would: an entry of the column, or of its
drop-down as newer programs do, is completed from its first letters that fit no other; the cell above is copied with
Ctrl+D and mended with F2; a drop-down is opened with Alt+↓ and walked with ↓; a day of this year is typed without it.
Tab leaves a cell, Enter ends a row at the last one filled in and comes back to the first column. A chord is one key,
here as in NapDesk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile


@dataclass(frozen=True)
class Column:
    """``offered`` are the answers of its drop-down; ``completes`` is said of text, which numbers and days are not."""

    key: str
    offered: tuple[str, ...] = ()
    completes: bool = True
    days_of: int = 0


def keys_of_rows(columns: Sequence[Column], rows: Sequence[dict[str, str]]) -> list[int]:
    """The keys of each row."""
    above: list[dict[str, str]] = []
    spent = []
    for row in rows:
        last = max(at for at, column in enumerate(columns) if row.get(column.key))
        cells = [_keys_of_cell(column, row.get(column.key, ""), above) for column in columns[: last + 1]]
        spent.append(sum(cells) + len(cells))
        above.append(row)
    return spent


def _keys_of_cell(column: Column, text: str, above: Sequence[dict[str, str]]) -> int:
    return min(_ways(column, text, above)) if text else 0


def _ways(column: Column, text: str, above: Sequence[dict[str, str]]) -> Iterator[int]:
    yield len(_short(text, column.days_of))
    if text in column.offered:
        yield 1 + column.offered.index(text) + 1 + 1
    before = above[-1].get(column.key, "") if above else ""
    if before == text:
        yield 1
    elif before and column.completes:
        same = alike(before, text)
        yield 1 + 1 + len(before) - same + len(text) - same
    if column.completes:
        entries = {entry.casefold() for row in above if (entry := row.get(column.key))}
        entries |= {one.casefold() for one in column.offered}
        if text.casefold() in entries:
            yield next((size for size in range(1, len(text)) if _fits(entries, text[:size]) == 1), len(text))


def _fits(entries: set[str], letters: str) -> int:
    return sum(entry.startswith(letters.casefold()) for entry in entries)


def _short(text: str, year: int) -> str:
    """A day as it is typed: ``3/11`` in its own year, with two figures of another."""
    if not year or not text[:1].isdigit():
        return text
    day = date(*reversed([int(part) for part in text.split("/")]))  # type: ignore[arg-type]
    return f"{day.day}/{day.month}" + ("" if day.year == year else f"/{day.year % 100:02}")


def alike(before: str, text: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, text, strict=False)))
