"""Cells: no spreadsheet takes one for a formula, and reading back gives what was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.exchange.table import cell, guarded, unguarded, write_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
RISKY = st.builds(lambda start, rest: start + rest, st.text("'=+-@\t\r", min_size=1, max_size=3), TEXTS)


@given(st.one_of(TEXTS, RISKY))
@settings(max_examples=60)
def test_no_guarded_cell_begins_like_a_formula_and_the_guard_comes_off_again(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


@given(st.lists(st.lists(st.one_of(TEXTS, RISKY), min_size=2, max_size=2), max_size=5), st.booleans())
@settings(max_examples=60)
def test_a_written_table_reads_back_exactly(rows: list[list[str]], raw: bool) -> None:
    stream = io.StringIO(newline="")
    write_csv(stream, ("a", "b"), rows, raw=raw)
    found = list(csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True))[1:]
    assert [[c if raw else unguarded(c) for c in row] for row in found] == rows


@pytest.mark.parametrize(
    ("text", "kept"),
    [("=1+1", "'=1+1"), ("'quoted'", "''quoted'"), ("'=1", "''=1"), ("plain", "plain"), ("a=b", "a=b"), ("", "")],
)
def test_one_quote_is_put_in_front(text: str, kept: str) -> None:
    assert guarded(text) == kept and cell(text, raw=True) == text


def test_numbers_and_flags_are_no_formulas() -> None:
    assert [cell(v) for v in (-1, 0.5, True, False, None)] == ["-1", "0.5", "true", "false", ""]


def test_lines_end_with_lf() -> None:
    stream = io.StringIO(newline="")
    write_csv(stream, ("a",), [["x\ny"]])
    assert stream.getvalue() == 'a\n"x\ny"\n'
