"""How copies of a store are named and ordered, and which of them newer ones make superfluous.

The number in a name gives the order, never the clock: a clock set wrong must not cost a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from napdesk.schema.durable import PART_PREFIX
from napdesk.store.driver import translated

_STAMP = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(
    r".+-(?P<number>\d{6,})-(?P<stamp>\d{4}-\d\d-\d\dT\d{6})-(?P<kind>[a-z]+(-[a-z]+)*)(\.(?!keys$)[^.]+)?"
)
_KIND = re.compile(r"[a-z]+(-[a-z]+)*")
_DAY = 24 * 60 * 60  # seconds

# Why a copy was made, as it reads in its name.
HOURLY, BY_HAND, MIGRATION = "por-hora", "a-mano", "antes-de-actualizar"
_OLD_KINDS = {"hourly": HOURLY, "migration": MIGRATION}
# The newest of these outlive their hour, however many there are of it.
LONG_KEPT = {BY_HAND: 12, MIGRATION: 5}
# One copy, the newest, is kept of each of the last so many hours, days, weeks and months that have any.
KEPT = (("%Y-%m-%d %H", 24), ("%Y-%m-%d", 14), ("%G-%V", 10), ("%Y-%m", 12))


class Backup(NamedTuple):
    """A copy, by what its name says; ``stamped`` is the clock on the wall when it was made."""

    path: Path
    number: int
    stamped: datetime
    kind: str


def backups_in(folder: Path) -> list[Backup]:
    """The copies in a folder, newest first."""
    with translated(folder):
        paths = list(folder.iterdir()) if folder.is_dir() else []
    found = [backup for backup in map(backup_of, paths) if backup is not None]
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def next_backup(folder: Path, store: Path, when: datetime, kind: str) -> Path:
    """Where the next copy of a store goes."""
    number = max((backup.number for backup in backups_in(folder)), default=0) + 1
    return folder / backup_name(store, number, when, kind)


def backup_name(store: Path, number: int, when: datetime, kind: str) -> str:
    """What a copy is called: ``oficina-000042-2025-11-23T095500-por-hora.napdesk``."""
    if not _KIND.fullmatch(kind):
        raise ValueError("a kind is words of small letters, joined by hyphens")
    return f"{store.stem}-{number:06}-{when.strftime(_STAMP)}-{kind}{store.suffix}"


def surplus(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those of one store's copies that need not be kept.

    Copies stamped after now were made under a wrong clock, then or now; they are kept by the same measure but
    apart, so that neither kind takes the other's places.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    wall = now.replace(tzinfo=None)
    past = [backup for backup in newest_first if backup.stamped <= wall]
    future = [backup for backup in newest_first if backup.stamped > wall]
    long = [one for kind, most in LONG_KEPT.items() for one in _of_kind(kind, newest_first)[:most]]
    kept = {backup.number for backup in [*_kept(past), *_kept(future), *long, *newest_first[:1]]}
    return [backup for backup in newest_first if backup.number not in kept]


def sweep(folder: Path, now: datetime) -> None:
    """Delete what copies broken off by a power cut left; one under way, of any store, is left alone."""
    for part in folder.glob(f"{PART_PREFIX}*"):
        with suppress(OSError):
            if abs(now.timestamp() - part.stat().st_mtime) > _DAY:
                part.unlink()


def backup_of(path: Path) -> Backup | None:
    """A copy by its name; None where that is not a copy's."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        stamped = datetime.strptime(found["stamp"], _STAMP)
    except ValueError:
        return None
    return Backup(path, int(found["number"]), stamped, _OLD_KINDS.get(found["kind"], found["kind"]))


def _of_kind(kind: str, backups: list[Backup]) -> list[Backup]:
    return [backup for backup in backups if backup.kind == kind]


def _kept(newest_first: list[Backup]) -> list[Backup]:
    kept: list[Backup] = []
    for shape, places in KEPT:
        newest: dict[str, Backup] = {}
        for backup in newest_first:
            newest.setdefault(backup.stamped.strftime(shape), backup)
        kept += list(newest.values())[:places]
    return kept
