"""Signs and styles: every state has a sign besides its colour, so nothing is lost without colours."""

from __future__ import annotations

from rich.style import Style

OPEN, TAKEN, REJECTED, NONE, DONE, FLAG, MEMO = "○", "●", "✕", "–", "✓", "⚑", "✎"

PLAIN = Style()
DIM = Style(dim=True)
BOLD = Style(bold=True)
ATTRIBUTION = Style(underline=True, dim=False)
SUGGESTED_SPAN = Style(underline=True, dim=True)
TAKEN_SPAN = Style(bold=True, underline=True, dim=False)
CURSOR = Style(reverse=True)
SELECTED = Style(reverse=True, bold=True)
ACCENT = Style(color="cyan")
NUMBER = Style(color="cyan", bold=True)
GOOD = Style(color="green", bold=True)
STRUCK = Style(dim=True, strike=True)
WARN = Style(color="yellow")
ERROR = Style(color="red", bold=True)
