"""What the marker at the start of a line says: heading, paragraph, sub-item; and whether it comes in its turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["roman", "letter", "number", "bracket", "none"]
_ROMAN = re.compile(r"([IVXLC]+)\.\s*(.*)", re.S)
_LETTER = re.compile(r"([A-Z])\.\s+(.*)", re.S)
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)\.\s*(.*)", re.S)
_BRACKET = re.compile(r"\(([a-z]{1,5})\)\s+(.*)", re.S)
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("roman", _ROMAN), ("letter", _LETTER), ("number", _NUMBER), ("bracket", _BRACKET),
)  # fmt: skip
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart: the style of its marker, the marker as printed, its label and the rest."""

    style: Style
    marker: str
    label: str
    rest: str


def candidates(text: str) -> list[Marked]:
    """Return the ways to read the start of a line; one letter such as C. or I. may be roman or a letter."""
    found = []
    for style, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and _is_sound(style, match[1]):
            marker = f"({match[1]})" if style == "bracket" else f"{match[1]}."
            found.append(Marked(style, marker, match[1], match[2]))
    return found


def _is_sound(style: str, label: str) -> bool:
    return style != "roman" or to_roman(roman(label)) == label


def roman(label: str) -> int:
    """Return the value of a roman number."""
    values = [_VALUES[c] for c in label.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def to_roman(value: int) -> str:
    """Return a number below 400 in roman figures."""
    found = ""
    for size, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, size)
        found += sign * count
    return found


def follows(label: str, last: str | None) -> bool:
    """Say whether a lower-case label comes next: a first, then b …, z, aa; or i, ii, iii."""
    if last is None:
        return label in ("a", "i")
    if len(last) == 1 and last != "z" and label == chr(ord(last) + 1):
        return True
    if last == "z" or (len(last) == 2 and last[0] == last[1] and last != "ii"):
        return label == ("aa" if last == "z" else chr(ord(last[0]) + 1) * 2)
    return is_roman(last) and is_roman(label) and roman(label) == roman(last) + 1


def is_roman(label: str) -> bool:
    """Say whether a lower-case label can be a roman number."""
    return bool(label) and set(label.upper()) <= set(_VALUES) and to_roman(roman(label)).lower() == label
