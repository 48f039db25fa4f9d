"""A cut's figures come out the same later, whatever came since; what changed is told; nothing of it can be altered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from napdesk.house import plan
from napdesk.schema.offices import Scope
from napdesk.schema.problems import Trouble
from napdesk.services.double_counts import decide, search
from napdesk.services.national_cut import changes_since, figures_of, find_cut, freeze, same_figures
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.samples import session, unit
from tests.sent_returns import named, send

HUB = replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB)
TODAY = date(2025, 2, 3)
DAY = {"begins": date(2024, 2, 5), "ends": date(2024, 2, 9)}


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    """One course told by two offices, of which one counts."""
    store = new_store(office=HUB)
    send(store, "30-SEMAR-01", named("a", session(**DAY, uniformed_women=20)), named("u", unit()))
    send(store, "09-SSPC-01", named("b", session(**DAY, uniformed_women=20)))
    (overlap,) = search(store)
    decide(store, overlap.id, "keep:a", "Es el mismo curso")
    return store


def women(store: Store, name: str) -> float | None:
    return next(one.value for one in figures_of(store, find_cut(store, name)) if one.indicator.id == "PA-7")


def test_its_figures_are_those_of_its_returns_whatever_comes_later(hub: Store) -> None:
    made = freeze(hub, plan(), "Informe 2024", 2024, TODAY)
    assert women(hub, "Informe 2024") == 20
    send(hub, "30-SEMAR-01", named("a", session(**DAY, uniformed_women=90)), revision=1)
    send(hub, "31-GN-01", named("c", session(**DAY, title="Otro", uniformed_women=5)))
    overlap = hub.overlaps.all()[0]
    decide(hub, overlap.id, "different", "Eran dos")
    cut = find_cut(hub, "Informe 2024")
    assert cut == made and same_figures(cut, figures_of(hub, cut))
    since = changes_since(hub, cut, plan(), TODAY)
    assert [(one.office, one.period) for one in since.new] == [("31-GN-01", "2024-T1")]
    assert since.replaced == [("30-SEMAR-01", "2024-T1", 0, 1)] and since.gone == []
    assert ("PA-7", 20, 115) in since.figures


def test_a_batch_undone_is_told_as_gone_and_still_counts_in_the_cut(hub: Store) -> None:
    cut = freeze(hub, plan(), "I", 2024, TODAY)
    hub.received.undo(1)
    since = changes_since(hub, cut, plan(), TODAY)
    assert [one.office for one in since.gone] == ["30-SEMAR-01"]
    assert same_figures(cut, figures_of(hub, cut))


def test_nothing_changed_is_said_so(hub: Store) -> None:
    cut = freeze(hub, plan(), "I", 2024, TODAY)
    assert not changes_since(hub, cut, plan(), TODAY).anything


@pytest.mark.parametrize(("name", "code"), [("", "bad_name"), ("a\x07b", "bad_name"), ("Uno", "name_taken")])
def test_a_name_that_will_not_do_is_refused(hub: Store, name: str, code: str) -> None:
    freeze(hub, plan(), "Uno", 2024, TODAY)
    with pytest.raises(Trouble, match=code):
        freeze(hub, plan(), name, 2024, TODAY)
    assert [one.name for one in hub.national_cuts.all()] == ["Uno"]


def test_of_nothing_there_is_no_cut(new_store: NewStore) -> None:
    with pytest.raises(Trouble, match="nothing_to_cut"):
        freeze(new_store(office=HUB), plan(), "I", 2024, TODAY)
    with pytest.raises(Trouble, match="not_a_hub"):
        freeze(new_store(office=OFFICE), plan(), "I", 2024, TODAY)
    with pytest.raises(Trouble, match="no_such_cut"):
        find_cut(new_store(office=HUB), "I")


def test_one_that_was_altered_is_not_believed(hub: Store) -> None:
    cut = freeze(hub, plan(), "I", 2024, TODAY)
    content = dict(cut.content) | {"figures": {}}
    hub.db.execute("UPDATE national_cuts SET content = ?", (json.dumps(content),))
    with pytest.raises(Trouble, match="cut_altered"):
        find_cut(hub, "I")


def test_one_whose_returns_are_not_here_says_so(hub: Store) -> None:
    cut = freeze(hub, plan(), "I", 2024, TODAY)
    hub.db.execute("UPDATE received SET seal = 'otro' WHERE id = 1")
    with pytest.raises(Trouble, match="cut_incomplete"):
        figures_of(hub, cut)
