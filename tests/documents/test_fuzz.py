"""Files damaged at random are read or refused, and what is read is sound."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import documents
from annotator.errors import ReadError
from annotator.model import Report
from annotator.text import freeze
from tests.documents import sample
from tests.documents.damage import damaged

_WRITERS = {**sample.WRITERS, **sample.PLAIN}


@cache
def _original(name: str) -> bytes:
    return _WRITERS[name]()


@pytest.mark.parametrize("name", sorted(_WRITERS))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_a_damaged_file_is_read_or_refused(name: str, seed: int, inside: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(_original(name), random.Random(seed), inside=inside))
    try:
        report = documents.read(path)
    except ReadError as error:
        assert error.remedy and "not foreseen" not in str(error)
    else:
        check(report)


_SIGNS = "aB1.()[]-—:;,\n\n\f \t\r|#*_<>&{}\\'\"İß\u0301\u202e\ue00c\ue010é–“”§0Iiv"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=st.text(st.sampled_from(_SIGNS), max_size=400))
def test_any_text_is_read_or_refused(text: str, tmp_path: Path) -> None:
    for name in ("report.txt", "report.md", "report.html", "report.rtf"):
        before = "{\\rtf1 " if name.endswith("rtf") else "<html>" if name.endswith("html") else ""
        path = tmp_path / name
        path.write_text(f"{before}1. The Committee considered the question of rivers.\n\n{text}", encoding="utf-8")
        try:
            check(documents.read(path))
        except ReadError as error:
            assert error.remedy and "not foreseen" not in str(error)


def check(report: Report) -> None:
    """Check what holds of every report, whatever it was read from."""
    ids = [unit.id for unit in report.units]
    assert ids and len(set(ids)) == len(ids)
    assert {unit.parent for unit in report.units} <= {None, *ids}
    assert {unit.section for unit in report.units} <= {None, *(section.id for section in report.sections)}
    for unit in report.units:
        assert unit.text == unit.text.strip() and freeze(unit.text).changes == ()
    texts = {unit.id: unit.text for unit in report.units}
    for sentence in report.sentences:
        assert texts[sentence.unit][sentence.start : sentence.end] == sentence.text
    for each in report.participants:
        assert 0 <= each.start < each.end <= len(texts[each.unit])
    for note in report.footnotes:
        assert note.unit is None or (note.offset is not None and 0 <= note.offset <= len(texts[note.unit]))
