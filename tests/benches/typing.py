"""A key press in the form, rules and draft-keeping on, beside the same key in a bare line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from napdesk.house import build_house, now
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.store.store import open_store
from napdesk.ui.form.typed import PAUSE
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.look.style import FUSION, dress
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer
from tests.benches.measure import Measured, share_of
from tests.benches.stores import big_store
from tests.pages import make_desk, type_text

WORDS = "Curso de perspectiva de género y derechos humanos para personal naval"
# What the last session of the store says again, field by field: from the place on, its twin stands beside the form.
LIKE_ANOTHER = {
    "document_ref": "SEMAR/UG/0123/2024",
    "title": "Curso de Asesoría de Género",
    "begins": "5/2/24",
    "ends": "9/2/24",
    "place": "20014",
    "hours": "40",
}
BETWEEN = 60  # milliseconds from one key to the next: a fast clerk


def measured() -> Iterator[Measured]:
    application = QApplication.instance() or QApplication(["typing", *FUSION])
    assert isinstance(application, QApplication)
    dress(application, LIGHT, resources() / "icons")
    with closing(open_store(big_store(), build_house("bench"))) as store:
        writer, tasks = Writer(store.another, now), Tasks(store.another)
        page = RegisterPage(make_desk(store, writer=writer, tasks=tasks), training)
        page.resize(1366, 768)
        page.show()
        _rest(500)
        cells = page.form.fields.cells
        ours = []
        for key, words in (("title", WORDS), ("uniformed_women", "19"), ("remarks", WORDS)):
            page.form.fields.reach(key)
            ours += _typed(QApplication.focusWidget() or cells[key].editor, words)
        twins = []
        for key, words in LIKE_ANOTHER.items():
            page.form.fields.reach(key)
            twins += _typed(QApplication.focusWidget() or cells[key].editor, words)
            _rest(PAUSE)
        seen = page.form.twins.isVisible()
        searched = _typed(page.search, "perspectiva de genero")
        _rest(1000)
        page.hide()  # puts what is typed in the store
        writer.stop()
        tasks.stop()
    line = QLineEdit()
    line.show()
    bare = _typed(line, WORDS)
    assert seen, "no likely twin was found: nothing was measured"
    looked = ("in the form, twins looked for among 100,000", twins)
    for name, times in (("in the form", ours), looked, ("in the search of 100,000", searched)):
        yield Measured(
            f"a key press {name}, 95th percentile", share_of(times, 95) * 1000, share_of(bare, 95) * 1000, "ms",
            "" if times is searched else "≤ 16 ms",
        )  # fmt: skip
    yield Measured("a key press in the form, worst", max(ours) * 1000, max(bare) * 1000, "ms", "")


def _typed(widget: QWidget, words: str) -> list[float]:
    """Seconds from each key to everything it caused being done and painted."""
    found = []
    for letter in words:
        began = time.perf_counter()
        type_text(widget, letter)
        QApplication.processEvents()
        found.append(time.perf_counter() - began)
        _rest(BETWEEN)
    return found


def _rest(milliseconds: int) -> None:
    """Let timers, threads and drafts do theirs, as between two keys."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, partial(loop.quit))
    loop.exec()
