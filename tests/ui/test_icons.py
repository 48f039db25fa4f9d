"""Every icon is one of the family, takes the colour asked for, and is sharp at twice the pixels."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from napdesk.ui.look.icons import LARGE, SIDE, Icons
from napdesk.ui.look.palette import DARK, LIGHT

NAMES = [
    *("home", "training", "police_unit", "network", "deployment", "appointment", "exchange", "aid"),
    *(
        "summary",
        "returns",
        "receiving",
        "consolidated",
        "settings",
        "search",
        "plus",
        "save",
        "next",
        "close",
    ),
    *(
        "check",
        "half",
        "circle",
        "alert",
        "note",
        "info",
        "help",
        "draft",
        "printer",
        "excel",
        "folder",
        "key",
        "pin",
        "pinned",
    ),
    *(
        "lock",
        "shield",
        "history",
        "trash",
        "undo",
        "filter",
        "chevron_down",
        "import",
        "export",
        "sun",
        "moon",
    ),
    "language",
]


def colours(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The opaque colours of an icon at 32 pixels."""
    image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    return {point.name() for point in points if point.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_the_family_is_one(name: str, icon_folder: Path) -> None:
    root = ElementTree.parse(icon_folder / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 16 16"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.4"
    assert root.get("stroke-linecap") == "round"


@pytest.mark.parametrize("name", NAMES)
def test_every_name_draws_something(name: str, icons: Icons) -> None:
    assert colours(icons.icon(name)) == {LIGHT.ink.lower()}


def test_the_colour_is_the_theme_s(qapp: object, icon_folder: Path) -> None:  # noqa: ARG001
    dark = Icons(DARK, icon_folder)
    assert colours(dark.icon("save", "muted")) == {DARK.muted.lower()}
    assert colours(dark.icon("save", "accent")) == {DARK.accent.lower()}


def test_disabled_fades(icons: Icons) -> None:
    assert colours(icons.icon("save"), QIcon.Mode.Disabled) == set()


@pytest.mark.parametrize(("ratio", "pixels"), [(1.0, 16), (1.25, 20), (1.5, 24), (2.0, 32), (3.0, 48)])
def test_no_screen_stretches_an_icon(icons: Icons, ratio: float, pixels: int) -> None:
    assert icons.icon("home").pixmap(QSize(16, 16), ratio).size() == QSize(pixels, pixels)


def test_only_the_pixels_of_the_screens_there_are_drawn(qapp: object, icon_folder: Path) -> None:  # noqa: ARG001
    icons = Icons(LIGHT, icon_folder, {1.0, 1.25})
    for side, pixels in ((SIDE, {16, 20}), (LARGE, {36, 45})):
        assert {size.width() for size in icons.icon("home", side=side).availableSizes()} == pixels


def test_each_is_drawn_once(icons: Icons) -> None:
    assert icons.icon("home") is icons.icon("home")


def test_a_name_without_a_drawing_is_told(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


def test_the_sign_of_the_program(icons: Icons) -> None:
    assert not icons.brand.pixmap(QSize(256, 256)).isNull()


def test_a_register_nobody_has_drawn_goes_by_a_sheet_of_paper(icons: Icons) -> None:
    assert (icons.of_register("training"), icons.of_register("patrol")) == ("training", "note")
