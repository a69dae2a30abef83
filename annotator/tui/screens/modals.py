"""The screens that ask something: loaded together, once the first paint is done and before they are wanted."""

from __future__ import annotations

from annotator.tui.screens import asking, ladder, picker

__all__ = ["asking", "ladder", "picker"]
