"""Tables of any format as lines: the heads of the columns over the rows, groups of rows under their own heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.delayed import dataclass
from annotator.documents.lines import BAR, Line
from annotator.model import LabelSource

_HEADS, _GROUP = 8, 9  # levels of headings that only a table's rows stand under
_FILED = re.compile(r"Distr\.|United Nations|Nations Unies|Naciones Unidas|[A-Z]{1,6}(?:/[\w.()-]+){2,6}")
_NUMBER = ("No.", "Nos.", "Para.", "Rec.", "N°", "Nº", "Núm.", "#")
_USUAL = re.compile(
    r"(?:recommendations?|positions?|responses?|themes?|(?:full )?list of themes|states?|country|countries|votes?"
    r"|names?|members?|member states?|delegations?|part(?:y|ies)|paragraphs?|numbers?|titles?|documents?|symbols?"
    r"|items?|comments?|status|dates?|sources?|actions?|resolutions?|organizations?|speakers?|functions?|subjects?|topics?"
    r"|recommandations?|réponses?|thèmes?|états?|pays|noms?|délégations?|paragraphes?|titres?|observations?"
    r"|recomendación|recomendaciones|posición|respuestas?|temas?|estados?|país(?:es)?|votos?|nombres?|delegación"
    r"|delegaciones|párrafos?|títulos?|observaciones)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells as text, empty ones left out; ``heads`` where the format marks it as the columns' heads."""

    number: int
    cells: tuple[str, ...]
    heads: bool = False
    page: int | None = None
    marker: str = ""


def is_masthead(texts: Sequence[str]) -> bool:
    """Say whether cells hold a masthead, which is printed as a table only to place it."""
    return any(_FILED.match(text) for text in texts[:8])


def lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield a table's lines: heads and groups as headings, the other rows with their cells between bars."""
    columns = max(len(row.cells) for row in rows)
    guessed = not any(row.heads for row in rows) and _reads_as_heads(rows, columns)
    for i, row in enumerate(rows):
        text = BAR.join(row.cells)
        if (row.heads or (guessed and not i)) and len(row.cells) > 1 and i < len(rows) - 1:
            yield Line(row.number, text, row.page, level=_HEADS, whole=True)
        elif len(row.cells) == 1 and columns > 2 and not text.endswith((".", ";")):
            yield Line(row.number, text, row.page, level=_GROUP, whole=True)
        else:
            source: LabelSource = "computed" if row.marker else "typed"
            yield Line(row.number, text, row.page, row=True, whole=True, label_source=source, marker=row.marker)


def _reads_as_heads(rows: Sequence[Row], columns: int) -> bool:
    """Say whether a first row names its columns though the format does not say so.

    All its cells are short names, and one is a usual name of a column, or all cells below one hold figures or much
    longer text.
    """
    first, below = rows[0].cells, [row.cells for row in rows[1:] if len(row.cells) == columns]
    if len(first) != columns or len(rows) < 3 or not below or not all(map(_is_name, first)):
        return False
    usual = any(_USUAL.fullmatch(cell) for cell in first)
    return usual or any(all(_differs(cells[i], name) for cells in below) for i, name in enumerate(first))


def are_heads(texts: Sequence[str], figures: bool) -> bool:
    """Say whether texts set over columns name these: all short names, one a usual one, or ``figures`` below them."""
    return len(texts) > 1 and all(map(_is_name, texts)) and (figures or any(map(_USUAL.fullmatch, texts)))


def _is_name(cell: str) -> bool:
    return (cell[0].isalpha() and len(cell.split()) <= 6 and not cell.endswith((".", ";", ","))) or cell in _NUMBER


def _differs(cell: str, name: str) -> bool:
    return cell[0].isdigit() or len(cell.split()) >= 4 * len(name.split())


def or_paragraphs(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield a table's lines; one of a single column, or that holds the masthead, gives a paragraph a cell."""
    if max((len(row.cells) for row in rows), default=0) < 2 or is_masthead([c for row in rows for c in row.cells]):
        return (Line(row.number, cell, whole=True) for row in rows for cell in row.cells)
    return lines(rows)
