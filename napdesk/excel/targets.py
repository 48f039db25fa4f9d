"""Under the commitments: how much of each numeric target is reached, as a table and the picture that says it sooner."""

from __future__ import annotations

from napdesk.excel.bars import height_of
from napdesk.excel.contents import Return
from napdesk.excel.looks import Look
from napdesk.excel.sheets import Bars, Sheet
from napdesk.schema.figures import Figure
from napdesk.schema.text import Text

LABELS, REACHED, LEFT = 2, 3, 4  # columns, from 1


def add_targets(sheet: Sheet, ret: Return) -> None:
    """One row a figure with a numeric target, and a bar for each; those without data stand above alone."""
    measured = [figure for figure in ret.figures if figure.value is not None and figure.indicator.target]
    if not measured:
        return
    blanks = (None,) * (len(sheet.widths) - 4)
    sheet.breaks.append(len(sheet.rows))
    sheet.add((ret.say(TITLE), None, None, None, *blanks), Look.PILLAR, 20)
    right = Look.HEADING_RIGHT
    heads = (Look.HEADING, Look.HEADING, right, right, *(Look.BARE,) * len(blanks))
    heading = sheet.add((*(ret.say(head) for head in HEADS), *blanks), heads, 32)
    for figure in measured:
        share = _share(figure)
        told = (figure.indicator.id, ret.say(figure.indicator.title), share, round(max(1 - share, 0), 4))
        looks = (Look.FOLIO, Look.TEXT, Look.SHARE, Look.SHARE, *(Look.BARE,) * len(blanks))
        sheet.add((*told, *blanks), looks)
    draw(sheet, Bars(LABELS, (REACHED, LEFT), heading, len(sheet.rows), height_of(len(measured)), of_a_whole=True))


def draw(sheet: Sheet, bars: Bars) -> None:
    """A chart and the rows it stands on."""
    sheet.bars.append(bars)
    for _ in range(bars.height):
        sheet.add((None,) * len(sheet.widths), Look.BARE)


def _share(figure: Figure) -> float:
    assert figure.value is not None and figure.indicator.target
    return round(figure.value / figure.indicator.target, 4)


TITLE = Text(es="Hacia las metas", en="Towards the targets")
HEADS = (
    Text(es="Clave", en="Id"),
    Text(es="Compromiso", en="Commitment"),
    Text(es="Alcanzado", en="Reached"),
    Text(es="Por alcanzar", en="Still to reach"),
)
