"""One question of the form: its label above, its editor, and below what its rules have to say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.fields import AnyField, Choice, Choices, Code, Line, Paragraph, YesNo
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text
from napdesk.ui.editors.editor import Editor
from napdesk.ui.form.pin_sign import SIDE, PinSign
from napdesk.ui.form.remark import Remark
from napdesk.ui.parts.labels import Words

STAR = " ★"
SIGN_GAP = 2
FULL = 9  # more units than any row has
LINES = 2  # more than these under a narrow field, and what a rule says is not read
_UNITS: dict[type[AnyField], int] = {Line: 2, Choice: 2, Code: 2, Choices: 2, YesNo: 2, Paragraph: FULL}


class FieldLabel(Words):
    """The question in one line: in full where it fits, else by its short name."""

    def __init__(self, label: str, short: str, *, essential: bool) -> None:
        star = STAR if essential else ""
        super().__init__(label + star, "label")
        self._ways = [label + star, short + star]
        self.setToolTip(label)

    def needed(self) -> int:
        """The least room in which it can still be read."""
        return min(self.fontMetrics().horizontalAdvance(way) for way in self._ways) + 2

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.needed(), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        metrics, room = self.fontMetrics(), self.width()
        fitting = [way for way in self._ways if metrics.horizontalAdvance(way) <= room]
        shown = fitting[0] if fitting else metrics.elidedText(self._ways[-1], Qt.TextElideMode.ElideRight, room)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), shown)


class FieldCell(QWidget):
    """``reason_edited`` says that the reason for keeping it so was typed or changed, ``reason_given`` Enter there."""

    reason_edited = Signal()
    reason_given = Signal()

    def __init__(self, editor: Editor, *, name: bool, locked: Text | None = None) -> None:
        super().__init__()
        self.asked = editor.asking.asked
        self.editor = editor
        self._language = editor.asking.language
        self._name = name
        self._remark: Remark | None = None
        self._reason = ""
        self._said: tuple[object, ...] = ()
        label, short = self.asked.label.to(self._language), self.asked.heading.to(self._language)
        self.label = FieldLabel(label, short, essential=self.asked.essential)
        self.label.setBuddy(editor)
        self.sign: PinSign | None = None
        self.whence = BEFORE
        self._head = QHBoxLayout()
        self._head.setSpacing(SIGN_GAP)
        self._head.addWidget(self.label, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(self._head)
        self._column.addWidget(editor)
        self._column.addStretch(1)
        self.say((), locked)
        editor.setEnabled(locked is None)

    def units(self, unit: float, gap: int) -> int:
        """How many units wide it wants to stand, so that its label can be read, and what a rule says of it."""
        wants = FULL if self._name else _UNITS.get(type(self.asked), 1)
        told = self._remark.lines_at(unit - gap) if self._remark is not None and self.problems_said() else 0
        label = self.label.needed() + (SIDE + SIGN_GAP if self.sign is not None else 0)
        return max(wants, math.ceil((label + gap) / unit), 2 if told > LINES else 1)

    def height_at(self, width: int) -> int:
        """How tall it stands in that width."""
        return self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()

    def take_sign(self, sign: PinSign) -> None:
        """The pin at the end of its label."""
        self.sign = sign
        self._head.addWidget(sign)
        self.editor.entered.connect(lambda: sign.stand("cursor", near=True))
        self.editor.left.connect(lambda: sign.stand("cursor", near=False))

    def is_pinned(self) -> bool:
        return self.sign is not None and self.sign.isChecked()

    def reason(self) -> str:
        """Why a soft rule does not hold here, as typed; "" for none."""
        return self._remark.reason() if self._remark is not None and self._remark.asks() else self._reason

    def set_reason(self, reason: str) -> None:
        self._reason = reason
        if self._remark is not None:
            self._remark.set_reason(reason)

    def go_to_reason(self) -> None:
        """The cursor where the reason is typed, or in the field while none is asked for."""
        (self._remark if self._remark is not None and self._remark.asks() else self.editor).setFocus()

    def problems_said(self) -> list[Problem]:
        """What is said under the field now."""
        return [one for one in self._said if isinstance(one, Problem)]

    def say(self, problems: Sequence[Problem], note: Text | None = None) -> None:
        """Show the heaviest of the problems under the field, or else a muted note, or what helps to answer.

        Of a carried value the note is whence it came.
        """
        note = note or (self.whence if self.editor.carried() else self.asked.help)
        said = (*problems, note)
        if said == self._said or not self.editor.isEnabled():
            return
        self._reason = self.reason()
        self._said = said
        worst = problems[0] if problems else None
        words = self._words(worst) if worst else ""
        self._say(worst.weight if worst else None, words or (note.to(self._language) if note else ""))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        if self.sign is not None:
            self.sign.stand("mouse", near=True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        if self.sign is not None:
            self.sign.stand("mouse", near=False)

    def _words(self, problem: Problem) -> str:
        if problem.code == "missing":  # the label over it says what; what to do is said once, over the form
            return _MISSING.to(self._language)
        return f"{problem.message.to(self._language)} {problem.fix.to(self._language)}"

    def _say(self, weight: Weight | None, words: str) -> None:
        self.editor.set_weight(weight)
        if self._remark is None:
            if not words:
                return
            self._remark = Remark(self._language)
            self._remark.reason_edited.connect(self.reason_edited)
            self._remark.reason_given.connect(self.reason_given)
            self._column.insertWidget(2, self._remark)
        self._remark.say(weight, words, self._reason)
        self.editor.describe(words)


BEFORE = Text(es="del registro anterior", en="from the record before")
_MISSING = Text(es="Falta", en="Missing")
