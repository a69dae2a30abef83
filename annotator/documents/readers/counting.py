"""How word processors count: levels of a list, what begins them again, and the forms that numbers are printed in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotator.delayed import dataclass
from annotator.documents.markers import to_roman

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_LARGEST = 30_000  # up to here a letter or a word is spelt; what counts further is no list of a report
_BARE = re.compile(r"\d+|[IVXLCDM]+|[A-Z]")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how it is written, what makes it begin again.

    ``text`` holds the numbers of levels as %1 … %9. ``restart`` is 0 for never, n for "only below a number of level
    n". ``legal`` writes the levels above in decimals. ``style`` is the paragraph style that is tied to the level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Count:
    """The running numbers of one list."""

    def __init__(self) -> None:
        self._at: dict[int, int] = {}

    def begin(self, level: int, number: int) -> None:
        """Let the next number of a level be this one."""
        self._at[level] = number - 1

    def next(self, levels: Mapping[int, Level], level: int) -> str | None:
        """Return the next number of a level as printed; None for bullets and levels that the list has not."""
        own = levels.get(level)
        if own is None:
            return None
        self._at[level] = self._at.get(level, own.start - 1) + 1
        for deeper in [n for n in self._at if n > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart != 0 and (restart is None or level < restart):
                del self._at[deeper]
        return self._printed(levels, own)

    def _printed(self, levels: Mapping[int, Level], own: Level) -> str | None:
        if own.form == "bullet":
            return None

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, Level())
            form = "decimal" if own.legal and other.form != "none" else other.form
            return written(self._at.get(at, other.start), form)

        return pointed(re.sub(r"%([1-9])", number, own.text).strip())


def pointed(marker: str) -> str | None:
    """Return a bare number or letter with the full stop that readers of text expect; None for nothing."""
    return f"{marker}." if _BARE.fullmatch(marker) else marker or None


def written(count: int, form: str) -> str:
    """Return a count in a form of ECMA-376, 17.18.59; forms not known here are written as decimals."""
    if form == "none":
        return ""
    if not 0 < count < _LARGEST:
        return str(count)
    if form in ("lowerRoman", "upperRoman") and count < 4000:
        return to_roman(count).lower() if form == "lowerRoman" else to_roman(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return _spelt(count, form)


def _spelt(count: int, form: str) -> str:
    if form == "ordinal":
        return f"{count}{'th' if count % 100 in (11, 12, 13) else _ENDINGS.get(count % 10, 'th')}"
    if form in ("cardinalText", "ordinalText") and count < 1000:
        return (_cardinal(count) if form == "cardinalText" else _ordinal(count)).capitalize()
    if form in ("decimalZero", "numberInDash", "hex"):
        return {"decimalZero": f"{count:02d}", "numberInDash": f"- {count} -", "hex": f"{count:X}"}[form]
    return str(count)


def _cardinal(count: int) -> str:
    if count < 20:
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10 - 2] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    return f"{_ONES[count // 100]} hundred" + (f" {_cardinal(count % 100)}" if count % 100 else "")


def _ordinal(count: int) -> str:
    words = _cardinal(count)
    head, last = re.fullmatch(r"(.*?)(\w+)", words).groups()  # type: ignore[union-attr]
    return head + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))
