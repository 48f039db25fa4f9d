"""A bug: what was being typed is kept, a line goes to the log, and a report without personal data is shown."""

from __future__ import annotations

import importlib
import logging
import platform
import sys
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from napdesk import __version__
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words

LOG_SIZE = 256 * 1024


def report_of(error: BaseException) -> str:
    """What a developer needs: versions, the kind of error and where it happened.

    Neither the error's own words, which may repeat what was typed, nor any path of this machine.
    """
    where = [
        f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    versions = f"NapDesk {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
    return "\n".join([versions, type(error).__name__, *where])


class CrashGuard(QObject):
    """Stands in ``sys.excepthook``; also for errors of other threads, which it brings to the window's own.

    ``log`` is a small file beside the data: versions and places of the program, never what was typed.
    """

    _happened = Signal(str)

    def __init__(self, log: Path, keep_typing: Callable[[], None], language: Callable[[], Language]) -> None:
        super().__init__()
        self._log = log
        self._keep_typing = keep_typing
        self._language = language
        self.shown: CrashDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The hook itself."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error)
        _note(self._log, report)
        self._happened.emit(report)

    def _show(self, report: str) -> None:
        self._keep_typing()
        if self.shown is not None:
            # One dialog at a time; what follows is in the log.
            return
        self.shown = CrashDialog(report, self._language(), QApplication.activeWindow())
        self.shown.finished.connect(self._forget)
        self.shown.open()

    def _forget(self) -> None:
        self.shown = None


class CrashDialog(QDialog):
    """Says that something failed and that nothing typed was lost, with the report to copy."""

    def __init__(self, report: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("NapDesk")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_REPORT.to(language))
        self.copy = KeyButton(_COPY.to(language))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = KeyButton(_GO_ON.to(language), "Esc", "primary", bound=False)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Words(_TITLE.to(language), "title"))
        column.addWidget(Words(_LEAD.to(language), wrap=True))
        column.addWidget(self.report, 1)
        column.addLayout(row)
        self.resize(620, 380)


def _note(log: Path, report: str) -> None:
    # By name: no start need wait for what most days never want.
    rotating = importlib.import_module("logging.handlers").RotatingFileHandler
    with suppress(OSError):  # where even the log cannot be written, the report on the screen has to do
        log.parent.mkdir(parents=True, exist_ok=True)
        with closing(rotating(log, maxBytes=LOG_SIZE, backupCount=1, encoding="utf-8")) as file:
            file.emit(logging.makeLogRecord({"msg": f"{datetime.now():%Y-%m-%d %H:%M} {report}"}))


def _place(filename: str) -> str:
    """The file within the program or its libraries, without the folders of this machine."""
    parts = Path(filename).parts
    start = max((at for at, part in enumerate(parts) if part in ("napdesk", "site-packages")), default=-1)
    return "/".join(parts[start:]) if start >= 0 else Path(filename).name


_TITLE = Text(es="Algo falló", en="Something failed")
_LEAD = Text(
    es="Lo que estaba escribiendo quedó a salvo. Puede seguir; si se repite, cierre NapDesk y ábralo de nuevo. "
    "Este informe ayuda a corregirlo y no lleva datos de su oficina.",
    en="What you were typing is safe. You can go on; if it happens again, close NapDesk and open it anew. "
    "This report helps to mend it and holds no data of your office.",
)
_REPORT = Text(es="Informe del fallo", en="Report of the failure")
_COPY = Text(es="Copiar informe", en="Copy the report")
_GO_ON = Text(es="Seguir", en="Go on")
