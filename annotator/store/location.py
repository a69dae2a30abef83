"""Where a database may lie: never on a network drive or in a folder that a sync service copies behind its back.

SQLite's write-ahead log needs shared memory that network drives lack (sqlite.org/wal.html, "all processes using a
database must be on the same host computer"), and a sync service that copies a live database loses or mixes writes.
"""

from __future__ import annotations

import re
from pathlib import Path

from annotator.errors import ProjectError

_MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone")
)
_SYNCED = re.compile(
    r"Dropbox(?: \(.*\))?|OneDrive(?: - .*)?|Google ?Drive|GoogleDrive-.*|My Drive|iCloud ?Drive|com~apple~CloudDocs"
    r"|Nextcloud|ownCloud|Box Sync|pCloudDrive|MEGA(?:sync)?|Syncthing"
)
_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".tmp.driveupload")


def refuse_unsafe(folder: Path) -> None:
    """Raise ProjectError when the folder lies on a network drive or is synchronised."""
    whole = folder.resolve()
    service = _service(whole)
    if service is not None:
        raise ProjectError(
            f"{folder} lies in the folder '{service}', which a service copies behind the database's back",
            remedy="keep projects in a folder of this machine alone; exchange the files it exports",
        )
    kind = file_system(whole, _mounts())
    if kind in _NETWORK:
        raise ProjectError(
            f"{folder} lies on a network drive ({kind}), where a database loses decisions",
            remedy="keep projects on a disk of this machine; exchange the files it exports",
        )


def _service(folder: Path) -> str | None:
    for place in (folder, *folder.parents):
        if _SYNCED.fullmatch(place.name) or any((place / mark).exists() for mark in _MARKS):
            return place.name or str(place)
    return None


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def file_system(folder: Path, mounts: str) -> str | None:
    """Return the kind of file system a folder lies on, by the longest mount point above it (proc(5), mounts)."""
    best, kind = -1, None
    for line in mounts.splitlines():
        parts = line.split(" ")
        point = parts[1].replace("\\040", " ") if len(parts) > 2 else None
        if point is not None and folder.is_relative_to(point) and len(point) > best:
            best, kind = len(point), parts[2]
    return kind
