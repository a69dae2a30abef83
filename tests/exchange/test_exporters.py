"""Formats are entry points; a workbook and a Parquet file hold the long table exactly."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from annotator.errors import UsageError
from annotator.exchange import exporters
from annotator.exchange.exporters import Form
from annotator.store.listing import Scope
from annotator.store.project import open_project


def exported(folder: Path, name: str, form: Form | None = None) -> bytes:
    """Return the bytes of an export of anna's codings."""
    with open_project(folder) as project:
        return exporters.load(name)(project, Scope(coder="anna"), form or Form()).data


def test_the_formats_are_those_of_the_entry_points() -> None:
    assert {"csv", "matrix", "parquet", "xlsx"} <= set(exporters.names())


def test_an_unknown_format_names_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="did you mean 'matrix'"):
        exporters.load("matrx")


def test_a_workbook_holds_the_cells_of_the_csv(sample: Path) -> None:
    sheet = load_workbook(io.BytesIO(exported(sample, "xlsx"))).worksheets[0]
    rows = list(csv.reader(io.StringIO(exported(sample, "csv").decode())))
    assert sheet.max_row == len(rows)
    for told, expected in zip(sheet.iter_rows(values_only=True), rows, strict=True):
        assert ["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in told] == expected


def test_a_workbook_of_the_same_data_has_the_same_bytes(sample: Path) -> None:
    assert exported(sample, "xlsx") == exported(sample, "xlsx")


def test_parquet_keeps_nothing_as_null_and_offsets_as_numbers(sample: Path) -> None:
    table = parquet.read_table(io.BytesIO(exported(sample, "parquet")))
    rows = list(csv.DictReader(io.StringIO(exported(sample, "csv", Form(raw=True)).decode())))
    assert table.num_rows == len(rows)
    assert table.column_names == list(rows[0])
    assert [r["start"] for r in table.to_pylist()] == [int(r["start"]) if r["start"] else None for r in rows]
