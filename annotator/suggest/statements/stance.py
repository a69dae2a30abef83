"""The stance of a statement: fixed by its verb, else read from cues in what is said."""

from __future__ import annotations

import functools
import re

from annotator.suggest.statements.tables import Tables


def of(words: Tables, fixed: str, said: str) -> str:
    """Return the stance that the verb fixes, else the one that a cue in ``said`` shows, else neutral."""
    if fixed:
        return fixed
    found = cue(words, said)
    return found[0] if found else "neutral"


def cue(words: Tables, said: str) -> tuple[str, str] | None:
    """Return a stance and the words that show it: a call or a caution wins, else what comes first decides."""
    said = said.lower()
    for pattern in _patterns(words):
        match = pattern.search(said)
        if match:
            return str(match.lastgroup), match[0]
    return None


@functools.lru_cache(maxsize=8)
def _patterns(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    grouped: dict[str, list[str]] = {}
    for stance, words in tables.cues:
        grouped.setdefault(stance, []).append(words)
    strong: dict[str, list[str]] = {
        stance: grouped.pop(stance) for stance in ("call_for", "caution") if stance in grouped
    }
    return _either(strong), _either(grouped)


def _either(grouped: dict[str, list[str]]) -> re.Pattern[str]:
    stances = "|".join(f"(?P<{stance}>{'|'.join(words)})" for stance, words in grouped.items())
    return re.compile(rf"\b(?:{stances or '(?!)'})\b")
