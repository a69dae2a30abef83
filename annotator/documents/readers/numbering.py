"""Word's automatic numbers: which list and level a paragraph counts in, from the numbering part (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import Any

from annotator.delayed import dataclass
from annotator.documents.readers.counting import Count, Level
from annotator.documents.readers.xml import child, children, local, value

Linked = Callable[[str], str | None]  # from a numbering style to the list that it names


@dataclass(frozen=True, slots=True)
class List:
    """A list definition with the starts that one use of it overrides."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbers of a document's lists from its numbering part."""

    def __init__(self, root: Any | None, linked: Linked = lambda _: None) -> None:
        self._lists: dict[str, List] = _lists(root, linked) if root is not None else {}
        self._counts: dict[str, Count] = {}
        self._overridden: set[tuple[str, int]] = set()

    def next(self, num: str, level: int) -> str | None:
        """Return the next number of a list at a level as printed, None for bullets and unknown lists.

        Uses of one definition count on together; a start that a use overrides holds when it is first used.
        """
        found = self._lists.get(num)
        if found is None or level not in found.levels:
            return None
        count = self._counts.setdefault(found.abstract, Count())
        if level in found.starts and (num, level) not in self._overridden:
            self._overridden.add((num, level))
            count.begin(level, found.starts[level])
        return count.next(found.levels, level)

    def level_of(self, num: str, styles: Iterator[str]) -> int | None:
        """Return the level of a list that is tied to the first of these styles that is tied to one."""
        found = self._lists.get(num)
        tied = {level.style: at for at, level in found.levels.items() if level.style} if found else {}
        return next((tied[style] for style in styles if style in tied), None)


def _lists(root: Any, linked: Linked) -> dict[str, List]:
    abstracts = {value(e, "abstractNumId") or "": e for e in children(root, "abstractNum")}
    uses = {value(e, "numId") or "": e for e in children(root, "num")}
    named = {value(child(e, "styleLink"), "val"): name for name, e in abstracts.items()}

    def definition(num: Any, deep: int = 0) -> str:
        """Return the definition behind a use, along the links of numbering styles."""
        name = value(child(num, "abstractNumId"), "val") or ""
        style = value(child(abstracts.get(name), "numStyleLink"), "val")
        if style is None or deep > 9:
            return name
        use = uses.get(linked(style) or "")
        if style in named and named[style] != name:
            return named[style]
        return definition(use, deep + 1) if use is not None else name

    return {name: _use(num, abstracts, definition(num)) for name, num in uses.items()}


def _use(num: Any, abstracts: dict[str, Any], abstract: str) -> List:
    levels = _levels(abstracts[abstract]) if abstract in abstracts else {}
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
    return List(abstract, levels, starts)


def _levels(abstract: Any) -> dict[int, Level]:
    return {_number(value(e, "ilvl"), 0): _level(e) for e in abstract if local(e) == "lvl"}


def _level(element: Any) -> Level:
    restart = value(child(element, "lvlRestart"), "val")
    legal = child(element, "isLgl")
    return Level(
        start=_number(value(child(element, "start"), "val"), 1 if child(element, "start") is not None else 0),
        form=_form(element),
        text=value(child(element, "lvlText"), "val") or "",
        restart=_number(restart, 0) if restart is not None else None,
        legal=legal is not None and value(legal, "val") not in ("0", "false", "off"),
        style=value(child(element, "pStyle"), "val"),
    )


def _form(level: Any) -> str:
    """Return the form of a level's numbers; one of newer kind stands in a choice with its fallback."""
    form = child(level, "numFmt")
    if form is None:
        form = next((e for e in level.iter() if local(e) == "numFmt" and value(e, "val") != "custom"), None)
    if value(form, "val") == "custom":
        return "decimalZero" if re.match(r"0+1", value(form, "format") or "") else "decimal"
    return value(form, "val") or "decimal"


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
