"""What is handed to the threads comes back in order, in the window's own thread, and nothing is left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from napdesk.schema.problems import Trouble
from napdesk.schema.text import same
from napdesk.store.store import Store, open_store
from napdesk.ui.jobs import Cancelled, Job, Opener
from napdesk.ui.tasks import Steps, Tasks
from napdesk.ui.writer import Writer
from tests.desks import house, make_store

NOW = datetime(2025, 11, 23, 10, 42, 7, tzinfo=UTC)
FULL = Trouble("disk_full", same("El disco está lleno."), same("Libere espacio."))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=False)


@pytest.fixture
def opener(path: Path) -> Opener:
    return lambda: open_store(path, house())


@pytest.fixture
def writer(opener: Opener) -> Iterator[Writer]:
    writer = Writer(opener, lambda: NOW)
    yield writer
    writer.stop()


@pytest.fixture
def tasks(opener: Opener) -> Iterator[Tasks]:
    tasks = Tasks(opener)
    yield tasks
    tasks.stop()


def put(name: str, store: Store) -> str:
    store.settings.put(name, name)
    return name


def refuse(_store: Store) -> None:
    raise FULL


def test_writes_are_done_in_order_and_answered_here(qtbot: QtBot, writer: Writer) -> None:
    heard: list[tuple[str, bool]] = []
    here = threading.current_thread()
    for name in ("uno", "dos", "tres"):
        writer.run(partial(put, name), lambda name: heard.append((name, threading.current_thread() is here)))
    assert heard == [] and writer.waiting == 3
    qtbot.waitUntil(lambda: writer.waiting == 0)
    assert heard == [("uno", True), ("dos", True), ("tres", True)]


def test_a_write_that_is_down_says_when(qtbot: QtBot, writer: Writer) -> None:
    with qtbot.waitSignal(writer.down) as down:
        writer.run(partial(put, "uno"))
    assert down.args == [NOW]


def test_a_trouble_goes_to_whom_it_may_concern(qtbot: QtBot, writer: Writer) -> None:
    heard: list[Trouble] = []
    writer.run(refuse, fail=heard.append)
    with qtbot.waitSignal(writer.failed) as failed:
        writer.run(refuse)
    assert heard == [FULL] and failed.args == [FULL]


def test_a_store_that_cannot_be_opened_is_a_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    writer = Writer(lambda: open_store(tmp_path / "ninguno.napdesk", house()), lambda: NOW)
    with qtbot.waitSignal(writer.failed) as failed:
        writer.run(partial(put, "uno"))
    writer.stop()
    assert failed.args is not None and failed.args[0].code == "no_store"


def test_a_bug_is_raised_where_the_excepthook_is(qtbot: QtBot, writer: Writer) -> None:
    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(writer.down):
        writer.run(lambda _store: 1 / 0)
        writer.run(partial(put, "sigue"))
    assert [kind for kind, _bug, _trace in caught] == [ZeroDivisionError]


def test_stopping_writes_what_is_queued(opener: Opener, writer: Writer) -> None:
    heard: list[str] = []
    for name in ("uno", "dos"):
        writer.run(partial(put, name), heard.append)
    writer.stop()
    store = opener()
    assert [store.settings.get(name) for name in ("uno", "dos")] == ["uno", "dos"]
    assert heard == ["uno", "dos"]
    store.close()
    with pytest.raises(RuntimeError):
        writer.run(partial(put, "tarde"))


def test_stopping_writes_what_the_answers_ask_for_too(opener: Opener, writer: Writer) -> None:
    writer.run(partial(put, "uno"), lambda _name: writer.run(partial(put, "dos")))
    writer.stop()
    store = opener()
    assert store.settings.get("dos") == "dos"
    store.close()


class Waiting(QObject):
    """A page that waits for an answer."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def hear(self, name: str) -> None:
        self.heard.append(name)

    def hear_with(self, more: str, name: str) -> None:
        self.heard.append(more + name)


def test_a_page_that_is_gone_is_not_called_back(writer: Writer) -> None:
    heard: list[str] = []
    page = Waiting(heard)
    writer.run(partial(put, "uno"), page.hear)
    writer.run(partial(put, "dos"), partial(page.hear_with, "y "))
    delete(page)
    writer.stop()
    assert heard == []


def test_a_glance_does_not_wait_for_long_work(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()
    heard: list[str] = []
    tasks.compute(go_on.wait, lambda _done: heard.append("largo"))
    with qtbot.waitCallback() as called:
        tasks.glance(lambda store: store.office_code, called)
    called.assert_called_with("30-SEMAR-01")
    assert heard == []
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["largo"])


def test_a_cancelled_job_is_not_heard_of(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[str] = []
    held = threading.Event()
    tasks.compute(held.wait, lambda _done: None)
    queued = tasks.read(lambda store: store.office_code, heard.append)
    queued.cancel()
    held.set()
    with qtbot.waitCallback() as called:
        tasks.compute(lambda: "fin", called)
    assert heard == []


def test_long_work_tells_its_steps_and_ends_when_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[str, float]] = []
    ended: list[str] = []

    def work(_store: Store, steps: Steps) -> None:
        try:
            for step in range(1_000_000):
                steps.tell(same("Contando"), step / 1_000_000)
        except Cancelled:
            ended.append("cancelado")
            raise

    job = tasks.follow(
        work, lambda _none: ended.append("hecho"), progress=lambda doing, share: told.append((doing.es, share))
    )
    qtbot.waitUntil(lambda: bool(told))
    job.cancel()
    with qtbot.waitCallback() as called:
        tasks.compute(lambda: "fin", called)
    assert told[0] == ("Contando", 0) and ended == ["cancelado"]


@pytest.mark.usefixtures("qtbot")
def test_a_glance_asked_for_after_the_end_is_not_looked_up(opener: Opener) -> None:
    tasks = Tasks(opener)
    tasks.stop()
    heard: list[int] = []
    assert tasks.glance(lambda _store: 1, heard.append).cancelled
    assert not heard


def test_work_that_is_about_to_end_is_not_cancelled_any_more() -> None:
    ending, given_up = Job(lambda _opener: None), Job(lambda _opener: None)
    ending.end()
    assert not ending.cancel() and not ending.cancelled
    assert given_up.cancel()
    with pytest.raises(Cancelled):
        given_up.end()


def test_another_thread_waits_for_its_write(qtbot: QtBot, writer: Writer, tasks: Tasks) -> None:
    with qtbot.waitCallback() as called:
        tasks.compute(lambda: writer.wait(partial(put, "uno")), called)
    called.assert_called_with("uno")
    heard: list[Trouble] = []
    tasks.compute(lambda: writer.wait(refuse), lambda _none: None, heard.append)
    qtbot.waitUntil(lambda: heard == [FULL])
    writer.stop()
    with pytest.raises(Cancelled):
        writer.wait(partial(put, "tarde"))
