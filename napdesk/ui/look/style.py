"""Dresses the application: Fusion, the palette, the user's font and the style sheet made of tokens."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from napdesk.ui.look.palette import Palette
from napdesk.ui.look.sheet import WHOLE

BASE = 13
# Sizes at 100 %, in pixels; all follow the base font.
SIZES = {
    "title": 20,
    "heading": 15,
    "figure": 29,
    "section": 11.5,
    "label": 12,
    "small": 11,
    "brand": 15,
    "rail_head": 10.5,
    "line": 18,
    "head": 32,
    "chip": 10,
}

# The arguments of a QApplication; told by ``setStyle``, Python would build all of QStyle, a thirtieth of a start.
FUSION = ("-style", "Fusion")


def dress(app: QApplication, palette: Palette, icons: Path, *, font: QFont | None = None, percent: int = 100) -> None:
    """Gives the whole application, made with ``FUSION``, the look; call it again to change theme or size.

    ``icons`` is the folder of the icons, ``font`` the system's unless given, ``percent`` the user's own
    enlargement, on top of the size the system is set to.
    """
    base = QFont(font or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    pixels = round(max(BASE, QFontInfo(base).pixelSize()) * percent / 100)
    base.setPixelSize(pixels)
    app.setFont(base)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette, icons, pixels))


def style_sheet(palette: Palette, icons: Path, pixels: int) -> str:
    """The style sheet for a palette and a base font of so many pixels."""
    # Half up: Qt's style sheets know whole pixels only.
    sizes = {f"px_{name}": int(size * pixels / BASE + 0.5) for name, size in SIZES.items()}
    theme = "dark" if palette.dark else "light"
    return Template(WHOLE).substitute(palette._asdict(), **sizes, theme=theme, icons=(icons / "control").as_posix())


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, for every column of numbers."""
    aligned = QFont(font)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


def _qt_palette(palette: Palette) -> QPalette:
    """For what the style sheet does not reach: Qt's own dialogs, selections, links."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.background,
        role.WindowText: palette.ink,
        role.Base: palette.panel,
        role.AlternateBase: palette.background,
        role.Text: palette.ink,
        role.Button: palette.panel,
        role.ButtonText: palette.ink,
        role.BrightText: palette.stop,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.PlaceholderText: palette.muted,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.ink,
        role.Mid: palette.line,
        role.Dark: palette.edge,
    }
    whole = QPalette()
    for which, colour in colours.items():
        whole.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        whole.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.muted))
    return whole
