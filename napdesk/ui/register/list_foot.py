"""The foot of a list: how many of how many, their people, and the totals of the counts shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.fields import Absence
from napdesk.schema.register import Register
from napdesk.schema.showing import show_number, show_share
from napdesk.schema.text import Text, same
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.labels import PARTED, WholeParts
from napdesk.ui.parts.panel import Rule
from napdesk.ui.register.list_query import Sums, Whole
from napdesk.ui.register.record_table import RecordTable
from napdesk.ui.register.totals import Totals


class ListFoot(QWidget):
    """Tells of all that is listed; while several rows are chosen, of them."""

    def __init__(self, desk: Desk, register: Register, table: RecordTable) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self.totals = Totals(desk, table)
        self.words = WholeParts("", "status")
        self.words.setFont(tabular(self.words.font()))
        row = QHBoxLayout()
        row.setContentsMargins(12, 7, 12, 7)
        row.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addWidget(self.totals)
        column.addLayout(row)

    def tell(self, found: Whole, *, deleted: bool) -> None:
        """What is listed."""
        count, every = show_number(len(found.ids)), show_number(found.around.records)
        self.totals.tell(_OF_LISTED, found.sums.counts if found.ids else {})
        if deleted:
            words = _DELETED_ONE if len(found.ids) == 1 else _DELETED
            self.words.setText(self._desk.say(words.fill(shown=count)))
        elif found.ids:
            self._say(_SHOWING.fill(shown=count, every=every), found.sums)
        else:
            self.words.setText(self._desk.say(_SHOWING.fill(shown=count, every=every)))

    def tell_chosen(self, rows: int, found: Whole, sums: Sums) -> None:
        """The rows chosen among them."""
        self.totals.tell(_OF_CHOSEN, sums.counts)
        self._say(_CHOSEN.fill(chosen=show_number(rows), shown=show_number(len(found.ids))), sums)

    def _say(self, of: Text, sums: Sums) -> None:
        words = [of]
        if self._register.people:
            words += [_WOMEN.fill(women=_counted(sums.women)), _MEN.fill(men=_counted(sums.men))]
        if sums.women is not None and sums.men is not None and (people := sums.women + sums.men):
            words.append(same(show_share(sums.women / people)))
        if sums.unspecified:
            words.append(_UNSPECIFIED.fill(people=show_number(sums.unspecified)))
        self.words.setText(PARTED.join(self._desk.say(one) for one in words))


def _counted(people: int | None) -> str:
    """Nobody is a number; that no record says how many is none."""
    return Absence.NOT_AVAILABLE.sign if people is None else show_number(people)


_OF_LISTED = Text(es="Suma de lo listado", en="Total of what is listed")
_OF_CHOSEN = Text(es="Suma de lo elegido", en="Total of what is chosen")
_SHOWING = Text(es="Mostrando {shown} de {every}", en="Showing {shown} of {every}")
_CHOSEN = Text(es="Elegidos {chosen} de {shown}", en="Chosen {chosen} of {shown}")
_UNSPECIFIED = Text(es="Sin desglose {people}", en="Not stated {people}")
_DELETED_ONE = Text(es="{shown} borrado     No cuenta en ninguna cifra", en="{shown} deleted     Counts in no figure")
_DELETED = Text(es="{shown} borrados     No cuentan en ninguna cifra", en="{shown} deleted     Count in no figure")
_WOMEN = Text(es="Mujeres {women}", en="Women {women}")
_MEN = Text(es="Hombres {men}", en="Men {men}")
