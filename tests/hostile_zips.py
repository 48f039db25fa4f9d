"""Files that are no workbook, or zips that mean harm or are broken: each with the codes that say so."""

from __future__ import annotations

import random
import struct
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

from tests.book_parts import (
    BIG,
    GOOD,
    NONE,
    OLE,
    READ,
    TYPES,
    Hostile,
    changes,
    good_bytes,
    raw,
    types,
    workbook,
    zipped,
)


def other_files() -> Iterator[Hostile]:
    yield from raw(
        "another file",
        NONE,
        {
            "empty": b"",
            "one byte": b"P",
            "only PK": b"PK",
            "PDF": b"%PDF-1.7\n%\xe2\xe3",
            "PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
            "GIF": b"GIF89a" + b"\0" * 64,
            "JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 64,
            "HTML": b"<!DOCTYPE html><html><table>",
            "HTML with a mark": b"\xef\xbb\xbf<html>",
            "XML of Excel 2003": b'<?xml version="1.0"?><Workbook/>',
            "RTF": b"{\\rtf1\\ansi hola}",
            "CSV": "región,año\n1,2\n".encode(),
            "CSV in UTF-16": "a\tb\n".encode("utf-16"),
            "JSON": b'{"a": 1}',
            "a program": b"MZ" + b"\0" * 99,
            "ELF": b"\x7fELF" + b"\0" * 99,
            "gzip": b"\x1f\x8b\x08" + b"\0" * 99,
            "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99,
            "RAR": b"Rar!\x1a\x07\0" + b"\0" * 99,
            "bzip2": b"BZh91AY&SY" + b"\0" * 99,
            "SQLite": b"SQLite format 3\0" + b"\0" * 99,
            "BIFF 4": b"\x09\x04\x06\0" + b"\0" * 99,
            "BIFF 2": b"\x09\0\x04\0" + b"\0" * 99,
            "nothing but zeros": b"\0" * 5_000,
            "nothing but blanks": b" " * 5_000,
            "a shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 99,
            "an empty zip": b"PK\x05\x06" + b"\0" * 18,
            "a zip's first bytes": b"PK\x03\x04" + b"\0" * 99,
        },
    )
    yield from raw("another file", frozenset(("old_workbook",)), {"xls": OLE + b"\0" * 600, "OLE and no more": OLE})
    locked = "EncryptedPackage".encode("utf-16-le")
    yield from raw("another file", frozenset(("needs_password",)), {"locked": OLE + b"\0" * 600 + locked})
    for name, parts in {
        "ODS": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        "a swollen ODS": {"mimetype": "application/vnd.oasis.opendocument" + " " * 50_000_000},
        "DOCX": {TYPES: types(), "word/document.xml": "<a/>"},
        "PPTX": {TYPES: types(), "ppt/presentation.xml": "<a/>"},
        "XLSB": {TYPES: types(), "xl/workbook.bin": b"\x83\x01"},
        "a zip of anything": {"foto.jpg": b"\xff\xd8"},
        "EPUB": {"mimetype": "application/epub+zip"},
        "a workbook in a zip": {"libro.xlsx": good_bytes()},
    }.items():
        yield Hostile(f"another file: {name}", NONE, partial(zipped, parts=parts))


