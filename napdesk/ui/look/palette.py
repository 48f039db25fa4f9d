"""The colours of the window, light and dark, and how to tell whether two of them can be read together."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """Every colour the window may use, as ``#RRGGBB``; a ``_soft`` tone is the ground of its own tone."""

    dark: bool
    accent: str  # the one primary action of a page, focus, selection edge, bars
    accent_hover: str
    accent_soft: str  # selected row, chips, carried values, derived totals
    accent_half: str  # the lighter part of a chart
    on_accent: str
    on_accent_muted: str  # a shortcut printed on a primary button
    background: str
    panel: str
    hover: str
    line: str
    edge: str  # outline of inputs and buttons
    ink: str
    muted: str
    track: str  # the empty part of a bar
    plain_ink: str  # words of a pill that carries no judgement
    plain_soft: str
    met: str
    met_soft: str
    under_way: str
    under_way_soft: str
    stop: str
    stop_soft: str
    rail: str
    rail_ink: str
    rail_muted: str
    rail_strong: str  # the chosen entry
    rail_chosen: str
    rail_hover: str
    rail_line: str
    rail_badge: str
    rail_urgent: str
    on_rail_urgent: str
    rail_focus: str


LIGHT = Palette(
    dark=False,
    accent="#5B3E96",
    accent_hover="#4D3382",
    accent_soft="#EDE8F7",
    accent_half="#C9BEE3",
    on_accent="#FFFFFF",
    on_accent_muted="#D8CDEF",
    background="#F6F5F8",
    panel="#FFFFFF",
    hover="#F4F2F8",
    line="#E3E0EA",
    edge="#D5D0E0",
    ink="#1F1B2A",
    muted="#6C6778",
    track="#E3E0EA",
    plain_ink="#5D586A",
    plain_soft="#E6E3EC",
    met="#22774A",
    met_soft="#E2F3E9",
    under_way="#8A5C00",
    under_way_soft="#FCF0D9",
    stop="#B3261E",
    stop_soft="#FBE4E2",
    rail="#251B3B",
    rail_ink="#D9D2EA",
    rail_muted="#9C92B5",
    rail_strong="#FFFFFF",
    rail_chosen="#3D3354",
    rail_hover="#312747",
    rail_line="#3D3354",
    rail_badge="#4A4062",
    rail_urgent="#E5B45A",
    on_rail_urgent="#3A2A05",
    rail_focus="#B39AE8",
)

DARK = Palette(
    dark=True,
    accent="#B39AE8",
    accent_hover="#C3AEEF",
    accent_soft="#33294B",
    accent_half="#574787",
    on_accent="#1B1230",
    on_accent_muted="#3E2F63",
    background="#17141F",
    panel="#201C2A",
    hover="#292435",
    line="#353044",
    edge="#443E56",
    ink="#ECE9F3",
    muted="#A29BB3",
    track="#353044",
    plain_ink="#B4AEC3",
    plain_soft="#353044",
    met="#6FCF97",
    met_soft="#1B3929",
    under_way="#E5B45A",
    under_way_soft="#3B2D12",
    stop="#F28B82",
    stop_soft="#4A201D",
    rail="#120F19",
    rail_ink="#D9D2EA",
    rail_muted="#8F87A3",
    rail_strong="#FFFFFF",
    rail_chosen="#2B2835",
    rail_hover="#1F1C28",
    rail_line="#2B2835",
    rail_badge="#35313F",
    rail_urgent="#E5B45A",
    on_rail_urgent="#3A2A05",
    rail_focus="#B39AE8",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as the accessibility guidelines (WCAG 2.2) reckon it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
