"""The formats of our own: the long or settled table as csv, xlsx and parquet, and the matrix."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from annotator import extras
from annotator.comparison import reading, values
from annotator.comparison.rounds import latest
from annotator.errors import UsageError
from annotator.exchange import final, long, matrix
from annotator.exchange.exporters import Exported, Form
from annotator.exchange.table import cell, write_csv
from annotator.store.listing import Scope
from annotator.store.project import Project

Table = tuple[Sequence[str], list[Sequence[Any]]]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold: the same data gives the same bytes


def csv(project: Project, scope: Scope, form: Form) -> Exported:
    """Return the long or settled table as CSV."""
    return _as_csv(_table(project, scope, form), form.raw)


def matrix_csv(project: Project, scope: Scope, form: Form) -> Exported:
    """Return the matrix of coders as CSV."""
    book = project.book()
    rated = reading.read(
        project, book, scope.round or latest(project), [scope.coder] if scope.coder else None, scope.document
    )
    sheets = values.sheets(rated, [scope.layer] if scope.layer else None)
    return _as_csv((matrix.columns(rated.coders), [*matrix.rows(rated, sheets)]), form.raw)


def xlsx(project: Project, scope: Scope, form: Form) -> Exported:
    """Return the long or settled table as a workbook of one sheet; every cell is text, a number or a truth value."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise _missing("xlsx", "openpyxl") from None
    columns, rows = _table(project, scope, form)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("codings")
    for row in (columns, *rows):
        sheet.append([v if v is None or isinstance(v, bool | int | float) else cell(v, form.raw) for v in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return Exported(_timeless(buffer.getvalue()), len(rows))


def parquet(project: Project, scope: Scope, form: Form) -> Exported:
    """Return the long or settled table as Parquet: texts, 64-bit numbers and truth values with nulls."""
    try:
        import pyarrow
        from pyarrow import parquet as writer
    except ImportError:
        raise _missing("parquet", "pyarrow") from None
    columns, rows = _table(project, scope, form)
    kinds = {"start": pyarrow.int64(), "end": pyarrow.int64(), "coders": pyarrow.int64(), "flagged": pyarrow.bool_()}
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in columns])
    table = pyarrow.table([[row[i] for row in rows] for i in range(len(columns))], schema=schema)
    buffer = io.BytesIO()
    writer.write_table(table, buffer)
    return Exported(buffer.getvalue(), len(rows))


def _table(project: Project, scope: Scope, form: Form) -> Table:
    if form.final:
        return final.COLUMNS, [*final.rows(project, project.book(), scope)]
    return long.COLUMNS, [*long.rows(long.codings(project, project.book(), scope))]


def _as_csv(table: Table, raw: bool) -> Exported:
    columns, rows = table
    buffer = io.StringIO(newline="")
    write_csv(buffer, columns, rows, raw=raw)
    return Exported(buffer.getvalue().encode("utf-8"), len(rows))


def _missing(extra: str, package: str) -> UsageError:
    return UsageError(f"the format {extra} needs the package {package}", remedy=extras.command(extra))


def _timeless(data: bytes) -> bytes:
    """Return a zip with the times of its making taken out of it and its document properties."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
            else:
                new.writestr(zipfile.ZipInfo(name, _EPOCH), _CORE, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_CORE = (
    '<?xml version="1.0"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
