"""Real documents damaged at random are read or refused, and what is read is sound."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator import documents
from annotator.errors import ReadError
from tests.conftest import SHARED
from tests.documents.damage import damaged
from tests.documents.test_fuzz import check

_FILES = [path for path in sorted((SHARED / "corpus" / "un").glob("*.*")) if path.stat().st_size < 420_000]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_damaged_report_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    for seed in (len(data), len(data) + 1):
        other = tmp_path / path.name
        other.write_bytes(damaged(data, random.Random(seed), inside=seed % 2 == 0))
        try:
            check(documents.read(other))
        except ReadError as error:
            assert error.remedy and "not foreseen" not in str(error)
