"""The stroked icons of ``resources/icons``, tinted to the theme and drawn sharp at every scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from napdesk.ui.look.palette import Palette

BRAND_SIZES = (16, 24, 32, 48, 64, 256)
FADED = 0.4
UNDRAWN = "note"


class Icons:
    """Gives the icon of a name (``home``, ``save``, …) in a colour of the palette; each is drawn once."""

    def __init__(self, palette: Palette, folder: Path) -> None:
        self._palette = palette
        self._folder = folder
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, ink: str = "ink") -> QIcon:
        """The icon in the colour ``ink`` (a token of the palette: ``muted``, ``rail_ink``, ``on_accent``, …).

        Disabled it fades; a name without a drawing raises FileNotFoundError.
        """
        key = (name, ink)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, getattr(self._palette, ink))
        return self._drawn[key]

    def of_register(self, key: str) -> str:
        """The name of a register's icon: its own, or a sheet of paper while nobody has drawn one."""
        return key if (self._folder / f"{key}.svg").exists() else UNDRAWN

    def brand(self) -> QIcon:
        """The program's own sign, in its own colours."""
        icon = QIcon()
        svg = QSvgRenderer(str(self._folder / "napdesk.svg"))
        for size in BRAND_SIZES:
            icon.addPixmap(_rendered(svg, QSize(size, size)))
        return icon

    def _draw(self, name: str, colour: str) -> QIcon:
        svg = (self._folder / f"{name}.svg").read_bytes()
        return QIcon(Drawing(svg.replace(b"currentColor", colour.encode())))


class Drawing(QIconEngine):
    """An icon as its SVG says it: drawn when it is first seen, at the very size it is seen in."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._seen: dict[tuple[int, int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return Drawing(self._svg)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        picture = self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatio())
        painter.drawPixmap(rect, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """So many logical pixels large, for a screen of that scale; disabled, it fades."""
        pixels, faded = size * scale, mode is QIcon.Mode.Disabled
        key = (pixels.width(), pixels.height(), faded)
        if key not in self._seen:
            self._seen[key] = _rendered(QSvgRenderer(QByteArray(self._svg)), pixels, FADED if faded else 1.0)
            self._seen[key].setDevicePixelRatio(scale)
        return self._seen[key]


def _rendered(svg: QSvgRenderer, size: QSize, opacity: float = 1.0) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(opacity)
    svg.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture
