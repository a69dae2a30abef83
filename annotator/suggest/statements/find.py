"""Where a sentence attributes: each reporting verb in it tried as passive, active, shared or participle."""

from __future__ import annotations

import re

from annotator.suggest.statements.active import active, shared, tail
from annotator.suggest.statements.grammar import Grammar
from annotator.suggest.statements.holders import cores
from annotator.suggest.statements.passive import passive
from annotator.suggest.statements.reading import Reading, ending, masked, verb_of
from annotator.suggest.statements.values import Attribution


def attributions(grammar: Grammar, text: str) -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their verbs; offsets into ``text``."""
    seen = masked(text)
    verbs = list(grammar.verb.finditer(seen))
    if not verbs:
        return []
    reading = Reading(grammar, seen, cores(grammar, seen))
    for match in verbs:
        if match.start() >= reading.floor:
            reading.found += _attribution(reading, match)
    return reading.found


def _attribution(reading: Reading, match: re.Match[str]) -> list[Attribution]:
    forms = reading.grammar.forms[" ".join(match[0].split())]
    participle = verb_of(forms, "participle")
    aux = ending(reading.grammar.passive, reading.text, match.start(), 60) if participle else None
    if participle and aux:
        return passive(reading, match, participle, aux)
    past = verb_of(forms, "past")
    if past:
        return active(reading, match, past) or shared(reading, match, past)
    gerund = verb_of(forms, "gerund")
    return tail(reading, match, gerund) if gerund else []
