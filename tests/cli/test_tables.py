"""Tables for people: whole ids and times to the minute on a terminal of 80 columns, no padding to the longest text."""

from __future__ import annotations

import io
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli.tables import cell, emit_table
from tests.running import annotator

ID, TIME = "d095dcc278dfe0f91", "2026-11-25T13:21:03.172Z"
LONG = "One speaker described the training of prison staff as the best investment of the past decade. " * 4


def shown(columns: list[str], rows: list[list[object]], monkeypatch: pytest.MonkeyPatch, width: int = 80) -> str:
    """Return the table as a terminal of this width gets it."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    emit_table(columns, rows)
    monkeypatch.undo()
    found = re.sub("\x1b\\[[0-9;]*m", "", stream.getvalue())
    assert max(map(len, found.splitlines())) <= width
    return found


def test_ids_and_times_stand_whole_beside_long_words_on_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    found = shown(["id", "symbol", "at", "per_hour", "title"], [[ID, "A/CONF.1/L.6", TIME, 1.5, LONG]], monkeypatch)
    assert ID in found and "2026-11-25 13:21Z" in found and "A/CONF.1/L.6" in found
    assert " ".join(LONG.split()).split()[-1] in found


def test_where_the_terminal_is_too_narrow_all_is_wrapped_and_nothing_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    found = shown(["id", "at"], [[ID, ID]], monkeypatch, 20)
    assert "…" not in found and sum(c.isalnum() for c in found) == 2 * len(ID) + len("idat")


def test_keys_of_codes_are_whole_or_cut_behind_an_underline(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = ["document", "label", "layer", "severity", "anna", "ben", "text"]
    row = ["Draft report", "5", "theme", "0.67", "capacity", "prison_conditions", "One speaker, from Norway, described"]
    assert "prison_conditions" in shown(heads, [row], monkeypatch)
    long = [*row[:4], "organized_crime | sexual_exploitation", "organized_crime | youth_prevention", row[6]]
    whole = set(shown(heads, [row, long], monkeypatch).split())
    assert {"sexual_exploitation", "youth_prevention"} <= whole
    words = set(shown(heads, [row, long], monkeypatch, 68).split())
    assert {"sexual_", "exploitation"} <= words or {"youth_", "prevention"} <= words
    assert not {"tion", "ation", "ime", "rime"} & words


def test_a_table_without_rows_has_its_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "title" in shown(["id", "title"], [], monkeypatch)


def test_a_line_in_a_pipe_is_not_padded_to_the_longest_text(sample: object) -> None:
    annotator("-p", sample, "round", "open", "main")
    head, rule, first, *_ = annotator("-p", sample, "disagreements").out.splitlines()
    assert head.split()[:3] == ["document", "label", "layer"] and "Draft report" in first
    assert len(rule) < 200


@given(st.text())
def test_only_a_moment_is_shortened(text: str) -> None:
    assert cell(TIME) == "2026-11-25 13:21Z" and cell(f"at {TIME}") == f"at {TIME}"
    assert "\n" not in cell(text)
