"""A store stands on this machine's own disk; shares and synchronised folders are refused with the reason."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store.place import folder_is_writable, is_share, refuse_unsafe_place

TABLE = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:44 / /mnt/oficina rw,relatime shared:1 - cifs //server/oficina rw,vers=3.0
41 27 0:45 / /mnt/red\\040de\\040datos rw - nfs4 server:/datos rw
42 27 0:46 / /home/lupita/sede rw,nosuid shared:7 master:3 - fuse.sshfs sede: rw
43 27 0:47 / /home/lupita/nube rw - fuse.rclone remote: rw
44 27 8:17 / /media/usb rw - vfat /dev/sdb1 rw
45 40 8:18 / /mnt/oficina/disco rw - ext4 /dev/sdc1 rw
46 27 0:48 / /srv rw - nfs server:/srv rw
47 27 8:19 / /srv rw - xfs /dev/sdd1 rw
a broken line
"""


def refusal(path: Path | str, mounts: str = TABLE) -> str | None:
    try:
        refuse_unsafe_place(Path(path), mounts)
    except Trouble as trouble:
        return trouble.code
    return None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/home/lupita/napdesk/oficina.napdesk", None),
        ("/media/usb/oficina.napdesk", None),
        ("/mnt/oficina/oficina.napdesk", "network_share"),
        ("/mnt/oficina/2025/oficina.napdesk", "network_share"),
        ("/mnt/oficinas/oficina.napdesk", None),
        ("/mnt/oficina/disco/oficina.napdesk", None),
        ("/mnt/red de datos/oficina.napdesk", "network_share"),
        ("/home/lupita/sede/oficina.napdesk", "network_share"),
        ("/home/lupita/nube/oficina.napdesk", "cloud_folder"),
        ("/srv/oficina.napdesk", None),
    ],
)
def test_the_mount_table_tells(path: str, code: str | None) -> None:
    assert refusal(path) == code


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Secretaría de Marina",
        "Dropbox",
        "Dropbox (Personal)",
        "Google Drive",
        "GoogleDrive-lupita@example.org",
        "Mi unidad",
        "iCloud Drive",
        "iCloudDrive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/Box",
        "Nextcloud",
        "nextcloud2",
    ],
)
def test_cloud_folders_are_known_by_name(folder: str) -> None:
    assert refusal(f"/home/lupita/{folder}/napdesk/oficina.napdesk") == "cloud_folder"


@pytest.mark.parametrize("folder", ["Mis documentos", "One drive test", "Dropboxes", "Megan", "Documents"])
def test_other_names_are_no_cloud(folder: str) -> None:
    assert refusal(f"/home/lupita/{folder}/oficina.napdesk") is None


def test_a_store_named_after_a_cloud_is_in_none() -> None:
    assert refusal("/home/lupita/Dropbox") is None


@pytest.mark.parametrize("mark", [".dropbox.cache", ".nextcloudsync.log", ".stfolder"])
def test_cloud_folders_are_known_by_their_marks(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()
    assert refusal(tmp_path / "datos" / "oficina.napdesk") == "cloud_folder"


def test_a_link_into_a_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "datos").symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    assert refusal(tmp_path / "datos" / "oficina.napdesk") == "cloud_folder"


def test_the_reason_names_the_folder() -> None:
    with pytest.raises(Trouble) as caught:
        refuse_unsafe_place(Path("/home/lupita/OneDrive/oficina.napdesk"), TABLE)
    assert "«OneDrive»" in caught.value.message.es


def test_this_machines_own_table_lets_its_own_disk_be_used(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path / "oficina.napdesk")


def test_without_a_table_nothing_is_guessed() -> None:
    assert refusal("/mnt/oficina/oficina.napdesk", mounts="") is None


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\oficina\oficina.napdesk", True),
        ("//server/oficina/oficina.napdesk", True),
        (r"\\?\UNC\server\oficina\oficina.napdesk", True),
        (r"C:\Datos\oficina.napdesk", False),
        (r"\\?\C:\Datos\oficina.napdesk", False),
    ],
)
def test_a_share_is_known_by_how_it_is_written(path: str, share: bool) -> None:
    assert is_share(PureWindowsPath(path)) is share


def test_a_folder_is_tried_without_a_trace(tmp_path: Path) -> None:
    assert folder_is_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
