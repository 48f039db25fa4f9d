"""Pictures of the window for people to look at: ``python -m tests.screens OUT [--only NAME]``.

A scene is a function of a language and a palette that builds a widget; each is drawn in both languages, light
and dark, at the usual size, at twice the pixels, and at the smallest size.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from napdesk.schema.text import Language
from napdesk.ui.behind import PAINTED
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.look.style import FUSION, dress
from tests.scenes import ICONS, Scene
from tests.scenes.parts import SCENES as PARTS
from tests.scenes.shell import SCENES as SHELL
from tests.scenes_batch import SCENES as BATCH
from tests.scenes_catalogue import SCENES as CATALOGUE
from tests.scenes_confirming import SCENES as CONFIRMING
from tests.scenes_history import SCENES as HISTORY
from tests.scenes_hub import SCENES as HUB
from tests.scenes_importing import SCENES as IMPORTING
from tests.scenes_pages import SCENES as PAGES
from tests.scenes_register import SCENES as REGISTER
from tests.scenes_returns import SCENES as RETURNS
from tests.scenes_summary import SCENES as SUMMARY

SCENES: dict[str, Scene] = {
    **PAGES, **BATCH, **CATALOGUE, **CONFIRMING, **IMPORTING, **REGISTER, **RETURNS,
    **HISTORY, **HUB, **SUMMARY, **PARTS, **SHELL,
}  # fmt: skip

SIZES = [("1366", QSize(1366, 768), 1.0), ("1366@2x", QSize(1366, 768), 2.0), ("1024", QSize(1024, 600), 1.0)]
SETTLED = 3
THEMES = [("light", LIGHT), ("dark", DARK)]


def draw(app: QApplication, out: Path, only: str = "") -> list[Path]:
    """Draws the scenes whose name begins with ``only`` into the folder ``out`` and gives the files made."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    font = QFont("Inter")
    font.setPixelSize(13)
    for theme, palette in THEMES:
        dress(app, palette, ICONS, font=font)
        for name, scene in SCENES.items():
            if name.startswith(only):
                for language in Language:
                    made += _draw_sizes(scene, language, palette, out / f"{name}-{language}-{theme}")
    return made


def _draw_sizes(scene: Scene, language: Language, palette: Palette, stem: Path) -> list[Path]:
    made = []
    widget = scene(language, palette)
    own = _own_size(widget)
    widget.show()
    QTest.qWait(2 * PAINTED)  # what a page reads once it has been painted
    for label, size, ratio in SIZES:
        path = stem.with_name(f"{stem.name}-{label}.png")
        _render(widget, own.boundedTo(size) if own else size, ratio).save(str(path))
        made.append(path)
    widget.close()
    widget.deleteLater()
    return made


def _own_size(widget: QWidget) -> QSize | None:
    """A box is as large as it asks to be, which is what people see; a page fills the screen."""
    if not isinstance(widget, QDialog):
        return None
    return widget.size() if widget.testAttribute(Qt.WidgetAttribute.WA_Resized) else widget.sizeHint()


def _render(widget: QWidget, size: QSize, ratio: float) -> QPixmap:
    widget.resize(size)
    widget.show()
    # What was asked for while building (focus, layouts of hidden pages) happens before the picture, and what
    # that asks for in its turn: words that wrap make the line below them move once more.
    for _ in range(SETTLED):
        QApplication.sendPostedEvents()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(widget.palette().window().color())
    widget.render(picture, QPoint(0, 0))
    return picture


def main() -> None:
    """The command line."""
    reader = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    reader.add_argument("out", type=Path, metavar="OUT")
    reader.add_argument("--only", default="", metavar="NAME")
    asked = reader.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(QApplication(["screens", *FUSION]), asked.out, asked.only):
        print(path)


if __name__ == "__main__":
    main()
