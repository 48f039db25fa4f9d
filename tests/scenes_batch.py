"""A batch of sheets: its cover asked for, the strip over the form, and whether it tallies."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from napdesk.registers.training import training
from napdesk.schema.text import Language
from napdesk.services.batches import Batch, Typed, correct_batch
from napdesk.ui.batch.cover_box import CoverBox
from napdesk.ui.batch.tally_box import TallyBox
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from tests.pages import Kept, make_desk
from tests.scenes import Scene
from tests.scenes_pages import office
from tests.scenes_register import seat

BATCH = Batch("12", {"sheets": 60, "women": 1_020, "men": 400})
BEGAN = 121  # the row before it, among the samples


def cover(language: Language, palette: Palette) -> QWidget:
    """What will not do is said under its field."""
    made = CoverBox(make_desk(office(), language, palette), training, None)
    made.lines["sheets"].setText("sesenta")
    made.lines["women"].setText("1,020")
    made.go.click()
    return made


def differs(language: Language, palette: Palette) -> QWidget:
    typed = Typed({"sheets": 58, "women": 1_023, "men": 400}, drafts=1)
    return TallyBox(make_desk(office(), language, palette), training, BATCH, typed)


def tallies(language: Language, palette: Palette) -> QWidget:
    return TallyBox(make_desk(office(), language, palette), training, BATCH, Typed(BATCH.totals))


def strip(language: Language, palette: Palette) -> QWidget:
    """Sheet 43 of 60 is being typed."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, training)
        correct_batch(desk.store, training, BATCH._replace(after=BEGAN))
        more = More(page, desk, training, Files(language, Preferences(Kept())))
        told = QEventLoop()
        timer = QTimer(interval=20)
        timer.timeout.connect(lambda: told.quit() if more.batches.strip.words() else None)
        timer.start()
        told.exec()
        return page

    return seat(made, language, palette, filled=True)


SCENES: dict[str, Scene] = {
    "batch-cover": cover,
    "batch-strip": strip,
    "batch-differs": differs,
    "batch-tallies": tallies,
}
