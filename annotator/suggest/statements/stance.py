"""The stance of a statement: fixed by its verb, else read from cues in what is said."""

from __future__ import annotations

import functools
import re

from annotator.suggest.statements.tables import Tables

_ORDER = ("call_for", "caution", "oppose", "concern", "support")


def of(words: Tables, fixed: str, said: str) -> str:
    """Return the stance that the verb fixes, else that of the first kind of cue found in ``said``."""
    if fixed:
        return fixed
    found = cue(words, said)
    return found[0] if found else "neutral"


def cue(words: Tables, said: str) -> tuple[str, str] | None:
    """Return the stance and the words of the cue that decides it: need and should win over assertion."""
    for stance, pattern in _patterns(words.language, words.cues):
        match = pattern.search(said)
        if match:
            return stance, match[0]
    return None


@functools.lru_cache(maxsize=8)
def _patterns(language: str, cues: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    grouped = {stance: [cue for kind, cue in cues if kind == stance] for stance in _ORDER}
    return tuple(
        (stance, re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE))
        for stance, found in grouped.items()
        if found
    )
