"""Jobs done one after another in a thread with a store of its own; what they give comes back to the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.driver import translated
from napdesk.store.store import Store

Opener = Callable[[], Store]
Done = Callable[[Any], None]
Fail = Callable[[Trouble], None]


class Cancelled(Exception):
    """Leaves a job whose answer nobody waits for any more."""


@dataclass(eq=False)
class Job:
    """One piece of work: it is given the opener of its thread's store, and answered by ``done`` or ``fail``."""

    work: Callable[[Opener], Any]
    done: Done | None = None
    fail: Fail | None = None
    progress: Callable[[Text, float], None] | None = None
    cancelled: bool = False
    _ending: bool = False
    _lock: Lock = field(default_factory=Lock)

    def cancel(self) -> bool:
        """Nothing more is heard of it; work that has begun ends at its next ``tell``. False where that is too late."""
        with self._lock:
            self.cancelled = not self._ending
        return self.cancelled

    def end(self) -> None:
        """Called by the work itself before what cannot be taken back. Raises Cancelled where nobody waits any more."""
        with self._lock:
            if self.cancelled:
                raise Cancelled
            self._ending = True


class Worker(QObject):
    """A thread and its queue. ``failed`` says a Trouble that no job's own ``fail`` takes.

    Anything else that is raised is a bug, and is raised again in the window's thread for the excepthook.
    """

    failed = Signal(object)
    _ready = Signal()

    def __init__(self, opener: Opener, name: str) -> None:
        super().__init__()
        self._opener = opener
        self._store: Store | None = None
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._heard: SimpleQueue[tuple[Job, Callable[[], None]]] = SimpleQueue()
        self._stopped = False
        self._added = 0
        self._adding = Lock()
        self._ready.connect(self._hear)
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def stopped(self) -> bool:
        """Whether it takes no more jobs."""
        return self._stopped

    def add(self, job: Job) -> Job:
        """Queue a job, from any thread, and give it back, to be cancelled."""
        with self._adding:
            if self._stopped:
                raise RuntimeError("the worker has been stopped")
            self._added += 1
            self._jobs.put(job)
        return job

    def tell(self, job: Job, doing: Text, share: float) -> None:
        """Called by the work itself: how far it is. Raises Cancelled where nobody waits any more."""
        if job.cancelled:
            raise Cancelled
        self._say(job, lambda: answer(job.progress, doing, share))

    def stop(self) -> None:
        """Finish every job queued, and those that hearing their answers queues; then close the store."""
        heard = -1
        try:
            while heard < self._added and not self._stopped:
                heard = self._added
                done = Event()
                self._jobs.put(Job(lambda _opener, done=done: done.set()))  # type: ignore[misc]
                done.wait()
                self._hear()
        finally:
            with self._adding:
                self._stopped = True
                self._jobs.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.cancelled:
                self._do(job)
        if self._store is not None:
            self._store.close()

    def _do(self, job: Job) -> None:
        try:
            with translated():
                given = job.work(self._open)
        except Cancelled:
            return
        except Trouble as trouble:
            self._say(job, lambda trouble=trouble: self._fail(job, trouble))  # type: ignore[misc]
        except Exception as bug:
            self._say(job, lambda bug=bug: _raise(bug))  # type: ignore[misc]
        else:
            self._say(job, lambda: answer(job.done, given))

    def _open(self) -> Store:
        if self._store is None:
            self._store = self._opener()
        return self._store

    def _say(self, job: Job, saying: Callable[[], None]) -> None:
        self._heard.put((job, saying))
        self._ready.emit()

    def _hear(self) -> None:
        """In the window's thread: hand on what has come back."""
        with suppress(Empty):
            while True:
                job, saying = self._heard.get_nowait()
                if not job.cancelled:
                    saying()

    def _fail(self, job: Job, trouble: Trouble) -> None:
        if job.fail is None:
            self.failed.emit(trouble)
        else:
            answer(job.fail, trouble)


def answer(callback: Callable[..., None] | None, *given: object) -> None:
    """Call back, unless the widget that waited is gone: pages are rebuilt when the language changes."""
    called = callback.func if isinstance(callback, partial) else callback
    owner = getattr(called, "__self__", None)
    if callback is not None and not (isinstance(owner, QObject) and not isValid(owner)):
        callback(*given)


def _raise(bug: Exception) -> None:
    raise bug
