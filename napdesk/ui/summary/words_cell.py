"""A text of the office's own words: its label with how much is left, and a box that grows with what is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from napdesk.schema.carriable import tidy
from napdesk.schema.fields import Paragraph
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.paragraph import ParagraphEditor
from napdesk.ui.form.cell import FieldCell
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone

FEWEST, MOST = 2, 8  # lines
AROUND = 26  # pixels of the box above and below them
BESIDE = 30  # and at their sides
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class WordsEditor(ParagraphEditor):
    """Tall enough for what is typed, up to a point; ``grew`` says that it is taller or lower now."""

    grew = Signal()

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.textChanged.connect(self._fit)
        self._fit()

    def add_absences(self, menu: QMenu) -> None:
        """Nothing is absent here: these words are not asked of everybody."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Measured by hand: Qt knows the lines of a plain text only once it is painted. The letter added is where
        # the next one comes.
        metrics = self.box.fontMetrics()
        room = QRect(0, 0, self.width() - BESIDE, 10_000)
        found = metrics.boundingRect(room, WRAPPED, f"{self.text()}n").height() / metrics.lineSpacing()
        tall = metrics.lineSpacing() * min(max(round(found), FEWEST), MOST) + AROUND
        if tall != self.box.height():
            self.box.setFixedHeight(tall)
            self.grew.emit()


class WordsCell(FieldCell):
    """One of the texts, with how many characters are left of ``asked.longest``."""

    editor: WordsEditor

    def __init__(self, desk: Desk, asked: Paragraph) -> None:
        def day() -> date | None:
            return None

        asking = Asking(asked, desk.lists, desk.language, desk.icons, day, lambda: desk.today().year, desk.today)
        super().__init__(WordsEditor(asking), name=False)
        self._desk = desk
        self._longest = asked.longest
        self.left = Words("", "small")
        self._column.removeWidget(self.label)
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        row.addWidget(self.left, 0, Qt.AlignmentFlag.AlignRight)
        self._column.insertLayout(0, row)
        self.editor.box.textChanged.connect(self._count)
        self._count()

    def text(self) -> str:
        """What stands there, as it would be kept."""
        return tidy(self.editor.text(), lines=True)

    def show_text(self, text: str) -> None:
        """Puts it there, unless it says so already: what was typed can still be taken back."""
        if self.text() != text:
            self.editor.set_text(text)

    def freeze(self, frozen: bool) -> None:
        """Whether it can only be read."""
        self.editor.box.setReadOnly(frozen)
        self.editor.box.setPlaceholderText("" if frozen else self._desk.say(_BREAK))
        self.left.setVisible(not frozen)

    def _count(self) -> None:
        left = self._longest - len(self.text())
        told = (_LEFT if left >= 0 else _OVER).fill(count=show_number(abs(left)))
        self.left.setText(self._desk.say(told))
        self.left.set_tone(Tone.PLAIN if left >= 0 else Tone.STOP)


_LEFT = Text(es="quedan {count}", en="{count} left")
_OVER = Text(es="sobran {count}", en="{count} too many")
_BREAK = Text(es="Alt+Enter: otra línea", en="Alt+Enter: new line")
