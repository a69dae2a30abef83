"""Who opens a French or Spanish sentence by name, "L'Irlande a noté", or by a verb's ending alone, "Añadió"."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from annotator.model import Holder, Span
from annotator.suggest.statements import named
from annotator.suggest.statements.frames import Frames
from annotator.suggest.statements.tables import Verb

_REACH = 400  # characters in which the verb of a name stands
_TRIED = 4  # verbs
# What a Spanish verb without a subject may stand behind, and what follows it.
_ALONE = re.compile(
    r"(?:(?:También|Asimismo|Además|Igualmente|A\s+(?:este|ese)\s+respecto|Por\s+último|En\s+(?:particular|conclusión))"
    r",?\s+)?"
)
_TOO = re.compile(r"\s+(?:también|asimismo|además|igualmente)\b")
_SAID = re.compile(r",?(?:\s+[^,;:]{1,40},)?\s+(?:que|sus?|las?|los|el|al?)\b")
_QUE = re.compile(r"(?:\s+[^,;:.\s]+){0,8}?(?=\s+que\b)")
_ACTS = frozenset(("active", "thing"))


class Opening(NamedTuple):
    """The verb of who opens a sentence, where its attribution stands, the holder, or where its words are."""

    verb: Verb
    start: int
    end: int
    holders: tuple[Holder, ...]
    behind: Span | None = None


def opening(frames: Frames, text: str) -> Opening | None:
    """Return who opens a sentence by name, or a Spanish verb that opens it without a subject before it."""
    for match in islice(frames.told.finditer(text, 0, _REACH), _TRIED):
        form = " ".join(match[0].split()).replace("’", "'").lower()
        verb = frames.forms[form]
        if frames.tables.language == "es" and _ALONE.fullmatch(text, 0, match.start()):
            return _dropped(frames, text, match, verb)
        lead = frames.lead.fullmatch(text, 0, match.start())
        if lead is None or not (lead["has"] is not None or form in frames.plain):
            continue
        start, stop = lead.span("who")
        holders = named.holder(text, start, stop, frames.tables.language)
        if holders:
            return Opening(verb, start, match.end(), holders)
    return None


def _dropped(frames: Frames, text: str, match: re.Match[str], verb: Verb) -> Opening | None:
    """Return a verb with its subject behind it, "Señalaron varios oradores que", or with none but its ending."""
    start, end = match.span()
    too = _TOO.match(text, end)
    behind = frames.holder.match(text, (too.end() if too else end) + 1)
    rest = _QUE.match(text, behind.end()) if behind else None
    if behind and rest:
        return Opening(verb, start, rest.end(), (), (behind.start(), rest.end()))
    if (too is None and not _SAID.match(text, end)) or (verb.uses & _ACTS and verb.lemma != "celebrar"):
        return None
    return Opening(verb, start, end, (Holder(text[start:end], start, end, "pronoun", "anaphoric"),))
