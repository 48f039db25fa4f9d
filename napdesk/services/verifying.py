"""Whether a return is as it was made, and if not, which cells changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from napdesk.excel.addresses import address
from napdesk.excel.canonical import CROCKFORD, GROUP_LENGTH, GROUPS
from napdesk.excel.changes import Change, ChangeKind
from napdesk.excel.judging import Judged, judge
from napdesk.excel.manifest import FORMAT, Manifest, signed_words
from napdesk.excel.places import SEAL_CELL
from napdesk.schema.office_key import KnownOffice, check_words
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.text import Text, same
from napdesk.store.office_keys import holds

__all__ = ["Change", "ChangeKind", "State", "Verification", "verify"]


_SHORT_SEAL = re.compile(rf"[{CROCKFORD}]{{{GROUP_LENGTH}}}(-[{CROCKFORD}]{{{GROUP_LENGTH}}}){{{GROUPS - 1}}}")
NOBODY: Mapping[str, KnownOffice] = {}


class State(StrEnum):
    """What can be said of a file that claims to be a return."""

    VERIFIED = "verified"
    UNSIGNED = "unsigned"
    ALTERED = "altered"
    PREVIEW = "preview"
    NOT_A_RETURN = "not_a_return"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    State.VERIFIED: Text(es="Auténtico", en="Verified"),
    State.UNSIGNED: Text(es="Íntegro, sin firma conocida", en="Whole, no known signature"),
    State.ALTERED: Text(es="ALTERADO", en="ALTERED"),
    State.PREVIEW: Text(es="Vista previa", en="Preview"),
    State.NOT_A_RETURN: Text(es="No es un reporte", en="Not a return"),
    State.UNREADABLE: Text(es="No se pudo leer", en="Unreadable"),
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; ``office`` is its code. Moved rows and added sheets alone do not make it altered.

    ``key`` is the one it is signed with, in hex, whoever that may be; ``locked`` that the right password is missing.
    """

    state: State
    demo: bool = False
    office: str | None = None
    period: str | None = None
    revision: int | None = None
    seal: str | None = None
    changes: list[Change] = field(default_factory=list)
    reason: Text | None = None
    key: str | None = None
    locked: bool = False


def verify(
    path: Path, tell: Tell = unheard, *, keys: Mapping[str, KnownOffice] = NOBODY, password: str | None = None
) -> Verification:
    """Read a file and say what it is; never raises for what is in it. ``keys`` are those known, and whose they are."""
    if not path.is_file():
        return Verification(State.UNREADABLE, reason=_NO_FILE)
    try:
        judged = judge(path, tell, password=password)
    except Trouble as trouble:
        locked = trouble.code in ("needs_password", "wrong_password")
        return Verification(State.UNREADABLE, reason=trouble.message, locked=locked)
    return verification_of(judged, keys)


def verification_of(judged: Judged, keys: Mapping[str, KnownOffice]) -> Verification:
    """What is to be said of a file that was opened."""
    manifest = judged.manifest
    if manifest is None:
        return _without_manifest(judged)
    if manifest.head["format"] != FORMAT:
        return Verification(State.UNREADABLE, reason=_NEWER if manifest.head["format"] > FORMAT else _OTHER_FORMAT)
    return _identified(manifest, judged.changes, *_stated(manifest, judged, keys))


def _stated(manifest: Manifest, judged: Judged, keys: Mapping[str, KnownOffice]) -> tuple[State, Text]:
    if manifest.is_preview:
        return State.PREVIEW, _IS_PREVIEW
    signature = manifest.signature
    if judged.touched or (signature is not None and not holds(signature, signed_words(manifest.head, manifest.seal))):
        return State.ALTERED, _MANIFEST_TOUCHED
    if any(change.kind.alters for change in judged.changes):
        return State.ALTERED, _of_another(judged, manifest) or _CHANGED
    return _signed(manifest, keys)


def _without_manifest(judged: Judged) -> Verification:
    if judged.touched:
        return Verification(State.ALTERED, reason=_MANIFEST_TOUCHED)
    if judged.template:
        return Verification(State.NOT_A_RETURN, reason=_IS_TEMPLATE)
    return Verification(State.NOT_A_RETURN, reason=_MANIFEST_GONE if judged.keyed else _NO_MANIFEST)