def cut_short() -> Iterator[Hostile]:
    whole = good_bytes()
    yield from raw("cut off", NONE, {f"at {part}/40": whole[: len(whole) * part // 40] for part in range(1, 40)})
    yield from raw("cut off", NONE, {f"before {start}": whole[start:] for start in (1, 2, 4, 30, 1_000)})


def noise() -> Iterator[Hostile]:
    sizes = (1, 10, 100, 1_000, 10_000, 100_000)
    for start in (b"", b"PK", b"PK\x03\x04"):
        yield from raw(
            "noise", NONE, {f"{start!r} and {size}": start + random.Random(size).randbytes(size) for size in sizes}
        )
    whole = good_bytes()
    middle = len(whole) // 2
    lost = whole[:-200] + random.Random(1).randbytes(100) + whole[-100:]
    yield from raw("noise", NONE | BIG, {"in the directory": lost})
    yield from raw(
        "noise",
        NONE,
        {
            "in its end": whole[:-18] + random.Random(2).randbytes(14) + whole[-4:],
            "all through": bytes(a ^ (at % 7 == 0) for at, a in enumerate(whole)),
            "a piece is missing": whole[: middle - 100] + whole[middle + 100 :],
        },
    )


def names() -> Iterator[Hostile]:
    for part in READ:
        yield Hostile(f"name: {part} twice", NONE, partial(_twice, name=part, again=part))
        yield Hostile(f"name: {part} in capitals too", NONE, partial(_twice, name=part, again=part.upper()))
    for name in (
        "xl\\worksheets\\sheet1.xml",
        "..\\a.xml",
        "/etc/passwd",
        "/xl/workbook.xml",
        "../a.xml",
        "xl/../../a.xml",
        "xl/..",
        "..",
        "./a.xml",
        "xl/./a.xml",
        "C:\\a.xml",
        "C:/a.xml",
        "c:a.xml",
        "file:///a",
        "xl/a.xml\0.png",
        "xl/media/../../../a.png",
        "\\\\server\\a.xml",
        "xl/worksheets/sheet1.xml:b",
    ):
        yield Hostile(f"name: {name!r}", NONE, partial(_oddly_named, name=name))


def _twice(path: Path, name: str, again: str) -> None:
    workbook(path)
    with ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(again, GOOD[name])


def _oddly_named(path: Path, name: str) -> None:
    """Under a name that the writer would mend."""
    stand_in = "q" * len(name.encode())
    workbook(path, {stand_in: "<a/>"})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode()))


LISTED = b"PK\x01\x02"


def listed_at(whole: bytes, name: str) -> int:
    """Where the directory lists a part."""
    at = whole.find(LISTED)
    while whole[at + 46 :][: len(name)] != name.encode():
        at = whole.index(LISTED, at + 4)
    return at


def patched(name: str, place: int, form: str, value: int) -> bytes:
    """A good workbook, of which the directory says something else of a part."""
    whole = bytearray(good_bytes())
    struct.pack_into(form, whole, listed_at(bytes(whole), name) + place, value)
    return bytes(whole)


def zips() -> Iterator[Hostile]:
    for part in READ:
        size = len(GOOD[part].encode())
        yield from raw(
            f"zip: {part}",
            NONE,
            {
                "encrypted": patched(part, 8, "<H", 1),
                "Deflate64": patched(part, 10, "<H", 9),
                "unknown packing": patched(part, 10, "<H", 99),
                "another checksum": patched(part, 16, "<I", 1),
                "longer than it says": patched(part, 24, "<I", size - 20),
                "shorter than it says": patched(part, 24, "<I", size + 20),
                "begins elsewhere": patched(part, 42, "<I", 5),
            },
        )
    for packed in (ZIP_BZIP2, ZIP_LZMA):
        yield Hostile(f"zip: packed by {packed}", NONE, partial(zipped, parts=GOOD, packed=packed))
    whole = good_bytes()
    yield from raw(
        "zip",
        NONE,
        {
            "no end": whole[:-22],
            "another one before": whole[:-22] + whole[-22:-2] + b"\x16\0" + whole[-22:],
            "a directory of nothing": whole[:-12] + b"\0" * 8 + whole[-4:],
        },
    )


def bombs() -> Iterator[Hostile]:
    blank = " " * 30_000_000
    yield from changes(
        "bomb",
        BIG,
        {
            **{f"{part} swells": {part: GOOD[part] + blank} for part in READ[2:]},
            "a picture swells": {"xl/media/a.png": b"\0" * 30_000_000},
            "one in a zip": {"xl/media/a.zip": b"PK" + b"\0" * 30_000_000},
            "2,001 parts": {f"xl/media/{number}.png": "" for number in range(2_001)},
        },
    )
    claims = {
        f"{part} claims {size}": patched(part, 24, "<I", size) for part in READ for size in (700_000_000, 0xFFFFFFF0)
    }
    yield from raw("bomb", BIG, claims)
    many = b"".join(LISTED + b"\0" * 42 for _ in range(60_000))
    ended = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(many), 30, 0)
    yield from raw("bomb", BIG, {"60,000 listed": b"PK\x03\x04" + b"\0" * 26 + many + ended})
