"""The 32 entities as tiles of one size, each about where it lies: none is too small to be seen or reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from napdesk.ui.look.palette import Palette, contrast
from napdesk.ui.summary.charts import sized

COLUMNS, ROWS = 10, 5
GAP = 3.0
ROUND = 4.0


class Spot(NamedTuple):
    """Where an entity lies among the tiles, and the letters it is known by."""

    letters: str
    column: int
    row: int


SPOTS = {
    "01": Spot("AGS", 2, 2), "02": Spot("BC", 0, 0), "03": Spot("BCS", 0, 1), "04": Spot("CAM", 8, 2),
    "05": Spot("COA", 3, 0), "06": Spot("COL", 0, 3), "07": Spot("CHP", 7, 4), "08": Spot("CHH", 2, 0),
    "09": Spot("CDM", 4, 3), "10": Spot("DUR", 2, 1), "11": Spot("GTO", 3, 2), "12": Spot("GRO", 3, 4),
    "13": Spot("HGO", 5, 2), "14": Spot("JAL", 1, 3), "15": Spot("MEX", 3, 3), "16": Spot("MIC", 2, 3),
    "17": Spot("MOR", 4, 4), "18": Spot("NAY", 1, 2), "19": Spot("NLE", 4, 0), "20": Spot("OAX", 5, 4),
    "21": Spot("PUE", 6, 3), "22": Spot("QRO", 4, 2), "23": Spot("QR", 9, 2), "24": Spot("SLP", 4, 1),
    "25": Spot("SIN", 1, 1), "26": Spot("SON", 1, 0), "27": Spot("TAB", 7, 3), "28": Spot("TAM", 5, 0),
    "29": Spot("TLX", 5, 3), "30": Spot("VER", 6, 2), "31": Spot("YUC", 9, 1), "32": Spot("ZAC", 3, 1),
}  # fmt: skip


def place_of(entity: str, box: QRectF) -> QRectF:
    """Where the tile of an entity stands in a box that holds the whole map, which is as large as fits."""
    side = side_in(box)
    spot = SPOTS[entity]
    step = side + GAP
    return QRectF(box.x() + spot.column * step, box.y() + spot.row * step, side, side)


def side_in(box: QRectF) -> float:
    return min((box.width() + GAP) / COLUMNS, (box.height() + GAP) / ROWS) - GAP


def height_for(width: float) -> float:
    """How tall a map so wide is."""
    return (width + GAP) / COLUMNS * ROWS - GAP


def draw_map(painter: QPainter, box: QRectF, shades: Mapping[str, float], palette: Palette) -> None:
    """The whole map; ``shades`` says how dark each entity is, from 0 for nothing to 1 for the most."""
    for entity in SPOTS:
        draw_tile(painter, place_of(entity, box), entity, shades.get(entity, 0.0), palette)


def draw_tile(
    painter: QPainter, box: QRectF, entity: str, shade: float, palette: Palette, *, ringed: bool = False
) -> None:
    """One tile with its letters, in whichever ink can be read on it; ``ringed`` where the keyboard stands."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = _mixed(palette.accent_soft, palette.accent, shade) if shade > 0 else palette.plain_soft
    tile = QPainterPath()
    tile.addRoundedRect(box, ROUND, ROUND)
    painter.fillPath(tile, QColor(ground))
    if ringed:
        # Two rings, the dark in the light: one of them stands out on every shade.
        for colour, inset in ((palette.ink, 1.0), (palette.panel, 3.0)):
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), ROUND, ROUND)
    font = sized(painter.font(), 9.5 / 13)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(_readable_on(ground, palette)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, SPOTS[entity].letters)
    painter.restore()


def neighbour(entity: str, across: int, down: int) -> str:
    """The next entity in a direction, the nearest of those that lie there; the same where none does."""
    here = SPOTS[entity]

    def distance(other: Spot) -> tuple[int, int] | None:
        right, below = other.column - here.column, other.row - here.row
        ahead, aside = (right * across, abs(below)) if across else (below * down, abs(right))
        return (ahead + 2 * aside, aside) if ahead > 0 else None

    found = {name: far for name, spot in SPOTS.items() if (far := distance(spot)) is not None}
    return min(found, key=lambda name: found[name], default=entity)


def _mixed(first: str, second: str, share: float) -> str:
    """A colour on the way from one to the other."""
    one, other = QColor(first), QColor(second)
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()


def _readable_on(ground: str, palette: Palette) -> str:
    return max((palette.ink, palette.on_accent), key=lambda ink: contrast(ink, ground))
