"""A native chart of bars against their target, drawn by the spreadsheet from cells that the seal covers."""

from __future__ import annotations

from math import ceil
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RichTextProperties

from napdesk.excel.looks import ACCENT, INK, LINE, SOFT
from napdesk.excel.sheets import Sheet

ROWS_OF_BAR, ROWS_OF_AXIS = 1.5, 5  # of the sheet's rows


def draw_bars(paper: Any, sheet: Sheet) -> None:
    """Under the sheet's table, as wide as its columns: how much is reached, and the rest of the way to 100 %.

    The axis ends at the target: a bar that goes beyond it fills its whole length.
    """
    bars = sheet.bars
    assert bars is not None
    first, last = bars.heading, len(sheet.rows)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 45
    for column, colour in ((bars.reached, ACCENT), (bars.left, SOFT)):
        chart.add_data(Reference(paper, column, first, column, last), titles_from_data=True)
        chart.series[-1].graphicalProperties = GraphicalProperties(
            solidFill=colour, ln=LineProperties(solidFill=ACCENT, w=6350)
        )
    labels = AxDataSource(strRef=StrRef(str(Reference(paper, bars.labels, first + 1, bars.labels, last))))
    for one in chart.series:
        one.cat = labels
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.majorUnit, chart.y_axis.number_format = 0.25, "0 %"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _small()
    chart.legend.position, chart.legend.txPr = "b", _small()
    end = last + 1 + ceil((last - first) * ROWS_OF_BAR + ROWS_OF_AXIS)
    # Held by cells and not by centimetres, of which no two programs make a column alike.
    chart.anchor = TwoCellAnchor(
        "oneCell", _from=AnchorMarker(col=0, row=last + 1), to=AnchorMarker(col=len(sheet.widths), row=end)
    )
    paper.add_chart(chart)


def _small() -> RichText:
    letters = CharacterProperties(sz=900, solidFill=INK)
    return RichText(
        bodyPr=RichTextProperties(), p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)]
    )
