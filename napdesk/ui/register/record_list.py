"""The list of a register: searched, filtered, sorted, summed; what is chosen in it shows in the form."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.look.icons import LARGE
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.panel import Panel
from napdesk.ui.register.list_foot import ListFoot
from napdesk.ui.register.list_news import ListNews
from napdesk.ui.register.list_query import SCREENFUL, Around, Sums, Whole, first_screenful, number_of, sums_of, whole
from napdesk.ui.register.record_table import RecordTable

MOST_AT_ONCE = 500  # records deleted by one key press: more would hold up what is saved after them
PAUSE = 60  # milliseconds between the first screenful and the rest, in which another letter may be typed


class RecordList(Panel):
    """``chosen`` gives the record walked to, ``filled`` the whole of what is listed (a Whole) once it is known.

    ``shown`` says that the first screenful stands; ``delete_wanted`` gives the records to delete, ``recover_wanted``
    the deleted ones to bring back.
    """

    chosen = Signal(object)
    shown = Signal()
    filled = Signal(object)
    delete_wanted = Signal(object)
    recover_wanted = Signal(object)
    new_wanted = Signal()
    clear_wanted = Signal()
    entered_form = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(flush=True)
        self._desk = desk
        self._register = register
        self._jobs: list[Job] = []
        self._wanted = Wanted()
        self._sums: Sums | None = None
        self._around: Around | None = None
        self._found: Whole | None = None
        self._number: int | None = None  # the row id of the chosen record
        self._stood = -1  # the row one was at before the list was looked at again
        self.table = RecordTable(desk, register)
        self.foot = ListFoot(desk, register, self.table)
        self.news = ListNews(desk)  # over the list, for the eye and for Tab
        self._stack = QStackedWidget()
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest.timeout.connect(self._look_behind)
        self._adding = QTimer(self, singleShot=True, interval=PAUSE)
        self._adding.timeout.connect(self._add_chosen)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """What is listed now."""
        return self._wanted

    def look(self, wanted: Wanted | None = None) -> None:
        """List this (or the same again); the first screenful comes at once, the rest behind it."""
        wanted = wanted or self._wanted
        if replace(wanted, order="", descending=False) != replace(self._wanted, order="", descending=False):
            self._sums = None
        self._wanted = wanted
        for job in self._jobs:
            job.cancel()
        self._rest.stop()
        register, now = self._register, self._wanted
        self._jobs = [self._desk.tasks.glance(lambda store: first_screenful(store, register, now), self._show_first)]

    def look_again(self) -> None:
        """A record came, changed or went: list the same, stay where one is, and know nothing from before."""
        self._stood = self.table.currentIndex().row()
        self._sums = self._around = None
        self.table.records.refresh()
        self.look()

    def follow(self, record: Record) -> None:
        """Mark a record's row, once it is known where it stands."""
        self._desk.tasks.glance(lambda store: number_of(store, record), self._mark, behind=True)

    def unmark(self) -> None:
        """No row is chosen: the form shows a new record."""
        self._number = None
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.records.index(-1, -1))

    def tell(self, words: Text, answer: Text, act: Callable[[], object], keys: str = "") -> None:
        """A line over the list with one answer, which takes it away."""
        self.news.tell(words, (answer, act), keys=keys)

    def hush(self) -> None:
        """Take the line over the list away."""
        self.news.hush()

    def empty_words(self) -> str:
        """What stands in place of rows, "" while there are some."""
        shown = self._stack.currentWidget()
        return shown.accessibleName() if isinstance(shown, EmptyState) else ""

    def focus_table(self) -> None:
        """Into the list: on its chosen row, or the first."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.selectionModel().hasSelection() and self.table.records.rowCount():
            self._choose(0)

    def _lay_out(self) -> None:
        language, icons = self._desk.language, self._desk.icons
        icon = icons.icon(icons.of_register(self._register.key), "muted", LARGE)
        new = KeyButton(self._register.new.to(language), "Ctrl+N", bound=False)
        new.clicked.connect(self.new_wanted)
        clear = KeyButton(_SHOW_ALL.to(language))
        clear.clicked.connect(self.clear_wanted)
        none = _NONE.fill(title=_lowered(self._register.title)).to(language)
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState(icon, none, _BEGIN.to(language), new))
        search = self._desk.icons.icon("search", "muted", LARGE)
        self._stack.addWidget(EmptyState(search, _NOTHING.to(language), _OTHER_WORDS.to(language), clear))
        self._stack.addWidget(QWidget())
        self._stack.setCurrentIndex(3)
        self.body.setSpacing(0)
        self.body.addWidget(self.news)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.foot)

    def _connect(self) -> None:
        self.table.records.order_wanted.connect(self._sort)
        # The row is current first and chosen then, or the other way round.
        self.table.selectionModel().currentRowChanged.connect(self._walked)
        self.table.selectionModel().selectionChanged.connect(self._walked)
        self.table.selectionModel().selectionChanged.connect(self._adding.start)
        self.table.heads.changed.connect(self._rearranged)
        self.table.delete_wanted.connect(lambda: self._ask_for(self.delete_wanted, deleted=False))
        self.table.recover_wanted.connect(lambda: self._ask_for(self.recover_wanted, deleted=True))
        self.table.entered_form.connect(self.entered_form)

    def _sort(self, key: str, descending: bool) -> None:
        self.look(replace(self._wanted, order=key, descending=descending))

    def _show_first(self, ids: array[int]) -> None:
        self._set_ids(ids)
        if ids:
            self._stack.setCurrentIndex(0)
        self._rest.start()
        self.shown.emit()

    def _look_behind(self) -> None:
        """The first screenful stands, and nobody went on typing: ask for the rest."""
        register, now, keys, sums, around = self._register, self._wanted, self._counts(), self._sums, self._around
        self._jobs.append(
            self._desk.tasks.glance(
                lambda store: whole(store, register, now, keys, sums, around), self._show_whole, behind=True
            )
        )

    def _counts(self) -> list[str]:
        """The keys of the counts shown, which are added up."""
        return [column.key for column in self.table.records.columns if column.counts]

    def _add_chosen(self) -> None:
        """While several rows are chosen, the foot is theirs."""
        rows = self.table.chosen_rows()
        if self._found is None:
            return
        if len(rows) < 2:
            self.foot.tell(self._found, deleted=self._wanted.deleted)
            return
        register, found, keys = self._register, self._found, self._counts()
        ids = self.table.records.ids_at(rows)
        self._jobs.append(
            self._desk.tasks.glance(
                lambda store: sums_of(store, register, ids, keys),
                partial(self._tell_chosen, len(rows), found),
                behind=True,
            )
        )

    def _tell_chosen(self, rows: int, found: Whole, sums: Sums) -> None:
        if rows == len(self.table.chosen_rows()):
            self.foot.tell_chosen(rows, found, sums)

    def _rearranged(self) -> None:
        """Other columns: the rows are the same, and so is the chosen one."""
        self._sums = None
        self._stay_chosen()
        self.table.heads.mark_order(self._wanted.order, descending=self._wanted.descending)
        self.look()

    def _show_whole(self, found: Whole) -> None:
        self._sums, self._around, self._found = found.sums, found.around, found
        self._set_ids(found.ids)
        self._stay()
        self._stack.setCurrentIndex(0 if found.ids else 2 if found.around.records else 1)
        self.foot.tell(found, deleted=self._wanted.deleted)
        self._adding.start()
        self.filled.emit(found)

    def _set_ids(self, ids: array[int]) -> None:
        """Change what is listed under the chosen row without choosing another."""
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        model = self.table.records
        model.deleted = self._wanted.deleted
        if len(ids) < SCREENFUL or model.rowCount() <= SCREENFUL or not model.begins_with(ids):
            model.set_ids(ids)
        self._choose_row()
        selection.blockSignals(False)
        self.table.viewport().update()

    def _stay(self) -> None:
        """Where the chosen row is gone, the arrows go on from there."""
        row, self._stood = min(self._stood, self.table.records.rowCount() - 1), -1
        if row > 0 and not self.table.currentIndex().isValid():
            above = self.table.cell_at(row - 1)
            self.table.selectionModel().setCurrentIndex(above, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.show_row(row)

    def _choose_row(self) -> None:
        row = self.table.records.row_of(self._number) if self._number is not None else -1
        if row < 0:
            self.table.selectionModel().clear()
        elif row != self.table.currentIndex().row():
            self._choose(row)
            self.table.show_row(row)

    def _mark(self, number: int | None) -> None:
        self._number = number
        self._stay_chosen()

    def _stay_chosen(self) -> None:
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self._choose_row()
        selection.blockSignals(False)
        self.table.viewport().update()

    def _walked(self) -> None:
        index = self.table.currentIndex()
        # A row is current without being chosen when the list only gets the focus.
        chosen = index.isValid() and self.table.selectionModel().isRowSelected(index.row())
        number = self.table.records.id_at(index.row()) if chosen else None
        if number is not None and number != self._number:
            self._number = number
            self.chosen.emit(self.table.records.record_at(index.row()))

    def _choose(self, row: int) -> None:
        """Only this row, whatever keys are held down at this moment."""
        whole_row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.table.cell_at(row), whole_row)

    def _ask_for(self, wanted: SignalInstance, *, deleted: bool) -> None:
        """Give the rows chosen, unless that was done to them already."""
        if self._wanted.deleted is not deleted:
            return
        rows = self.table.chosen_rows()
        if len(rows) > MOST_AT_ONCE:
            self.tell(_TOO_MANY.fill(most=MOST_AT_ONCE), _UNDERSTOOD, self.hush)
        elif records := [record for row in rows if (record := self.table.records.record_at(row))]:
            wanted.emit(records)


def _lowered(text: Text) -> Text:
    return Text(es=text.es[:1].lower() + text.es[1:], en=text.en[:1].lower() + text.en[1:])


_NONE = Text(es="Aún no hay registros de {title}", en="No records of {title} yet")
_BEGIN = Text(
    es="Capture aquí el primer registro. Si ya los tiene en Excel, impórtelos con Ctrl+I o suelte aquí el archivo.",
    en="Type the first record here. If you have them in Excel, import them with Ctrl+I or drop the file here.",
)
_NOTHING = Text(es="Nada coincide", en="Nothing matches")
_OTHER_WORDS = Text(
    es="Pruebe con menos letras o quite los filtros. Los acentos no importan.",
    en="Try fewer letters or take the filters away. Accents do not matter.",
)
_SHOW_ALL = Text(es="Ver todos", en="Show all")
_TOO_MANY = Text(es="De una vez, hasta {most} filas", en="Up to {most} rows at once")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
