"""What stands around the panel, as rows: the head with its orientation, the passage, the message line, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.style import Style

from annotator.model import Statement, Unit
from annotator.session import Group, Mark, Offer, View, extent, is_of
from annotator.text import heading_line, one_line
from annotator.tui import theme
from annotator.tui.actions import Action
from annotator.tui.widgets.lines import Piece, Row
from annotator.tui.widgets.passage import Passage
from annotator.tui.widgets.spans import Drawn
from annotator.tui.widgets.wrapping import wrap

_GAP = 2
_MEMO_LINES = 4


def head(view: View, coder: str, round_name: str, width: int) -> list[Row]:
    """Return two rows: document, unit and progress; then where the unit stands in the report."""
    unit = view.unit
    name = one_line(f"{unit.kind} {unit.label}" if unit.label else unit.kind)
    signs = [f"{theme.DONE} done"] if view.is_done else []
    signs += [f"{theme.FLAG} {view.state.flag.code}"] if view.state.flag else []
    signs += [theme.MEMO] if view.state.memo else []
    right = f"{view.number} of {view.total} · {view.done_units} done · {one_line(coder)} · {one_line(round_name)} "
    left = " " + "  ".join((name, *signs))
    room = width - cell_len(left) - cell_len(right) - 2 * _GAP
    left += f"  {view.named}" if cell_len(view.named) <= room else ""
    return [[Piece(_between(left, right, width), theme.BOLD)], [Piece(" " + _path(unit, width - 2), theme.DIM)]]


def _path(unit: Unit, width: int) -> str:
    """Return page, speaker and headings, the outermost headings dropped where there is no room."""
    facts = [f"p. {unit.page}"] if unit.page else []
    facts += [one_line(unit.speaker)] if unit.speaker else []
    headings = [heading_line(heading) for heading in unit.path]
    for cut in range(max(1, len(headings))):
        kept = ["…"] * (cut > 0) + headings[cut:]
        shown = " › ".join((*facts, *kept))
        if cell_len(shown) <= width:
            return shown
    return one_line(" › ".join((*facts, "…", *headings[-1:])), width)


def passage(view: View, group: Group | None) -> Passage:
    """Return the text with attributions, suggested and given spans; what is in focus stands out."""
    focus = group.statement if group else None
    said = {s.id: s for s in view.frame.statements}
    spans = [
        Drawn(a, b, theme.ATTRIBUTION + (theme.BOLD if s.id == focus else theme.PLAIN))
        for s in view.frame.statements
        for a, b in s.attribution_parts
    ]
    spans += [d for o in view.offers if (d := _offered(o, group, said)) is not None]
    spans += [d for a in view.answers for m in a.marks if (d := _given(m, a.is_span, group)) is not None]
    return Passage(
        view.unit.text,
        tuple(spans),
        named(view.before),
        named(view.after),
        extent(view, group),
        tuple(min((*s.parts, *s.attribution_parts))[0] for s in view.frame.statements),
        tuple(s.start for s in view.frame.sentences if s.number > 1),
    )


def _offered(offer: Offer, group: Group | None, said: Mapping[str, Statement]) -> Drawn | None:
    """Return an open suggestion's words: those of a span layer with a lane, else those of the item in focus."""
    start, end = offer.suggestion.start, offer.suggestion.end
    if start is None or end is None or offer.state != "open":
        return None
    if offer.is_span:
        return Drawn(start, end, theme.SUGGESTED_SPAN, "?", theme.DIM, is_given=False)
    statement = said.get(offer.item.statement or "")
    attributed = statement is not None and any(a <= start and end <= b for a, b in statement.attribution_parts)
    is_focus = group is not None and offer in group.offers
    return Drawn(start, end, theme.SUGGESTED_SPAN) if is_focus and not attributed else None


def _given(mark: Mark, is_span: bool, group: Group | None) -> Drawn | None:
    start, end = mark.decision.start, mark.decision.end
    if start is None or end is None:
        return None
    if is_span:
        sign, ground = theme.code_mark(mark.layer, mark.decision.code or "")
        return Drawn(start, end, ground + theme.BOLD, sign, Style(color=ground.bgcolor, bold=True))
    is_focus = group is not None and any(mark in a.marks for a in group.answers)
    return Drawn(start, end, theme.TAKEN_SPAN) if is_focus and mark.item.sentence is None else None


def named(unit: Unit | None) -> str:
    """Return a neighbour's text behind its number, empty for none."""
    if unit is None:
        return ""
    return f"{unit.label}. {unit.text}" if unit.label else unit.text


