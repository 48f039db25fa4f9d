"""The office's own words on the commitment stood on: how it goes, and why its figure differs; kept by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.fields import Paragraph
from napdesk.schema.figures import Narrative
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble, Weight, stops
from napdesk.schema.text import BLANK, Text
from napdesk.services.narratives import LONGEST, check_narrative, keep_narrative
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.form.drafts import DraftKeeper
from napdesk.ui.form.foot import DRAFT_SAFE, SAFE, SAVING, TYPING
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone
from napdesk.ui.summary.overview import Written
from napdesk.ui.summary.words_cell import WordsCell

Place = tuple[Period, str]  # a period and the id of a commitment


class OwnWords(QWidget):
    """Both texts, kept as one leaves them; what cannot be kept, and what is being typed, is safe as a draft.

    ``escaped`` says Esc, ``grew`` that one of the boxes is taller or lower now.
    """

    escaped = Signal()
    grew = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place: Place | None = None
        self._frozen = False
        self._shown = Narrative()  # as it is kept, of the place shown
        # What was queued from here is newer than anything read from the store since.
        self._queued: dict[Place, Narrative] = {}
        self._drafts = DraftKeeper(desk, NARRATIVES, self._compose, self)
        self.progress = WordsCell(desk, Paragraph("progress", _PROGRESS, longest=LONGEST))
        self.justification = WordsCell(desk, Paragraph("justification", _REASON, short=_REASON_SHORT, longest=LONGEST))
        self._cells = {"progress": self.progress, "justification": self.justification}
        self._heading = Words("", "small", wrap=True)
        self._safe = Words("", "small")
        self._note: Text | None = None
        self._lay_out()
        self._connect()

    @property
    def dirty(self) -> bool:
        """Whether something typed here is not kept."""
        return not self._frozen and self._typed() != self._shown

    def show_words(self, written: Written, commitment: str) -> None:
        """What was written of a commitment; what is being typed stays, whatever was read meanwhile."""
        place = (written.period, commitment)
        moved = place != self._place
        if moved:
            self.settle()
            self._say(BLANK)
        stays = not moved and self.dirty and not written.closed
        begins = (moved or self._frozen) and not written.closed
        self._place, self._frozen = place, written.closed
        self._note = _ASKED if commitment in written.asked else None
        if not stays:
            self._shown = self._queued.get(place, written.of(commitment))
            draft = self._drafts.known(_uid(place)) if begins else None
            for name, cell in self._cells.items():
                cell.freeze(written.closed)
                cell.show_text(draft.answers.get(name, "") if draft else getattr(self._shown, name))
        said = _FROZEN if written.closed else _OF_PERIOD
        self._heading.setText(self._desk.say(said.fill(period=written.period.label)))
        self._review()

    def stand_on(self, field: str) -> None:
        """Comes to one of the texts, behind its last letter."""
        box = self._cells.get(field, self.progress).editor.box
        box.moveCursor(QTextCursor.MoveOperation.End)
        box.setFocus()

    def settle(self) -> None:
        """Keeps what was typed; a text that cannot be kept stays as it is, safe as a draft."""
        if self._place is None or self._frozen:
            return
        problems = self._review()
        stopped = {one.field for one in problems if one.weight is Weight.STOP}
        typed, draft = self._typed(), self._draft()
        fit = replace(typed, **{name: getattr(self._shown, name) for name in self._cells if name in stopped})
        if stopped:
            self._drafts.put_now()
        if fit != self._shown:
            self._keep(self._place, fit, draft, whole=not stopped)
        elif not stopped:
            self._drafts.forget(draft.uid)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.settle()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self._safe.ensurePolished()
        longest = self._desk.say(DRAFT_SAFE.fill(at="00:00:00"))
        self._safe.setMinimumWidth(self._safe.fontMetrics().horizontalAdvance(longest))  # so that nothing jumps
        self._safe.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self._heading, 1)
        foot.addWidget(self._safe)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(foot)
        column.addWidget(self.progress)
        column.addWidget(self.justification)

    def _connect(self) -> None:
        for cell in self._cells.values():
            editor = cell.editor
            editor.edited.connect(self._edited)
            editor.left.connect(self.settle)
            editor.escaped.connect(self.escaped)
            editor.onward.connect(partial(self._walk, forward=True))
            editor.backward.connect(partial(self._walk, forward=False))
            editor.grew.connect(partial(self.grew.emit, cell))
        self._drafts.down.connect(self._draft_down)

    def _walk(self, *, forward: bool) -> None:
        """On as Tab would."""
        self.focusNextPrevChild(forward)

    def _typed(self) -> Narrative:
        return Narrative(self.progress.text(), self.justification.text())

    def _edited(self) -> None:
        self._say(TYPING)
        if self._place is not None and self._drafts.known(_uid(self._place)) is None:
            self._drafts.put_now()  # the first letter at once, what follows within two seconds
        else:
            self._drafts.typed()
        if any(cell.problems_said() for cell in self._cells.values()):
            self._review()

    def _review(self) -> list[Problem]:
        """Says under each text what is wrong with it, or that a reason is asked for."""
        problems = check_narrative(self._typed())
        for name, cell in self._cells.items():
            note = self._note if name == "justification" and not self._frozen else None
            cell.say([one for one in problems if one.field == name], note or BLANK)
        return problems

    def _keep(self, place: Place, words: Narrative, draft: Draft, *, whole: bool) -> None:
        before, catalogue = self._shown, self._desk.catalogue
        self._shown = self._queued[place] = words
        if whole:
            self._drafts.drop(draft.uid)
        self._say(SAVING)

        def keep(store: Store) -> list[Problem]:
            problems = keep_narrative(store, catalogue, *place, words)
            if whole and not stops(problems):
                store.drafts.forget(draft.uid)
            return problems

        refuse = partial(self._refuse, place, before, draft)
        self._desk.writer.run(keep, partial(self._tell_kept, place, refuse), refuse)

    def _tell_kept(self, place: Place, refuse: Callable[[Problem], None], problems: list[Problem]) -> None:
        if stops(problems):
            refuse(problems[0])
        elif place == self._place:
            self._say(SAFE)

    def _refuse(self, place: Place, before: Narrative, draft: Draft, why: Problem | Trouble) -> None:
        """The words are not lost: they are what was being typed."""
        self._queued.pop(place, None)
        if self._drafts.known(draft.uid) is None:
            self._drafts.put(draft)
        if place != self._place:
            self._desk.writer.failed.emit(why)
            return
        self._shown = before
        self._say(BLANK)
        self._heading.setText(f"{self._desk.say(why.message)} {self._desk.say(why.fix)}")

    def _compose(self) -> Draft | None:
        return self._draft() if self._place is not None and self.dirty else None

    def _draft(self) -> Draft:
        assert self._place is not None
        texts = {name: cell.editor.text() for name, cell in self._cells.items()}
        at = self._desk.now().isoformat(timespec="seconds")
        stood = (name for name, cell in self._cells.items() if cell.isAncestorOf(self.focusWidget() or self))
        return Draft(_uid(self._place), NARRATIVES, "", texts, next(stood, ""), at)

    def _draft_down(self) -> None:
        if self.dirty:
            self._say(DRAFT_SAFE)

    def _say(self, words: Text) -> None:
        self._safe.setText(self._desk.say(words.fill(at=f"{self._desk.now():%H:%M:%S}")))
        self._safe.set_tone(Tone.PLAIN)


def _uid(place: Place) -> str:
    return f"{place[0]}/{place[1]}"


_PROGRESS = Text(es="Avance cualitativo", en="Progress in words")
_REASON = Text(es="Justificación de la variación", en="Reason for the change")
_REASON_SHORT = Text(es="Justificación", en="Reason")
_OF_PERIOD = Text(es="Periodo: {period}", en="Period: {period}")
_FROZEN = Text(
    es="Periodo: {period}. Está cerrado; para cambiar estos textos, reábralo en Reportes.",
    en="Period: {period}. It is closed; to change these words, reopen it in Returns.",
)
_ASKED = Text(
    es="Se pide porque va atrás del ritmo del año, o cambió 25 % o más frente al año anterior.",
    en="Asked for because it is behind the year's pace, or changed by 25 % or more since the year before.",
)
