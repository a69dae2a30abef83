"""Who holds a statement: the phrase as printed, its type and its quantifier."""

from __future__ import annotations

import re

from annotator.delayed import dataclass
from annotator.model import Holder
from annotator.suggest.statements.grammar import Grammar
from annotator.suggest.statements.tables import Noun

_OF_SECRETARIAT = re.compile(r"\s+(?:of|from)\s+the\s+[Ss]ecretariat")
_OF_NAME = re.compile(r"\s+(?:of|for|from)\s+(?:the\s+)?[A-ZÀ-Þ]")
# "Council members", "Asian delegations": capitalised words that open the clause belong to the noun.
_MODIFIERS = re.compile(r"(?:^|[,;:]\s+)((?!(?:In|At|On|By|For|The|With|While|And|But)\b)(?:[A-ZÀ-Þ][\w’-]+\s+){1,3})$")
_SPOKESMEN = frozenset({"delegates", "delegations"})
_OBSERVERS = ("observer", "observers")


@dataclass(frozen=True, slots=True)
class Core:
    """The words that name a holder, without what is said of it; offsets into the sentence."""

    start: int
    end: int
    type: str
    quantifier: str
    pronoun: str = ""


def cores(grammar: Grammar, text: str, end: int) -> list[Core]:
    """Return the holders named in ``text`` before ``end``, in order."""
    return [_core(grammar, text, match) for match in grammar.holder.finditer(text, 0, end)]


def core_at(grammar: Grammar, text: str, start: int) -> Core | None:
    """Return the holder named at ``start``, if there is one."""
    match = grammar.holder.match(text, start)
    return _core(grammar, text, match) if match else None


def _core(grammar: Grammar, text: str, match: re.Match[str]) -> Core:
    start, end = match.span()
    if match["pronoun"]:
        return Core(start, end, "pronoun", "anaphoric", match["pronoun"].lower())
    if match["person"]:
        return Core(start, end, "speakers", "named")
    if match["owned"]:
        return Core(start, end, "state", "named")
    if match["alone"]:
        return Core(start, end, "speakers", grammar.tables.quantifiers.get(_plain(match["alone"]).lower(), "some"))
    if match["bare"]:
        noun = _plain(match["bare"])
        small = noun[:1].lower() + noun[1:]
        found = (grammar.nouns.get(small) if _begins(text, start) else None) or grammar.nouns.get(noun)
        found = found or grammar.nouns[small]
        before = _MODIFIERS.search(text, max(0, start - 60), start)
        told = "named" if found[0].singular == found[0].plural else "unquantified"  # "management"
        return Core(before.start(1) if before else start, end, found[0].type, told)
    return _quantified(grammar, text, match)


def _quantified(grammar: Grammar, text: str, match: re.Match[str]) -> Core:
    noun, plural = grammar.nouns[_plain(match["noun"])]
    start, end = match.span()
    if plural and match["quantifier"].lower() in ("that", "this"):
        return Core(match.start("noun"), end, noun.type, "unquantified")
    after = text[end : end + 60]
    quantifier = _quantifier(grammar, match, noun, after)
    is_member = noun.singular.lower() == "member" and not after.startswith(" for ")
    if (noun.type in _SPOKESMEN and not is_member) or match["noun"] in _OBSERVERS:
        if _OF_SECRETARIAT.match(after):
            return Core(start, end, "secretariat", quantifier if quantifier == "one" else "named")
        if _OF_NAME.match(after) and quantifier in ("named", "anaphoric", "one"):
            return Core(start, end, "state", "named")
    return Core(start, end, noun.type, quantifier)


def _quantifier(grammar: Grammar, match: re.Match[str], noun: Noun, after: str) -> str:
    """Return the quantifier of a noun with a determiner; "the" is named where a name describes the noun."""
    quantifier = grammar.tables.quantifiers.get(_plain(match["quantifier"]).lower()) or _counted(match["quantifier"])
    adjectives = match["adjectives"].strip()
    if adjectives.startswith("other") and quantifier in ("some", "several"):
        return f"{quantifier}_other"
    if match["quantifier"].lower() == "the":
        plural = grammar.nouns[_plain(match["noun"])][1]
        quantifier = "anaphoric" if noun.definite == "unquantified" and not plural else noun.definite
    if quantifier == "anaphoric" and (adjectives[:1].isupper() or _OF_NAME.match(after)):
        return "named"
    return quantifier


def _counted(words: str) -> str:
    """Return the quantifier of a number in figures: a few up to five, several up to ten, then many."""
    number = int(words.split()[-1])
    return "one" if number == 1 else "a_few" if number <= 5 else "several" if number <= 10 else "many"


def _begins(text: str, at: int) -> bool:
    """Say whether a sentence begins at ``at``, so that a capital there says nothing."""
    return not text[:at].strip() or text[:at].rstrip()[-1:] in (".", ":", "“")


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("’", "'")


def in_unit(holder: Holder, by: int, text: str) -> Holder:
    """Return ``holder`` with its offsets moved from the sentence into the unit, and the unit's own words."""
    start, end = holder.start + by, holder.end + by
    return Holder(text[start:end], start, end, holder.type, holder.quantifier, holder.codes)
