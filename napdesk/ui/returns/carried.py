"""How many records of each register a return would carry: one figure beside its name, never apart from it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from napdesk.schema.register import Register
from napdesk.schema.showing import show_number
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import Words

GAP, ROW_GAP, BETWEEN = 22, 4, 6


class Carried(QWidget):
    """Wraps between registers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._figures: dict[Register, Words] = {}
        flow = FlowLayout(self, GAP, ROW_GAP)
        for register in desk.registers:
            flow.addWidget(self._pair(register, desk.say(register.title)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, counts: Mapping[Register, int]) -> None:
        for register, figure in self._figures.items():
            figure.setText(show_number(counts[register]))

    def words(self) -> list[str]:
        """The counts as they are read."""
        return [f"{self._desk.say(register.title)} {figure.text()}" for register, figure in self._figures.items()]

    def _pair(self, register: Register, title: str) -> QWidget:
        pair, self._figures[register] = QWidget(), Words("", "strong")
        self._figures[register].setFont(tabular(self._figures[register].font()))
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(Words(title, "muted"))
        row.addWidget(self._figures[register])
        return pair
