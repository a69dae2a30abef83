"""What the tests of the screen share: a small project and the application on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.session import Session
from annotator.store import coders
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project, open."""
    with made.make(tmp_path) as found:
        yield found


@pytest.fixture
def session(project: Project) -> Session:
    """Return anna's session in it."""
    coders.register(project.conn, "anna")
    return Session(project, "anna")


@pytest.fixture
def app(session: Session) -> CodingApp:
    """Return the application on anna's session."""
    return CodingApp(session)
