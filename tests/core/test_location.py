"""Projects are kept off network drives and out of synchronised folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store import location
from annotator.store.project import create, open_project
from tests import made

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/me/local\\040disk ext4 rw 0 0
//office/team /mnt/team cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/study", "ext4"),
        ("/home/me/study", "nfs4"),
        ("/home/me/local disk/study", "ext4"),
        ("/mnt/team/study", "cifs"),
        ("/mnt/teamwork", "ext4"),
    ],
)
def test_the_longest_mount_point_above_a_folder_counts(folder: str, kind: str) -> None:
    assert location.file_system(Path(folder), MOUNTS) == kind


def test_a_project_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "_mounts", lambda: f"server:/x {tmp_path.resolve()} nfs4 rw 0 0")
    with pytest.raises(ProjectError, match="network drive"):
        create(tmp_path / "study", "", tmp_path / "book.yaml")
    assert not (tmp_path / "study").exists()


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - University", "Google Drive", "Nextcloud"])
def test_a_project_in_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    made.make(tmp_path).close()
    (tmp_path / name).mkdir()
    moved = (tmp_path / "study").rename(tmp_path / name / "study")
    with pytest.raises(ProjectError, match="behind the database's back"):
        open_project(moved)


def test_a_folder_that_carries_a_service_s_mark_is_synchronised(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(ProjectError):
        location.refuse_unsafe(tmp_path / "study")


def test_any_other_folder_will_do(tmp_path: Path) -> None:
    location.refuse_unsafe(tmp_path / "my dropbox notes")
