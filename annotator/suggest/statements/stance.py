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
    """Return a stance and the words that show it: need and should win, else what comes first decides."""
    first, others = _patterns(words.language, words.cues)
    said = said.lower()
    match = first.search(said)
    if match:
        return "call_for", match[0]
    match = others.search(said)
    return (str(match.lastgroup), match[0]) if match else None


@functools.lru_cache(maxsize=8)
def _patterns(language: str, cues: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    grouped: dict[str, list[str]] = {}
    for stance, cue_words in cues:
        grouped.setdefault(stance, []).append(cue_words)
    calls = "|".join(grouped.pop("call_for", ["(?!)"]))
    others = "|".join(f"(?P<{stance}>{'|'.join(found)})" for stance, found in grouped.items())
    return _bounded(calls), _bounded(others or "(?!)")


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")
