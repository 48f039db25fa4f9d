"""Proves a return: choose a file or drop it here, and read whether a cell was changed and which."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import Outcome, Receipt
from napdesk.schema.text import Text, same
from napdesk.services.known_offices import known_offices
from napdesk.services.receipts import SUFFIX as RECEIPT
from napdesk.services.receipts import read_receipt, take_in
from napdesk.services.verifying import State, Verification, verify
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files, Purpose
from napdesk.ui.look.icons import LARGE
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Picture, Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.returns.under_way import UnderWay

LOOKS = {
    State.VERIFIED: (Tone.MET, Shape.CHECK),
    State.UNSIGNED: (Tone.UNDER_WAY, Shape.HALF),
    State.PREVIEW: (Tone.UNDER_WAY, Shape.HALF),
}


class VerifyPanel(Panel):
    """Takes files by its button or by dropping; shows the state of the last one and its changes.

    An acuse is taken in: ``receipt_read`` says the Period that it is of.
    """

    receipt_read = Signal(object)

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self._files = files
        self._path = Path()
        self.setAcceptDrops(True)
        self.state = Pill("")
        self.add_aside(self.state)
        self.state.hide()
        self.choose = KeyButton(_CHOOSE.to(desk.language))
        self.choose.clicked.connect(self._ask)
        self.busy = UnderWay(desk.language)
        self.busy.cancelled.connect(self._rest)
        self._about = ElidedWords("", "strong")
        self._reason = Words("", "muted", wrap=True)
        self.changes = QListWidget()
        self.changes.setProperty("kind", "input")
        self.changes.setWordWrap(True)
        self.changes.setAccessibleName(_CHANGES.to(desk.language))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(lambda: self.look_at(self._path, self.password.text()))
        self._ask_password = Question(desk.say(_PASSWORD), self.password, desk.say(_ENTER))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._hint())
        self._pages.addWidget(self._result())
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)

    def look_at(self, path: Path, password: str | None = None) -> None:
        """Verifies a file, off the window's thread."""
        self._path = path
        if path.suffix.lower() == RECEIPT:
            self._read_receipt(path)
            return
        self.choose.setEnabled(False)
        self._about.clear()
        self.state.hide()
        self.changes.hide()
        self._reason.clear()
        self._ask_password.hide()
        self._pages.setCurrentIndex(0)
        self.busy.begin(_LOOKING.fill(name=same(path.name)))
        job = self._desk.tasks.follow(
            lambda store, steps: verify(path, steps.tell, keys=known_offices(store), password=password),
            self._show,
            self._fail,
            self.busy.tell,
        )
        self.busy.watch(job)

    def _read_receipt(self, path: Path) -> None:
        self.state.hide()
        self.changes.hide()
        self._ask_password.hide()
        self._desk.tasks.read(lambda store: read_receipt(path, store), self._take_in, self._fail)

    def _take_in(self, found: tuple[Receipt, Period]) -> None:
        receipt, period = found
        self._desk.writer.run(
            lambda store: take_in(store, receipt, period), partial(self._taken_in, *found), self._fail
        )

    def _taken_in(self, receipt: Receipt, period: Period, _none: None) -> None:
        self._pages.setCurrentIndex(1)
        received = receipt.outcome is Outcome.RECEIVED
        tone, shape = (Tone.MET, Shape.CHECK) if received else (Tone.STOP, Shape.ALERT)
        self.state.set_state(self._desk.say(receipt.outcome.label), tone, shape)
        self.state.show()
        self._about.setText(self._path.name)
        words = _ANSWERED.fill(receiver=same(receipt.receiver), period=period.label, count=len(receipt.notes))
        self._reason.setText(self._desk.say(words))
        self.receipt_read.emit(period)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self.choose.isEnabled() and _workbook(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _workbook(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.look_at(path)

    def _hint(self) -> QWidget:
        hint = QWidget()
        column = QVBoxLayout(hint)
        column.addStretch(2)
        shield = Picture(self._desk.icons.icon("shield", "muted", LARGE), LARGE)
        column.addWidget(shield, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Words(self._desk.say(_DROP), "heading"), Words(self._desk.say(_LEAD), "muted", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
        return hint

    def _result(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._about)
        column.addWidget(self._reason)
        column.addWidget(self._ask_password)
        column.addWidget(self.changes, 8)
        column.addStretch(1)
        self.changes.hide()
        self._ask_password.hide()
        return holder

    def _ask(self) -> None:
        path = self._files.open_one(self, _WHICH)
        if path is not None:
            self.look_at(path)

    def _show(self, found: Verification) -> None:
        language = self._desk.language
        self._rest()
        self._pages.setCurrentIndex(1)
        tone, shape = LOOKS.get(found.state, (Tone.STOP, Shape.ALERT))
        if found.locked:
            self.state.set_state(self._desk.say(_LOCKED), Tone.UNDER_WAY, Shape.HALF)
        else:
            self.state.set_state(found.state.label.to(language), tone, shape)
        self.state.show()
        self._about.setText(self._path.name)
        demo = self._desk.say(_DEMO) if found.demo else None
        about = " · ".join(part for part in (found.office, found.period, demo) if part)
        told = [about, self._desk.say(found.reason) if found.reason else ""]
        self._reason.setText("\n".join(part for part in told if part))
        self.changes.clear()
        self.changes.addItems([change.told.to(language) for change in found.changes])
        self.changes.setVisible(bool(found.changes))
        self.password.clear()
        self._ask_password.setVisible(found.locked)
        if found.locked:
            self.password.setFocus()

    def _rest(self) -> None:
        self.choose.setEnabled(True)
        self.busy.rest()

    def _fail(self, trouble: Trouble) -> None:
        language = self._desk.language
        self._rest()
        self._pages.setCurrentIndex(1)
        self.state.hide()
        self.changes.hide()
        self._about.setText(trouble.message.to(language))
        self._reason.setText(trouble.fix.to(language))


def _workbook(urls: list[QUrl]) -> Path | None:
    """The first local workbook or acuse among what is being dropped."""
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in (".xlsx", RECEIPT)), None)


_HEADING = Text(es="Verificar un reporte", en="Verify a return")
_DROP = Text(es="Suelte aquí un reporte o su acuse", en="Drop a return or its receipt here")
_LEAD = Text(
    es="NapDesk dice si está tal como se hizo y, si no, qué celda cambió.",
    en="NapDesk says whether it is just as it was made and, if not, which cell was changed.",
)
_CHOOSE = Text(es="Elegir archivo…", en="Choose a file…")
_FILES = Text(es="Reportes y acuses (*.xlsx *.json)", en="Returns and receipts (*.xlsx *.json)")
_ANSWERED = Text(
    es="Acuse de {receiver}. {period}. Observaciones: {count}.", en="Receipt of {receiver}. {period}. Notes: {count}."
)
_WHICH = Purpose("verify", Text(es="Reporte o acuse", en="Return or receipt"), _FILES)
_CHANGES = Text(es="Lo que cambió", en="What was changed")
_LOOKING = Text(es="Revisando «{name}»…", en="Looking at “{name}”…")
_LOCKED = Text(es="Con contraseña", en="Under a password")
_PASSWORD = Text(es="Contraseña del archivo", en="The file's password")
_ENTER = Text(
    es="Pídala por teléfono a quien lo envió. Enter para abrirlo.", en="Ask who sent it by telephone. Enter opens it."
)
_DEMO = Text(es="DATOS FICTICIOS", en="FICTITIOUS DATA")
