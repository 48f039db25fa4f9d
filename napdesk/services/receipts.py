"""Reading the acuse of a return: whose it is, that nobody changed it, and which return it answers."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.durable import unread
from napdesk.schema.fields import PARAGRAPH_LENGTH
from napdesk.schema.office_key import Signature, check_words
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import Outcome, Receipt, ReceiptNote
from napdesk.schema.text import Text, same
from napdesk.services.known_offices import known_offices
from napdesk.store.office_keys import holds
from napdesk.store.store import Store

SUFFIX = ".json"
KIND, FORMAT = "acuse", 1
LARGEST = 1_000_000  # bytes
MOST_NOTES = 2_000


def signed_part(document: dict[str, Any]) -> bytes:
    """What the receiver signs: the JSON of everything but the signature, keys in order, without blanks."""
    said = {key: value for key, value in document.items() if key != "signature"}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def read_receipt(path: Path, store: Store) -> tuple[Receipt, Period]:
    """The receipt in a file and the period of the return it answers.

    Raises Trouble ``not_a_receipt``, ``newer_receipt``, ``receipt_altered``, ``unknown_receiver``, ``not_our_return``
    and those of a file that is not let go of.
    """
    document = _opened(path)
    try:
        signature = Signature(document["key"], document["signature"])
        receipt = _receipt(document)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise _no_receipt(path) from wrong
    if not holds(signature, signed_part(document)):
        raise Trouble("receipt_altered", _ALTERED, _ASK_AGAIN)
    _refuse_unknown(signature.key, receipt.receiver, store)
    period = store.periods.of_seal(receipt.seal)
    if period is None:
        raise Trouble("not_our_return", _NOT_OURS, _OTHER_OFFICE)
    return receipt, period


def take_in(store: Store, receipt: Receipt, period: Period) -> None:
    """Keep it: the period is received, or asked back."""
    store.receipts.put(receipt, str(period))


def _opened(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise unread(error, path) from error
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as wrong:
        raise _no_receipt(path) from wrong
    if not isinstance(document, dict) or document.get("napdesk") != KIND:
        raise _no_receipt(path)
    if document.get("format") != FORMAT:
        raise Trouble("newer_receipt", _NEWER, _UPDATE)
    return document


def _receipt(document: dict[str, Any]) -> Receipt:
    """Raises ValueError and its like for what is not as a program like this one wrote it."""
    seal, receiver, at = (str(document[key]) for key in ("seal", "receiver", "received_at"))
    notes = [ReceiptNote(str(one["folio"]), str(one.get("field", "")), _text(one["text"])) for one in document["notes"]]
    if len(notes) > MOST_NOTES or datetime.fromisoformat(at).tzinfo is None:
        raise ValueError("receipt")
    return Receipt(seal, Outcome(document["outcome"]), receiver, at, tuple(notes))


def _text(said: object) -> str:
    text = tidy(str(said), lines=True)
    if not text or check_text(text, PARAGRAPH_LENGTH) is not None:
        raise ValueError("text")
    return text


def _refuse_unknown(key: str, receiver: str, store: Store) -> None:
    """Only a receiver that is known here is believed, and nobody receives from themselves."""
    known = known_offices(store).get(key)
    if known is None:
        words = check_words(key)
        raise Trouble("unknown_receiver", _UNKNOWN.fill(receiver=same(receiver), words=same(words)), _LOAD_KEY)
    if known.code != receiver or key == store.keys.own:
        raise Trouble("unknown_receiver", _NOT_THEIRS.fill(receiver=same(receiver)), _CALL)


def _no_receipt(path: Path) -> Trouble:
    return Trouble("not_a_receipt", _NO_RECEIPT.fill(name=same(path.name)), _ASK_AGAIN)


_NO_RECEIPT = Text(es="«{name}» no es un acuse de NapDesk.", en="“{name}” is not a NapDesk receipt.")
_ALTERED = Text(
    es="El acuse fue cambiado después de emitirse: su firma no corresponde.",
    en="The receipt was changed after it was issued: its signature does not hold.",
)
_ASK_AGAIN = Text(
    es="Pida a quien recibió el reporte que lo envíe de nuevo.", en="Ask whoever received the return to send it again."
)
_NEWER = Text(es="El acuse es de otra versión de NapDesk.", en="The receipt is of another version of NapDesk.")
_UPDATE = Text(es="Actualice el programa y ábralo de nuevo.", en="Update the program and open it again.")
_UNKNOWN = Text(
    es="No se conoce aquí la firma de {receiver}. Sus palabras de comprobación: {words}",
    en="The signature of {receiver} is not known here. Its check words: {words}",
)
_LOAD_KEY = Text(
    es="Llame, compare las palabras y cargue su llave en Ajustes.",
    en="Call, compare the words and load its key in Settings.",
)
_NOT_THEIRS = Text(
    es="Dice ser de {receiver}, pero no lo firmó esa oficina.",
    en="It claims to be of {receiver}, which did not sign it.",
)
_CALL = Text(es="Llame a quien recibió el reporte.", en="Call whoever received the return.")
_NOT_OURS = Text(
    es="El acuse es de un reporte que no se hizo aquí.", en="The receipt is of a return that was not made here."
)
_OTHER_OFFICE = Text(es="Ábralo en la oficina que hizo el reporte.", en="Open it at the office that made the return.")
