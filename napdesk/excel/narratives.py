"""Avance cualitativo: what the office says of its commitments in its own words, beside their figures."""

from __future__ import annotations

from collections.abc import Iterator

from napdesk.excel.contents import Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Sheet, Written
from napdesk.excel.summary import HEADS, about, number_look, state_look, told_state
from napdesk.schema.figures import JUSTIFICATION, PROGRESS, Narrative

WIDTHS = (9, 38, 12, 18, 62, 50)
HEADING_ROW = 3


def has_narratives(ret: Return) -> bool:
    """Whether anything was written."""
    return any(ret.narratives.values())


def narratives(ret: Return, told: str = "") -> Sheet:
    """One row a commitment that something was written of, in the catalogue's order; ``told`` as in ``summary``."""
    sheet = Sheet(ret.say(PROGRESS), widths=WIDTHS, heading=HEADING_ROW, tab=ACCENT)
    sheet.add_title(ret.heading(f"{ret.say(PROGRESS)} · {ret.say(ret.period.label)}"))
    sheet.add((told or ret.say(about(ret)), *(None,) * (len(WIDTHS) - 1)), Look.SUBTITLE, 20)
    identity, commitment, value, *_, state, _ = HEADS
    heads = (identity, commitment, value, state, PROGRESS, JUSTIFICATION)
    looks = (Look.HEADING, Look.HEADING, Look.HEADING_RIGHT, Look.HEADING_CENTRE, Look.HEADING, Look.HEADING)
    sheet.add(tuple(ret.say(head) for head in heads), looks, 32)
    for place, each, words in _written(ret):
        sheet.add((*place, words.progress or None, words.justification or None), (*each, Look.TEXT, Look.TEXT))
    return sheet


def _written(ret: Return) -> Iterator[tuple[tuple[Written, ...], tuple[Look, ...], Narrative]]:
    left = {name: words for name, words in ret.narratives.items() if words}
    for figure in ret.figures:
        indicator = figure.indicator
        if (words := left.pop(indicator.id, None)) is not None:
            place = (indicator.id, ret.say(indicator.title), figure.value, told_state(ret, figure))
            yield place, (Look.FOLIO, Look.TEXT, number_look(figure), state_look(figure)), words
    # What was written of a commitment that a later catalogue has no more leaves all the same.
    for name, words in left.items():
        yield (name, None, None, None), (Look.FOLIO, Look.TEXT, Look.NUMBER, Look.NO_STATE), words
