"""The one door for work that would hold the window up: reading, composing, verifying."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.store import Store
from napdesk.ui.jobs import Job, Opener, Worker

T = TypeVar("T")


class Steps:
    """What long work tells how far it is, and before it does what cannot be taken back."""

    def __init__(self, worker: Worker, job: Job) -> None:
        self._worker = worker
        self._job = job

    def tell(self, doing: Text, share: float) -> None:
        """What it is doing and which share is done, 0 to 1; raises Cancelled where nobody waits any more."""
        self._worker.tell(self._job, doing, share)

    def end(self) -> None:
        """From here on it cannot be cancelled; raises Cancelled where it was."""
        self._job.end()


class Tasks(QObject):
    """Threads that only read: one for work that takes its time, two for the lists one is looking at.

    Answers come back in the window's thread; a Trouble without a ``fail`` of its own is said by ``failed``.
    """

    failed = Signal(object)

    def __init__(self, opener: Opener) -> None:
        super().__init__()
        self._long = Worker(opener, "tasks")
        self._first = Worker(opener, "lists")
        self._behind = Worker(opener, "lists behind")
        self._workers = (self._long, self._first, self._behind)
        for worker in self._workers:
            worker.failed.connect(self.failed)

    def read(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None] | None = None,
    ) -> Job:
        """Read something from the store that takes its time."""
        return _queue(self._long, Job(lambda opener: work(opener()), done, fail))

    def glance(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None] | None = None,
        *,
        behind: bool = False,
    ) -> Job:
        """Read what somebody is waiting for; ``behind`` for what may take a tenth of a second more."""
        return _queue(self._behind if behind else self._first, Job(lambda opener: work(opener()), done, fail))

    def compute(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None] | None = None,
    ) -> Job:
        """Do something long that needs no store."""
        return self._long.add(Job(lambda _opener: work(), done, fail))

    def follow(
        self,
        work: Callable[[Store, Steps], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None] | None = None,
        progress: Callable[[Text, float], None] | None = None,
    ) -> Job:
        """Long work that tells its steps to ``progress`` and ends early when its job is cancelled."""
        job = Job(lambda _opener: None, done, fail, progress)
        steps = Steps(self._long, job)
        job.work = lambda opener: work(opener(), steps)
        return self._long.add(job)

    def stop(self) -> None:
        """End the threads when what is queued is done."""
        for worker in self._workers:
            worker.stop()


def _queue(worker: Worker, job: Job) -> Job:
    """A page that looks once more while its window closes has nobody to answer to."""
    if worker.stopped:
        job.cancel()
        return job
    return worker.add(job)
