"""How the screen looks, at three sizes; a change of looks is a change of these pictures."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from annotator.tui.app import CodingApp


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_coding_screen_looks_as_it_did(
    snap_compare: SnapshotAssertion, app: CodingApp, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, press=["a"])


def test_the_picker_looks_as_it_did(snap_compare: SnapshotAssertion, app: CodingApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), press=["c", "p", "r", "e"])


def test_the_keys_look_as_they_did(snap_compare: SnapshotAssertion, app: CodingApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), press=["question_mark"])
