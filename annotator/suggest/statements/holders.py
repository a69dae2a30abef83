"""Who holds a statement: the phrase as printed, its type and its quantifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.model import Holder
from annotator.suggest.statements.grammar import Grammar

_OF_SECRETARIAT = re.compile(r"\s+(?:of|from)\s+the\s+[Ss]ecretariat")
_OF_NAME = re.compile(r"\s+(?:of|for|from)\s+(?:the\s+)?[A-ZÀ-Þ]")
# "Council members", "Asian delegations": capitalised words that open the clause belong to the noun.
_MODIFIERS = re.compile(
    r"(?:^|[,;:]\s+)((?!(?:In|At|On|By|For|The|With|While|And|But)\b)(?:[A-ZÀ-Þ][\w’-]+\s+){1,3})$"
)
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


def cores(grammar: Grammar, text: str) -> list[Core]:
    """Return the holders named in ``text``, in order."""
    return [core for match in grammar.holder.finditer(text) if (core := _core(grammar, text, match))]


def _core(grammar: Grammar, text: str, match: re.Match[str]) -> Core | None:
    start, end = match.span()
    if match["pronoun"]:
        return Core(start, end, "pronoun", "anaphoric", match["pronoun"].lower())
    if match["person"]:
        return Core(start, end, "speakers", "named")
    if match["alone"]:
        return Core(start, end, "speakers", grammar.tables.quantifiers[_plain(match["alone"])])
    if match["bare"]:
        noun = match["bare"]
        found = grammar.nouns.get(noun) or grammar.nouns[noun[:1].lower() + noun[1:]]
        before = _MODIFIERS.search(text, max(0, start - 60), start)
        return Core(before.start(1) if before else start, end, found[0].type, "unquantified")
    return _quantified(grammar, text, match)


def _quantified(grammar: Grammar, text: str, match: re.Match[str]) -> Core | None:
    noun, plural = grammar.nouns[_plain(match["noun"], lower=False)]
    quantifier = grammar.tables.quantifiers[_plain(match["quantifier"])]
    adjectives = match["adjectives"].strip()
    start, end = match.span()
    kind = noun.type
    if plural and match["quantifier"].lower() in ("that", "this"):
        start, quantifier = match.start("noun"), "unquantified"
    if adjectives.startswith("other") and quantifier in ("some", "several"):
        quantifier = f"{quantifier}_other"
    if quantifier == "anaphoric" and match["quantifier"].lower() == "the":
        quantifier = noun.definite if not plural or noun.definite != "anaphoric" else "anaphoric"
    after = text[end : end + 60]
    if quantifier == "anaphoric" and (adjectives[:1].isupper() or _OF_NAME.match(after)):
        quantifier = "named"
    if kind in _SPOKESMEN or match["noun"] in _OBSERVERS:
        if _OF_SECRETARIAT.match(after):
            return Core(start, end, "secretariat", quantifier if quantifier == "one" else "named")
        if _OF_NAME.match(after) and quantifier in ("named", "anaphoric", "one"):
            return Core(start, end, "state", "named")
    return Core(start, end, kind, quantifier)


def _plain(words: str, lower: bool = True) -> str:
    plain = " ".join(words.split()).replace("’", "'")
    return plain.lower() if lower else plain


def in_unit(holder: Holder, by: int, text: str) -> Holder:
    """Return ``holder`` with its offsets moved from the sentence into the unit, and the unit's own words."""
    start, end = holder.start + by, holder.end + by
    return Holder(text[start:end], start, end, holder.type, holder.quantifier, holder.codes)
