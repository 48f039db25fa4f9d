"""The system's file dialogs, answered beforehand."""

from __future__ import annotations

from pathlib import Path

from napdesk.ui.files import Files, Purpose
from napdesk.ui.preferences import Preferences
from tests.pages import ES, Kept


class Chosen(Files):
    """Every dialog answers ``answer``; ``titles`` and the names ``proposed`` are what they said, ``shown`` what was
    opened."""

    def __init__(self, answer: Path | None) -> None:
        super().__init__(ES, Preferences(Kept()))
        self.answer = answer
        self.titles: list[str] = []
        self.proposed: list[str] = []
        self.shown: list[Path] = []

    def save_as(self, _parent: object, purpose: Purpose, name: str) -> Path | None:
        self.titles.append(purpose.title.es)
        self.proposed.append(name)
        return self.answer

    def open_one(self, _parent: object, _purpose: Purpose, _usual: Path | None = None) -> Path | None:
        return self.answer

    def open_many(self, _parent: object, _purpose: Purpose) -> list[Path]:
        return [self.answer] if self.answer is not None else []

    def folder(self, _parent: object, _purpose: Purpose) -> Path | None:
        return self.answer

    def show(self, path: Path) -> None:
        self.shown.append(path)
