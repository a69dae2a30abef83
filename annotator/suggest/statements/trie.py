"""One expression for many words: alternatives folded into a trie, which reads text many times faster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def expression(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of ``words`` at a place, blanks of any width."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _fold(root)


def _fold(node: dict[str, Any]) -> str:
    branches = [_escape(char) + _fold(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    folded = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{folded})?" if "" in node else folded


def _escape(char: str) -> str:
    return r"\s+" if char == " " else "[’']" if char in "’'" else re.escape(char)
