"""Deeds tried under faults: a worker that forks a process for each, and the side of the tests that asks for them.

A worker is ``python -m tests.faults.trials FOLDER`` with the interposing library preloaded: it reads one request
a line from standard input and answers each with a line. Forking spares the start of Python at every point.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from napdesk.excel import child
from napdesk.schema.durable import PART_PREFIX
from napdesk.schema.problems import Trouble
from tests.faults.attempts import Stuck, carry_out, say
from tests.faults.deeds import CARELESS, DEEDS
from tests.faults.office import cheapen_passphrases
from tests.faults.power import images, inodes_in, read_log

ROOT = Path(__file__).parents[2]
PATIENCE = 30  # seconds for one process
EVERY = DEEDS | CARELESS


@dataclass(frozen=True)
class Fault:
    """What goes wrong at which call, counted from 1; as in interpose.c. None goes wrong at 0."""

    at: int = 0
    do: str = "kill"
    onwards: bool = False

    @property
    def for_good(self) -> bool:
        return self.onwards or self.do == "gone"

    def at_call(self, number: int) -> Fault:
        return replace(self, at=number)

    def environment(self, folder: Path, log: Path | None) -> dict[str, str]:
        armed = {"FAULTS_FOLDER": str(folder), "FAULTS_AT": str(self.at), "FAULTS_DO": self.do}
        return armed | ({"FAULTS_ONWARDS": "1"} if self.onwards else {}) | ({"FAULTS_LOG": str(log)} if log else {})


@dataclass
class Outcome:
    """How a deed ended (done, killed, refused, or what broke), what had been promised, what a judge found wrong, the
    files left that are nobody's, and for each call on the folder's files its letter in the log."""

    ended: str
    promised: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    calls: str = ""
    images: int = 0


class Trials:
    """Workers over one library and one folder; a request goes to whichever is free."""

    def __init__(self, library: Path, folder: Path, workers: int) -> None:
        self._free: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
        self._pool = ThreadPoolExecutor(workers)
        environment = os.environ | {"LD_PRELOAD": str(library), "PYTHONWARNINGS": "ignore"}
        self._workers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.trials", str(folder / f"worker-{number}")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
            )
            for number in range(workers)
        ]  # fmt: skip
        for worker in self._workers:
            self._free.put(worker)

    def run(self, deed: str, faults: Sequence[Fault]) -> list[Outcome]:
        """A deed under each of the faults, each time in a folder of its own."""
        return list(self._pool.map(lambda fault: self._ask(deed=deed, fault=asdict(fault)), faults))

    def calls(self, deed: str, *, judged: bool = True) -> str:
        """The letters of the calls a deed makes when nothing goes wrong."""
        whole = self._ask(deed=deed, fault=asdict(Fault()))
        assert whole.ended == "done" and whole.promised and not (judged and whole.wrong), whole
        return whole.calls

    def cut_power(self, deed: str, seeds: Sequence[int], cuts: int) -> list[Outcome]:
        """What a judge finds in the folders that power cuts in a deed may leave, ``cuts`` of them for each seed."""
        return list(self._pool.map(lambda seed: self._ask(deed=deed, cuts=cuts, seed=seed), seeds))

    def close(self) -> None:
        self._pool.shutdown()
        for worker in self._workers:
            worker.communicate()

    def _ask(self, **request: object) -> Outcome:
        worker = self._free.get()
        try:
            assert worker.stdin and worker.stdout
            worker.stdin.write(json.dumps(request) + "\n")
            worker.stdin.flush()
            return Outcome(**json.loads(worker.stdout.readline()))
        finally:
            self._free.put(worker)


class Worker:
    """Tries deeds in one folder, where it keeps each deed's folder as it is before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trial = folder / "trial"
        self._log = folder / "log"

    def answer(self, deed: str, fault: dict[str, Any] | None = None, cuts: int = 0, seed: int = 0) -> Outcome:
        with self._prepared(deed):
            if cuts:
                return self._cut_power(deed, cuts, random.Random(seed))
            assert fault is not None
            outcome, log = self._try(deed, Fault(**fault))
            outcome.litter = [path.name for path in self._trial.rglob(f"{PART_PREFIX}*")]
            outcome.wrong += self._judged(deed, self._trial, outcome.promised)
            outcome.calls = "".join(entry.call for entry in read_log(log) if entry.call != "P")
            return outcome

    @contextmanager
    def _prepared(self, deed: str) -> Iterator[None]:
        before = self._folder / deed
        if not before.exists():
            ended, lines = _in_child(lambda: EVERY[deed].prepare(before), {})
            assert ended == "done", (ended, lines)
        shutil.copytree(before, self._trial)
        try:
            yield
        finally:
            shutil.rmtree(self._trial)
            self._log.unlink(missing_ok=True)

    def _try(self, deed: str, fault: Fault) -> tuple[Outcome, bytes]:
        ended, lines = _in_child(lambda: carry_out(EVERY[deed], self._trial), fault.environment(self._trial, self._log))
        said = {word: [line.removeprefix(f"{word} ") for line in lines if line.startswith(word)] for word in _WORDS}
        log = self._log.read_bytes() if self._log.exists() else b""
        return Outcome(ended, said["ACK"], said["TROUBLE"]), log

    def _judged(self, deed: str, folder: Path, promised: list[str]) -> list[str]:
        """Judged in the worker itself: a process forked for it would cost more than the judging."""
        try:
            return list(EVERY[deed].judge(folder, promised))
        except Exception:
            return [f"the judge broke: {traceback.format_exc()}"]

    def _cut_power(self, deed: str, cuts: int, chance: random.Random) -> Outcome:
        inodes, before = inodes_in(self._trial), self._folder / deed
        outcome, log = self._try(deed, Fault())
        outcome.promised = []
        for image in images(read_log(log), self._trial, before, inodes, cuts, chance):
            shutil.rmtree(self._trial)
            image.lay_out(self._trial)
            outcome.images += 1
            outcome.litter = [path.name for path in self._trial.rglob(f"{PART_PREFIX}*")]
            outcome.wrong += self._judged(deed, self._trial, [one.removeprefix("ACK ") for one in image.promised])
        return outcome


