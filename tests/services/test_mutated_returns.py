"""Returns damaged at random: each is read and judged, or refused with its reason; nothing goes unhandled."""

from __future__ import annotations

from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from napdesk.schema.codes import Lists
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from tests.made_returns import a_return

pytestmark = pytest.mark.slow


def flip_bits(whole: Path, target: Path, chance: Random) -> None:
    raw = bytearray(whole.read_bytes())
    for _ in range(chance.randrange(1, 8)):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    target.write_bytes(raw)


def scribble(whole: Path, target: Path, chance: Random) -> None:
    """Overwrite or lose some bytes of one part, or the part itself."""
    with ZipFile(whole) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            part = bytearray(old.read(name))
            if name == hit and chance.random() < 0.3:
                continue
            for _ in range(3 if name == hit else 0):
                place = chance.randrange(len(part))
                part[place : place + chance.randrange(6)] = bytes(
                    chance.randrange(32, 127) for _ in range(chance.randrange(6))
                )
            new.writestr(name, bytes(part))


@pytest.mark.parametrize("damage", [flip_bits, scribble])
def test_a_damaged_return_is_judged_or_refused(lists: Lists, tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    write_return(a_return(), lists, tmp_path / "r.xlsx")
    for seed in range(30):
        damage(tmp_path / "r.xlsx", tmp_path / "d.xlsx", Random(seed))
        found = verify(tmp_path / "d.xlsx")
        assert isinstance(found.state, State) and found.reason is not None, seed
