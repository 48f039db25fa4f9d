"""A bar against a target, with a tick where the year stands today."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from napdesk.ui.parts.labels import restyle
from napdesk.ui.parts.tones import Tone

HEIGHT = 11
TICK = 18
STEPS = 1000


class Bar(QProgressBar):
    """How much of a target is reached (``share``: 0 to 1 and beyond, drawn up to 1; None for no data).

    ``today`` is the part of the year gone, 0 to 1, as a tick; None draws none. ``words`` says the figure to a
    screen reader and in the tooltip: "47 de 60, en proceso".
    """

    def __init__(self, share: float | None, words: str, tone: Tone = Tone.ACCENT, today: float | None = None) -> None:
        super().__init__()
        self._colours = {"fill": QColor(Qt.GlobalColor.black), "track": QColor(Qt.GlobalColor.gray)}
        self._colours["tick"] = QColor(Qt.GlobalColor.black)
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure(share, words, tone, today)

    def set_figure(self, share: float | None, words: str, tone: Tone = Tone.ACCENT, today: float | None = None) -> None:
        """Shows another figure."""
        self._today = today
        self.setValue(round(min(max(share or 0.0, 0.0), 1.0) * STEPS))
        self.setProperty("tone", tone.value)
        self.setAccessibleName(words)
        self.setToolTip(words)
        restyle(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(150, TICK + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(60, TICK + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        whole = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        colours = self._colours
        draw_bar(painter, whole, self.value() / STEPS, self._today, colours["fill"], colours["track"], colours["tick"])

    def _get(self, name: str) -> QColor:
        return self._colours[name]

    def _set(self, name: str, colour: QColor) -> None:
        self._colours[name] = colour
        self.update()

    # Set by the style sheet (qproperty-…), so that a change of theme reaches them.
    fill = Property(QColor, lambda self: self._get("fill"), lambda self, colour: self._set("fill", colour))
    track = Property(QColor, lambda self: self._get("track"), lambda self, colour: self._set("track", colour))
    tick = Property(QColor, lambda self: self._get("tick"), lambda self, colour: self._set("tick", colour))


def draw_bar(
    painter: QPainter, box: QRectF, share: float, mark: float | None, fill: QColor, track: QColor, tick: QColor
) -> None:
    """Draws a bar that fills the box, ``share`` of it done; the tick at ``mark`` stands out above and below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_end = box.height() / 2
    rounded = QPainterPath()
    rounded.addRoundedRect(box, round_end, round_end)
    painter.fillPath(rounded, track)
    if share > 0:
        # Never less than a full round end: one of fifty must still be seen.
        width = max(box.width() * min(share, 1.0), box.height())
        done = QPainterPath()
        done.addRoundedRect(QRectF(box.x(), box.y(), width, box.height()), round_end, round_end)
        painter.fillPath(done, fill)
    if mark is not None:
        at = min(round(box.width() * mark), box.width() - 2)
        tall = box.height() * TICK / HEIGHT
        painter.fillRect(QRectF(box.x() + at, box.center().y() - tall / 2, 2, tall), tick)
    painter.restore()
