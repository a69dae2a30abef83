"""Word's symbols: characters of the fonts Symbol and Wingdings as the Unicode characters that look the same."""

from __future__ import annotations

from annotator.documents.readers.xml import value

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"  # the font Symbol from A to Z
_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"  # from a to z
_SYMBOL = {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def of(element: object) -> str:
    """Return the character of a w:sym element; U+FFFD for one that has no counterpart known here."""
    font = (value(element, "font") or "").casefold()
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return UNKNOWN
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    elif code > 0xFF:
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else UNKNOWN
    if font == "symbol":
        return _of_symbol(code)
    if "dings" in font:
        return _WINGDINGS.get(code, UNKNOWN)
    return chr(code) if code >= 0x20 else UNKNOWN


def _of_symbol(code: int) -> str:
    if 0x41 <= code <= 0x5A:
        return _GREEK[code - 0x41]
    if 0x61 <= code <= 0x7A:
        return _SMALL[code - 0x61]
    return _SYMBOL.get(code) or (chr(code) if 0x20 <= code < 0x7F else UNKNOWN)
