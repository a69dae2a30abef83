"""The one rule for text: how it is frozen at import, counted, and shown without harm."""

from __future__ import annotations

import re
import unicodedata

from annotator.delayed import dataclass

# What XML 1.0 forbids (section 2.2, production Char): C0 except tab, LF, CR; surrogates; U+FFFE and U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BIDI_AND_HIDDEN = (
    0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xFFF9, 0xFFFC), 0xE0001, *range(0xE0020, 0xE0080),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frozen:
    """Text as it is kept, and in words what was changed to get there."""

    text: str
    changes: tuple[str, ...]


def freeze(raw: str) -> Frozen:
    """Return ``raw`` in NFC, with LF line ends, no BOM and none of the characters XML 1.0 forbids."""
    changes = []
    text, forbidden = _FORBIDDEN.subn("", raw)
    if forbidden:
        changes.append(f"{counted(forbidden, 'control or non-character', 'control or non-characters')} removed")
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
        changes.append("byte-order mark removed")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append("line ends made LF")
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


def counted(count: int, one: str, many: str) -> str:
    """Return a number with what it counts: ``1 unit is``, ``2 units are``."""
    return f"{count} {one if count == 1 else many}"


def one_line(text: str, width: int = 0) -> str:
    """Return ``text`` for one line of a table: blanks folded, made safe, cut with … at ``width`` if given."""
    shown = to_display(" ".join(text.split()))
    return shown if not width or len(shown) <= width else shown[: max(0, width - 1)].rstrip() + "…"


_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])")


def heading_line(text: str, width: int = 0) -> str:
    """Return a heading for one line, without the asterisks of emphasis: ``(*continued*)`` is shown ``(continued)``.

    The heading itself keeps them; an asterisk that stands alone is a mark and stays.
    """
    return one_line(_EMPHASIS.sub(r"\2", text), width)


_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the words and punctuation marks of ``text``."""
    return [m.span() for m in _TOKEN.finditer(text)]


# What extends a character without being a mark: joiners, Thai and Lao AM, half-width sound marks, skin tones, tags.
_EXTENDING = frozenset(
    map(
        chr,
        (0x200C, 0x200D, 0x0E33, 0x0EB3, 0xFF9E, 0xFF9F, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)),
    )
)
_SYLLABLES = ("L+L", "L+V", "L+LV", "L+LVT", "V+V", "V+T", "LV+V", "LV+T", "LVT+T", "T+T")  # letters of one syllable


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to whole characters as a reader sees them: no mark, syllable or flag is split."""
    while 0 < start < len(text) and _joins(text, start):
        start -= 1
    while 0 < end < len(text) and _joins(text, end):
        end += 1
    return start, end


def _joins(text: str, at: int) -> bool:
    """Say whether the characters before and at ``at`` belong to one grapheme (Unicode Annex 29, section 3.1.1).

    Marks join whatever stands before them, and anything joins a ZWJ: rather too wide a range than half a character.
    """
    before, here = text[at - 1], text[at]
    if here in _EXTENDING or before == "\u200d" or before + here == "\r\n":
        return True
    if unicodedata.category(here) in ("Mn", "Me", "Mc") or unicodedata.combining(here):
        return True
    if _is_flag(before) and _is_flag(here):
        return _flags_before(text, at) % 2 == 1
    return f"{_jamo(before)}+{_jamo(here)}" in _SYLLABLES


def _is_flag(character: str) -> bool:
    """Say whether it is one of the regional indicators, two of which make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    start = at
    while start and _is_flag(text[start - 1]):
        start -= 1
    return at - start


def _jamo(character: str) -> str:
    """Return the Hangul syllable type of a character, empty for any other script."""
    code = ord(character)
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    return "T" if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB else ""
