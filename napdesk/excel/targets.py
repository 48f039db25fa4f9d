"""Metas: how much of each numeric target is reached, as a table and as the picture that says it sooner."""

from __future__ import annotations

from napdesk.excel.contents import Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Bars, Sheet
from napdesk.excel.summary import about, state_look, told_state, told_target
from napdesk.schema.figures import Figure
from napdesk.schema.text import Text

WIDTHS = (9, 74, 16, 14, 14, 18)
HEADING_ROW = 3
REACHED, LEFT = 4, 5  # columns, from 1


def has_targets(ret: Return) -> bool:
    """Whether any figure stands against a number."""
    return bool(_measured(ret))


def targets(ret: Return) -> Sheet:
    """One row a figure with a numeric target, and a bar for each; those without data stand in the summary alone."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, tab=ACCENT, one_page=True)
    sheet.add_title(ret.heading(f"{ret.say(TITLE)} · {ret.period.year}"))
    sheet.add((ret.say(about(ret)), *(None,) * (len(WIDTHS) - 1)), Look.SUBTITLE, 20)
    right = Look.HEADING_RIGHT
    looks = (Look.HEADING, Look.HEADING, right, right, right, Look.HEADING_CENTRE)
    sheet.add(tuple(ret.say(head) for head in HEADS), looks, 32)
    for figure in _measured(ret):
        share = _share(figure)
        looks = (Look.FOLIO, Look.TEXT, Look.NUMBER, Look.SHARE, Look.SHARE, state_look(figure))
        indicator = figure.indicator
        told = (indicator.id, ret.say(indicator.title), ret.say(told_target(indicator)))
        sheet.add((*told, share, round(max(1 - share, 0), 4), told_state(ret, figure)), looks)
    sheet.bars = Bars(labels=2, reached=REACHED, left=LEFT, heading=HEADING_ROW)
    return sheet


def _measured(ret: Return) -> list[Figure]:
    return [figure for figure in ret.figures if figure.value is not None and figure.indicator.target]


def _share(figure: Figure) -> float:
    assert figure.value is not None and figure.indicator.target
    return round(figure.value / figure.indicator.target, 4)


TITLE = Text(es="Metas", en="Targets")
HEADS = (
    Text(es="Clave", en="Id"),
    Text(es="Compromiso", en="Commitment"),
    Text(es="Meta nacional", en="National target"),
    Text(es="Alcanzado", en="Reached"),
    Text(es="Por alcanzar", en="Still to reach"),
    Text(es="Situación", en="State"),
)
