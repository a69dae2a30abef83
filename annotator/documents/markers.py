"""What the marker at the start of a line says: heading, paragraph, sub-item; and whether it comes in its turn."""

from __future__ import annotations

import re
from typing import Literal

from annotator.delayed import dataclass

Style = Literal["roman", "letter", "decimal", "number", "bracket", "half", "dot", "none"]
_PATTERNS: tuple[tuple[Style, re.Pattern[str], str], ...] = (
    ("roman", re.compile(r"([IVXLC]{1,12})\.\s*(.*)", re.S), "{}."),
    ("letter", re.compile(r"([A-Z])\.\s+(.*)", re.S), "{}."),
    ("decimal", re.compile(r"(\d{1,4}(?:\.\d{1,4})+)(?:\.?\s+|\.$)(.*)", re.S), "{}"),
    ("number", re.compile(r"(\d{1,4})\.(?![\dºª°])\s*(.*)", re.S), "{}."),
    ("bracket", re.compile(r"\(([a-z]{1,5})\)(?:\s+|(?=[A-ZÀ-Þ]))(.*)", re.S), "({})"),
    ("bracket", re.compile(r"\(([a-z]|[ivx]{1,5}|aa|bb|cc|dd)\)()"), "({})"),  # alone on its line
    ("half", re.compile(r"([a-z]{1,5})\)\s+(.*)", re.S), "{})"),
    ("dot", re.compile(r"([a-z]|[ivx]{2,4})\.\s+(.*)", re.S), "{}."),
)
_LONGEST = 16  # signs within which a marker has its stop or bracket
_ALONE = re.compile(r"\d{1,4}\.\d{1,4}(?: ?[–-] ?\d{1,4})?(?:(?:, | and )(?:\d{1,4}\.)?\d{1,4}(?: ?[–-] ?\d{1,4})?)*")
SUB_ITEMS: frozenset[Style] = frozenset(("bracket", "half", "dot"))
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart: the style of its marker, the marker as printed, its label and the rest."""

    style: Style
    marker: str
    label: str
    rest: str


def is_alone(text: str) -> bool:
    """Say whether a line is nothing but the number of what stands below it: "140.11-14", "140.145, 146"."""
    return text[:1].isdigit() and bool(_ALONE.fullmatch(text))


_RECOMMENDATION = re.compile(r"(Rec\. ?\d{1,3}(?:\.\d{1,3})?(?: ?[–-] ?\d{1,3})?)[.:]? (?=[A-ZÀ-Þ“])")


def recommendation(text: str) -> tuple[str, str] | None:
    """Return the label and the marker of a response to a recommendation: "Rec. 18 We consider …"."""
    match = _RECOMMENDATION.match(text) if text.startswith("Rec.") else None
    return (match[1], match[0].rstrip()) if match else None


def candidates(text: str) -> list[Marked]:
    """Return the ways to read the start of a line; one letter such as C. or I. may be roman or a letter."""
    head = text[:_LONGEST]
    if not text or not (text[0].isalnum() or text[0] == "(") or not ("." in head or ")" in head):
        return []
    found = []
    for style, pattern, printed in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and _is_sound(style, match[1]):
            marker = printed.format(match[1])
            if style == "decimal" and text[len(marker) : len(marker) + 1] == ".":
                marker += "."
            found.append(Marked(style, marker, match[1], match[2]))
    return found


def _is_sound(style: str, label: str) -> bool:
    return style != "roman" or to_roman(roman(label)) == label


def roman(label: str) -> int:
    """Return the value of a roman number."""
    values = [_VALUES[c] for c in label.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def to_roman(value: int) -> str:
    """Return a number below 4000 in roman figures."""
    found = ""
    for size, sign in _SIGNS:
        count, value = divmod(value, size)
        found += sign * count
    return found


def opens(label: str) -> bool:
    """Say whether a lower-case label is the first of a list."""
    return label in ("a", "i")


def follows(label: str, last: str) -> bool:
    """Say whether a lower-case label comes after another: b after a, aa after z, ii after i."""
    if len(last) == 1 and last != "z" and label == chr(ord(last) + 1):
        return True
    if last == "z":
        return label == "aa"
    if len(last) == 2 and last[0] == last[1] and last not in ("ii", "xx") and label == chr(ord(last[0]) + 1) * 2:
        return True
    return is_roman(last) and is_roman(label) and roman(label) == roman(last) + 1


def is_roman(label: str) -> bool:
    """Say whether a lower-case label can be a roman number."""
    return bool(label) and set(label.upper()) <= set(_VALUES) and to_roman(roman(label)).lower() == label
