"""Declared figures: one for each year, institution and commitment, with their lines in the history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from napdesk.schema.figures import Declared, Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.store.export import export_plain
from napdesk.store.store import Store

WOMEN = Declared(2023, "semar", "PA-7", 41, "Informe anual 2023, p. 12")
SHARE = Declared(2023, "semar", "PA-9", 7, "Oficio 118", of=17)


def test_they_are_listed_by_year_commitment_and_institution(store: Store) -> None:
    others = [WOMEN._replace(institution="gn"), WOMEN._replace(year=2022)]
    for one in (SHARE, WOMEN, *others):
        store.declared.put(one)
    assert store.declared.every() == [others[1], others[0], WOMEN, SHARE]


def test_each_change_is_a_line_of_the_history(store: Store) -> None:
    for one in (WOMEN, WOMEN, WOMEN._replace(value=43)):
        store.declared.put(one)
    assert store.declared.every() == [WOMEN._replace(value=43)]
    store.declared.remove(WOMEN)
    store.declared.remove(WOMEN)
    assert store.declared.every() == []
    assert [(one.deed, one.changes) for one in store.history.of("2023/semar/PA-7")] == [
        ("declare", {"value": [43, None], "source": [WOMEN.source, None]}),
        ("declare", {"value": [41, 43]}),
        ("declare", {"value": [None, 41], "source": [None, WOMEN.source]}),
    ]
    assert store.history.broken_at() is None


@pytest.mark.parametrize("deed", ["put", "remove"])
def test_what_cannot_be_noted_does_not_happen(store: Store, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    store.declared.put(WOMEN)
    monkeypatch.setattr(store.history, "add", fail)
    with pytest.raises(RuntimeError):
        getattr(store.declared, deed)(WOMEN._replace(value=50))
    assert store.declared.every() == [WOMEN]


def test_what_the_office_says_itself_is_exported_without_who_typed_it(store: Store, tmp_path: Path) -> None:
    store.declared.put(Declared(2023, "semar", "PA-9", 3, "Informe 2023", 20))
    store.narratives.put(Period(2025, Periodicity.QUARTER, 3), "PA-7", Narrative("Van dos cursos."))
    export_plain(store, tmp_path / "plain.sqlite")
    with closing(sqlite3.connect(tmp_path / "plain.sqlite")) as plain:
        assert [row[:4] for row in plain.execute("SELECT * FROM narratives")] == [
            ("2025-T3", "PA-7", "Van dos cursos.", "")
        ]
        assert [row[:6] for row in plain.execute("SELECT * FROM declared")] == [
            (2023, "semar", "PA-9", 3, 20, "Informe 2023")
        ]
        assert not [row for row in plain.execute("SELECT name FROM pragma_table_info('declared')") if "by" in row[0]]
