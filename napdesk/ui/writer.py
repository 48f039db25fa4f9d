"""The one thread through which everything is written; the window queues and goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from napdesk.schema.problems import Trouble
from napdesk.store.store import Store
from napdesk.ui.jobs import Cancelled, Job, Opener, Worker, answer

T = TypeVar("T")


class Writer(QObject):
    """Takes writes in order. ``down`` says when one is safe on the disk, ``failed`` a Trouble nobody else takes.

    ``opener`` is called in the writer's own thread and gives the store it writes to.
    """

    down = Signal(object)
    failed = Signal(object)

    def __init__(self, opener: Opener, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._waiting = 0
        self._worker = Worker(opener, "writer")
        self._worker.failed.connect(self.failed)

    @property
    def waiting(self) -> int:
        """How many writes are not down yet."""
        return self._waiting

    def run(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        fail: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Queue a write; its result or its Trouble comes back in the window's thread."""
        self._waiting += 1
        self._worker.add(
            Job(
                lambda opener: work(opener()),
                lambda result: self._done(result, done),
                lambda trouble: self._fail(trouble, fail),
            )
        )

    def wait(self, work: Callable[[Store], T]) -> T:
        """For another thread: a write in its turn, and its result or whatever it raised.

        Raises Cancelled where nothing is written any more, as when the window closes.
        """
        written: Future[T] = Future()

        def do(opener: Opener) -> None:
            try:
                written.set_result(work(opener()))
            except BaseException as raised:
                written.set_exception(raised)

        try:
            self._worker.add(Job(do))
        except RuntimeError:
            raise Cancelled from None
        return written.result()

    def stop(self) -> None:
        """Write everything still queued and close; nothing can be queued after."""
        self._worker.stop()

    def _done(self, result: Any, done: Callable[[Any], None] | None) -> None:
        self._waiting -= 1
        self.down.emit(self._now())
        answer(done, result)

    def _fail(self, trouble: Trouble, fail: Callable[[Trouble], None] | None) -> None:
        self._waiting -= 1
        if fail is None:
            self.failed.emit(trouble)
        else:
            answer(fail, trouble)
