"""One question as an editor needs it: its field, and how its answers are read and shown here and now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence, AnyField, Choices, Code
from napdesk.schema.problems import Problem
from napdesk.schema.reading import Answer, read
from napdesk.schema.showing import show
from napdesk.schema.text import Language
from napdesk.ui.look.icons import Icons


@dataclass(frozen=True)
class Asking:
    """``day`` gives the day at which codes hold, ``year`` what completes a day typed without one.

    ``since`` is the day that ``+3`` counts from where one was given just before, ``today`` where none was.
    """

    asked: AnyField
    lists: Lists
    language: Language
    icons: Icons
    day: Callable[[], date | None]
    year: Callable[[], int]
    today: Callable[[], date]
    since: Callable[[], date | None] = lambda: None

    def read(self, typed: str) -> Answer | Problem:
        return read(self.asked, typed, self.lists, on=self.day(), year=self.year())

    def show(self, answer: Answer) -> str:
        """The words of an answer, such that ``read`` gives the same answer back."""
        if isinstance(answer, Absence) or not isinstance(self.asked, Code | Choices) or not self.asked.lists:
            return show(self.asked, answer, self.lists, self.language, on=self.day())
        codes = answer if isinstance(answer, tuple) else (answer,)
        return "; ".join(self.name(str(code)) for code in codes if code is not None)

    def name(self, code: str) -> str:
        """The name of a code of its lists; where several bear it, with the code before it."""
        assert isinstance(self.asked, Code | Choices)
        name = self.lists.label(self.asked.lists, code, self.day()).to(self.language)
        found = self.lists.read(self.asked.lists, name, self.day())
        return name if not isinstance(found, Problem) and found.code == code else f"{code} · {name}"
