"""What the child finds of a file that claims to be a return: its manifest, and what changed since it was made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from napdesk.excel.canonical import Canonical, canonical, canonical_rows, seal, with_short_seal
from napdesk.excel.changes import Change, changes_between
from napdesk.excel.child import ask_child, open_here
from napdesk.excel.manifest import FORMAT, NAME, BadManifest, Manifest, read_manifest
from napdesk.excel.places import FOLIO_CELL, TEMPLATE
from napdesk.excel.reading import ReadSheet, named_sheets
from napdesk.schema.progress import Tell, unheard


@dataclass(frozen=True, slots=True)
class Judged:
    """The manifest without its values, None where there is none that can be read; ``touched`` that one was there, and
    is not as it was made. ``cover`` is the name of the sheet that carries the seal.

    ``template`` and ``keyed`` say what a workbook without a manifest is: one to be filled in, or one with our keys.
    """

    manifest: Manifest | None = None
    touched: bool = False
    cover: str = ""
    changes: list[Change] = field(default_factory=list)
    template: bool = False
    keyed: bool = False


def judge(path: Path, tell: Tell = unheard, *, password: str | None = None) -> Judged:
    """Open a file in the child, which keeps its cells to itself. Raises Trouble as ``ask_child``."""
    return ask_child(judge_here, path, tell, password=password)


def judge_here(path: Path, password: str | None = None) -> Judged:
    """The same, for the child."""
    return judged(named_sheets(open_here(path, password)))


def judged(sheets: dict[str, ReadSheet]) -> Judged:
    """What is to be said of sheets that were read."""
    if NAME not in sheets:
        return Judged(template=TEMPLATE in sheets, keyed=any(sheet.key_row == 0 for sheet in sheets.values()))
    try:
        manifest = read_manifest(sheets[NAME].rows)
    except BadManifest:
        return Judged(touched=True)
    told = replace(manifest, values={})
    if manifest.head["format"] != FORMAT or manifest.is_preview:
        return Judged(told)
    if not _is_whole(manifest):
        return Judged(told, touched=True)
    formulas = {name: sheet.traits.formulas for name, sheet in sheets.items()}
    changes = changes_between(with_short_seal(manifest.values, manifest.seal), _shown(sheets), formulas)
    return Judged(told, cover=next(iter(manifest.values)), changes=changes)


def _shown(sheets: dict[str, ReadSheet]) -> Canonical:
    return {name: canonical_rows(sheet.rows) for name, sheet in sheets.items() if name != NAME}


def _is_whole(manifest: Manifest) -> bool:
    """Whether the kept values are those sealed, and their cover names the return the manifest names."""
    head, values = manifest.head, manifest.values
    if not values or seal(head, values) != manifest.seal:
        return False
    row, column = FOLIO_CELL
    cover = next(iter(values.values()))
    named = f"{head['office']['code']}/{head['period']}/R{head['revision']}"
    return len(cover) > row and len(cover[row]) > column and cover[row][column] == canonical(named)
