"""RTF: the text by striprtf, a line a paragraph; automatic numbers are lost, which is said."""

from __future__ import annotations

from collections.abc import Callable

from annotator.documents.lines import Draft, Line
from annotator.errors import ReadError
from annotator.text import freeze

_LARGEST = 30_000_000
_LOST = "numbers that the word processor counts itself are not in RTF text; check labels, or import the docx"


def read(data: bytes, where: str) -> Draft:
    """Return the paragraphs of an RTF file; cells of a table's row stand between bars."""
    from striprtf import striprtf

    if len(data) > _LARGEST:
        raise ReadError(f"RTF over {_LARGEST // 1_000_000} MB", where=where, remedy="save it as docx")
    try:
        to_text: Callable[..., str] = striprtf.rtf_to_text
        text = to_text(data.decode("latin-1"), errors="ignore")
    except (ValueError, LookupError, IndexError, TypeError, RecursionError) as error:
        raise ReadError("the RTF is damaged", where=where, remedy="save it as docx") from error
    frozen = freeze(text.replace("\f", "\n"))
    rows = enumerate(frozen.text.split("\n"), 1)
    lines = [Line(n, " ".join(row.split()), row=row.count("|") > 1, whole=True) for n, row in rows if row.strip(" |")]
    counted = any(word in data for word in (rb"\listtext", rb"\pntext", rb"\ls1"))
    return Draft(tuple(lines), (), ((_LOST,) if counted else ()) + frozen.changes)
