"""What a hub sends on: its offices' own files with a signed cover that lists them, never a sum; and its opening."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from napdesk.schema.durable import durable_path, unread
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.office_key import Signature
from napdesk.schema.offices import code_fits
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text, same
from napdesk.services.consolidation import missing_of
from napdesk.services.receipts import signed_part
from napdesk.store.consolidated import Source
from napdesk.store.office_keys import holds
from napdesk.store.store import Store

SUFFIX = ".zip"
COVER, FOR_PEOPLE = "portada.json", "portada.txt"
KIND, FORMAT = "turno", 1
FILES_AT_MOST = 20_000
COVER_AT_MOST = 20_000_000  # bytes
FILE_AT_MOST = 100_000_000  # bytes: no workbook is larger
_ALWAYS = (2000, 1, 1, 0, 0, 0)  # the same returns make the same file
_BROKEN = (BadZipFile, zlib.error, KeyError, TypeError, ValueError, AttributeError, EOFError, RecursionError)
_UNTOLD = (NotImplementedError, RuntimeError)  # what zipfile says of another way of packing, or a password


class Forwarded(NamedTuple):
    """The names of the files that went, and the offices of which one is missing."""

    returns: list[str]
    missing: list[ExpectedOffice]


def forward(store: Store, period: Period, target: Path, today: date, language: Language) -> Forwarded:
    """Write the originals of every return that counts of a period, or of one inside it, with their cover.

    Raises Trouble ``nothing_to_forward`` and those of ``durable_path``.
    """
    sources = [one for one in store.consolidated.sources().values() if _inside(one.period, period)]
    if not sources:
        raise Trouble("nothing_to_forward", _NOTHING.fill(period=same(str(period))), _RECEIVE_FIRST)
    missing = missing_of(store, (period.first_day, period.last_day), today)
    names = {_name(one): one for one in sources}
    with durable_path(target) as part, ZipFile(part, "w", ZIP_DEFLATED) as archive:
        told = []
        for name, one in names.items():
            file = store.received.original(one.number)
            archive.writestr(ZipInfo(name, _ALWAYS), file)  # a workbook is packed already
            told.append(_told(name, one, file))
        cover = _cover(store, period, told, missing)
        archive.writestr(ZipInfo(COVER, _ALWAYS), json.dumps(cover, ensure_ascii=False, indent=1), ZIP_DEFLATED)
        lines = "\r\n".join(_for_people(store, period, told, missing, language))
        archive.writestr(ZipInfo(FOR_PEOPLE, _ALWAYS), lines.encode("utf-8-sig"), ZIP_DEFLATED)
    return Forwarded(list(names), missing)


@contextmanager
def opened(path: Path) -> Iterator[dict[Path, str]]:
    """The files that were forwarded in a zip, for as long as they are read, each with its name there.

    Raises Trouble ``not_forwarded`` where there is no such cover, ``newer_cover``, ``forward_altered`` where a file or
    the cover is not as it was sent.
    """
    with TemporaryDirectory(prefix="napdesk-", ignore_cleanup_errors=True) as folder:
        try:
            yield _unpacked(path, Path(folder))
        except OSError as error:
            raise unread(error, path) from error


def _unpacked(path: Path, folder: Path) -> dict[Path, str]:
    try:
        with ZipFile(path) as archive:
            cover = _read_cover(archive, path)
            return {
                _put(archive, one, folder / f"{number}.xlsx"): one["file"]
                for number, one in enumerate(cover["returns"])
            }
    except (*_BROKEN, *_UNTOLD) as broken:
        raise Trouble("not_forwarded", _NOT_FORWARDED.fill(name=same(path.name)), _ASK_AGAIN) from broken


def _read_cover(archive: ZipFile, path: Path) -> dict[str, Any]:
    cover: dict[str, Any] = json.loads(_read(archive, COVER, COVER_AT_MOST))
    if cover["napdesk"] != KIND or len(cover["returns"]) > FILES_AT_MOST:
        raise ValueError("cover")
    if cover["format"] != FORMAT:
        raise Trouble("newer_cover", _NEWER, _UPDATE)
    if not holds(Signature(cover["key"], cover["signature"]), signed_part(cover)):
        raise _altered(path)
    return cover


def _put(archive: ZipFile, one: Mapping[str, Any], target: Path) -> Path:
    file = _read(archive, one["file"], FILE_AT_MOST)
    if hashlib.sha256(file).hexdigest() != one["sha256"]:
        raise _altered(Path(one["file"]))
    target.write_bytes(file)
    return target


def _read(archive: ZipFile, name: str, most: int) -> bytes:
    """A part, whatever size it claims to have."""
    with archive.open(name) as part:
        found = part.read(most + 1)
    if len(found) > most:
        raise ValueError("size")
    return found


def _inside(written: str, period: Period) -> bool:
    one = Period.read(written)
    return one is not None and period.first_day <= one.first_day and one.last_day <= period.last_day


def _name(one: Source) -> str:
    """As people call it; an office may call itself as no file can be called."""
    code = one.office if code_fits(one.office) else one.seal[:12]
    return f"{code}_{one.period}_R{one.revision}_{one.seal[:6]}.xlsx"


def _told(name: str, one: Source, file: bytes) -> dict[str, Any]:
    said = {"file": name, "sha256": hashlib.sha256(file).hexdigest(), "office": one.office, "name": one.name}
    return said | {"period": one.period, "revision": one.revision, "seal": one.seal, "received_at": one.received_at}


def _cover(store: Store, period: Period, told: list[dict[str, Any]], missing: list[ExpectedOffice]) -> dict[str, Any]:
    document: dict[str, Any] = {
        "napdesk": KIND,
        "format": FORMAT,
        "from": {"code": store.office.code, "name": store.office.name},
        "demo": store.office.demo,
        "period": str(period),
        "returns": told,
        "missing": [one.code for one in missing],
        "key": store.keys.own,
    }
    document["signature"] = store.keys.sign(signed_part(document)).value
    return document


def _for_people(
    store: Store, period: Period, told: list[dict[str, Any]], missing: list[ExpectedOffice], language: Language
) -> Iterator[str]:
    yield _TITLE.to(language)
    yield f"{store.office.code} · {store.office.name}"
    yield period.label.to(language)
    yield ""
    for one in told:
        yield f"{one['office']} · {one['name']} · {one['period']} · R{one['revision']} · {one['file']}"
    if missing:
        yield ""
        yield _MISSING.to(language)
        for office in missing:
            yield f"{office.code} · {office.name}"


def _altered(path: Path) -> Trouble:
    return Trouble("forward_altered", _ALTERED.fill(name=same(path.name)), _ASK_AGAIN)


_TITLE = Text(es="REPORTES QUE SE TURNAN", en="RETURNS FORWARDED")
_MISSING = Text(es="Oficinas que faltan:", en="Offices missing:")
_NOTHING = Text(es="No se ha recibido ningún reporte de {period}.", en="No return of {period} was received.")
_RECEIVE_FIRST = Text(es="Recíbalos primero. No se escribió nada.", en="Receive them first. Nothing was written.")
_NOT_FORWARDED = Text(
    es="«{name}» no trae reportes turnados por una concentradora.",
    en="“{name}” holds no returns forwarded by a hub.",
)
_ASK_AGAIN = Text(es="Pídalo de nuevo a quien lo envió.", en="Ask whoever sent it to send it again.")
_NEWER = Text(es="La portada es de una versión más nueva de NapDesk.", en="The cover is of a newer NapDesk.")
_UPDATE = Text(es="Actualice el programa.", en="Update the program.")
_ALTERED = Text(es="«{name}» no está como lo turnó la concentradora.", en="“{name}” is not as the hub forwarded it.")
