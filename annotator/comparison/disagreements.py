"""The items that coders differ on, worst first; severity is the mean distance between two coders, 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.codebook import Layer
from annotator.comparison.marking import MARKING
from annotator.comparison.reading import Rated
from annotator.comparison.values import Sheet, Value
from annotator.comparison.words import words
from annotator.delayed import dataclass
from annotator.items import Item, place_of

if TYPE_CHECKING:
    from annotator.agreement import Span

Distance = Callable[[frozenset[str], frozenset[str]], float]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One item with the codes each coder gave; an empty list says that no code applies."""

    unit: str
    document: str
    label: str | None
    layer: str
    statement: str | None
    start: int | None
    end: int | None
    severity: float
    codes: dict[str, list[str]]
    text: str


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the MASI distance of two sets of codes (Passonneau 2006); two empty sets do not differ."""
    if a == b:
        return 0.0
    common, union = len(a & b), len(a | b)
    monotony = (2 / 3 if a <= b or b <= a else 1 / 3) if common else 0.0
    return 1 - common / union * monotony


def distance_of(layer: Layer) -> Distance:
    """Return how far apart two values of a layer are: MASI for sets, steps of the ladder on a scale, else 0 or 1."""
    if layer.is_set:
        return masi
    rank = {code: i for i, code in enumerate(layer.scale_codes())} if layer.scale == "ordinal" else {}
    steps = max(1, len(rank) - 1)

    def single(a: frozenset[str], b: frozenset[str]) -> float:
        if a == b:
            return 0.0
        ranks = [rank.get(code) for code in (*a, *b)]
        known = [r for r in ranks if r is not None]
        return abs(known[0] - known[1]) / steps if len(known) == len(ranks) == 2 else 1.0

    return single


def find(rated: Rated, sheets: Sequence[Sheet]) -> list[Disagreement]:
    """Return the disagreements of all sheets, worst first, then in reading order."""
    found = []
    for sheet in sheets:
        distance = distance_of(sheet.layer)
        for item, values in zip(sheet.items, sheet.values(), strict=True):
            severity = _severity(values, distance) if sum(v is not None for v in values) > 1 else 0.0
            if severity > 0:
                found.append(_disagreement(rated, sheet, item, values, severity))
    order = {unit.id: i for i, unit in enumerate(rated.units)}
    return sorted(found, key=lambda d: (-d.severity, order.get(d.unit, -1)))


def _severity(values: Sequence[Value], distance: Distance) -> float:
    from statistics import fmean

    given = [v for v in values if v is not None]
    return fmean(distance(a, b) for a, b in combinations(given, 2))


def _disagreement(rated: Rated, sheet: Sheet, item: Item, values: Sequence[Value], severity: float) -> Disagreement:
    frame = rated.frame(item.unit or next(u.id for u in rated.units if u.document == item.document))
    statement, start, end = place_of(item, frame.sentences)
    text = _words_of(rated, statement) if statement is not None else frame.unit.text
    codes = {coder: sorted(v) for coder, v in zip(sheet.coders, values, strict=True) if v is not None}
    return Disagreement(
        frame.unit.id, item.document, frame.unit.label, sheet.layer.key, statement, start, end,
        round(severity, 4), codes, text if start is None else frame.unit.text[start:end],
    )  # fmt: skip


def _words_of(rated: Rated, statement: str) -> str:
    """Return the words of a statement, of the shared frame or of a coder's own marking."""
    row = rated.project.conn.execute("SELECT text FROM statement WHERE id = ?", (statement,)).fetchone()
    return str(row[0])


def find_spans(rated: Rated, sheets: Sequence[Sheet]) -> list[Disagreement]:
    """Return the marks that coders differ on, of layers of spans: the best alignment of each unit, worst first.

    Marks that are aligned differ by where they lie (the share of their words that only one has), or wholly when the
    codes differ or a coder has none.
    """
    from statistics import fmean

    from annotator.comparison.spans import aligned, texts

    found = []
    for sheet in sheets:
        marked = words(rated, sheet) if sheet.layer.key != MARKING else None
        for item, text in zip(sheet.items, texts(marked or ()), strict=False):
            for row in aligned(text) if text is not None else ():
                severity = fmean(_apart(a, b) for a, b in combinations(row.values(), 2))
                if severity > 0:
                    found.append(_of_marks(rated, sheet, item, row, severity))
    order = {unit.id: i for i, unit in enumerate(rated.units)}
    return sorted(found, key=lambda d: (-d.severity, order[d.unit], d.start or 0))


def _apart(a: Span | None, b: Span | None) -> float:
    if a is None and b is None:
        return 0.0
    if a is None or b is None or a.code != b.code:
        return 1.0
    return 1 - max(0, min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def _of_marks(
    rated: Rated, sheet: Sheet, item: Item, row: Mapping[str, Span | None], severity: float
) -> Disagreement:  # fmt: skip
    unit = rated.frame(item.unit).unit
    marks = [s for s in row.values() if s is not None]
    start, end = int(min(s.start for s in marks)), int(max(s.end for s in marks))
    codes = {coder: [] if s is None else [str(s.code)] for coder, s in row.items()}
    return Disagreement(
        unit.id, unit.document, unit.label, sheet.layer.key, None, start, end, round(severity, 4), codes,
        unit.text[start:end],
    )  # fmt: skip
