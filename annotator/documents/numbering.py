"""Automatic numbers of word processors: which number a paragraph bears, counted as Word counts (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.documents.markers import to_roman
from annotator.documents.xml import child, children, local, value


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how it is written, what makes it begin again."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    restart: int | None = None  # 0: never; n: only below a number of level n


@dataclass(frozen=True, slots=True)
class List:
    """A list definition with the starts that one use of it overrides."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbers of a document's lists from its numbering part."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, List] = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def next(self, num: str, level: int) -> str | None:
        """Return the next number of a list at a level as printed, None for bullets and unknown lists."""
        found = self._lists.get(num)
        if found is None or level not in found.levels:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if level in found.starts and (num, level) not in self._overridden:
            self._overridden.add((num, level))
            counts[level] = found.starts[level] - 1
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]
        return _printed(found, counts, level)


def _printed(found: List, counts: dict[int, int], level: int) -> str | None:
    own = found.levels[level]
    if own.form in ("bullet", "none"):
        return None

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at, Level())
        return written(counts.get(at, other.start), other.form)

    text = re.sub(r"%([1-9])", number, own.text).strip()
    return f"{text}." if re.fullmatch(r"\d+|[IVXLC]+|[A-Z]", text) else text or None


def written(count: int, form: str) -> str:
    """Return a count in a form of ECMA-376, 17.18.59; forms not known here are written as decimals."""
    if form in ("lowerRoman", "upperRoman") and 0 < count < 400:
        return to_roman(count).lower() if form == "lowerRoman" else to_roman(count)
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02d}" if form == "decimalZero" else "" if form == "none" else str(count)


def _lists(root: Any) -> dict[str, List]:
    abstracts = {value(e, "abstractNumId") or "": _levels(e) for e in children(root, "abstractNum")}
    linked = {value(child(e, "styleLink"), "val"): value(e, "abstractNumId") for e in children(root, "abstractNum")}
    targets = {value(e, "abstractNumId"): value(child(e, "numStyleLink"), "val") for e in children(root, "abstractNum")}
    found: dict[str, List] = {}
    for num in children(root, "num"):
        abstract = value(child(num, "abstractNumId"), "val") or ""
        if targets.get(abstract):
            abstract = linked.get(targets[abstract]) or abstract
        levels = dict(abstracts.get(abstract, {}))
        starts = {}
        for override in children(num, "lvlOverride"):
            at = _number(value(override, "ilvl"), 0)
            own = child(override, "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = value(child(override, "startOverride"), "val")
            if start is not None:
                starts[at] = _number(start, 1)
                levels[at] = replace(levels.get(at, Level()), start=starts[at])
        found[value(num, "numId") or ""] = List(abstract, levels, starts)
    return found


def _levels(abstract: Any) -> dict[int, Level]:
    return {_number(value(e, "ilvl"), 0): _level(e) for e in abstract if local(e) == "lvl"}


def _level(element: Any) -> Level:
    restart = value(child(element, "lvlRestart"), "val")
    return Level(
        start=_number(value(child(element, "start"), "val"), 1),
        form=value(child(element, "numFmt"), "val") or "decimal",
        text=value(child(element, "lvlText"), "val") or "",
        restart=_number(restart, 0) if restart is not None else None,
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
