"""How the lines of a fix file change a report that was read: units cut anew, headings, metadata, participants."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from typing import Any

from annotator.documents.mending import listed, returned
from annotator.documents.mending.drafted import Drafted, Part, drafted, rebuilt
from annotator.documents.mending.fixes import Fix, canonical
from annotator.documents.structure.pieces import join
from annotator.errors import ReadError, nearest
from annotator.model import LeftOut, Report

_SHOWN = 60  # characters of a unit offered as what may have been meant


def mend(report: Report, fixes: Sequence[Fix], data: bytes) -> Report:
    """Return the report with the fixes applied in order; ids are those of bytes and fixes.

    Raise ReadError naming file and line where the text that a fix expects is not there, or is there more than once.
    """
    if not fixes:
        return report
    parts = drafted(report)
    out = list(report.left_out)
    document = report.document
    for fix in fixes:
        if fix.do == "metadata":
            document = dataclasses.replace(document, **_metadata(fix, getattr(document, str(fix.key))))
        elif fix.do in _ACTS:
            _ACTS[fix.do](parts, fix, out)
    if not any(isinstance(part, Drafted) for part in parts):
        raise ReadError("the fixes leave no unit", where=fixes[-1].where, remedy="keep one")
    mended = rebuilt(dataclasses.replace(report, document=document), parts, data, canonical(fixes))
    left_out = tuple(sorted(out, key=lambda line: line.line))
    people = listed.mended(mended, [fix for fix in fixes if fix.do in ("participant", "no_participant")])
    return dataclasses.replace(mended, left_out=left_out, participants=people)


def renamed(report: Report, data: bytes, fixes: bytes) -> Report:
    """Return a report under the ids of these fixes: the same cut, come back after another one took its place."""
    again = rebuilt(report, drafted(report), data, fixes)
    document = dataclasses.replace(again.document, warnings=report.document.warnings)
    return dataclasses.replace(again, document=document)


def _metadata(fix: Fix, value: str | None) -> dict[str, Any]:
    if fix.text != " ".join((value or "").split()):
        found = f"it is '{value}'" if value else "the document has none"
        raise ReadError(f"'{fix.key}' is not '{fix.text}': {found}", where=fix.where, remedy="mend this line")
    if fix.key == "title" and not fix.to:
        raise ReadError("a document has a title", where=fix.where, remedy="write it behind 'to'")
    return {str(fix.key): fix.to or None}


# --- finding what a fix means


def _beginning(parts: Sequence[Part], fix: Fix, words: str, of: str | None = None) -> Drafted:
    """Return the only unit that begins with the words."""
    units = [p for p in parts if isinstance(p, Drafted) and of in (None, p.label)]
    found = [u for u in units if _folded(u.text).startswith(words)]
    if len(found) == 1:
        return found[0]
    exact = [u for u in found if _folded(u.text) == words]
    if len(exact) == 1:
        return exact[0]
    raise _lost(fix, words, len(found), "begin", [u.text for u in units])


def _holding(parts: Sequence[Part], fix: Fix) -> tuple[Drafted, int]:
    """Return the only unit that holds the words behind its beginning, and where."""
    units = [p for p in parts if isinstance(p, Drafted) and fix.of in (None, p.label)]
    words = re.compile(r"\s+".join(map(re.escape, fix.text.split())))
    places = [(unit, match.start()) for unit in units for match in words.finditer(unit.text, 1)]
    if len(places) == 1:
        return places[0]
    raise _lost(fix, fix.text, len(places), "hold", [u.text for u in units])


def _lost(fix: Fix, words: str, count: int, verb: str, texts: Sequence[str], what: str = "unit") -> ReadError:
    if count > 1:
        return ReadError(
            f"{count} {what}s {verb} '{words}'", where=fix.where, remedy="give more words, or the unit's label as 'of'"
        )
    near = nearest(words, dict.fromkeys(_folded(t)[: max(_SHOWN, len(words))] for t in texts))
    if fix.of is not None:
        what = f"unit with label '{fix.of}'"
    return ReadError(f"no {what} {verb}s '{words}'{near}", where=fix.where, remedy="mend this line")


def _folded(text: str) -> str:
    return " ".join(text.split())


# --- what a fix does


def _join(parts: list[Part], fix: Fix, out: list[LeftOut]) -> None:
    unit = _beginning(parts, fix, fix.text, fix.of)
    at = parts.index(unit)
    before = next((p for p in reversed(parts[:at]) if isinstance(p, Drafted)), None)
    if before is None:
        raise ReadError("there is no unit before this one", where=fix.where, remedy="take the line away")
    head = join([before.text, unit.text])
    notes, _ = unit.shifted(len(head) - len(unit.text))
    before.notes.extend(notes)
    before.text, before.last_line, before.is_new = head, unit.last_line, True
    _orphan(parts, unit, before)
    parts.remove(unit)


def _split(parts: list[Part], fix: Fix, _: list[LeftOut]) -> None:
    unit, at = _holding(parts, fix)
    notes, people = unit.shifted(-at, at)
    rest = dataclasses.replace(unit, text=unit.text[at:], label=None, label_source="none", notes=notes, people=people)
    unit.notes, unit.people = unit.shifted(0, 0, at)
    unit.text = unit.text[:at].rstrip()
    parts.insert(parts.index(unit) + 1, rest)


def _kind(parts: list[Part], fix: Fix, out: list[LeftOut]) -> None:
    _known_or_left_out(parts, fix, out).kind = fix.to  # type: ignore[assignment]


def _label(parts: list[Part], fix: Fix, _: list[LeftOut]) -> None:
    """Give a label; where the text begins with it as printed, it is taken off, since a unit's text holds no marker."""
    unit = _beginning(parts, fix, fix.text, fix.of)
    unit.label, unit.label_source = fix.to or None, "typed" if fix.to else "none"
    for marker in (f"{fix.to}.", f"({fix.to})", f"{fix.to})") if fix.to else ():
        if unit.text.startswith(marker):
            rest = unit.text[len(marker) :].lstrip()
            unit.notes, unit.people = unit.shifted(len(rest) - len(unit.text), len(marker))
            unit.text = rest
            break


