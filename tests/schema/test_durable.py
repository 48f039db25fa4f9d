"""A file written durably is the old one or the new one, whole, and nothing else is left."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from napdesk.schema import durable
from napdesk.schema.durable import durable_path, make_folder, write_durably
from napdesk.schema.problems import Trouble


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "reporte.xlsx"
    path.write_bytes(b"old")
    return path


def test_bytes_replace_the_old_file(target: Path) -> None:
    write_durably(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(target.parent) == ["reporte.xlsx"]


def test_a_writer_is_handed_the_file(target: Path) -> None:
    write_durably(target, lambda file: file.write(b"by a writer"))
    assert target.read_bytes() == b"by a writer"


def test_the_path_beside_keeps_the_suffix_and_the_old_file_until_the_end(target: Path) -> None:
    with durable_path(target) as part:
        part.write_bytes(b"new")
        assert part.parent == target.parent
        assert part.suffix == ".xlsx"
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_a_name_as_long_as_a_folder_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 250 + ".xlsx")
    write_durably(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_failing_writer_leaves_the_old_file_and_no_litter(target: Path) -> None:
    with pytest.raises(ValueError, match="a bug"), durable_path(target) as part:
        part.write_bytes(b"half")
        raise ValueError("a bug")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["reporte.xlsx"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "disk_error"),
        (errno.ENOENT, "disk_error"),
    ],
)
def test_the_disk_in_the_way_is_trouble(target: Path, number: int, code: str) -> None:
    with pytest.raises(Trouble) as caught, durable_path(target):
        raise OSError(number, os.strerror(number))
    assert caught.value.code == code
    assert "reporte.xlsx" in caught.value.message.es
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["reporte.xlsx"]


def test_a_disk_that_fails_to_sync_never_gives_the_new_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.EIO, "no answer")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble, match="disk_error"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["reporte.xlsx"]


def test_the_file_is_synced_before_it_is_renamed_and_the_folder_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def note_sync(handle: int) -> None:
        order.append("sync")
        fsync(handle)

    def note_rename(part: Path, onto: Path) -> Path:
        order.append("rename")
        return replace(part, onto)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)
    write_durably(target, b"new")
    assert order == ["sync", "rename", "sync"]


class Held:
    """Refuses renames as Windows does while a program holds the target, a number of times."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.replace = Path.replace

    def __call__(self, part: Path, onto: Path) -> Path:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined]  # it exists on Windows alone
            raise error
        return self.replace(part, onto)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    monkeypatch.setattr(durable, "RETRY_WAITS", (0.0, 0.0, 0.0))
    refusing = Held(0)
    monkeypatch.setattr(Path, "replace", lambda part, onto: refusing(part, onto))
    return refusing


def test_a_target_held_for_a_moment_is_waited_for(target: Path, held: Held) -> None:
    held.left = 3
    write_durably(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_target_held_for_good_is_trouble(target: Path, held: Held) -> None:
    held.left = 100
    with pytest.raises(Trouble, match="file_held"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["reporte.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_a_private_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_durably(tmp_path / "llaves", b"secret", private=True)
    assert (tmp_path / "llaves").stat().st_mode & 0o077 == 0


def test_every_folder_that_is_made_is_synced_in_the_one_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_folder", synced.append)
    make_folder(tmp_path / "datos" / "respaldos")
    make_folder(tmp_path / "datos")
    assert (tmp_path / "datos" / "respaldos").is_dir()
    assert synced == [tmp_path, tmp_path / "datos"]


def test_a_folder_that_cannot_be_made_is_trouble(target: Path) -> None:
    with pytest.raises(Trouble, match="disk_error"):
        make_folder(target / "respaldos")
