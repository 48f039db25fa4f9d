"""Resumen at a hub: of what was received, with who is missing, and down to the cell of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from napdesk.return_reader import read_return
from napdesk.schema.offices import Scope
from napdesk.services.receiving import stage
from napdesk.store.store import Store
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.places import CONSOLIDATED, RECEIVING, rail_of
from napdesk.ui.summary.page import SummaryPage
from tests.chosen import Chosen
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.pages import NOW, make_desk, make_store
from tests.scenes_hub import QUARTERS, hub, sent


@pytest.fixture
def store(qapp: object) -> Iterator[Store]:  # noqa: ARG001  # the demonstration is drawn
    made = hub()
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "o.xlsx")


@pytest.fixture
def page(qtbot: QtBot, store: Store, files: Chosen) -> SummaryPage:
    made = SummaryPage(make_desk(store), files)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.refresh()
    with qtbot.waitExposed(made):
        made.show()
    made.list.setCurrentIndex(made.list.figures.index_of("PA-7"))
    return made


def below(page: SummaryPage, *words: str) -> QModelIndex:
    """The line under these, each opened on the way."""
    tree, index = page.sources.tree, QModelIndex()
    for word in words:
        rows = range(tree.model().rowCount(index))
        index = next(one for one in (tree.model().index(row, 0, index) for row in rows) if word in str(one.data()))
        tree.expand(index)
    return index


def test_it_counts_what_was_received_and_says_of_whom(page: SummaryPage) -> None:
    figure = page.list.figure()
    assert figure is not None and figure.value == 19 + 19 + 20 + 20 + 22
    assert "0 de 6 oficinas al corriente" in page._legend.text()
    said = page.detail._gathered.text().split("\n")
    assert said[0] == "0 de 6 oficinas al corriente"
    assert said[1].startswith("Faltan reportes de 09-SSPC-01, 14-SSPC-01")


def test_where_nothing_came_yet_it_says_where_returns_are_received(
    qtbot: QtBot, new_store: NewStore, files: Chosen
) -> None:
    hub_alone = new_store(office=replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB))
    page = SummaryPage(make_desk(hub_alone), files)
    qtbot.addWidget(page)
    page.refresh()
    assert page._nothing.isVisibleTo(page) and not page.begin.isVisibleTo(page)
    assert "Recepción, Alt+R" in page._nothing.accessibleDescription()


def test_it_leads_down_to_the_cell_and_its_file(
    qtbot: QtBot, page: SummaryPage, files: Chosen, store: Store, tmp_path: Path
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    leaf = below(page, "Jalisco", "14-SSPC-01", "2025-T2", "CAP-2025-0001")
    adds, cell = (str(leaf.siblingAtColumn(column).data()) for column in (1, 2))
    assert (adds, cell) == ("20", "Capacitaciones!A3")
    page.sources.tree.setCurrentIndex(leaf)
    assert page.sources.foot.text().endswith("Capacitaciones!A3")
    page.sources.original.click()
    kept = store.received.of_period("14-SSPC-01", str(QUARTERS[1]))[0]
    assert (tmp_path / "o.xlsx").read_bytes() == store.received.original(kept.id)
    assert files.proposed == [kept.file]


def test_what_an_entity_adds_is_what_its_offices_add(qtbot: QtBot, page: SummaryPage) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    model = page.sources.tree.model()
    tops = [int(model.index(row, 1).data()) for row in range(model.rowCount())]
    figure = page.list.figure()
    assert figure is not None and sum(tops) == figure.value


def test_from_the_map_only_what_happened_there(page: SummaryPage) -> None:
    page._show_behind("30")  # where every session of these took place
    assert page.sources.tree.model().rowCount() == 3
    page._show_behind("01")
    assert page.sources.tree.model().rowCount() == 0


def test_after_another_batch_it_counts_anew(page: SummaryPage, store: Store) -> None:
    store.received.undo(1)
    page.refresh()
    seen = page.seen()
    assert seen is not None and seen.empty


def test_only_a_hub_has_its_pages(tmp_path: Path, store: Store) -> None:
    assert {RECEIVING, CONSOLIDATED} <= set(rail_of(make_desk(store))._buttons)
    office = make_store(tmp_path)
    assert {RECEIVING, CONSOLIDATED}.isdisjoint(rail_of(make_desk(office))._buttons)
    office.close()


def test_inicio_says_what_waits_for_a_decision_and_leads_there(qtbot: QtBot, store: Store) -> None:
    folder = Path(mkdtemp(dir=store.path.parent))
    paths = [sent(folder, 1, QUARTERS[2]), sent(folder, 1, QUARTERS[2], women=40)]
    store.received.take_in(stage(store, paths, read_return, NOW.date()).batch)
    page = Inicio(make_desk(store))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.looked):
        page.refresh()
    (row,) = [one for one in page.findChildren(NextStep) if "por decidir" in one.accessibleName()]
    with qtbot.waitSignal(page.page_wanted) as asked:
        row.findChild(QPushButton).click()
    assert (row.accessibleName(), asked.args) == ("2 reportes por decidir", [RECEIVING])