_WORDS = ("ACK", "TROUBLE")


def _in_child(act: Callable[[], None], environment: dict[str, str]) -> tuple[str, list[str]]:
    """How a process of its own that does something ended, and the lines it said."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writes, sys.stdout.fileno())
        os._exit(_do(act, environment))
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        lines = pipe.read().decode().splitlines()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    names = {0: "done", 3: "refused", -signal.SIGKILL: "killed", -signal.SIGALRM: "hung"}
    return names.get(status, f"broke: {lines[-1] if lines else status}"), lines


def _do(act: Callable[[], None], environment: dict[str, str]) -> int:
    signal.alarm(PATIENCE)
    os.environ.update(environment)
    if environment:
        ctypes.CDLL(None).faults_arm()
    try:
        act()
    except Stuck as stuck:
        say(f"stuck: {stuck}")
        return 1
    except Trouble as trouble:
        say(f"TROUBLE {trouble.code}")
        return 3
    except BaseException:
        say(traceback.format_exc().replace("\n", " | "))
        return 1
    finally:
        sys.stdout.flush()
    return 0


def _asked_here(work: Callable[..., Any], *args: object, seconds: float) -> Future[Any]:  # noqa: ARG001  # as a child
    answered: Future[Any] = Future()
    answered.set_result(work(*args))
    return answered


def serve(folder: Path) -> None:
    folder.mkdir(parents=True)
    # A process of its own for every workbook read would be most of the time; what it asks of the disk is the same.
    child.CHILDREN.ask = child.MANY_CHILDREN.ask = _asked_here  # type: ignore[method-assign]
    cheapen_passphrases()
    gc.freeze()  # what is loaded is shared with every child, none of which collects it
    worker = Worker(folder)
    for line in sys.stdin:
        try:
            answer = worker.answer(**json.loads(line))
        except Exception:
            answer = Outcome(f"the worker broke: {traceback.format_exc()}")
        sys.stdout.write(json.dumps(asdict(answer)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
