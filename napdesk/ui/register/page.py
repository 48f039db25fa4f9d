"""The page of a register: its list beside its form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter

from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.store.drafts import Draft
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.form.confirming import FormConfirming
from napdesk.ui.form.form import Form
from napdesk.ui.form.pin_sign import PIN_KEY
from napdesk.ui.history.box import HistoryBox
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.chip import Chip
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.search import SearchField
from napdesk.ui.register.deleting import Deleting
from napdesk.ui.register.filter_panel import FilterPanel
from napdesk.ui.register.filters import NONE_OF_THEM, Filter, Filters
from napdesk.ui.register.list_query import Whole, left
from napdesk.ui.register.record_list import RecordList
from napdesk.ui.register.undoing import Undoing
from napdesk.ui.register.view import RegisterView

LIST_SHARE, FORM_SHARE = 54, 46
SPLIT = "list/{}/split"  # the setting of a register
CHIP = 220  # the widest a filter may stand: some municipalities have names of fifty letters


class RegisterPage(Page):
    """``changed`` says that a record or a draft came, changed or went, ``period_wanted`` the closed one in the way,
    ``page_wanted`` the key of a page to go to.
    """

    changed = Signal()
    period_wanted = Signal(object)
    page_wanted = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(register.title.to(desk.language))
        self._desk = desk
        self._register = register
        self.search = SearchField(desk.say(_SEARCH), desk.icons.icon("search", "muted"))
        self.filter = KeyButton(desk.say(_FILTER), "Ctrl+L")
        self.filters = FilterPanel(desk, register, self)
        self.confirming = KeyButton(desk.say(_CONFIRMING), "F7", "quiet")
        self.new = KeyButton(desk.say(register.new), "Ctrl+N", bound=False)
        self.list = RecordList(desk, register)
        self.form = Form(desk, register)
        self.undoing = Undoing(self.list.news, self.form)
        yearly = register.clock.yearly
        self._confirms = FormConfirming(desk, self.form, yearly) if yearly is not None else None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._years: list[int] = []
        self._told = ""
        self._lay_out()
        self._connect()
        self.deleting = Deleting(self, desk)
        self.setFocusProxy(next(iter(self.form.fields.cells.values())).editor)
        self.list.look(Wanted())

    def start_new(self) -> None:
        """A blank form with the cursor in its first field."""
        self.form.start_new()
        self.form.fields.go_first()

    def open_record(self, uid: str, field: str = "") -> None:
        """Show a record, with the cursor in the field named, or else in the first that a note stands at."""
        record = self._desk.store.records.find(self._register, uid)
        if record is not None:
            self.form.show_record(record)
            self.list.follow(record)
            if (at := field or self.form.first_noted) in self.form.fields.cells:
                self.form.fields.reach(at)
            elif record.deleted_at:
                self.form.enter()  # it cannot be typed in: to what may be done about it

    def open_to_confirm(self, uid: str) -> None:
        """Show a record that has changed; kept, it is confirmed this year."""
        self.open_record(uid)
        if self._confirms is not None:
            self._confirms.begin()

    def look_again(self) -> None:
        """Records were kept elsewhere: show them as they are now."""
        self.list.look_again()
        self.form.reload(self.form.record.uid)

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was left unsaved."""
        self.form.show_draft(draft)
        if self.form.record.uid:
            self.list.follow(self.form.record)

    def refresh(self) -> None:
        """The list and the form keep up by themselves; whoever left in the middle of typing is there again."""
        self.form.come_back()

    def show_history(self) -> None:
        """The history of the record shown, and the way back to its states."""
        if self.form.record.uid:
            self.history = HistoryBox(self._desk, self.form.record, self)
            self.history.state_wanted.connect(self.form.bring_back)
            self.history.open()

    def settle(self) -> None:
        """Put what is being typed in the store at once."""
        self.form.flush()

    def view(self) -> RegisterView:
        form = self.form
        # Newest first: the one of what was being typed just now.
        draft = next(iter(form.drafts.waiting("")), None) if form.dirty and not form.record.uid else None
        return RegisterView(self.list.wanted, form.record.uid, form.fields.focused(), draft)

    def take_view(self, view: RegisterView) -> None:
        self.search.setText(view.wanted.search)
        self.show_wanted(view.wanted)
        self.list.table.show_order(view.wanted.order, descending=view.wanted.descending)
        if view.draft is not None:
            self.open_draft(view.draft)
        elif view.uid:
            self.open_record(view.uid, view.field)

    def subtitle(self) -> str:
        """The words beside the title: what is listed, and how many."""
        return self._told

    def show_wanted(self, wanted: Wanted) -> None:
        """List this; its filters show as chips."""
        filters = Filters(self._register, self._desk.lists, wanted)
        on = filters.on()
        self.header.set_chips([self._chip(one) for one in [*on, *([NONE_OF_THEM] if on[1:] else [])]])
        self.list.look(wanted)

    def _lay_out(self) -> None:
        self.header.place_search(self.search)
        self.filter.set_icon(self._desk.icons.icon("filter", "muted"))
        if self._confirms is not None:
            self.header.add_action(self.confirming)
        self.header.add_action(self.filter)
        self.header.add_action(self.new)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.form)
        self._splitter.setHandleWidth(14)
        self._splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(300)
        self.form.setMinimumWidth(360)
        kept = self._desk.settings.value(SPLIT.format(self._register.key))
        if not (isinstance(kept, QByteArray) and self._splitter.restoreState(kept)):
            self._splitter.setSizes([LIST_SHARE * 10, FORM_SHARE * 10])
        self._splitter.setStretchFactor(0, LIST_SHARE)
        self._splitter.setStretchFactor(1, FORM_SHARE)
        self.body.addWidget(self._splitter)

    def _connect(self) -> None:
        self._splitter.splitterMoved.connect(self._remember)
        self.search.sought.connect(self._seek)
        self.search.left_down.connect(self.list.focus_table)
        self.filter.clicked.connect(self._open_filters)
        self.filters.picked.connect(self._turn)
        self.new.clicked.connect(self.start_new)
        self.confirming.clicked.connect(lambda: self.page_wanted.emit("confirming"))
        if self._confirms is not None:
            self._confirms.confirmed.connect(lambda: self.page_wanted.emit("confirming"))
        self.list.chosen.connect(self._show_chosen)
        self.list.filled.connect(self._tell_count)
        self.list.new_wanted.connect(self.start_new)
        self.list.clear_wanted.connect(self._show_all)
        self.list.entered_form.connect(self.form.enter)
        self.form.kept.connect(self._kept)
        self.form.blanked.connect(self.list.unmark)
        self.form.undone.connect(self._undone)
        self.form.head.history_wanted.connect(self.show_history)
        self.form.drafts_changed.connect(self.changed)
        self.form.period_wanted.connect(self.period_wanted)
        self.form.twins.opened.connect(self.open_record)
        self.form.escaped.connect(self.list.table.setFocus)
        acts = {
            "Ctrl+N": self.start_new,
            "Ctrl+D": self.form.copy_before,
            "Ctrl+Shift+D": self.form.start_copy,
            PIN_KEY.en: self.form.pins.turn_focused,
            "Ctrl+Shift+Z": self.undoing.undo_last,
            "F8": self.show_history,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _seek(self, words: str) -> None:
        self.list.look(replace(self.list.wanted, search=words))

    def _show_all(self) -> None:
        self.search.clear()
        self.show_wanted(Wanted(order=self.list.wanted.order, descending=self.list.wanted.descending))

    def _open_filters(self) -> None:
        wanted = self.list.wanted
        self.filters.open_at(self.filter, wanted, self._years)
        register, years = self._register, list(self._years)
        self._desk.tasks.glance(lambda store: left(store, register, wanted, years), self.filters.know, behind=True)

    def _turn(self, picked: Filter) -> None:
        self.show_wanted(picked.turned(self.list.wanted))
        self.list.table.setFocus()

    def _chip(self, on: Filter) -> Chip:
        every = on is NONE_OF_THEM
        told = on.words if every else _TAKE_OFF.fill(words=on.words)
        chip = Chip(self._desk.say(_EVERY if every else on.words), self._desk.say(told))
        chip.setMaximumWidth(CHIP)
        chip.removed.connect(lambda: self.show_wanted(on.turned(self.list.wanted)))
        return chip

    def _show_chosen(self, record: Record) -> None:
        whole = self._desk.store.records.find(self._register, record.uid) if self._register.personal else record
        self.form.show_record(whole or record)

    def _tell_count(self, found: Whole) -> None:
        self._years = found.around.years
        year = self.list.wanted.year
        count = _COUNT_ONE if len(found.ids) == 1 else _COUNT
        words = [str(year)] if year else []
        words.append(self._desk.say(count.fill(count=show_number(len(found.ids)))))
        self._told = " · ".join(words)
        self.header.set_subtitle(self._told)

    def _kept(self, record: Record) -> None:
        self.list.look_again()
        if self.form.record.uid == record.uid:
            self.list.follow(record)
        self.changed.emit()

    def _undone(self) -> None:
        self.list.look_again()
        if self.form.record.uid:
            self.list.follow(self.form.record)
        self.changed.emit()

    def _remember(self) -> None:
        self._desk.settings.setValue(SPLIT.format(self._register.key), self._splitter.saveState())


_SEARCH = Text(es="Buscar en todo…", en="Search everything…")
_FILTER = Text(es="Filtrar", en="Filter")
_CONFIRMING = Text(es="Confirmación anual", en="Yearly confirmation")
_EVERY = Text(es="Quitar todos", en="Take all off")
_TAKE_OFF = Text(es="Quitar el filtro «{words}»", en="Take the filter “{words}” off")
_COUNT = Text(es="{count} registros", en="{count} records")
_COUNT_ONE = Text(es="{count} registro", en="{count} record")
