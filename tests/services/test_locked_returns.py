"""Returns under a password: read back by it and by nothing else, checked after writing, damage found."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from napdesk.excel.locking import LONGEST, lock, refuse_unfit_password, unlock
from napdesk.schema.codes import Lists
from napdesk.schema.problems import Trouble
from napdesk.services import returns
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from tests.made_returns import a_return

PASSWORD = "tres palabras á ñ"
# LibreOffice takes a password from its own macros only; this one stands where a new profile has an empty one.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub SaveWithout
  On Error Resume Next  ' a wrong password is an error, whose box nobody would close
  Dim opening(1) As New com.sun.star.beans.PropertyValue, saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden" : opening(0).Value = True
  opening(1).Name = "Password" : opening(1).Value = "{password}"
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opening())
  If Not IsNull(book) Then
    saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"
    book.storeToURL("{target}", saving())
    book.close(True)
  End If
  StarDesktop.terminate()
End Sub
</script:module>
"""


@pytest.fixture
def locked(lists: Lists, tmp_path: Path) -> Path:
    write_return(a_return(), lists, tmp_path / "r.xlsx", password=PASSWORD)
    return tmp_path / "r.xlsx"


def test_it_is_verified_by_its_password_alone(locked: Path) -> None:
    assert not locked.read_bytes().startswith(b"PK")
    found = verify(locked, password=PASSWORD)
    assert (found.state, found.office, found.changes) == (State.UNSIGNED, "30-SEMAR-01", [])
    closed, wrong = verify(locked), verify(locked, password="otras palabras")
    assert (closed.state, wrong.state, closed.locked, wrong.locked) == (State.UNREADABLE, State.UNREADABLE, True, True)
    assert closed.reason is not None and closed.reason.es == "El libro tiene contraseña."
    assert wrong.reason is not None and wrong.reason.es == "Con esa contraseña no abre el libro."


def test_none_typed_is_none_given(locked: Path) -> None:
    found = verify(locked, password="")
    assert (found.locked, found.reason) == (True, verify(locked).reason)


def test_a_file_without_one_is_read_all_the_same(lists: Lists, tmp_path: Path) -> None:
    write_return(a_return(), lists, tmp_path / "r.xlsx")
    assert verify(tmp_path / "r.xlsx", password=PASSWORD).state is State.UNSIGNED


@pytest.mark.parametrize("typed", [unicodedata.normalize("NFD", PASSWORD), "x" * LONGEST])
def test_however_its_accents_are_typed(typed: str) -> None:
    book = BytesIO()
    Workbook().save(book)
    whole = book.getvalue()
    assert unlock(lock(whole, unicodedata.normalize("NFC", typed)), typed) == whole


@pytest.mark.parametrize(
    "password",
    [
        "",
        "corta",
        "ábcdefg",
        "x" * (LONGEST + 1),
        "😀" * 128,
        " " * 9,
        " tres palabras",
        "tres palabras ",
        "tres\tpalabras",
    ],
)
def test_one_that_will_not_do(password: str) -> None:
    with pytest.raises(Trouble) as caught:
        refuse_unfit_password(password)
    assert caught.value.code == "weak_password"


def test_every_flipped_bit_of_the_content_is_found(locked: Path) -> None:
    raw, chance = locked.read_bytes(), Random(8)
    whole = unlock(raw, PASSWORD)
    found = 0
    for _ in range(100):
        damaged = bytearray(raw)
        damaged[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        try:
            found += unlock(bytes(damaged), PASSWORD) != whole
        except Trouble as trouble:
            found += trouble.code in ("unreadable_workbook", "wrong_password")
            continue
        found += 1  # a bit of the container that says nothing: the workbook is the same
        assert unlock(bytes(damaged), PASSWORD) == whole
    assert found == 100


@pytest.mark.parametrize("read", [lambda raw, _word: raw + b"x", None])
def test_what_does_not_compare_leaves_the_old_file(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Callable[[bytes, str], bytes] | None
) -> None:
    def refuse(*_: object) -> bytes:
        raise Trouble("unreadable_workbook", *(a_return().folio,) * 2)  # type: ignore[arg-type]

    (tmp_path / "r.xlsx").write_bytes(b"antes")
    monkeypatch.setattr(returns, "unlock", read or refuse)
    with pytest.raises(Trouble) as caught:
        write_return(a_return(), lists, tmp_path / "r.xlsx", password=PASSWORD)
    assert caught.value.code == "written_differently"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("r.xlsx", b"antes")]


def test_nothing_stands_anywhere_without_the_password(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither beside the target nor among temporary files does a zip ever appear."""
    seen: list[str] = []
    real = returns.put_locked

    def look(part: Path, content: bytes, password: str) -> None:
        seen.extend(one.name for one in tmp_path.rglob("*") if one.is_file() and one.read_bytes()[:2] == b"PK")
        real(part, content, password)

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(returns, "put_locked", look)
    write_return(a_return(), lists, tmp_path / "r.xlsx", password=PASSWORD)
    assert seen == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("password", "typed", "opens"),
    [
        (unicodedata.normalize("NFD", PASSWORD), PASSWORD, True),
        ("ñ" * LONGEST, "ñ" * LONGEST, True),
        (PASSWORD, "tres palabras a n", False),
    ],
)
def test_libreoffice_opens_it_with_its_password_alone(
    lists: Lists, tmp_path: Path, password: str, typed: str, opens: bool
) -> None:
    source, again = tmp_path / "r.xlsx", tmp_path / "again.xlsx"
    write_return(a_return(), lists, source, password=password)
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    module = tmp_path / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.exists()
    words = {"password": typed, "source": source.as_uri(), "target": again.as_uri()}
    module.write_text(MACRO.format(**words), encoding="utf-8")
    done = [*office, "macro:///Standard.Module1.SaveWithout"]
    subprocess.run(done, check=True, capture_output=True, timeout=120)
    assert again.exists() == opens
    if opens:
        found = verify(again)
        assert (found.state, found.office, found.changes) == (State.UNSIGNED, "30-SEMAR-01", [])
