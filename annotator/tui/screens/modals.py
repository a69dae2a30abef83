"""The screens that open over the first one: loaded together once it is painted, before they are wanted."""

from __future__ import annotations

from annotator.tui import codes, own_work, places, standing
from annotator.tui.screens import asking, filtering, help, ladder, picker, reading, settings, tour, turning

__all__ = [
    "asking", "codes", "filtering", "help", "ladder", "own_work", "picker", "places", "reading", "settings", "standing",
    "tour", "turning",
]  # fmt: skip
