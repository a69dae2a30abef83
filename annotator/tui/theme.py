"""Signs and styles: every state has a sign besides its colour, so nothing is lost without colours."""

from __future__ import annotations

from rich.style import Style

OPEN, TAKEN, REJECTED, NONE, SUGGESTED, DONE, FLAG = "○", "●", "✕", "–", "?", "✓", "⚑"

DIM = Style(dim=True)
PLAIN = Style()
BOLD = Style(bold=True)
HEAD = Style(bold=True)
WORDS = Style(underline=True)  # the words that attribute a statement
SUGGESTED_SPAN = Style(underline=True, dim=True)
TAKEN_SPAN = Style(bold=True, underline=True)
FOCUS = Style(bold=True)
CURSOR = Style(reverse=True)
SELECTED = Style(reverse=True, bold=True)
ACCENT = Style(color="cyan")
GOOD = Style(color="green")
BAD = Style(color="red", dim=True)
WARN = Style(color="yellow")
