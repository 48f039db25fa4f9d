"""Every pair of colours that words are read in has enough contrast, in both themes."""

from __future__ import annotations

import pytest

from napdesk.ui.look.palette import DARK, LIGHT, Palette, contrast

READ_ON = [
    ("ink", "background panel hover accent_soft under_way_soft stop_soft met_soft"),
    ("muted", "background panel accent_soft"),
    ("accent", "background panel accent_soft"),
    ("on_accent", "accent accent_hover"),
    ("on_accent_muted", "accent accent_hover"),
    ("plain_ink", "plain_soft"),
    ("met", "panel met_soft"),
    ("under_way", "panel under_way_soft"),
    ("stop", "background panel stop_soft"),
    ("rail_ink", "rail rail_hover rail_badge"),
    ("rail_strong", "rail_chosen rail_badge"),
    ("rail_muted", "rail"),
    ("on_rail_urgent", "rail_urgent"),
]
PAIRS = [(ink, ground) for ink, grounds in READ_ON for ground in grounds.split()]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), [("accent", "panel"), ("accent", "track"), ("rail_focus", "rail")])
def test_focus_and_bars_stand_out(palette: Palette, shape: str, ground: str) -> None:
    assert contrast(getattr(palette, shape), getattr(palette, ground)) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1)],
)
def test_contrast_is_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_every_colour_is_written_in_full() -> None:
    for palette in (LIGHT, DARK):
        for name, ink in palette._asdict().items():
            assert name == "dark" or len(ink) == 7, name
