"""Editors that propose what can be chosen: by first letters, by a code, or from the open list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from napdesk.schema.code_list import words_of
from napdesk.schema.fields import Choice, Choices, Code
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Text
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.line import LineEditor, LineInput
from napdesk.ui.editors.proposals import STEPS, Proposal, Proposals

LEAST_TYPED = 2
MOST_PROPOSED = 30


class ChoosingEditor(LineEditor):
    """A line with a list of proposals: F4, ↓ (with Alt too) or the arrow open it all, typing opens what fits."""

    least_typed = 1

    def __init__(self, asking: Asking, line: LineInput | None = None) -> None:
        super().__init__(asking, line)
        self._list: Proposals | None = None
        arrow = self.line.addAction(
            asking.icons.icon("chevron_down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.triggered.connect(self.toggle)

    def proposed(self, typed: str) -> list[Proposal]:
        """What fits what was typed, the best first; for nothing typed, all there is."""
        raise NotImplementedError

    def toggle(self) -> None:
        """Open the whole list, or close it."""
        self.line.setFocus()
        if self.proposals().isVisible():
            self.proposals().hide()
            return
        offered = self.proposed("")
        now = self.line.text()
        # What is written there and is none of them is not taken for the first by merely looking.
        at = next((at for at, one in enumerate(offered) if one.text == now), -1 if now else 0)
        self.proposals().offer(offered, self.line, at)

    def close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def proposals(self) -> Proposals:
        """The list itself, made when it is first wanted."""
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = Proposals(self.window())
            self._list.picked.connect(self.pick)
        return self._list

    def pick(self) -> None:
        """Take what is marked in the open list."""
        chosen = self._list.current() if self._list is not None else None
        self.close_list()
        if chosen is not None and chosen.text != self.text():
            self.rewrite(chosen.text)
            super()._typed()

    def retype(self, text: str) -> None:
        super().retype(text)
        self.close_list()

    def settle(self) -> None:
        self.pick()
        super().settle()

    def take_key(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_open = self._list is not None and self._list.isVisible()
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and (alt or not is_open)):
            self.toggle()
            return True
        if self._list is not None and is_open:
            if event.key() in STEPS:
                self._list.step(STEPS[Qt.Key(event.key())])
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._list.hide()
                return True
        return super().take_key(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.close_list()
        super().hideEvent(event)

    def _typed(self) -> None:
        super()._typed()
        if not self._writing:
            self._propose()

    def _propose(self) -> None:
        typed = self.line.text().strip()
        fits = len(typed) >= self.least_typed and "/" not in typed
        offered = self.proposed(typed) if fits else []
        if offered or self._list is not None:
            self.proposals().offer(offered, self.line, 0 if offered and offered[0].sure else -1)


class OptionEditor(ChoosingEditor):
    """Yes or no, or one of a closed set of options."""

    def proposed(self, typed: str) -> list[Proposal]:
        return fitting(options_of(self.asking), typed)


class CodeEditor(ChoosingEditor):
    """A row of the official lists: the first letters of its name, accents ignored, or its code."""

    least_typed = LEAST_TYPED

    def proposed(self, typed: str) -> list[Proposal]:
        return rows_of(self.asking, typed)


def options_of(asking: Asking) -> list[tuple[Text, Proposal]]:
    """The options of a closed question, each with the words it is found by."""
    asked = asking.asked
    labels = [option.label for option in asked.options] if isinstance(asked, Choice | Choices) else [YES, NO]
    return [(label, Proposal(label.to(asking.language), label.to(asking.language))) for label in labels]


def fitting(options: list[tuple[Text, Proposal]], typed: str) -> list[Proposal]:
    """The options in which every word typed begins a word, those beginning with them first."""
    words = words_of(typed)
    first, others = list[Proposal](), list[Proposal]()
    for label, proposal in options:
        names = [words_of(label.es), words_of(label.en)]
        if any(name[0].startswith(words[0]) and _begins(name, words) for name in names) if words else True:
            first.append(proposal)
        elif any(_begins(name, words) for name in names):
            others.append(proposal)
    return first + others


def rows_of(asking: Asking, typed: str) -> list[Proposal]:
    """The rows of the official lists that fit, with the code at the side of the name.

    Where none does, those inside an entity so called: any of them may be meant, and so none is sure.
    """
    asked = asking.asked
    assert isinstance(asked, Code | Choices)
    sure = asking.lists.find(asked.lists, typed, asking.day(), MOST_PROPOSED)
    found = sure or asking.lists.inside(asked.lists, typed, asking.day())
    return [
        Proposal(
            asking.lists[row.list_name].label(row).to(asking.language), asking.name(row.code), row.code, bool(sure)
        )
        for row in found
    ]


def _begins(name: list[str], words: list[str]) -> bool:
    """Whether every word begins one of the name's."""
    return all(any(own.startswith(word) for own in name) for word in words)
