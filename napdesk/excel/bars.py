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
from napdesk.excel.sheets import Bars

ROWS_OF_BAR, ROWS_OF_AXIS = 1.5, 5  # of the sheet's rows


def height_of(bars: int) -> int:
    """How many of the sheet's rows a chart of so many bars takes."""
    return ceil(bars * ROWS_OF_BAR + ROWS_OF_AXIS)


def draw_bars(paper: Any, bars: Bars, width: int) -> None:
    """Under its table, as many columns wide as the sheet: the first part, and the rest of the way to 100 %.

    The axis ends at the whole: a bar that goes beyond it fills its whole length.
    """
    first, last = bars.heading, bars.last
    chart = BarChart()
    chart.type, chart.overlap, chart.gapWidth = "bar", 100, 45
    chart.grouping = "stacked" if bars.of_a_whole else "percentStacked"
    for column, colour in zip(bars.parts, (ACCENT, SOFT), strict=True):
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
    # Held by cells and not by centimetres, of which no two programs make a column alike.
    chart.anchor = TwoCellAnchor(
        "oneCell", _from=AnchorMarker(col=0, row=last), to=AnchorMarker(col=width, row=last + bars.height)
    )
    paper.add_chart(chart)


def _small() -> RichText:
    letters = CharacterProperties(sz=900, solidFill=INK)
    return RichText(
        bodyPr=RichTextProperties(), p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)]
    )
