"""A return in the making shows how far it is, can be given up, and holds up nobody who goes on typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from napdesk.resources import resources
from napdesk.schema.periods import Period
from napdesk.schema.record import Stage
from napdesk.services import returns, verifying
from napdesk.store.periods import Periods, Status
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.window import Window
from tests.chosen import Chosen
from tests.desks import NOW, make_store, sit_down
from tests.pages import training_record

PERIOD = Period.read("2025-T4")
assert PERIOD is not None
LAST_DAY = NOW.replace(month=12, day=31)
ESC, ENTER, P = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_P
CTRL = Qt.KeyboardModifier.ControlModifier


class Held:
    """A step of the work that waits until it is let go."""

    def __init__(self, step: Callable[..., Any]) -> None:
        self._step = step
        self.reached, self._go_on = Event(), Event()

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.reached.set()
        self._go_on.wait()
        return self._step(*given, **named)

    def let_go(self) -> None:
        self._go_on.set()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb" / "reporte.xlsx"


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - the threads' signals need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False), now=LAST_DAY) as desk:
        keep(desk.store, "Asesoría")
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, target: Path) -> ReturnsPage:
    made = ReturnsPage(desk, Chosen(target))
    qtbot.addWidget(made)
    made.refresh()
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(made.make.isEnabled)
    return made


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """The check of the written file, held."""
    held = Held(returns.check_return)
    monkeypatch.setattr(returns, "check_return", held)
    yield held
    held.let_go()


def keep(store: Store, title: str) -> None:
    record = training_record(store, title)
    record.stage = Stage.COMPLETE
    store.records.keep(record, store.office_code)


def news(page: ReturnsPage) -> str:
    banner = page.panel.news()
    return banner.accessibleName() if banner else ""


@pytest.mark.parametrize("key", [ENTER, P])
def test_it_is_shown_and_given_up_leaving_nothing(
    qtbot: QtBot, desk: Desk, page: ReturnsPage, target: Path, checking: Held, key: Qt.Key
) -> None:
    target.write_bytes(b"old")
    qtbot.keyClick(page, key, CTRL)
    qtbot.waitUntil(checking.reached.is_set)
    busy = page.panel.busy
    qtbot.waitUntil(lambda: busy.doing.text() == "Escribiendo el sello…")
    assert busy.isVisible() and busy.bar.maximum() > busy.bar.value() > busy.bar.maximum() / 2
    assert not page.make.isEnabled() and not page.periods.isEnabled()
    qtbot.keyClick(page, ESC)
    checking.let_go()
    qtbot.waitUntil(lambda: news(page) == "Se canceló.")
    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"old", [target])
    assert (desk.store.periods.status(PERIOD), desk.store.periods.sent(PERIOD)) == (Status.OPEN, None)
    assert page.make.isEnabled() and page.periods.isEnabled() and not busy.isVisible()


def test_given_up_it_can_be_made_again(
    qtbot: QtBot, desk: Desk, page: ReturnsPage, target: Path, checking: Held
) -> None:
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(checking.reached.is_set)
    qtbot.mouseClick(page.panel.busy.cancel, Qt.MouseButton.LeftButton)
    checking.let_go()
    qtbot.waitUntil(page.make.isEnabled)
    with qtbot.waitSignal(page.period_changed):
        qtbot.keyClick(page, ENTER, CTRL)
    assert target.exists() and desk.store.periods.status(PERIOD) is Status.CLOSED


@pytest.mark.parametrize("at", ["make", "preview", "periods"])
@pytest.mark.parametrize("given_up", [False, True])
def test_the_focus_is_again_where_it_was_begun(
    qtbot: QtBot, page: ReturnsPage, checking: Held, at: str, given_up: bool
) -> None:
    begun = getattr(page, at)
    begun.setFocus()
    qtbot.keyClick(page, P, CTRL)
    assert not begun.isEnabled() and begun.hasFocus()
    qtbot.waitUntil(checking.reached.is_set)
    if given_up:
        page.panel.busy.cancel.setFocus()
        qtbot.keyClick(page.panel.busy.cancel, Qt.Key.Key_Space)
    checking.let_go()
    qtbot.waitUntil(lambda: begun.isEnabled() and news(page) != "")
    assert begun.hasFocus()


def test_a_save_does_not_wait_and_is_in_it(
    qtbot: QtBot, desk: Desk, page: ReturnsPage, target: Path, checking: Held
) -> None:
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(checking.reached.is_set)
    with qtbot.waitSignal(desk.writer.down):
        desk.writer.run(lambda store: keep(store, "Mientras tanto"))
    with qtbot.waitSignal(page.period_changed):
        checking.let_go()
    qtbot.waitUntil(page.make.isEnabled)
    assert target.exists() and "Capacitaciones 2" in page.panel.carried.words()


def test_too_late_to_give_up_it_is_made(
    qtbot: QtBot, page: ReturnsPage, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noting = Held(Periods.note_return)
    monkeypatch.setattr(Periods, "note_return", lambda *given, **named: noting(*given, **named))
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(noting.reached.is_set)
    qtbot.keyClick(page, ESC)
    assert not page.panel.busy.cancel.isEnabled()
    with qtbot.waitSignal(page.period_changed):
        noting.let_go()
    assert news(page) == "Reporte listo: reporte.xlsx" and target.exists()


def test_made_again_it_can_still_be_given_up(
    qtbot: QtBot, desk: Desk, page: ReturnsPage, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Held(returns.check_return), Held(returns.check_return)
    rounds = iter((first, second))
    monkeypatch.setattr(returns, "check_return", lambda *given, **named: next(rounds)(*given, **named))
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(first.reached.is_set)
    with qtbot.waitSignal(desk.writer.down):
        desk.writer.run(lambda store: keep(store, "Otra asesoría"))
    first.let_go()
    qtbot.waitUntil(second.reached.is_set)
    qtbot.keyClick(page, ESC)
    second.let_go()
    qtbot.waitUntil(lambda: news(page) == "Se canceló.")
    assert (target.exists(), desk.store.periods.status(PERIOD)) == (False, Status.OPEN)


def test_coming_back_to_the_page_it_is_still_under_way(qtbot: QtBot, page: ReturnsPage, checking: Held) -> None:
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(checking.reached.is_set)
    page.refresh()
    assert page.panel.busy.cancel.isVisible()
    with qtbot.waitSignal(page.period_changed):
        checking.let_go()


def test_a_window_that_closes_leaves_nothing_half_made(
    qtbot: QtBot, desk: Desk, page: ReturnsPage, target: Path, checking: Held
) -> None:
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(checking.reached.is_set)
    desk.writer.stop()
    checking.let_go()
    desk.tasks.stop()
    assert list(target.parent.iterdir()) == [] and desk.store.periods.status(PERIOD) is Status.OPEN


def test_verifying_is_given_up_too(
    qtbot: QtBot, page: ReturnsPage, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"a file to look at")
    opening = Held(verifying.judge)
    monkeypatch.setattr(verifying, "judge", opening)
    page.verify.look_at(target)
    qtbot.waitUntil(opening.reached.is_set)
    assert page.verify.busy.doing.text() == "Revisando «reporte.xlsx»…" and not page.verify.choose.isEnabled()
    qtbot.mouseClick(page.verify.busy.cancel, Qt.MouseButton.LeftButton)
    opening.let_go()
    assert page.verify.choose.isEnabled() and not page.verify.busy.isVisible()
    assert not page.verify.state.isVisible()


def test_the_window_stays_until_the_return_is_made(qtbot: QtBot, desk: Desk, target: Path, checking: Held) -> None:
    window = Window(desk, resources() / "help", Chosen(target))
    with qtbot.waitExposed(window):
        window.show()
    window.go("returns")
    page = window._built["returns"]
    assert isinstance(page, ReturnsPage)
    qtbot.waitUntil(page.make.isEnabled)
    page.make.click()
    qtbot.waitUntil(checking.reached.is_set)
    window.go("home")
    window.close()
    assert (window.isVisible(), window.here()) == (True, "returns")
    checking.let_go()
    qtbot.waitUntil(lambda: not page.busy)
    assert target.exists()
    with qtbot.waitSignal(window.closed):
        window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window))
