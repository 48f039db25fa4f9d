"""The acuse a hub gives for a return: a signed file that NapDesk reads, or a text for whoever has only Excel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from napdesk.excel.canonical import short_form
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.durable import write_durably
from napdesk.schema.fields import PARAGRAPH_LENGTH
from napdesk.schema.office_key import check_words
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import Outcome, ReceiptNote
from napdesk.schema.text import Language, Text, same
from napdesk.services import receipts
from napdesk.services.receipts import FORMAT, KIND, MOST_NOTES, signed_part
from napdesk.store.answers import Answer
from napdesk.store.received import Kept
from napdesk.store.store import Store

SIGNED, PLAIN = receipts.SUFFIX, ".txt"


class Answered(NamedTuple):
    """A return and what was answered to it."""

    kept: Kept
    answer: Answer


def answer(
    store: Store, office: str, period: Period, notes: Iterable[ReceiptNote] = (), *, asked_back: bool = False
) -> Answered:
    """Answer the return that counts of an office's period, or ask back whichever came last.

    Without notes the answer given before stands. Raises Trouble ``not_received``, ``not_in_yet`` where only held ones
    came, ``unknown_folio``, ``unknown_field``, ``bad_note`` or ``no_note``.
    """
    kept = _answered_one(store, office, period, asked_back=asked_back)
    told = tuple(_checked(store, kept, note) for note in notes)
    if asked_back and not told:
        raise Trouble("no_note", _NO_NOTE, _SAY_WHAT)
    before = store.answers.of(kept.seal)
    outcome = Outcome.ASKED_BACK if asked_back else Outcome.RECEIVED
    if before is not None and not told and (before.outcome is outcome or not asked_back):
        return Answered(kept, before)
    named = f"{kept.office}/{kept.period}/R{kept.revision}"
    return Answered(kept, store.answers.put(kept.seal, outcome, told, named))


def write_answer(store: Store, one: Answered, target: Path, language: Language) -> None:
    """Write it as the file that NapDesk reads, or as text by its suffix.

    Raises Trouble ``bad_suffix`` and those of ``write_durably``.
    """
    if target.suffix.lower() == SIGNED:
        write_durably(target, _signed(store, one))
    elif target.suffix.lower() == PLAIN:
        lines = [f"{label}: {told}" if told else label for label, told in told_of(store, one, language)]
        write_durably(target, "\r\n".join([*lines, ""]).encode("utf-8-sig"))
    else:
        raise Trouble("bad_suffix", _BAD_SUFFIX, _WHICH)


def told_of(store: Store, one: Answered, language: Language) -> list[tuple[str, str]]:
    """What the acuse says, each under its name, for people to read; a line of its own where there is no name."""
    kept, given = one
    source = store.consolidated.head_of(kept.id)
    period = Period.read(kept.period)
    assert period is not None
    told: list[tuple[Text, Text]] = [
        (_TITLE, same("")),
        (_BY, same(f"{store.office.code} · {store.office.name}")),
        (_OFFICE, same(f"{kept.office} · {source['office']['name']}")),
        (_PERIOD, period.label),
        (_WHICH_ONE, _LATER.fill(number=kept.revision) if kept.revision else _FIRST),
        (_AT, same(datetime.fromisoformat(kept.received_at).strftime("%d/%m/%Y, %H:%M"))),
        (_OUTCOME, given.outcome.label),
        *((register.title, same(f"{count}")) for register, count in _counts(store, kept)),
        (_SEAL, same(short_form(kept.seal))),
        (_WORDS, same(check_words(store.keys.own))),
        *((_NOTE, same(_noted(store, note, language))) for note in given.notes),
    ]
    return [(label.to(language), words.to(language)) for label, words in told]


def _noted(store: Store, note: ReceiptNote, language: Language) -> str:
    labels = {key: asked.label for register in store.registers for key, asked in register.by_key.items()}
    field = labels[note.field].to(language) if note.field in labels else ""
    return " · ".join(part for part in (note.folio, field, note.text) if part)


def _answered_one(store: Store, office: str, period: Period, *, asked_back: bool) -> Kept:
    came = store.received.of_period(office, str(period))
    if not came:
        raise Trouble("not_received", _NOT_RECEIVED.fill(office=same(office), period=same(str(period))), _CHECK)
    counting = next((one for one in came if one.outcome.counts), None)
    if counting is not None:
        return counting
    if not asked_back:
        raise Trouble("not_in_yet", _NOT_IN.fill(office=same(office), period=same(str(period))), _DECIDE)
    return came[0]


def _checked(store: Store, kept: Kept, note: ReceiptNote) -> ReceiptNote:
    text = tidy(note.text, lines=True)
    if not text or check_text(text, PARAGRAPH_LENGTH) is not None:
        raise Trouble("bad_note", _BAD_NOTE, _SAY_WHAT)
    register = store.consolidated.register_of(kept.id, note.folio) if note.folio else None
    if note.folio and register is None:
        raise Trouble("unknown_folio", _NO_FOLIO.fill(folio=same(note.folio[:40])), _CHECK)
    leaving = [] if register is None else [one.key for one in register.leaving]
    if note.field and note.field not in leaving:
        raise Trouble("unknown_field", _NO_FIELD.fill(field=same(note.field[:40])), _CHECK)
    return ReceiptNote(note.folio, note.field, text)


def _counts(store: Store, kept: Kept) -> list[tuple[Any, int]]:
    counts = store.consolidated.counts_of(kept.id)
    return [(register, counts[register.key]) for register in store.registers if counts[register.key]]


def _signed(store: Store, one: Answered) -> bytes:
    """As ``services/receipts.py`` reads it."""
    document: dict[str, Any] = {
        "napdesk": KIND,
        "format": FORMAT,
        # Of a file that was changed, that of the return it was: the office knows no other.
        "seal": store.consolidated.head_of(one.kept.id).get("seal", one.kept.seal),
        "outcome": one.answer.outcome.value,
        "receiver": store.office.code,
        "received_at": one.kept.received_at,
        "notes": [note._asdict() for note in one.answer.notes[:MOST_NOTES]],
        "key": store.keys.own,
    }
    document["signature"] = store.keys.sign(signed_part(document)).value
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


_TITLE = Text(es="ACUSE DE RECIBO", en="RECEIPT")
_BY = Text(es="Recibe", en="Received by")
_OFFICE = Text(es="Oficina informante", en="Office")
_PERIOD = Text(es="Periodo que se informa", en="Period")
_WHICH_ONE = Text(es="Reporte", en="Return")
_FIRST = Text(es="Normal", en="First")
_LATER = Text(es="Complementaria {number}", en="Revision {number}")
_AT = Text(es="Recibido el", en="Received on")
_OUTCOME = Text(es="Resultado", en="Outcome")
_SEAL = Text(es="Clave del sello", en="Seal")
_WORDS = Text(es="Palabras de comprobación de quien recibe", en="Check words of the receiver")
_NOTE = Text(es="Observación", en="Note")
_NOT_RECEIVED = Text(
    es="Aquí no se ha recibido un reporte de {office} de {period}.", en="No return of {office} for {period} came here."
)
_CHECK = Text(es="Revise cómo está escrito. No se cambió nada.", en="Check how it is written. Nothing was changed.")
_NOT_IN = Text(
    es="El reporte de {office} de {period} está retenido o en conflicto.",
    en="The return of {office} for {period} is held or in conflict.",
)
_DECIDE = Text(
    es="Decida primero si vale, o pida otro con --ask-back. No se cambió nada.",
    en="Decide first whether it counts, or ask for another with --ask-back. Nothing was changed.",
)
_BAD_NOTE = Text(es="Una observación está en blanco o es demasiado larga.", en="A note is blank or too long.")
_NO_NOTE = Text(
    es="Para pedir otro reporte hay que decir qué falta.", en="To ask for another return, say what is wrong."
)
_SAY_WHAT = Text(
    es="Escriba qué debe corregir la oficina. No se cambió nada.",
    en="Write what the office has to mend. Nothing was changed.",
)
_NO_FOLIO = Text(es="El reporte no trae el folio «{folio}».", en="The return holds no folio “{folio}”.")
_NO_FIELD = Text(es="Ese registro no tiene un campo «{field}».", en="That record has no field “{field}”.")
_BAD_SUFFIX = Text(es="El acuse se escribe como .json o .txt.", en="A receipt is written as .json or .txt.")
_WHICH = Text(
    es="El .json lo lee NapDesk; el .txt es para quien solo tiene Excel. No se cambió nada.",
    en="NapDesk reads the .json; the .txt is for whoever has only Excel. Nothing was changed.",
)
