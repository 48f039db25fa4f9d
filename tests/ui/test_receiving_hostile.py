"""Recepción before files that mean harm: each is refused with its reason, the rest is received, the window lives on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from napdesk.schema.receiving import Reception
from napdesk.store.store import Store
from napdesk.ui.receiving.page import ReceivingPage
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer
from tests.chosen import Chosen
from tests.hostile import KINDS
from tests.pages import NOW, make_desk
from tests.scenes_hub import OFFICES, QUARTERS, hub, sent

OF_EACH_KIND = 3


@pytest.fixture
def store(qapp: object) -> Iterator[Store]:  # noqa: ARG001  # the demonstration is drawn
    made = hub()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, store: Store, tmp_path: Path) -> Iterator[ReceivingPage]:
    """With its threads, as in the window."""
    writer, tasks = Writer(store.another, lambda: NOW), Tasks(store.another)
    made = ReceivingPage(make_desk(store, writer=writer, tasks=tasks), Chosen(tmp_path / "nada"))
    qtbot.addWidget(made)
    yield made
    tasks.stop()
    writer.stop()


def test_each_is_refused_the_rest_received_and_the_window_lives_on(
    qtbot: QtBot, page: ReceivingPage, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "llegaron"
    folder.mkdir()
    harmful = [one for kind in KINDS.values() for one in islice(kind(), OF_EACH_KIND)]
    for at, one in enumerate(harmful):
        one.make(folder / f"{at:03}.xlsx")
    sent(folder, 4, QUARTERS[0])
    before, ticks = store.received.last(), []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(page.busy))
    timer.start(2)
    page.receive([folder])
    qtbot.waitUntil(lambda: not page.busy, timeout=60_000)
    assert sum(ticks) > 5  # it was heard meanwhile
    files = page.batch.files._files
    refused = [one for one in files if one.outcome is Reception.REFUSED]
    assert len(refused) == len(harmful) and all(one.why and one.code and not one.number for one in refused)
    [received] = [one for one in files if one.outcome is not Reception.REFUSED]
    assert (received.outcome, received.office) == (Reception.ACCEPTED, OFFICES[4][0])
    assert store.received.last() == before + 1