def under(view: View, start: int, end: int) -> str:
    """Return the names of all codes and suggestions on these words, for the message line."""
    marks = [m for a in view.answers for m in a.marks]
    found = [
        f"{theme.TAKEN} {m.layer.name}: {m.name}"
        for m in marks
        if m.decision.start is not None and m.decision.start < end and start < (m.decision.end or 0)
    ]
    found += [
        f"{theme.OPEN if o.state == 'open' else theme.TAKEN} {o.layer.name}: {o.name}"
        for o in view.offers
        if o.state != "rejected" and o.suggestion.start is not None
        if o.suggestion.start < end and start < (o.suggestion.end or 0)
        if not any(is_of(m, o) and m.decision.start is not None for m in marks)
    ]
    return "  ".join(found)


def complaint(message: Piece, width: int) -> list[Row]:
    """Return what went wrong as two rows where one would cut off what to do next, else nothing."""
    said = one_line(message.text)
    if message.style is not theme.ERROR or cell_len(said) < width:
        return []
    first, *more = wrap(said, max(20, width - 2))
    lines = [said[slice(*first)].rstrip(), one_line(said[more[0][0] :], width - 1) if more else ""]
    return [[Piece(f" {line}", message.style)] for line in lines]


def status(message: Piece, view: View, width: int) -> list[Row]:
    """Return the message line: what was just done, and at its end what is still open in this unit."""
    open_layers = list(dict.fromkeys(a.question.layer.name for a in view.open_answers))
    if view.is_done:
        rest = ""
    elif open_layers:
        rest = f"{theme.OPEN} {len(view.open_answers)} open: {', '.join(open_layers)} "
    else:
        rest = f"{_answered(view)}: ⏎ "
    said = " " + one_line(message.text)
    room = width - cell_len(said) - _GAP
    if cell_len(rest) > room:
        rest = one_line(rest, room) if room > 12 else ""
    return [[Piece(said, message.style), Piece(_between("", rest, max(0, width - cell_len(said))), theme.DIM)]]


def _answered(view: View) -> str:
    """Say that nothing has to be answered any more, and what can be all the same."""
    must = any(not a.is_span for a in view.answers)
    waiting = sum(o.state == "open" and o.layer.is_set for o in view.offers)
    may = [a.question.layer.name for a in view.answers if a.is_span and a.is_open]
    if waiting:
        return f"{'all answered' if must else 'nothing open'}, {waiting} suggestion{'s' * (waiting > 1)} left"
    if may:
        return f"{'all answered; ' if must else ''}{', '.join(may)} may be marked"
    return "all answered" if view.answers else "nothing is asked here"


def keys(actions: Sequence[Action], width: int) -> list[Row]:
    """Return the footer: as many of the chief actions as fit, help and quit always."""
    chosen = [a for a in actions if a.in_footer and a.keys]
    always = [a for a in chosen if a.id.endswith(("help", "quit"))]
    row: Row = [Piece(" ")]
    left = width - 1 - sum(_size(a.shown, a.label) for a in always)
    for action in chosen:
        size = _size(action.shown, action.label)
        if action not in always:
            if size > left:
                continue
            left -= size
        row += [
            Piece(action.shown, theme.NUMBER, f"act:{action.id}"),
            Piece(f" {action.label}{' ' * _GAP}", theme.DIM, f"act:{action.id}"),
        ]
    return [row]


def _size(shown: str, label: str) -> int:
    return cell_len(shown) + 1 + cell_len(label) + _GAP


def _between(left: str, right: str, width: int) -> str:
    return left + " " * max(1, width - cell_len(left) - cell_len(right)) + right if right else left


def note(shown: Sequence[Row], view: View, width: int) -> list[Row]:
    """Return the panel's rows with the memos below, or with a word on why there are no suggestions."""
    rows = list(shown)
    if view.is_withheld:
        rows = [[Piece(" Suggestions are hidden for this unit.", theme.WARN)], [], *rows]
    said = [("", view.state.memo.memo)] if view.state.memo else []
    for memo in view.state.memos:
        marks = [m for a in view.answers for m in a.marks]
        name = next((m.name for m in marks if (m.layer.key, m.decision.code) == (memo.layer, memo.code)), memo.code)
        said.append((f"{name}: ", memo.memo))
    return rows + [row for name, text in said if text for row in _memo(f"{name}{text}", width)]


def _memo(text: str, width: int) -> list[Row]:
    """Return a memo as rows, its first lines."""
    lines = [line for line in text.split("\n") if line.strip()][:_MEMO_LINES]
    signs = [theme.MEMO, *(" " for _ in lines[1:])]
    shown = [f" {sign} {one_line(line, width - 5)}" for sign, line in zip(signs, lines, strict=True)]
    return [[], *([Piece(line, theme.WARN)] for line in shown)]
