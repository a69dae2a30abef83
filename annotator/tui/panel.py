"""The code panel as rows: the unit's statements, what is asked of each, suggestions and answers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from annotator.delayed import dataclass
from annotator.session import Answer, Group, Mark, Offer
from annotator.text import one_line, to_display
from annotator.tui import theme
from annotator.tui.widgets.lines import Piece, Row

_NAME = 13  # columns for the name of a layer
_INDENT = 3
_KEYS = 9  # suggestions that have a number key; those after are clicked or picked
_LOW = 14  # rows of a panel below the text
_TWO = 56  # columns from which two questions stand in a row
_CHIP = 28  # columns of one answer; a panel of 47 holds the name of the layer, a number and this


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows, and which of them show the group in focus (first, last)."""

    rows: list[Row]
    focus: tuple[int, int]


def draw(shown: Sequence[Group], focus: int, width: int, height: int = 0, *, explain: bool) -> Panel:
    """Return the panel: the group in focus in full with numbers; the others in full where there is room for all.

    A low panel has two questions in a row where they fit.
    """
    columns = 2 if height <= _LOW and width >= _TWO else 1
    full = [_open(g, i, width, explain and i == focus, columns, is_focus=i == focus) for i, g in enumerate(shown)]
    fits = sum(len(rows) + 1 for rows in full) - 1 <= height
    rows: list[Row] = []
    place = (0, 0)
    for i, group in enumerate(shown):
        start = len(rows)
        rows += full[i] if fits or i == focus else _closed(group, i, width)
        if i == focus:
            place = (start, len(rows) - 1)
        rows.append([])
    return Panel(rows[:-1], place)


def _heading(group: Group, index: int, width: int, *, is_focus: bool) -> Row:
    sign = "▸" if is_focus else " "
    number = f"{index + 1} " if group.statement else "  "
    style = theme.BOLD if is_focus else theme.PLAIN
    return [Piece(_cut(f"{sign}{number}{to_display(group.title)}", width), style, f"group:{index}")]


def _closed(group: Group, index: int, width: int) -> list[Row]:
    taken = [m.name for a in group.answers for m in a.marks]
    nones = [a.question.layer.name for a in group.answers if a.is_none or (a.says_none and not a.is_span)]
    parts = [f"{theme.TAKEN} {', '.join(taken)}"] if taken else []
    parts += [f"{theme.NONE} {', '.join(nones)}"] if nones else []
    is_done = any(a.is_done for a in group.answers)
    waiting = 0 if is_done else len(group.open_offers)
    parts += [f"{theme.OPEN} {waiting} suggested"] if waiting else []
    summary = "  ".join(parts) or (f"{theme.NONE} nothing marked" if is_done else f"{theme.OPEN} nothing yet")
    row = [Piece(_cut(" " * _INDENT + to_display(summary), width), theme.DIM, f"group:{index}")]
    return [_heading(group, index, width, is_focus=False), row]


def _open(group: Group, index: int, width: int, explain: bool, columns: int, *, is_focus: bool) -> list[Row]:
    numbers = {o.number: str(n) if n <= _KEYS else " " for n, o in enumerate(group.offers, 1)}
    found = [_question(group, answer, numbers, width, explain) for answer in group.answers]
    rows = _in_columns(found, width // columns) if columns > 1 else [row for rows in found for row in rows]
    heading = _heading(group, index, width, is_focus=is_focus)
    return [heading, *(rows if is_focus else [_elsewhere(row, index) for row in rows])]


def _in_columns(questions: list[list[Row]], width: int) -> list[Row]:
    """Put two questions that follow each other in one row where each takes no more than half of it."""
    rows: list[Row] = []
    is_half = False  # whether the last row has room for another
    for question in questions:
        size = sum(cell_len(p.text) for p in question[0])
        fits = len(question) == 1 and size <= width
        if fits and is_half:
            gap = width - sum(cell_len(p.text) for p in rows[-1])
            rows[-1] = [*rows[-1], Piece(" " * gap), *question[0]]
        else:
            rows += question
        is_half = fits and not is_half
    return rows


def _elsewhere(row: Row, index: int) -> Row:
    """Return a row of a group that is not in focus: its numbers would mean another's, so it has none.

    A dimmed colour is too faint to read on a light ground; the sign tells the same.
    """
    return [
        Piece(
            " " * cell_len(p.text) if p.style is theme.NUMBER else p.text,
            theme.DIM if p.style is theme.GOOD else p.style + theme.DIM,
            f"group:{index}",
        )
        for p in row
    ]


def _question(group: Group, answer: Answer, numbers: dict[int, str], width: int, explain: bool) -> list[Row]:
    layer, offers = answer.question.layer, group.offers_for(answer)
    sign = theme.NONE if answer.says_none else theme.TAKEN if answer.marks else theme.OPEN
    name = f"{sign} {one_line(layer.name, _NAME - 3)}"
    style = theme.GOOD if answer.marks or answer.says_none else theme.PLAIN
    lead = Piece(" " * _INDENT + name.ljust(_NAME), style, f"pick:{layer.key}")
    none = "nothing marked" if answer.is_span and not answer.is_none else "no code applies"
    chips = [[Piece(none, theme.BOLD)]] if answer.says_none else []
    chips += [_own(m, group.text, max(_CHIP // 2, width - _INDENT - _NAME)) for m in group.own_marks(answer)]
    chips += [_offer(o, numbers[o.number]) for o in offers]
    rows = _flow(lead, chips, width)
    return rows + [_reason(o, numbers[o.number], width) for o in offers if explain]


def _own(mark: Mark, text: str, room: int) -> Row:
    words = one_line(text[mark.decision.start : mark.decision.end], 24) if mark.decision.start is not None else ""
    shown = f"{theme.TAKEN} {mark.name}" + (f" “{words}”" if words and words != mark.name else "")
    return [Piece(one_line(shown, room), theme.BOLD, f"mark:{mark.decision.id}")]


_SIGNS = {"open": theme.OPEN, "accepted": theme.TAKEN, "rejected": theme.REJECTED}
_STYLES = {"open": theme.PLAIN, "accepted": theme.BOLD, "rejected": theme.STRUCK}


def _offer(offer: Offer, number: str) -> Row:
    target = f"offer:{offer.number}"
    words = f" “{one_line(offer.suggestion.text, 24)}”" if offer.is_span and offer.name != offer.suggestion.text else ""
    return [
        Piece(number, theme.NUMBER, target),
        Piece(f"{_SIGNS[offer.state]} ", theme.GOOD if offer.state == "accepted" else theme.PLAIN, target),
        Piece(one_line(f"{offer.name}{words}", _CHIP), _STYLES[offer.state], target),
    ]


def _reason(offer: Offer, number: str, width: int) -> Row:
    found = offer.suggestion
    reason = one_line(found.reason)
    said = f"{number} {found.score:.2f} " + (reason if ": " in reason else f"{found.source}: {reason}")
    return [Piece(_cut(" " * (_INDENT + 2) + said, width), theme.DIM)]


def _flow(lead: Piece, chips: list[Row], width: int) -> list[Row]:
    """Lay chips out after the lead, on as many rows as they need."""
    rows: list[Row] = [[lead]]
    used = margin = cell_len(lead.text)
    for chip in chips:
        size = sum(cell_len(p.text) for p in chip)
        if used + size > width and used > margin:
            rows.append([Piece(" " * margin)])
            used = margin
        rows[-1] += [*chip, Piece("  ")]
        used += size + 2
    return rows


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else text[: max(1, width - 1)] + "…"
