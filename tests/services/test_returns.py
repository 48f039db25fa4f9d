"""A return reaches its place whole or not at all, under a name any system takes."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from napdesk.schema.codes import Lists
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services import returns
from napdesk.services.returns import file_name, write_return
from tests.made_returns import OFFICE, a_return


def test_what_was_written_is_told(lists: Lists, tmp_path: Path) -> None:
    done = write_return(a_return(), lists, tmp_path / "r.xlsx")
    assert (done.file, done.folio) == (tmp_path / "r.xlsx", "30-SEMAR-01/2025-T3/R0")
    assert done.counts == {"training": 3, "police_unit": 1, "network": 1} | dict.fromkeys(
        ("deployment", "appointment", "exchange", "aid"), 0
    )
    assert len(done.seal) == 64 and len(done.short_seal) == 19
    assert [path.name for path in tmp_path.iterdir()] == ["r.xlsx"]


def test_a_preview_has_no_seal(lists: Lists, tmp_path: Path) -> None:
    done = write_return(a_return(preview=True), lists, tmp_path / "r.xlsx")
    assert (done.seal, done.short_seal) == ("", "")


def test_the_same_return_has_the_same_seal(lists: Lists, tmp_path: Path) -> None:
    seals = {write_return(a_return(sessions=number), lists, tmp_path / "r.xlsx").seal for number in (3, 3, 2)}
    assert len(seals) == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), "disk_full"),
        (OSError(errno.EIO, "gone"), "disk_error"),
        (Trouble("written_differently", Text("a", "a"), Text("b", "b")), "written_differently"),
    ],
)
@pytest.mark.parametrize("step", ["save_return", "check_return"])
def test_a_failure_leaves_the_old_file_and_no_litter(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception, code: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    target = tmp_path / "r.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(returns, step, fail)
    with pytest.raises(Trouble, match=code):
        write_return(a_return(), lists, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["r.xlsx"]


@pytest.mark.parametrize(
    ("code", "revision", "preview", "name"),
    [
        ("30-SEMAR-01", 0, False, "NapDesk_30-SEMAR-01_2025-T3.xlsx"),
        ("30-SEMAR-01", 2, False, "NapDesk_30-SEMAR-01_2025-T3_R2.xlsx"),
        ("30-SEMAR-01", 0, True, "NapDesk_30-SEMAR-01_2025-T3_vista-previa.xlsx"),
        ("CON", 0, False, "NapDesk_CON_2025-T3.xlsx"),
        ("../a\\b:c*?", 0, False, "NapDesk_A-B-C_2025-T3.xlsx"),
        ("\u202exslx.", 0, False, "NapDesk_XSLX_2025-T3.xlsx"),
        ("", 0, False, "NapDesk_2025-T3.xlsx"),
    ],
)
def test_its_file_name_is_safe(code: str, revision: int, preview: bool, name: str) -> None:
    assert file_name(a_return(office=replace(OFFICE, code=code), revision=revision, preview=preview)) == name
