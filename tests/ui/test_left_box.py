"""What left the office: each file is a line, by whom and for whom, whatever page or verb wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from napdesk.house import plan
from napdesk.schema.leaving import Leaving
from napdesk.schema.periods import Period
from napdesk.schema.text import Language
from napdesk.services.closing import send
from napdesk.store.store import Store
from napdesk.ui.files import Files
from napdesk.ui.preferences import Preferences
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.settings.left_box import LeftBox
from napdesk.ui.settings.page import SettingsPage
from tests.chosen import Chosen
from tests.pages import ES, NOW, Kept, make_desk, make_store

PERIOD = Period.read("2024-T4")
assert PERIOD is not None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "datos")
    made.settings.put_office(replace(made.office, reports_to="09-SEMAR-00"))
    yield made
    made.close()


def told(store: Store) -> list[tuple[str, str, str, str]]:
    return [
        (one.deed, one.changes.get("what", ""), one.uid or one.register, one.changes["for"])
        for one in store.history.left(50)
    ]


def test_every_kind_of_file_is_a_line(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    send(store, plan(), PERIOD, tmp_path / "r.xlsx", language=Language.ES, now=NOW, nil=True)
    files = Chosen(tmp_path / "copia.xlsx")
    page = ReturnsPage(make_desk(store), files)
    qtbot.addWidget(page)
    page.choose(PERIOD)
    page.panel.copy_it.click()
    files.answer = tmp_path / "oficio.pdf"
    page.panel.covering.click()
    files.answer = tmp_path / "vista.xlsx"
    page._ask_target(preview=True)
    assert told(store) == [
        ("file", "preview", "2024-T4", "09-SEMAR-00"),
        ("file", "covering", "2024-T4", "09-SEMAR-00"),
        ("file", "copy", "2024-T4", "09-SEMAR-00"),
        ("return", "", "2024-T4", "09-SEMAR-00"),
    ]
    assert store.history.broken_at() is None


def test_it_is_read_in_ajustes_by_key(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    desk, preferences = make_desk(store), Preferences(Kept())
    page = SettingsPage(desk, preferences, Files(ES, preferences))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.keyClick(page.backups.show_left, Qt.Key.Key_Space)
    assert isinstance(page.backups.left, LeftBox) and page.backups.left.table.isHidden()
    page.backups.left.reject()
    send(store, plan(), PERIOD, tmp_path / "r.xlsx", language=Language.ES, now=NOW, nil=True)
    store.note_file(Leaving.LIST, register="training")
    qtbot.keyClick(page.backups.show_left, Qt.Key.Key_Space)
    lines = [tuple(line[1:]) for line in page.backups.left.table.lines()]
    assert lines == [
        ("Lista", "Capacitaciones", "Captura 1", ""),
        ("Reporte", "2024-T4/R0", "Captura 1", "09-SEMAR-00"),
    ]


def test_what_can_only_be_read_may_leave_all_the_same(store: Store) -> None:
    store.read_only = True
    store.note_file(Leaving.LIST)
    assert store.history.left(5) == []
