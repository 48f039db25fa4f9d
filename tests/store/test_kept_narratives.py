"""The office's own words: kept by period and commitment, with their line in the history, until the period closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from napdesk.schema.figures import Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.store.store import Store

T2, T3 = (Period(2025, Periodicity.QUARTER, number) for number in (2, 3))
FIRST = Narrative("Se abrieron dos cursos.")
SECOND = Narrative("Se abrieron tres cursos.", "Uno se aplazó.")


def lines(store: Store) -> list[tuple[str, str, dict[str, object]]]:
    return [(one.deed, one.uid, one.changes) for one in store.history.of("2025-T2/PA-7")]


def test_words_are_kept_by_period_and_commitment(store: Store) -> None:
    store.narratives.put(T2, "PA-7", FIRST)
    store.narratives.put(T2, "PA-5", SECOND)
    assert store.narratives.of(T2) == {"PA-5": SECOND, "PA-7": FIRST}
    assert store.narratives.of(T3) == {}


def test_every_change_is_a_line_of_the_history(store: Store) -> None:
    for words in (FIRST, FIRST, SECOND, Narrative()):
        store.narratives.put(T2, "PA-7", words)
    assert store.narratives.of(T2) == {}
    assert lines(store) == [
        ("narrative", "2025-T2/PA-7", {"progress": [SECOND.progress, ""], "justification": ["Uno se aplazó.", ""]}),
        (
            "narrative",
            "2025-T2/PA-7",
            {"progress": [FIRST.progress, SECOND.progress], "justification": ["", "Uno se aplazó."]},
        ),
        ("narrative", "2025-T2/PA-7", {"progress": ["", FIRST.progress]}),
    ]
    assert store.history.broken_at() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.narratives.put(T2, "PA-5", FIRST),
        lambda store: store.narratives.put(T2, "PA-7", SECOND),
        lambda store: store.narratives.put(T2, "PA-7", Narrative()),
    ],
    ids=["written", "changed", "taken out"],
)
def test_those_of_a_closed_period_stay(store: Store, change: Callable[[Store], None]) -> None:
    store.narratives.put(T2, "PA-7", FIRST)
    store.periods.close(T2, [], nil=True)
    head = store.history.head()
    with pytest.raises(Trouble, match="period_closed"):
        change(store)
    assert (store.narratives.of(T2), store.history.head()) == ({"PA-7": FIRST}, head)
    store.narratives.put(T3, "PA-7", SECOND)
    store.periods.reopen(T2, "faltaba")
    change(store)
    assert store.narratives.of(T2) != {"PA-7": FIRST}


def test_words_that_cannot_be_noted_are_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(store.history, "add", fail)
    with pytest.raises(RuntimeError):
        store.narratives.put(T2, "PA-7", FIRST)
    assert store.narratives.of(T2) == {}
