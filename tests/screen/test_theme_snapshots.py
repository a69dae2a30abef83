"""How the coding screen looks in each theme while there is much to see, and how overlapping codes do in few columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from annotator.preferences import Preferences
from annotator.session import Session
from annotator.store import coders
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from tests import made

CODEBOOK = (
    made.CODEBOOK
    + """\
  - key: claim
    name: Claim
    multiple: yes
    item: span
    codes: [{key: fact, name: Fact}, {key: value, name: Value}, {key: policy, name: Policy}]
"""
)


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Return the small project with a layer of claims, open."""
    with made.make(tmp_path_factory.mktemp("claims"), CODEBOOK) as found:
        yield found


@pytest.fixture
def overlapping(project: Project) -> Session:
    """Return a session at a paragraph with ranges that hold, cross and touch one another, a memo and a flag."""
    coders.register(project.conn, "anna")
    found = Session(project, "anna")
    text = found.view().unit.text
    for words, layer, code in (
        ("stressed crime prevention. It was noted that artificial", "claim", "fact"),
        ("crime prevention", "claim", "policy"),
        ("prevention. It", "claim", "value"),
        ("noted that artificial intelligence could", "claim", "policy"),
        ("intelligence", "country", "CHL"),
    ):
        start = text.index(words)
        found.apply(layer, code, start=start, end=start + len(words))
    found.memo("To be talked over")
    found.flag("doubtful")
    return found


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "terminal", "terminal-light"])
def test_each_theme_looks_as_it_did_with_much_to_see(
    snap_compare: SnapshotAssertion, overlapping: Session, theme: str
) -> None:
    app = CodingApp(overlapping, Preferences({**Preferences().values, "theme": theme, "reasons": True}))
    assert snap_compare(app, terminal_size=(120, 40), press=["1"])


def test_overlapping_codes_look_as_before_in_80_columns(snap_compare: SnapshotAssertion, overlapping: Session) -> None:
    assert snap_compare(CodingApp(overlapping), terminal_size=(80, 24))
