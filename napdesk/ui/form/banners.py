"""What stands over the fields: a draft offered again, why nothing was saved, what a draft still lacks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.store.drafts import Draft
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of, moment_of
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.swap import tab_after
from napdesk.ui.parts.tones import Tone

NAMED = 4  # how many missing things are named before "and n more"


class Banners(QVBoxLayout):
    """One banner at a time, for Tab too under ``above``; each stays until it is answered or another takes its place.

    What a draft lacks stays as long as that is lacking.
    """

    def __init__(self, desk: Desk, register: Register, above: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._above = above
        self._lacking: Text | None = None
        self._banner: Banner | None = None

    def banner(self) -> Banner | None:
        """What is said now."""
        return self._banner

    def enter(self) -> None:
        """To the first answer of what is said now."""
        answers = self._banner.findChildren(KeyButton) if self._banner is not None else []
        for answer in answers[:1]:
            answer.setFocus(Qt.FocusReason.TabFocusReason)

    def clear(self) -> None:
        self._lacking = None
        if self._banner is not None:
            self.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def say(self, title: Text, words: Text, tone: Tone, answers: list[tuple[Text, Callable[[], None]]]) -> None:
        """Say this in place of what is said; every answer takes it away first."""
        self.clear()
        self._banner = Banner(self._desk.say(title), self._desk.say(words), tone)
        for words_of, act in answers:
            self._banner.add_answer(self._desk.say(words_of)).clicked.connect(self._answering(act))
        self.addWidget(self._banner)
        tab_after(self._above, self._banner)

    def offer(self, draft: Draft, others: int, go_on: Callable[[], None], discard: Callable[[], None]) -> None:
        """What was typed and never kept, with the moment and the field one was at."""
        words = [
            same(f"«{self.name(draft)}»"),
            same(moment_of(draft.typed_at, self._desk.today(), self._desk.language)),
        ]
        if (asked := self._register.by_key.get(draft.field)) is not None:
            words.append(_STOPPED_AT.fill(field=asked.label))
        if others:
            words.append(_MORE.fill(others=others))
        title = _CHANGES if draft.record_uid else _UNSAVED
        self.say(title, _joined(words), Tone.UNDER_WAY, [(_GO_ON, go_on), (_DISCARD, discard)])

    def tell_discarded(self, draft: Draft, undo: Callable[[], None]) -> None:
        self.say(_DISCARDED, same(f"«{self.name(draft)}»"), Tone.PLAIN, [(_UNDO, undo)])

    def tell_restored(self, typed_at: str, discard: Callable[[], None]) -> None:
        """The form shows more than the record kept."""
        at = moment_of(typed_at, self._desk.today(), self._desk.language)
        self.say(_RESTORED, _RESTORED_AT.fill(at=at), Tone.UNDER_WAY, [(_DISCARD_CHANGES, discard)])

    def tell_unfit(self, words: str, copy: Callable[[], None]) -> None:
        """The form has changed since; what no field asks any more stays in the draft until the record is kept."""
        self.say(_UNFIT, same(" · ".join(f"«{one}»" for one in words.split("\n"))), Tone.UNDER_WAY, [(_COPY, copy)])

    def tell_lacking(self, problems: list[Problem]) -> None:
        """It was kept as a draft; these things stand in the way of its counting."""
        words = self._lacks(problems)
        self.say(_DRAFT_ONLY, words, Tone.UNDER_WAY, [])
        self._lacking = words

    def mend(self, lacking: list[Problem]) -> None:
        """Where it is told what a draft lacks: this is what it lacks now."""
        if self._lacking is None:
            return
        if not lacking:
            self.clear()
        elif self._lacks(lacking) != self._lacking:
            self.tell_lacking(lacking)

    def tell_trouble(self, name: str, trouble: Trouble, answers: list[tuple[Text, Callable[[], None]]]) -> None:
        """It was not kept; what was typed is in its draft."""
        words = Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}")
        self.say(_NOT_SAVED.fill(name=name), words, Tone.STOP, answers)

    def tell_deleted(self, at: str, recover: Callable[[], None]) -> None:
        """The record shown is deleted, and can only be read."""
        self.say(_DELETED.fill(at=self._at(at)), _COUNTS_NOWHERE, Tone.PLAIN, [(_RECOVER, recover)])

    def tell_returned(self, at: str, lacking: list[Problem], undo: Callable[[], None], *, typed: bool) -> None:
        """The record says again what it did at ``at``, or, with "" there, no longer deleted."""
        title = _RETURNED.fill(at=self._at(at)) if at else _RECOVERED
        words = [_NOW_A_DRAFT, self._lacks(lacking)] if lacking else [_IN_HISTORY]
        tone = Tone.UNDER_WAY if lacking else Tone.MET
        self.say(title, _joined([*words, _TYPED] if typed else words, " "), tone, [(_UNDO, undo)])

    def tell_not_returned(self, trouble: Trouble) -> None:
        words = Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}")
        self.say(_NOT_RETURNED, words, Tone.STOP, [])

    def name(self, draft: Draft) -> str:
        """What a draft is called by, as far as that was typed."""
        return draft.answers.get(self._register.name_field.key) or self._desk.say(_UNNAMED.fill(one=self._register.one))

    def _lacks(self, problems: list[Problem]) -> Text:
        labels = dict.fromkeys(self._label(problem) for problem in problems)
        named = [_QUOTED.fill(label=label) for label in list(labels)[:NAMED]]
        if len(labels) > NAMED:
            named.append(_MORE.fill(others=len(labels) - NAMED))
        words = [_LACKS.fill(labels=_joined(named, ", "))]
        if any(problem.code == "missing" for problem in problems):
            words.append(_NO_DATA)
        return _joined(words, " ")

    def _label(self, problem: Problem) -> Text:
        asked = self._register.by_key.get(problem.field or "")
        return asked.label if asked else problem.message

    def _at(self, written: str) -> str:
        return minute_of(written, self._desk.today(), self._desk.language)

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answered() -> None:
            self.clear()
            act()

        return answered


def _joined(words: list[Text], by: str = " · ") -> Text:
    return Text(es=by.join(one.es for one in words), en=by.join(one.en for one in words))


_UNSAVED = Text(es="Quedó sin guardar", en="Left unsaved")
_CHANGES = Text(es="Quedaron cambios sin guardar", en="Changes were left unsaved")
_STOPPED_AT = Text(es="se quedó en «{field}»", en="stopped at “{field}”")
_MORE = Text(es="y {others} más", en="and {others} more")
_GO_ON = Text(es="Seguir", en="Go on")
_DISCARD = Text(es="Descartar", en="Discard")
_DISCARDED = Text(es="Se descartó", en="Discarded")
_UNDO = Text(es="Deshacer", en="Undo")
_RESTORED = Text(es="Con cambios sin guardar", en="With unsaved changes")
_RESTORED_AT = Text(
    es="Lo que escribió {at} está otra vez en los campos.", en="What you typed {at} is back in the fields."
)
_DISCARD_CHANGES = Text(es="Descartar cambios", en="Discard changes")
_UNFIT = Text(
    es="El formulario cambió: esto ya no tiene campo; páselo a donde corresponda",
    en="The form has changed: this has no field any more; take it to where it belongs",
)
_COPY = Text(es="Copiar", en="Copy")
_DRAFT_ONLY = Text(es="Guardado como borrador: todavía no cuenta", en="Saved as a draft: it does not count yet")
_LACKS = Text(es="Falta o está mal: {labels}.", en="Missing or wrong: {labels}.")
_NO_DATA = Text(es="Donde no haya dato, escriba N/A, N/D o PEND.", en="Where there is none, type N/A, N/D or PEND.")
_QUOTED = Text(es="«{label}»", en="“{label}”")
_NOT_SAVED = Text(es="No se guardó «{name}»", en="“{name}” was not saved")
_DELETED = Text(es="Este registro está borrado ({at})", en="This record is deleted ({at})")
_COUNTS_NOWHERE = Text(
    es="No cuenta en ninguna cifra. Recupérelo para cambiarlo.", en="It counts in no figure. Restore it to change it."
)
_RECOVER = Text(es="Recuperar", en="Restore")
_RECOVERED = Text(es="Se recuperó el registro", en="The record was restored")
_RETURNED = Text(es="El registro volvió a un estado anterior ({at})", en="The record is in an earlier state ({at})")
_IN_HISTORY = Text(es="Lo que decía antes está en el historial.", en="What it said before is in the history.")
_TYPED = Text(
    es="Lo que usted tenía sin guardar vuelve con «Deshacer».", en="What you had not saved comes back with “Undo”."
)
_NOW_A_DRAFT = Text(es="Quedó como borrador: no cuenta.", en="It is a draft now: it does not count.")
_NOT_RETURNED = Text(es="El registro sigue como estaba", en="The record stays as it was")
BACK_TO = Text(es="Volver a él", en="Back to it")
_UNNAMED = Text(es="{one} sin nombre", en="Unnamed {one}")
