"""A return changed anywhere, in its bytes, parts or XML, is as it was made or said not to be: never anything else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from napdesk.excel.reading import read_sheets
from napdesk.schema.codes import Lists
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from tests.made_returns import a_return

TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")
NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"9223372036854775808", b"100000000000000000000")
QUOTED = (b'""', b'"-1"', b'"99999999999"', b'"x"', b'"A1"')
Mutate = Callable[[random.Random, bytes], bytes]


def unzipped(whole: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def in_bytes(chance: random.Random, whole: bytes) -> bytes:
    found = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 8))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.2:
        at = chance.randrange(len(found))
        del found[at : at + chance.randrange(1, 200)]
    return bytes(found)


def in_parts(chance: random.Random, whole: bytes) -> bytes:
    """One left out, emptied, cut, named otherwise, or exchanged for another."""
    parts = unzipped(whole)
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    content = parts.pop(name)
    how = chance.randrange(5)
    if how == 1:
        parts[name] = b""
    elif how == 2:
        parts[name] = content[: chance.randrange(len(content))]
    elif how == 3:
        parts[f"{name}x"] = content
    elif how == 4:
        parts[name] = parts.get(other, content)
        parts[other] = content
    return zipped(parts)


def in_nodes(chance: random.Random, whole: bytes) -> bytes:
    """A tag or text left out, repeated, exchanged, or with another value, number or byte."""
    parts = unzipped(whole)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    tokens = TOKEN.findall(parts[name])
    for _ in range(chance.choice((1, 1, 3))):
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        token = tokens[at]
        byte = chance.randrange(len(token) + 1)
        tokens[at] = (
            b"",
            token + token,
            tokens[other],
            re.sub(rb'"[^"]*"', chance.choice(QUOTED), token, count=1),
            re.sub(rb"\d+", chance.choice(NUMBERS), token, count=1),
            re.sub(rb' [\w:]+="[^"]*"', b"", token, count=1),
            token[:byte] + chance.randbytes(1) + token[byte + 1 :],
        )[chance.randrange(7)]
    return zipped({**parts, name: b"".join(tokens)})


def changed_each_way(tmp_path: Path, lists: Lists, mutate: Mutate, times: int) -> None:
    path = tmp_path / "r.xlsx"
    write_return(a_return(), lists, path)
    whole, made = path.read_bytes(), {name: sheet.rows for name, sheet in read_sheets(path).items()}
    for seed in range(times):
        path.write_bytes(mutate(random.Random(seed), whole))
        if verify(path).state in (State.VERIFIED, State.UNSIGNED):
            assert {name: sheet.rows for name, sheet in read_sheets(path).items()} == made, seed


@pytest.mark.parametrize("mutate", [in_bytes, in_parts, in_nodes])
def test_a_changed_return_is_equal_or_said_not_to_be(tmp_path: Path, lists: Lists, mutate: Mutate) -> None:
    changed_each_way(tmp_path, lists, mutate, 60)


@pytest.mark.slow
@pytest.mark.parametrize("mutate", [in_bytes, in_parts, in_nodes])
def test_so_is_one_changed_in_many_more_ways(tmp_path: Path, lists: Lists, mutate: Mutate) -> None:
    changed_each_way(tmp_path, lists, mutate, 1_000)