def _parent(parts: list[Part], fix: Fix, _: list[LeftOut]) -> None:
    unit = _beginning(parts, fix, fix.text, fix.of)
    above = _beginning(parts, fix, fix.to) if fix.to else None
    at = above
    while at is not None:
        if at is unit:
            raise ReadError("a unit cannot stand below itself", where=fix.where, remedy="name another parent")
        at = at.parent
    unit.parent = above


def _leave_out(parts: list[Part], fix: Fix, out: list[LeftOut]) -> None:
    unit = _beginning(parts, fix, fix.text, fix.of)
    out.append(LeftOut(unit.first_line or 0, unit.page, unit.text, "fix"))
    _orphan(parts, unit, unit.parent)
    parts.remove(unit)


def _orphan(parts: list[Part], unit: Drafted, heir: Drafted | None) -> None:
    """Let what stands below a unit stand below ``heir``."""
    for part in parts:
        if isinstance(part, Drafted) and part.parent is unit:
            part.parent = heir


def _known_or_left_out(parts: list[Part], fix: Fix, out: list[LeftOut]) -> Drafted:
    """Return the unit that begins with the words, or the one that lines left out make when they are taken back."""
    known = any(isinstance(p, Drafted) and _folded(p.text).startswith(fix.text) for p in parts)
    back = None if known or fix.of else returned.take(parts, fix, out)
    return back or _beginning(parts, fix, fix.text, fix.of)


def _heading(parts: list[Part], fix: Fix, out: list[LeftOut]) -> None:
    unit = _known_or_left_out(parts, fix, out)
    _orphan(parts, unit, None)
    at = parts.index(unit)
    heading = unit.as_heading(int(fix.to or 1))
    parts[at] = heading
    for part in parts[at + 1 :]:
        if not isinstance(part, Drafted):
            break
        part.heading = heading


def _no_heading(parts: list[Part], fix: Fix, _: list[LeftOut]) -> None:
    heads = [p for p in parts if not isinstance(p, Drafted)]
    found = [head for head in heads if _folded(head.text).startswith(fix.text)]
    if len(found) != 1:
        raise _lost(fix, fix.text, len(found), "begin", [head.text for head in heads], "heading")
    at = parts.index(found[0])
    above = next((p for p in reversed(parts[:at]) if not isinstance(p, Drafted)), None)
    parts[at] = found[0].as_unit(above)
    for part in parts:
        if isinstance(part, Drafted) and part.heading is found[0]:
            part.heading = above


_ACTS: dict[str, Callable[[list[Part], Fix, list[LeftOut]], None]] = {
    "join": _join, "split": _split, "kind": _kind, "label": _label, "parent": _parent, "leave_out": _leave_out,
    "heading": _heading, "no_heading": _no_heading,
}  # fmt: skip
