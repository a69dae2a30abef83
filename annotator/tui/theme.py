"""Signs and styles: every state has a sign besides its colour, so nothing is lost without colours."""

from __future__ import annotations

from zlib import crc32

from rich.style import Style

from annotator.codebook import Layer

OPEN, TAKEN, REJECTED, NONE, DONE, FLAG, MEMO, FILTER = "○", "●", "✕", "–", "✓", "⚑", "✎", "▽"

PLAIN = Style()
DIM = Style(dim=True)
CLEAR = Style(dim=False)
BOLD = Style(bold=True)
ATTRIBUTION = Style(underline=True, dim=False)
SUGGESTED_SPAN = Style(underline=True, dim=True)
TAKEN_SPAN = Style(bold=True, underline=True, dim=False)
CURSOR = Style(reverse=True)
SELECTED = Style(reverse=True, bold=True)
OVERLAP = Style(underline2=True)
ACCENT = Style(color="cyan")
NUMBER = Style(color="cyan", bold=True)
GOOD = Style(color="green", bold=True)
STRUCK = Style(dim=True, strike=True)
WARN = Style(color="yellow")
ERROR = Style(color="red", bold=True)

# What a code is drawn with: a sign, and a ground of the colour-blind-safe palette of ``themes``.
_CODE_MARKS = tuple(
    (sign, Style(color=words, bgcolor=ground))
    for sign, words, ground in (
        ("■", "black", "bright_cyan"), ("▲", "black", "bright_yellow"), ("◆", "black", "bright_magenta"),
        ("✚", "black", "bright_green"), ("★", "black", "bright_red"), ("▼", "bright_white", "bright_blue"),
    )
)  # fmt: skip


def code_mark(layer: Layer, code: str) -> tuple[str, Style]:
    """Return the sign and the ground of a code; codes below one outermost code share them."""
    top = layer.path(code)[0]
    tops = [c.key for c in layer.codes if c.parent is None]
    place = tops.index(top) if top in tops else crc32(code.encode())
    return _CODE_MARKS[place % len(_CODE_MARKS)]
