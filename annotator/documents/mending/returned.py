"""What a fix brings back that the reader left out: lines of the masthead, whole, as a heading or a unit."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.documents.markers import candidates
from annotator.documents.mending.drafted import Drafted, Head, Part
from annotator.documents.mending.fixes import Fix
from annotator.documents.structure.pieces import join
from annotator.errors import ReadError
from annotator.model import LabelSource, LeftOut

_MOST = 12  # lines of a heading or a paragraph, at most


def take(parts: list[Part], fix: Fix, out: list[LeftOut]) -> Drafted | None:
    """Take lines that were left out back among the parts, as an unnumbered unit; None where none has the words.

    The words are those of one line, or of several that follow each other, from beginning to end.
    """
    runs = [run for i in range(len(out)) if (run := _run(out, i, fix.text))]
    if not runs:
        return None
    if len(runs) > 1:
        said = f"{len(runs)} places that were left out hold '{fix.text}'"
        raise ReadError(said, where=fix.where, remedy="give the words of the lines around it too")
    [lines] = runs
    at = _place(parts, lines[0].line)
    above = next((p for p in reversed(parts[:at]) if isinstance(p, Head)), None)
    label, text = _label(join(line.text for line in lines), heading=fix.do == "heading")
    source: LabelSource = "typed" if label else "none"
    first, last, page = lines[0].line, lines[-1].line, lines[0].page
    unit = Drafted("unnumbered", label, text, above, None, None, first, last, page, source)
    parts.insert(at, unit)
    for line in lines:
        out.remove(line)
    return unit


def _label(text: str, *, heading: bool) -> tuple[str | None, str]:
    """Return the marker that a heading begins with, or the label of a unit, and the rest."""
    marked = next((m for m in candidates(text) if m.rest and m.style in ("roman", "letter", "decimal", "number")), None)
    if marked is None or (not heading and marked.style in ("roman", "letter")):
        return None, text
    return (marked.marker if heading else marked.label), marked.rest


def _run(out: Sequence[LeftOut], start: int, words: str) -> list[LeftOut]:
    """Return the lines left out for one reason from ``start`` on that say the words together; none if none do."""
    lines: list[LeftOut] = []
    for line in out[start : start + _MOST]:
        if line.why != out[start].why:
            break
        lines.append(line)
        said = " ".join(join(each.text for each in lines).split())
        if said == words:
            return lines
        if not words.startswith(said):
            break
    return []


def _place(parts: Sequence[Part], line: int) -> int:
    """Return where a line of the source belongs: before the first unit behind it and the headings above that unit."""
    at = next((i for i, p in enumerate(parts) if isinstance(p, Drafted) and (p.first_line or 0) > line), len(parts))
    while at and isinstance(parts[at - 1], Head):
        at -= 1
    return at
