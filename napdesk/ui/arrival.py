"""What is said on coming into the window by another way than the passphrase."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text, same
from napdesk.store.backup_names import backup_of
from napdesk.ui.desk import Desk
from napdesk.ui.moments import moment
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.box import Box
from napdesk.ui.parts.tones import Tone


class Arrival(NamedTuple):
    """How a store was come into: ``by_code`` with its recovery code, or with a backup ``brought`` into its place,
    while what stood there is ``kept``."""

    by_code: bool = False
    brought: Path | None = None
    kept: Path | None = None


USUAL = Arrival()


def greeting_of(arrival: Arrival, desk: Desk, parent: QWidget | None = None) -> Box | None:
    """The box that says it, ``accepted`` where a new passphrase is wanted; None where nothing is to be said."""
    if arrival.brought is not None:
        title, banner = _RESTORED, Banner(desk.say(_what(arrival.brought, desk)), _where(arrival, desk), Tone.MET)
    elif arrival.by_code:
        title, banner = _BY_CODE, Banner(desk.say(_NEW_ONE), desk.say(_CODE_TOO), Tone.UNDER_WAY)
    else:
        return None
    go_on = desk.say(_SET) if arrival.by_code else ""
    return Box(desk.say(title), banner, desk.say(_LATER if arrival.by_code else _UNDERSTOOD), go_on, parent)


def _what(brought: Path, desk: Desk) -> Text:
    """Which backup it was, and how much is in it."""
    copy = backup_of(brought)
    which = _MADE.fill(when=moment(copy.stamped, desk.today(), desk.language)) if copy else same(f"«{brought.name}»")
    records = sum(desk.store.records.count(register) for register in desk.registers)
    return (_HOLDS_ONE if records == 1 else _HOLDS).fill(which=which, records=show_number(records))


def _where(arrival: Arrival, desk: Desk) -> str:
    """Where what stood there lies; a path may break after each folder."""
    said = []
    if arrival.kept is not None:
        said.append(desk.say(_KEPT.fill(path=str(arrival.kept).replace(os.sep, f"{os.sep}\u200b"))))
    if arrival.by_code:
        said.append(desk.say(_NEW_ONE))
    return "\n".join(said)


_RESTORED = Text(es="Se recuperó el respaldo", en="The backup was restored")
_MADE = Text(es="Respaldo hecho {when}", en="Backup made {when}")
_HOLDS_ONE = Text(es="{which}: {records} registro.", en="{which}: {records} record.")
_HOLDS = Text(es="{which}: {records} registros.", en="{which}: {records} records.")
_KEPT = Text(es="Los datos que había quedaron en {path}", en="The data that were here are now in {path}")
_BY_CODE = Text(es="Se abrió con el código de recuperación", en="It was opened with the recovery code")
_NEW_ONE = Text(
    es="Si olvidó la contraseña, ponga ahora una nueva.", en="If the passphrase is forgotten, set a new one now."
)
_CODE_TOO = Text(
    es="Con ella se imprime un código nuevo; el de ahora deja de servir.",
    en="A new code is printed with it; the present one will no longer open.",
)
_SET = Text(es="Poner contraseña nueva…", en="Set a new passphrase…")
_LATER = Text(es="Ahora no", en="Not now")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
