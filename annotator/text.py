"""The one rule for text: how it is frozen at import, counted, and shown without harm."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# What XML 1.0 forbids (section 2.2, production Char): C0 except tab, LF, CR; surrogates; U+FFFE and U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BIDI_AND_HIDDEN = (0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)


@dataclass(frozen=True, slots=True)
class Frozen:
    """Text as it is kept, and in words what was changed to get there."""

    text: str
    changes: tuple[str, ...]


def freeze(raw: str) -> Frozen:
    """Return ``raw`` in NFC, with LF line ends, no BOM and none of the characters XML 1.0 forbids."""
    changes = []
    text = raw
    if text.startswith("\ufeff"):
        text = text[1:]
        changes.append("byte-order mark removed")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append("line ends made LF")
    forbidden = len(_FORBIDDEN.findall(text))
    if forbidden:
        text = _FORBIDDEN.sub("", text)
        changes.append(f"{forbidden} control or non-characters removed")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        changes.append("characters composed (NFC)")
    return Frozen(text, tuple(changes))


def _display_table() -> dict[int, str]:
    table = {c: chr(0x2400 + c) for c in range(0x20)}
    table[0x09] = "→"
    table[0x7F] = "␡"
    table.update(dict.fromkeys(range(128, 160), "�"))
    table.update(dict.fromkeys(_BIDI_AND_HIDDEN, "·"))
    table.update({0x2028: "␊", 0x2029: "␊", 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    return table


_DISPLAY = _display_table()
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_display(text: str) -> str:
    """Return ``text`` safe for any terminal, one character for one character, so that offsets hold.

    C0 controls become their pictures, tab an arrow, C1 and lone surrogates U+FFFD, bidi controls and
    other invisible format characters a middle dot. ZWJ stays: it joins letters and emoji.
    """
    shown = text.translate(_DISPLAY)
    return _SURROGATE.sub("\ufffd", shown) if not shown.isascii() else shown


def is_unicode(text: str) -> bool:
    """Say whether the text can be written as UTF-8: a lone surrogate (a badly decoded name, say) cannot."""
    return text.isascii() or _SURROGATE.search(text) is None


def one_line(text: str, width: int = 0) -> str:
    """Return ``text`` for one line of a table: blanks folded, made safe, cut with … at ``width`` if given."""
    shown = to_display(" ".join(text.split()))
    return shown if not width or len(shown) <= width else shown[: max(0, width - 1)].rstrip() + "…"


_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the words and punctuation marks of ``text``."""
    return [m.span() for m in _TOKEN.finditer(text)]


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to whole characters as a reader sees them (no split combining marks or joins)."""
    while 0 < start < len(text) and _joins(text, start):
        start -= 1
    while 0 < end < len(text) and _joins(text, end):
        end += 1
    return start, end


def _joins(text: str, at: int) -> bool:
    """Say whether the characters before and at ``at`` belong to one grapheme."""
    here, before = text[at], text[at - 1]
    if unicodedata.combining(here) or unicodedata.category(here) in ("Mn", "Me"):
        return True
    skin_tone = 0x1F3FB <= ord(here) <= 0x1F3FF
    return skin_tone or here in "\u200d\ufe0f\ufe0e" or before == "\u200d"
