"""The one door for work that would hold the window up: reading, composing, verifying."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from napdesk.schema.problems import Trouble
from napdesk.store.store import Store
from napdesk.ui.jobs import Job, Opener, Worker

T = TypeVar("T")


class Steps:
    """What long work tells how far it is through."""

    def __init__(self, worker: Worker, job: Job) -> None:
        self._worker = worker
        self._job = job

    def tell(self, done: int, whole: int) -> None:
        """So many of the whole are done; raises Cancelled where nobody waits any more."""
        self._worker.tell(self._job, done, whole)


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
        return self._long.add(Job(lambda opener: work(opener()), done, fail))

    def glance(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None] | None = None,
        *,
        behind: bool = False,
    ) -> Job:
        """Read what somebody is waiting for; ``behind`` for what may take a tenth of a second more."""
        worker = self._behind if behind else self._first
        job = Job(lambda opener: work(opener()), done, fail)
        if worker.stopped:
            # A list that looks once more while its window closes has nobody to answer to.
            job.cancel()
            return job
        return worker.add(job)

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
        progress: Callable[[int, int], None] | None = None,
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
