"""What stands over a list: a line of news with its answer, or work under way that can be given up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.swap import tab_after
from napdesk.ui.parts.tones import Tone
from napdesk.ui.returns.under_way import UnderWay


class ListNews(QWidget):
    """Hidden while there is nothing to say; ``undo_offered`` says that what it tells can be taken back."""

    undo_offered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._banner: Banner | None = None
        self._undo: Callable[[], object] | None = None
        self.under_way = UnderWay(desk.language)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(6, 6, 6, 0)
        self._place.addWidget(self.under_way)
        self.under_way.cancelled.connect(self.rest)
        self.hide()

    def tell(self, words: Text, *answers: tuple[Text, Callable[[], object]], keys: str = "") -> None:
        """A line with its answers, each of which takes it away; the keys are the first one's."""
        self.hush()
        self._banner = Banner(self._desk.say(words), tone=Tone.PLAIN)
        for label, act in answers:
            button = self._banner.add_answer(self._desk.say(label), keys)
            button.clicked.connect(self.hush)
            button.clicked.connect(act)
            keys = ""
        self._place.addWidget(self._banner)
        tab_after(self, self._banner)
        self.show()

    def offer_undo(self, words: Text, act: Callable[[], object]) -> None:
        """A line with the way back, which stays open to ``undo`` when another line takes its place."""
        self._undo = act
        self.tell(words, (_UNDO, self.undo), keys="Ctrl+Z")
        self.undo_offered.emit()

    def undo(self) -> bool:
        """Take back what was told last with a way back; False where there is none."""
        act, self._undo = self._undo, None
        if act is None:
            return False
        self.hush()
        act()
        return True

    def fail(self, trouble: Trouble) -> None:
        """What went wrong, and what to do."""
        words = Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}")
        self.tell(words, (_UNDERSTOOD, self.hush))

    def hush(self) -> None:
        """Take the line away."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self.setVisible(self.under_way.isVisibleTo(self))

    def begin(self, doing: Text) -> None:
        """Work begins; whoever begins it gives its job to ``watch`` next."""
        self.hush()
        self.under_way.begin(doing)
        self.show()

    def watch(self, job: Job) -> None:
        self.under_way.watch(job)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self.under_way.rest()
        self.hush()


_UNDO = Text(es="Deshacer", en="Undo")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