def _of_another(judged: Judged, manifest: Manifest) -> Text | None:
    """Whether the cover carries the seal of another return than the one the hidden sheet was made for."""
    at = (judged.cover, address(*SEAL_CELL))
    shown = next((one.is_ for one in judged.changes if (one.sheet, one.cell) == at), None)
    if shown is None or not _SHORT_SEAL.fullmatch(shown):
        return None
    return _ANOTHERS.fill(shown=same(shown), folio=same(manifest.head["folio"]))


def _signed(manifest: Manifest, keys: Mapping[str, KnownOffice]) -> tuple[State, Text]:
    """Who made what is whole, as far as a key known here says it."""
    office, signature = manifest.head["office"]["code"], manifest.signature
    known = keys.get(signature.key) if signature else None
    if known is not None and known.code == office:
        return State.VERIFIED, _MADE_BY.fill(name=same(known.name or known.code), code=same(known.code))
    if known is not None:
        return State.UNSIGNED, _OTHER_OFFICE.fill(signer=same(known.code), office=same(office))
    if any(one.code == office for one in keys.values()):
        return State.UNSIGNED, _NOT_ITS_KEY.fill(office=same(office))
    if signature is None:
        return State.UNSIGNED, _NO_SIGNATURE
    return State.UNSIGNED, _UNKNOWN_KEY.fill(office=same(office), words=same(check_words(signature.key)))


def _identified(manifest: Manifest, changes: list[Change], state: State, reason: Text) -> Verification:
    head = manifest.head
    return Verification(
        state,
        bool(head.get("demo")),
        head["office"]["code"],
        head["period"],
        head["revision"],
        manifest.seal or None,
        changes,
        reason,
        manifest.signature.key if manifest.signature else None,
    )


_NO_FILE = Text(es="No hay un archivo con ese nombre.", en="There is no file of that name.")
_NO_MANIFEST = Text(es="No lo hizo NapDesk.", en="NapDesk did not make it.")
_MANIFEST_GONE = Text(
    es="Parece un reporte al que le quitaron su hoja oculta: ya no se puede saber qué decía. Pida el original.",
    en="It looks like a return whose hidden sheet was removed: what it said cannot be known any more. Ask for the "
    "original.",
)
_ANOTHERS = Text(
    es="Su hoja oculta es de otro reporte: la carátula lleva la clave {shown}, y la hoja es la de {folio}.",
    en="Its hidden sheet is another return's: the cover carries the seal {shown}, and the sheet is that of {folio}.",
)
_OTHER_FORMAT = Text(
    es="Está en un formato de reporte que NapDesk no usa.", en="It is in a format of return that NapDesk does not use."
)
_IS_TEMPLATE = Text(
    es="Es una plantilla para llenar: no lleva sello.", en="It is a template to be filled in: it carries no seal."
)
_MANIFEST_TOUCHED = Text(
    es="Su hoja oculta fue cambiada: no se puede saber qué decía.",
    en="Its hidden sheet was changed: what it said cannot be known.",
)
_NEWER = Text(
    es="Lo hizo una versión más nueva de NapDesk. Actualice el programa.",
    en="A newer NapDesk made it. Update the program.",
)
_IS_PREVIEW = Text(es="Es una vista previa, sin sello.", en="It is a preview, without a seal.")
_CHANGED = Text(es="Cambió después de elaborarse.", en="It was changed after it was made.")
_MADE_BY = Text(
    es="Está tal como lo hizo {name} ({code}): su firma es conocida aquí.",
    en="It is just as {name} ({code}) made it: its signature is known here.",
)
_NO_SIGNATURE = Text(
    es="Está completo y sin cambios, pero no lleva la firma de ninguna oficina.",
    en="It is whole and unchanged, but carries no office's signature.",
)
_UNKNOWN_KEY = Text(
    es="Está completo y sin cambios; lo firmó una llave que aquí no se conoce. Si dice ser de {office}, llame y pida "
    "que le lean sus palabras de comprobación: {words}",
    en="It is whole and unchanged; a key not known here signed it. Where it claims to be of {office}, call and have "
    "its check words read to you: {words}",
)
_NOT_ITS_KEY = Text(
    es="Está completo y sin cambios, pero no lleva la firma que aquí se conoce de {office}. Llame a esa oficina.",
    en="It is whole and unchanged, but does not carry the signature known here of {office}. Call that office.",
)
_OTHER_OFFICE = Text(
    es="Dice ser de {office}, pero lo firmó {signer}. Llame a las dos oficinas.",
    en="It claims to be of {office}, but {signer} signed it. Call both offices.",
)
