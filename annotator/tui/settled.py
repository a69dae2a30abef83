"""A case of differences as rows: the head, the answers side by side with their definitions, what was settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.codebook import Layer
from annotator.model import Unit
from annotator.session.cases import Case, Given, Side, named
from annotator.session.settling import Settling
from annotator.text import heading_line, one_line, to_display
from annotator.tui import drawing, excerpts, theme
from annotator.tui.widgets.lines import Piece, Row
from annotator.tui.widgets.passage import Passage
from annotator.tui.widgets.spans import Drawn


def masks(cases: Sequence[Case]) -> dict[str, str]:
    """Return a name for each coder that tells nothing: Coder A, Coder B …, in the order of their first answers."""
    names = dict.fromkeys(coder for case in cases for side in case.sides for coder in side.coders)
    return {coder: f"Coder {chr(ord('A') + i % 26)}" for i, coder in enumerate(names)}


def head(settling: Settling, case: Case, width: int) -> list[Row]:
    """Return two rows: the case and where it stands; headings and how much is left."""
    unit = case.frame.unit
    name = f"{unit.kind} {unit.label}" if unit.label else unit.kind
    left = f" {case.layer.name} · {name}"
    symbol = settling.named.get(unit.document, "")
    right = f"{settling.at + 1} of {len(settling.cases)} · {settling.left} open · {one_line(settling.coder)} "
    room = width - len(left) - len(right) - 4
    left += f"  {symbol}" if len(symbol) <= room else ""
    gap = " " * max(1, width - len(left) - len(right))
    before = f"{settling.settled_before} settled before " if settling.settled_before else ""
    path = one_line(" › ".join(map(heading_line, unit.path)), max(10, width - len(before) - 3))
    return [
        [Piece(to_display(left) + gap + right, theme.BOLD)],
        [Piece(f" {path}{' ' * max(1, width - len(path) - len(before) - 1)}{before}", theme.DIM)],
    ]


def passage(case: Case, before: Unit | None, after: Unit | None) -> Passage:
    """Return the text between its neighbours, with the words the case is about and those that coders marked."""
    unit, item = case.frame.unit, case.item
    focus = next((s.parts + s.attribution_parts for s in case.frame.statements if s.id == item.statement), ())
    if item.sentence is not None:
        focus = tuple((s.start, s.end) for s in case.frame.sentences if s.number == item.sentence)
    spans = [Drawn(a, b, theme.ATTRIBUTION) for s in case.frame.statements if s.id == item.statement
             for a, b in s.attribution_parts]  # fmt: skip
    marked = {(g.start, g.end, g.code) for side in case.sides for g in side.given if g.start is not None}
    for start, end, code in sorted(marked, key=str):
        sign, ground = theme.code_mark(case.layer, code)
        spans.append(Drawn(start or 0, end or 0, ground, sign, ground))
    return Passage(unit.text, tuple(spans), drawing.named(before), drawing.named(after), focus)


def panel(
    case: Case, settled: tuple[Given, ...] | None, names: Mapping[str, str], width: int, *, is_moot: bool = False
) -> list[Row]:
    """Return the answers with numbers, each with who gave it, what it means, and the memos on it."""
    asked = "Statement: does it stand?" if case.is_marking else f"{one_line(case.layer.name)}: which answer stands?"
    rows: list[Row] = [[Piece(f" {asked}", theme.BOLD)]]
    if is_moot:
        rows += [
            [],
            [Piece(f" {theme.NONE} settled: the statement does not stand, nothing is asked of it", theme.GOOD)],
        ]
    for number, side in enumerate(case.sides, 1):
        is_settled = settled is not None and set(settled) == set(side.given)
        rows += _side(case, number, side, names, width, is_settled)
    if settled is not None and not any(set(settled) == set(s.given) for s in case.sides):
        rows += [[], [Piece(f" {theme.TAKEN} ", theme.GOOD), Piece("written: ", theme.DIM),
                      Piece(_named(case, settled), theme.BOLD)]]  # fmt: skip
    return rows


def _side(case: Case, number: int, side: Side, names: Mapping[str, str], width: int, is_settled: bool) -> list[Row]:
    target = f"side:{number - 1}"
    sign = Piece(f"{theme.TAKEN if is_settled else theme.OPEN} ", theme.GOOD if is_settled else theme.PLAIN, target)
    who = ", ".join(to_display(names.get(c, c)) for c in side.coders)
    rows: list[Row] = [
        [],
        [Piece(f" {number}", theme.NUMBER, target), sign, Piece(_named(case, side.given), theme.BOLD, target),
         Piece(f"   {who}", theme.DIM, target)],
    ]  # fmt: skip
    for code in side.codes:
        said = _meaning(case.layer, code, len(side.codes) > 1)
        rows += excerpts.lines(said, width - 1, theme.PLAIN, "    ") if said else []
    if case.is_marking:
        rows += _marked(side, width)
    for coder, memo in side.memos.items():
        rows += excerpts.lines(f"{theme.MEMO} {names.get(coder, coder)}: {memo}", width - 1, theme.WARN, "    ")
    return rows


def _marked(side: Side, width: int) -> list[Row]:
    """Return the statements that these coders marked where it is asked whether one stands."""
    if not side.words:
        return [[Piece("    nothing is marked here", theme.DIM)]]
    rows = [] if side.codes else [[Piece("    marked here instead:", theme.DIM)]]
    return rows + [r for words in side.words for r in excerpts.lines(f"“{words}”", width - 1, theme.PLAIN, "    ")]


def _named(case: Case, given: Sequence[Given]) -> str:
    text = case.frame.unit.text
    parts = []
    for one in given:
        words = f" “{one_line(text[one.start : one.end], 24)}”" if one.start is not None else ""
        parts.append(f"{one_line(case.layer.name_of(one.code))}{words}")
    return ", ".join(parts) or named(case.layer, ())


def _meaning(layer: Layer, code: str, name_it: bool) -> str:
    found = layer.code(code)
    said = found.definition if found is not None else ""
    return f"{layer.name_of(code)}: {said}" if name_it and said else said
