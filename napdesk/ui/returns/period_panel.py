"""The chosen period: how it stands, what it would carry, what stops it, and the file once it is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.panel import Panel, SectionHead
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.swap import clear, tab_after
from napdesk.ui.parts.tones import Tone
from napdesk.ui.returns.blocking_list import BlockingList
from napdesk.ui.returns.carried import Carried
from napdesk.ui.returns.moved_list import SINCE, MovedList
from napdesk.ui.returns.period_state import PeriodState
from napdesk.ui.returns.period_words import free_words, pill_of, told_of
from napdesk.ui.returns.under_way import UnderWay


class PeriodPanel(Panel):
    """Says what is wanted of the period: ``mend`` a field, ``nil_wanted``, ``close_wanted``, ``reopen_wanted`` with
    its reason, ``copy_wanted`` or ``covering_wanted`` of the last return, ``folder_wanted`` or ``file_wanted`` of what
    was made."""

    mend = Signal(str, str, str)
    nil_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal(str)
    copy_wanted = Signal()
    covering_wanted = Signal()
    folder_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self.state = Pill("")
        self.add_aside(self.state)
        self._told = Words("", "muted", wrap=True)
        self.carried = Carried(desk)
        self._news = QVBoxLayout()
        self._news.setContentsMargins(0, 0, 0, 0)
        self.busy = UnderWay(desk.language, "Esc")
        self.head = SectionHead(_STOPS.to(desk.language))
        self.blocking = BlockingList(desk.icons, desk.lists, desk.language)
        self.go = KeyButton(_GO.to(desk.language), "Enter", bound=False)
        self._fix = ElidedWords("", "muted")
        self.nil = KeyButton(_NIL.to(desk.language))
        self.close_it = KeyButton(_CLOSE.to(desk.language))
        self.reopen_it = KeyButton(_REOPEN.to(desk.language))
        self.copy_it = KeyButton(_COPY.to(desk.language))
        self.covering = KeyButton(_COVERING.to(desk.language))
        self.locked = QCheckBox(_LOCKED.to(desk.language))
        self.moved = MovedList(desk.lists, desk.language)
        self._moved_head = Words("", "section")
        self.reason = QLineEdit()
        self.reason.setMaxLength(250)
        self._ask_reason = Question(_REASON.to(desk.language), self.reason, _REASON_HINT.to(desk.language))
        self._buttons = (self.go, self.nil, self.close_it, self.reopen_it, self.copy_it, self.covering)
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_state(self, state: PeriodState) -> None:
        """Tells how the period stands; what was said of a file made before stays."""
        self._rest()
        words, tone, shape = pill_of(state)
        self.state.set_state(words.to(self._desk.language), tone, shape)
        self._told.setText(told_of(state, self._desk))
        self.carried.show_counts(state.counts)
        to_mend = [*state.blocking, *state.notes]
        self.blocking.show_all(to_mend)
        self._middle.setCurrentIndex(0 if to_mend else 1)
        self._show_free(state)
        self.head.setVisible(bool(to_mend))
        self._show_buttons(state)

    def show_busy(self, words: Text) -> None:
        """Tells that something is being worked out; meanwhile nothing else can be asked for."""
        clear(self._news)
        for button in self._buttons:
            button.setEnabled(False)
        self.busy.begin(words)

    def show_cancelled(self, *, preview: bool) -> None:
        """Tells that nothing came of it."""
        words = self._desk.say(_NO_FILE if preview else _AS_IT_WAS)
        self._say(Banner(self._desk.say(_CANCELLED), words, Tone.PLAIN))

    def show_made(self, path: Path, folio: str, short_seal: str, *, preview: bool) -> None:
        """Tells what was written, and offers to open it."""
        language = self._desk.language
        title = (_PREVIEW_MADE if preview else _MADE).fill(name=path.name).to(language)
        words = (_NO_SEAL if preview else _SEALED.fill(folio=folio, seal=short_seal)).to(language)
        banner = Banner(title, words, Tone.PLAIN if preview else Tone.MET)
        banner.add_answer(_FOLDER.to(language)).clicked.connect(lambda: self.folder_wanted.emit(path))
        banner.add_answer(_OPEN.to(language)).clicked.connect(lambda: self.file_wanted.emit(path))
        self._say(banner)

    def show_saved(self, path: Path) -> None:
        """Tells of a file that goes with the return, and offers to open it."""
        banner = Banner(self._desk.say(_SAVED.fill(name=path.name)), "", Tone.MET)
        banner.add_answer(self._desk.say(_FOLDER)).clicked.connect(lambda: self.folder_wanted.emit(path))
        self._say(banner)

    def show_trouble(self, trouble: Trouble) -> None:
        """Tells what was in the way."""
        language = self._desk.language
        self._rest()
        self._say(Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP))

    def news(self) -> Banner | None:
        """What was said last, if it still stands."""
        item = self._news.itemAt(0)
        found = item.widget() if item else None
        return found if isinstance(found, Banner) else None

    def _lay_out(self) -> None:
        free = QWidget()
        self._free = QVBoxLayout()
        column = QVBoxLayout(free)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._free)
        column.addWidget(self._moved_head)
        column.addWidget(self.moved, 8)
        column.addStretch(1)
        self._middle.addWidget(self.blocking)
        self._middle.addWidget(free)
        for widget in (self._told, self.carried, self.busy):
            self.body.addWidget(widget)
        self.body.addLayout(self._news)
        self.body.addWidget(self.head)
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(self._fix)
        self.body.addWidget(self._ask_reason)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.locked)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.blocking.mend.connect(self.mend)
        self.blocking.stood_on.connect(self._tell_fix)
        self.go.clicked.connect(self.blocking.follow_current)
        self.nil.clicked.connect(self.nil_wanted)
        self.close_it.clicked.connect(self.close_wanted)
        self.reopen_it.clicked.connect(self._ask_or_reopen)
        self.copy_it.clicked.connect(self.copy_wanted)
        self.covering.clicked.connect(self.covering_wanted)
        self.reason.returnPressed.connect(self._ask_or_reopen)

    def _tell_fix(self, words: str) -> None:
        """What to do about the line one stands on."""
        self._fix.setText(words)
        self._fix.setVisible(bool(words))

    def _ask_or_reopen(self) -> None:
        """The first press asks why, the second reopens."""
        reason = self.reason.text().strip()
        if self._ask_reason.isHidden():
            self._ask_reason.show()
            self.reason.setFocus()
        elif not reason:
            self._ask_reason.refuse(_NO_REASON.to(self._desk.language))
        else:
            self.reason.clear()
            self.reopen_wanted.emit(reason)

    def _show_free(self, state: PeriodState) -> None:
        clear(self._free)
        moved = state.moved or []
        self.moved.show_all(moved)
        self._moved_head.setText(f"{self._desk.say(SINCE)} ({len(moved)})".upper())
        self._moved_head.setVisible(bool(state.moved))
        title, words, tone = free_words(state)
        self._free.addWidget(Banner(self._desk.say(title), self._desk.say(words), tone))

    def _show_buttons(self, state: PeriodState) -> None:
        """Those that can be pressed now; who pressed one that is gone is at what can be done instead."""
        pressed = next((one for one in (self.reason, *self._buttons) if one.hasFocus()), None)
        self.go.setVisible(bool(state.blocking or state.notes))
        self.nil.setVisible(not state.closed and state.without_events and state.begun)
        self.close_it.setVisible(not state.closed and not state.blocking and not state.empty)
        self._ask_reason.hide()
        self.reopen_it.setVisible(state.closed)
        self.copy_it.setVisible(state.sent is not None)
        self.covering.setVisible(state.sent is not None)
        instead = next((button for button in self._buttons if button.isVisible()), None)
        if pressed is not None and not pressed.isVisible() and instead is not None:
            instead.setFocus()

    def _rest(self) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        self.busy.rest()

    def _say(self, banner: Banner) -> None:
        clear(self._news)
        self._news.addWidget(banner)
        tab_after(self.busy, banner)


_HEADING = Text(es="El periodo", en="The period")
_STOPS = Text(es="Lo que falta por corregir", en="What is left to mend")
_GO = Text(es="Ir al campo", en="Go to the field")
_NIL = Text(es="Reporte en ceros…", en="Nil return…")
_CLOSE = Text(es="Cerrar el periodo", en="Close the period")
_REOPEN = Text(es="Reabrir el periodo", en="Reopen the period")
_REASON = Text(es="¿Por qué se reabre?", en="Why is it reopened?")
_REASON_HINT = Text(es="Queda en el historial. Enter para reabrir.", en="It stays in the history. Enter reopens.")
_NO_REASON = Text(es="Escriba el motivo.", en="Type the reason.")
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_PREVIEW_MADE = Text(es="Vista previa lista: {name}", en="Preview ready: {name}")
_MADE = Text(es="Reporte listo: {name}", en="Return ready: {name}")
_CANCELLED = Text(es="Se canceló.", en="It was cancelled.")
_NO_FILE = Text(es="No quedó ningún archivo.", en="No file was left.")
_AS_IT_WAS = Text(
    es="No quedó ningún archivo y el periodo sigue como estaba.", en="No file was left and the period is as it was."
)
_NO_SEAL = Text(
    es="Lleva marca de agua y no tiene sello: no se envía.", en="It is watermarked and unsealed: not to be sent."
)
_SEALED = Text(es="Folio {folio} · clave del sello {seal}", en="Folio {folio} · seal {seal}")
_FOLDER = Text(es="Abrir carpeta", en="Open folder")
_OPEN = Text(es="Abrir en Excel", en="Open in Excel")
_COVERING = Text(es="Oficio de entrega…", en="Covering sheet…")
_LOCKED = Text(es="Con contraseña", en="With a password")
_COPY = Text(es="Otra copia del último…", en="Another copy of the last…")
