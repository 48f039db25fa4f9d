"""Where a store may stand: on this machine's own disk, and what can be done in its folder."""

from __future__ import annotations

import errno
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath, PureWindowsPath

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

if sys.platform == "win32":
    import ctypes

MOUNTS = Path("/proc/self/mountinfo")

_NETWORK_TYPES = re.compile(
    r"nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|9pnet|ceph|lustre|beegfs|gpfs|davfs|webdav|vboxsf|"
    r"fuse\.(sshfs|gvfsd-fuse|davfs2?|curlftpfs|glusterfs|cephfs?|s3fs|smbnetfs)"
)
_CLOUD_TYPES = re.compile(r"fuse\.(rclone|onedriver|google-drive-ocamlfuse|drivefs|dropbox|megafs|pcloud|proton-drive)")
_CLOUD_NAMES = re.compile(
    r"onedrive( ?[-–] .+)?|dropbox( \(.+\))?|google ?drive( ?[-–] ?.+)?|(my drive|mi unidad)( \(.+\))?|"
    r"icloud ?drive.*|mobile documents|com~apple~clouddocs|cloudstorage|nextcloud\d*|owncloud\d*|"
    r"mega(sync)?|pcloud ?drive|box sync|syncthing",
    re.IGNORECASE,
)
# What a synchronising program leaves in the folder it looks after.
_CLOUD_MARKS = (
    ".dropbox",
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".stfolder",
    ".tmp.drivedownload",
)
_DRIVE_REMOTE = 4  # GetDriveType's answer for a network drive
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def refuse_unsafe_place(path: Path, mounts: str | None = None) -> None:
    """Raise Trouble ``network_share`` or ``cloud_folder`` where a store at this path could be lost.

    ``mounts`` is the mount table in the words of Linux's mountinfo; the machine's own if not given.
    """
    whole = path.resolve()
    kind = _file_system(whole, _mount_table() if mounts is None else mounts)
    if _is_windows_share(path) or _NETWORK_TYPES.fullmatch(kind):
        raise Trouble("network_share", _NETWORK, _OWN_DISK)
    cloud = next(_clouds(path.absolute()), None) or next(_clouds(whole), None)
    if cloud is not None or _CLOUD_TYPES.fullmatch(kind):
        raise Trouble("cloud_folder", _CLOUD.fill(name=cloud or whole.parent.name), _OUT_OF_CLOUD)


def folder_is_writable(folder: Path) -> bool:
    """Whether files may be made in a folder, found by making one that never gets a name."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno not in _FORBIDDEN


def is_share(path: PurePath) -> bool:
    r"""Whether a path is written as a share's: ``\\server\share\…``."""
    drive = PureWindowsPath(path).drive.upper()
    own = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive.startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\") and not own


def _is_windows_share(path: Path) -> bool:
    if sys.platform == "win32":
        whole = path.resolve()
        # A drive letter may stand for a share.
        return is_share(whole) or ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _DRIVE_REMOTE
    return False


def _mount_table() -> str:
    return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape") if MOUNTS.exists() else ""


def _file_system(path: Path, mounts: str) -> str:
    """The type of the file system a path is on; empty where the table does not say."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        mounted, separator, described = line.partition(" - ")
        columns = mounted.split(" ")
        if not separator or len(columns) < 5:
            continue
        point = Path(_unescaped(columns[4]))
        # A later line covers an earlier one at the same point.
        if len(point.parts) >= longest and path.is_relative_to(point):
            longest, found = len(point.parts), described.split(" ")[0]
    return found


def _unescaped(point: str) -> str:
    """Spaces and the like come as ``\\040`` in the table."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point)


def _clouds(path: Path) -> Iterator[str]:
    """The folders over a path that a synchronising program looks after, by name or by its marks."""
    for folder in path.parents:
        if _CLOUD_NAMES.fullmatch(folder.name) or any((folder / mark).exists() for mark in _CLOUD_MARKS):
            yield folder.name


_NETWORK = Text(
    es="Esa carpeta está en otro equipo de la red, donde un corte de conexión puede dañar los datos.",
    en="That folder is on another computer of the network, where a broken connection can damage the data.",
)
_OWN_DISK = Text(
    es="Elija una carpeta del disco de este equipo. Los respaldos sí pueden copiarse a la red.",
    en="Choose a folder on this computer's own disk. Backups may be copied to the network.",
)
_CLOUD = Text(
    es="La carpeta «{name}» se sincroniza con internet: puede dañar los datos y llevarlos fuera de la oficina.",
    en="The folder “{name}” is synchronised over the internet: it can damage the data and take it out of the office.",
)
_OUT_OF_CLOUD = Text(
    es="Elija una carpeta de este equipo que no se sincronice.",
    en="Choose a folder of this computer that is not synchronised.",
)
