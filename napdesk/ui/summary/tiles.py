"""The map of the entities on the screen: one stop for Tab, the arrows go from entity to entity."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from napdesk.ui.look.palette import Palette
from napdesk.ui.summary.tile_map import SPOTS, draw_tile, height_for, neighbour, place_of

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
WIDEST = 460
LEAST = 240


class Tile(QAbstractButton):
    """One entity; its accessible name says what it came to. ``reached`` says that one stands on it."""

    reached = Signal(str)

    def __init__(self, entity: str, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.entity = entity
        self._palette = palette
        self._shade = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, shade: float, words: str) -> None:
        """How dark it is, and what it says."""
        self._shade = shade
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()  # the map walks, by where the entities lie
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.reached.emit(self.entity)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setFont(self.font())
        draw_tile(painter, QRectF(self.rect()), self.entity, self._shade, self._palette, ringed=self.hasFocus())


class TileMap(QWidget):
    """``stood_on`` says the code of the entity one comes to, ``chosen`` of one clicked or entered."""

    stood_on = Signal(str)
    chosen = Signal(str)

    def __init__(self, palette: Palette, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.tiles = {entity: Tile(entity, palette, self) for entity in SPOTS}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST)
        for tile in self.tiles.values():
            tile.reached.connect(self._reach)
            tile.clicked.connect(lambda _=False, entity=tile.entity: self.chosen.emit(entity))
        self._stop_at(next(iter(SPOTS)))

    def show_entities(self, shades: Mapping[str, float], words: Mapping[str, str]) -> None:
        """How dark each is and what it says; Tab comes to the darkest."""
        for entity, tile in self.tiles.items():
            tile.tell(shades.get(entity, 0.0), words[entity])
        if not any(tile.hasFocus() for tile in self.tiles.values()):
            self._stop_at(max(SPOTS, key=lambda entity: shades.get(entity, 0.0)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = min(self.width(), WIDEST)
        box = QRectF(0, 0, wide, height_for(wide))
        self.setFixedHeight(round(box.height()))
        for entity, tile in self.tiles.items():
            tile.setGeometry(place_of(entity, box).toAlignedRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        stood = next((entity for entity, tile in self.tiles.items() if tile.hasFocus()), None)
        if stood is None or event.key() not in ARROWS:
            super().keyPressEvent(event)
            return
        self.tiles[neighbour(stood, *ARROWS[Qt.Key(event.key())])].setFocus(Qt.FocusReason.OtherFocusReason)

    def _reach(self, entity: str) -> None:
        self._stop_at(entity)
        self.stood_on.emit(entity)

    def _stop_at(self, entity: str) -> None:
        """Where Tab comes to: of all the tiles one."""
        for name, tile in self.tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == entity else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.tiles[entity])
