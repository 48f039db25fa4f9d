"""The workbook of a return: its sheets in order, its seal, its file, and the check that the file says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from napdesk.excel.canonical import Canonical, canonical_rows, seal, short_form, with_short_seal
from napdesk.excel.contents import Return
from napdesk.excel.cover import SHORT_SEAL as SHORT_SEAL_WORDS
from napdesk.excel.cover import cover
from napdesk.excel.dictionary import dictionary
from napdesk.excel.entity_sums import entity_sums, has_sums
from napdesk.excel.incidents import incidents
from napdesk.excel.manifest import Manifest, signed_words
from napdesk.excel.manifest_sheet import head_of, manifest_sheet
from napdesk.excel.moved import moved_sheet
from napdesk.excel.narratives import has_narratives, narratives
from napdesk.excel.parsing import sheets_of
from napdesk.excel.register_sheet import register_sheet
from napdesk.excel.sheets import Running, Sheet
from napdesk.excel.summary import summary
from napdesk.excel.workbook import save_workbook
from napdesk.schema.codes import Lists
from napdesk.schema.office_key import Sign
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, shared, unheard
from napdesk.schema.text import Text


@dataclass(frozen=True, slots=True)
class ReturnBook:
    """A return ready to be written; a preview has an empty seal. ``sheets`` ends with the hidden manifest."""

    ret: Return
    sheets: list[Sheet]
    values: Canonical
    seal: str

    @property
    def short_seal(self) -> str:
        return short_form(self.seal) if self.seal else ""


def bind_return(ret: Return, lists: Lists, tell: Tell = unheard, *, sign: Sign | None = None) -> ReturnBook:
    """Lay out every sheet, take the seal and have it signed."""
    registers = list(_register_sheets(ret, lists, tell))
    inside = [
        summary(ret),
        *([narratives(ret)] if has_narratives(ret) else []),
        *registers,
        *([moved_sheet(ret, ret.moved, lists)] if ret.moved is not None else []),
        *([entity_sums(ret, lists)] if has_sums(ret.records) else []),
        incidents(ret),
        dictionary(ret),
    ]
    sheets = [cover(ret, lists, ""), *inside]
    values = {sheet.name: canonical_rows(row.values for row in sheet.rows) for sheet in sheets}
    head = head_of(ret)
    if ret.preview:
        return ReturnBook(ret, [*sheets, manifest_sheet(Manifest(head, "", {}))], values, "")
    sealed = seal(head, values)
    signature = sign(signed_words(head, sealed)) if sign else None
    hidden = manifest_sheet(Manifest(head, sealed, values, signature))
    sheets = [cover(ret, lists, short_form(sealed)), *inside, hidden]
    return ReturnBook(ret, sheets, with_short_seal(values, sealed), sealed)


def _register_sheets(ret: Return, lists: Lists, tell: Tell) -> Iterator[Sheet]:
    for (register, records), part in zip(ret.records.items(), shared(tell, ret.counts.values()), strict=True):
        part(LAYING_OUT.fill(register=register.title), 0)
        yield register_sheet(ret, register, records, lists)


def save_return(book: ReturnBook, path: Path | BinaryIO, tell: Tell = unheard) -> None:
    """Write the workbook to a path that is not yet the final one, or to memory."""
    ret = book.ret
    foot = ret.folio
    if book.seal:
        foot = f"{foot} · {ret.say(SHORT_SEAL_WORDS)} {book.short_seal}"
    warning = ret.warning
    running = Running(
        head=f"{ret.office.name} · {ret.say(ret.period.label)}",
        warning=ret.say(warning) if warning else "",
        foot=foot,
        page=ret.say(PAGE),
    )
    save_workbook(book.sheets, running, path, title=ret.folio, author=ret.office.name, made_at=ret.made_at, tell=tell)


def check_return(book: ReturnBook, path: Path | BinaryIO, tell: Tell = unheard) -> None:
    """Read the written file again and hold every cell against what was meant.

    Raises Trouble ``written_differently``. The file is our own, so it is read here and not in a child.
    """
    tell(CHECKING, 0)
    read = {sheet.name: canonical_rows(sheet.rows) for sheet in sheets_of(path)}
    tell(CHECKING, 0.8)
    hidden = book.sheets[-1]
    meant = book.values | {hidden.name: canonical_rows(row.values for row in hidden.rows)}
    if read != meant:
        raise written_differently()


def written_differently() -> Trouble:
    return Trouble("written_differently", DIFFERENT, AGAIN)


LAYING_OUT = Text(es="Acomodando «{register}»…", en="Laying out “{register}”…")
CHECKING = Text(es="Revisando el archivo…", en="Checking the file…")
PAGE = Text(es="Página &P de &N", en="Page &P of &N")
DIFFERENT = Text(
    es="El reporte se escribió, pero al leerlo de nuevo no dice lo mismo.",
    en="The return was written, but does not say the same when read again.",
)
AGAIN = Text(
    es="No quedó ningún archivo. Inténtelo de nuevo o en otra unidad; si vuelve a pasar, avise a soporte.",
    en="No file was left. Try again or on another drive; if it happens again, tell support.",
)
