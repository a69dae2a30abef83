"""How an extra is added: a person can type what is said, whatever annotator was installed from."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest

from annotator import extras


class Installed:
    """An installation with this record of where it came from."""

    def __init__(self, record: str | None) -> None:
        self._record = record

    def read_text(self, name: str) -> str | None:
        """Return the record."""
        return self._record if name == "direct_url.json" else None


def told(monkeypatch: pytest.MonkeyPatch, record: str | None) -> str:
    """Return what is said of the extra xlsx."""
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: Installed(record))
    return extras.command("xlsx")


def test_what_came_from_a_folder_is_installed_from_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "my source"
    folder.mkdir()
    record = json.dumps({"url": folder.as_uri(), "dir_info": {}})
    assert told(monkeypatch, record) == f"pip install '{folder}[xlsx]'"


@pytest.mark.parametrize(
    "record", [None, "{}", "broken", '{"url": "file:///gone/for/good"}', '{"url": "https://x.org/a"}']
)
def test_what_came_from_elsewhere_is_named(monkeypatch: pytest.MonkeyPatch, record: str | None) -> None:
    assert told(monkeypatch, record) == "pip install 'deliberation-annotator[xlsx]'"
