"""A clerk typing sheets of paper in a process that is going to be killed: every key is told as it is done.

``python -m tests.faults.typing_clerk STORE SETTINGS SEED``
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from napdesk import house
from napdesk.app import Program
from napdesk.ui.look.style import FUSION
from tests.faults.attempts import say
from tests.journeys.clerk import Clerk
from tests.journeys.typist import NOW, SHEETS, Typist

PACE = (30, 80)  # milliseconds from key to key


class Hands:
    """What the keys of a clerk go through where there is no pytest."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 - the name of pytest-qt

    @contextmanager
    def waitSignal(self, signal: SignalInstance) -> Iterator[None]:  # noqa: N802 - the name of pytest-qt
        loop, seen = QEventLoop(), []
        signal.connect(lambda *_given: (seen.append(True), loop.quit()))
        yield
        if not seen:
            loop.exec()


class TellingTypist(Typist):
    """Tells after each key what stands in the form, and each record that is safe."""

    def __init__(self, clerk: Clerk, chance: random.Random) -> None:
        super().__init__(clerk)
        self._chance = chance
        self._safe = 0
        self.sheet = 0
        clerk.form.kept.connect(self._tell_kept)

    def press(self, key: Any, *modifier: Any) -> None:
        super().press(key, *modifier)
        self._tell()

    def type(self, text: str) -> None:
        for letter in text:
            super().type(letter)
            self._tell()

    def _tell_kept(self, _record: object) -> None:
        self._safe += 1
        say(json.dumps({"kept": self._safe}))

    def _tell(self) -> None:
        fields = self.clerk.form.fields
        texts = {key: text for key, text in fields.texts().items() if text}
        say(json.dumps({"at": time.monotonic(), "sheet": self.sheet, "field": fields.focused(), "texts": texts}))
        QTest.qWait(self._chance.randint(*PACE))


def main(store: str, settings: str, seed: str) -> None:
    began = time.monotonic()

    def now() -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - began)

    house.now = now
    qt = QApplication(["napdesk", *FUSION])
    program = Program(qt, Path(store), QSettings(settings, QSettings.Format.IniFormat))
    program.start()
    assert program.shown is not None
    QTest.qWaitForWindowActive(program.shown)
    clerk = Clerk(Hands(), program)  # type: ignore[arg-type]
    clerk.go(2)
    typist = TellingTypist(clerk, random.Random(int(seed)))
    say("READY")
    for typist.sheet, (before, sheet) in enumerate(pairwise([{}, *SHEETS])):
        typist.enter(sheet, before)
    say("DONE")


if __name__ == "__main__":
    main(*sys.argv[1:])
