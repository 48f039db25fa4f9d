"""Labels: words in a role of the style sheet, words that shorten themselves, a dot, a shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from napdesk.ui.parts.tones import Shape, Tone, draw_shape

PARTED = " " * 5


def restyle(widget: QWidget) -> None:
    """Lets the style sheet look again at a widget whose properties changed."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Words(QLabel):
    """A label in a role: title, heading, section, label, muted, small, figure, strong, problem or plain.

    Always plain text, so that nothing typed by anybody is ever read as markup.
    """

    def __init__(self, words: str = "", role: str = "", *, wrap: bool = False) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)

    def set_tone(self, tone: Tone) -> None:
        """Colours the words by what they mean."""
        self.setProperty("tone", tone.value)
        restyle(self)


class ElidedWords(Words):
    """A label of one line that ends in … where there is no room, and then tells the rest in its tooltip."""

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__(words, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        super().setText(words)
        self.setAccessibleName(words)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        few = self.fontMetrics().horizontalAdvance("nnn…")
        full = super().sizeHint()
        return QSize(min(few, full.width()), full.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell_rest(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")


class WholeParts(ElidedWords):
    """Parts in one line, joined by PARTED: from the left as many as there is room for, never half of one."""

    def _shown(self) -> str:
        parts, room = self.text().split(PARTED), self.contentsRect().width()
        while len(parts) > 1 and self.fontMetrics().horizontalAdvance(PARTED.join(parts)) > room:
            parts.pop()
        return self.fontMetrics().elidedText(PARTED.join(parts), Qt.TextElideMode.ElideRight, room)


class Sign(QLabel):
    """A shape (✓ ◐ ○ ! ●) in a tone, standing beside words that say the same; silent to screen readers."""

    def __init__(self, shape: Shape, tone: Tone = Tone.PLAIN, side: int = 13) -> None:
        super().__init__()
        self._shape = shape
        self._side = side
        self.setProperty("tone", tone.value)
        self.setProperty("role", "sign")
        self.setFixedSize(side + 2, side + 2)

    def set_sign(self, shape: Shape, tone: Tone) -> None:
        """Shows another shape in another tone."""
        self._shape = shape
        self.setProperty("tone", tone.value)
        restyle(self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        draw_shape(QPainter(self), self._shape, QRectF(1, 1, self._side, self._side), colour)


class StatusDot(Sign):
    """The dot of the status line: its tone says how things are, its accessible name says it in words."""

    def __init__(self, words: str, tone: Tone = Tone.MET) -> None:
        super().__init__(Shape.DOT, tone, side=9)
        self.set_state(words, tone)

    def set_state(self, words: str, tone: Tone) -> None:
        """Tells another state."""
        self.setAccessibleName(words)
        self.set_sign(Shape.DOT, tone)


class Picture(QLabel):
    """An icon at rest, ``side`` pixels wide, drawn for whatever screen it is on; silent to screen readers."""

    def __init__(self, icon: QIcon, side: int) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._icon.paint(QPainter(self), self.rect())
