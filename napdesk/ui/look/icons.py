"""The stroked icons of ``resources/icons``, tinted to the theme and drawn sharp at every scale."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from napdesk.ui.look.palette import Palette

SIDE, LARGE = 16, 36  # logical pixels: beside words, and on an empty page
RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
UNDRAWN = "note"


class Icons:
    """Gives the icon of a name (``home``, ``save``, …) in a colour of the palette; each is drawn once.

    On screens of these pixel ratios an icon is never stretched, only picked.
    """

    def __init__(self, palette: Palette, folder: Path, ratios: Collection[float] = RATIOS) -> None:
        self._palette = palette
        self._folder = folder
        self.ratios = ratios
        self._drawn: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, ink: str = "ink", side: int = SIDE) -> QIcon:
        """The icon in the colour ``ink`` (a token of the palette: ``muted``, ``rail_ink``, ``on_accent``, …).

        Disabled it fades; a name without a drawing raises FileNotFoundError.
        """
        key = (name, ink, side)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, getattr(self._palette, ink), side)
        return self._drawn[key]

    def of_register(self, key: str) -> str:
        """The name of a register's icon: its own, or a sheet of paper while nobody has drawn one."""
        return key if (self._folder / f"{key}.svg").exists() else UNDRAWN

    @cached_property
    def brand(self) -> QIcon:
        """The program's own sign, in its own colours."""
        return QIcon(str(self._folder / "napdesk.svg"))

    def _draw(self, name: str, colour: str, side: int) -> QIcon:
        icon = QIcon()
        svg = self._drawing(name, colour)
        for size in sorted({round(side * ratio) for ratio in self.ratios}):
            picture = _rendered(svg, size)
            icon.addPixmap(picture)
            icon.addPixmap(_faded(picture), QIcon.Mode.Disabled)
        return icon

    def _drawing(self, name: str, colour: str) -> QSvgRenderer:
        svg = (self._folder / f"{name}.svg").read_bytes()
        return QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.encode())))


def _rendered(svg: QSvgRenderer, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _faded(picture: QPixmap) -> QPixmap:
    faded = QPixmap(picture.size())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.4)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
