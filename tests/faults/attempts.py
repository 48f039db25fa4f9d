"""What a deed is to the harness: what is done, what was promised of it, and who judges the folder afterwards."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from napdesk.schema.problems import Trouble
from napdesk.store.store import Store
from tests.faults.office import settle, sitting
from tests.faults.soundness import sound, usable


class Promises:
    """What the program told its user was done: a line of standard output each, and kept for a second attempt.

    ``in_doubt`` once the program said that something may have come about: then the user looks first.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self.in_doubt = False

    def make(self, words: str) -> None:
        self.made.append(words)
        say(f"ACK {words}")


class Stuck(Exception):
    """A deed that was refused a second time, with the disk well again."""


Act = Callable[[Store, Promises], None]
Run = Callable[[Path, Promises], None]
# What is wrong in an open store, or in a folder, of which the user was promised so much.
Look = Callable[[Store, list[str]], Iterator[str]]
Judge = Callable[[Path, list[str]], Iterator[str]]


@dataclass(frozen=True)
class Deed:
    """What is done, how its folder is judged afterwards, and how it was before; ``settled_by`` are the codes that
    tell of a first attempt that was refused after it had come to pass."""

    run: Run
    judge: Judge
    prepare: Callable[[Path], None] = settle
    settled_by: tuple[str, ...] = ()


def say(line: str) -> None:
    """In one write, so that a line is never torn."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def carry_out(deed: Deed, folder: Path) -> None:
    """Do a deed; where it is refused, say so, let the disk be well again and do it once more."""
    promises = Promises()
    _persevere(lambda: deed.run(folder, promises), promises, deed.settled_by)


def in_store(act: Act) -> Run:
    """A deed in an open store, which stays open between both attempts as the window's does."""

    def run(folder: Path, promises: Promises) -> None:
        with sitting(folder) as store:
            _persevere(lambda: act(store, promises), promises)

    return run


def on_store(look: Look) -> Judge:
    """The store opens without a question, is sound, is as it should be after the deed, and takes another record."""

    def judge(folder: Path, promised: list[str]) -> Iterator[str]:
        try:
            with sitting(folder) as store:
                yield from sound(store)
                yield from look(store, promised)
                yield from usable(store)
        except Trouble as trouble:
            yield f"does not open or work: {trouble.code}"

    return judge


def _persevere(act: Callable[[], None], promises: Promises, settled_by: tuple[str, ...] = ()) -> None:
    try:
        act()
    except Stuck:
        raise
    except Trouble as trouble:
        say(f"TROUBLE {trouble.code}")
        assert trouble.message.es and trouble.message.en and trouble.fix.es and trouble.fix.en
        promises.in_doubt = trouble.code == "perhaps_kept"
        relent()
        try:
            act()
        except Trouble as again:
            if again.code not in settled_by:
                raise Stuck(again.code) from again
        say("AGAIN")


def relent() -> None:
    """Let the disk be well again."""
    library = ctypes.CDLL(None)
    if hasattr(library, "faults_disarm"):  # run by hand, there is no such library
        library.faults_disarm()
