"""The years of the plan in the detail: what was counted in each, what was declared of it, and where to declare more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from napdesk.schema.figures import Indicator
from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.summary import telling
from napdesk.ui.summary.chart import Chart
from napdesk.ui.summary.charts import draw_columns
from napdesk.ui.summary.declared_box import DeclaredBox, Typed
from napdesk.ui.summary.wording import BY_YEAR, DASHED

TALL = 5.5  # lines of text


class Trend(QWidget):
    """``changed`` says that a figure was declared or taken out."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._indicator: Indicator | None = None
        self._left: dict[str, Typed] = {}  # typed in the box, by commitment, and not kept as one closed it
        self.chart = Chart()
        self.told = Words("", "small", wrap=True)
        self.declare = KeyButton(desk.say(_DECLARE), kind="quiet")
        self.declare.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.declare.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.chart, self.told, self.declare):
            column.addWidget(widget)

    def show_detail(self, found: Detail) -> None:
        """The years, and below them what was declared and where that stands written."""
        say = self._desk.say
        self._indicator = found.figure.indicator
        # One year alone leads nowhere.
        self.chart.setVisible(sum(one.counted is not None or one.declared is not None for one in found.years) > 1)
        self.chart.name(say(BY_YEAR))
        draw = partial(draw_columns, columns=telling.columns_of_years(found), palette=self._desk.palette)
        dashed = say(DASHED) if any(one.declared is not None for one in found.years) else ""
        self.chart.draw(draw, say(telling.years_aloud(found)), TALL, dashed)
        self.told.setText("\n".join(say(one) for one in telling.declared_aloud(found.declared)))
        self.told.setVisible(bool(found.declared))

    def _open(self) -> None:
        indicator = self._indicator
        if indicator is None:
            return
        self.box = DeclaredBox(self._desk, indicator, self._left.pop(indicator.id, None), self.window())
        self.box.changed.connect(self.changed)
        self.box.left.connect(partial(self._left.__setitem__, indicator.id))
        self.box.open()


_DECLARE = Text(es="Declarar cifra de un año anterior…", en="Declare the figure of an earlier year…")
