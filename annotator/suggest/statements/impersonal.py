"""Attributions without a reporting verb: "There was broad support", "Another view was", "In the view of some …"."""

from __future__ import annotations

import functools
import re

from annotator.model import Holder
from annotator.suggest.statements.grammar import Grammar
from annotator.suggest.statements.holders import core_at
from annotator.suggest.statements.reading import Reading, clause_start, with_noun
from annotator.suggest.statements.tables import Tables, Verb
from annotator.suggest.statements.values import Attribution

_BEGINS = r"(?:^|;\s+|,\s+(?:and|but|while)\s+)(?:(?:However|Moreover|Furthermore|In addition|[\w ]{3,60}),\s+)?"
_IN_HIS = re.compile(
    rf"{_BEGINS}(?P<words>[Ii]n\s+(?P<who>his|her|its|their)\s+(?:own\s+)?(?:view|opinion|judgement)),"
)
_WORDS = r"(?:(?!(?:of|for|to|that)\b)[\w’-]+\s+){0,3}?"
_OF = re.compile(
    rf"{_BEGINS}(?P<words>[Ii]n\s+the\s+(?:view|opinion|judgement|estimation)\s+of|[Aa]ccording\s+to"
    r"|[Ff]rom\s+the\s+(?:perspective|standpoint|viewpoint|point\s+of\s+view)\s+of|[Ff]or(?=\s+(?:many|most|several|some|certain"
    r"|other|one|a\s+(?:few|number\s+of))\b))\s+"
)
_FOR_WHOM = re.compile(r"[\w ]{3,30}\b(?:delegations?|speakers?|representatives?|participants?|members?|delegates?),")
_ACCORDING = re.compile(
    rf"{_BEGINS}(?P<words>[Aa]ccording\s+to\s+(?:one|another|an?|that|this|a\s+third)\s+(?:\w+\s+)?(?:view|opinion|position)),"
)
_MATTER = re.compile(
    r"\b(?:proposal|suggestion|view|idea|approach|option|draft|text|amendment|position|concept|alternative|initiative)s?\b[^,;]*$"
)
_VIEW_OF = re.compile(
    rf"{_BEGINS}(?P<words>(?:(?P<it>[Ii]t\s+was\s+(?:also\s+)?the)|[Tt]he|[Aa]nother|[Oo]ne)\s+(?:\w+\s+)?"
    r"(?P<noun>(?:view|opinion|position|belief|preference|perspective)s?)\s+(?:of|held\s+by|among)\s+)"
)
_WAS_THAT = re.compile(r"\s+(?:was|were)(?=\s+(?:that|to|for)\b)")
_EMERGED = re.compile(
    rf"{_BEGINS}(?P<words>(?:(?:[Aa]n?|[Tt]he|[Ss]ome|[Nn]o)\s+)?(?:[\w-]+\s+){{0,2}}?"
    r"(?P<noun>[Cc]onsensus|[Aa]greement|[Cc]onvergence|[Uu]nderstanding|(?:[Vv]iew|[Oo]pinion|[Pp]osition|[Dd]ivergence)s?)\s+"
    r"(?:also\s+|then\s+)?(?P<verb>emerged|prevailed|differed|diverged|varied|converged|(?:was|were|remained)\s+(?:divided|split)))\b"
)
_LEMMAS = {
    "emerged": "emerge", "prevailed": "prevail", "differed": "differ", "diverged": "diverge", "varied": "vary",
    "converged": "converge",
}  # fmt: skip
_CAME_ABOUT = ("emerged", "prevailed", "differed", "diverged", "varied", "converged", "divided", "split")
_AMONG = re.compile(r"\s+(?:among|on\s+the\s+part\s+of|from|by|with)\s+")
_VIEW = "be of the view"
# Without one of these words no sentence tells whose view it is.
_VIEWS = (
    "view",
    "opinion",
    "position",
    "belief",
    "preference",
    "judgement",
    "estimation",
    "ccording to",
    "perspective",
    "standpoint",
)


def impersonal(grammar: Grammar, text: str) -> list[Attribution]:
    """Return the attribution of a sentence in which no reporting verb was found, if there is one."""
    found = _in_view(grammar, text) or _whose(grammar, text) if _tells_a_view(text) else None
    found = found or (_came_about(grammar, text) if any(word in text for word in _CAME_ABOUT) else None)
    if found:
        return [found]
    noun = _nouns(grammar.tables)
    return [_stated(grammar, text, match) for match in noun.finditer(text)] if noun else []


def _tells_a_view(text: str) -> bool:
    return text.startswith("For ") or any(word in text for word in _VIEWS)


def _in_view(grammar: Grammar, text: str) -> Attribution | None:
    """Return the attribution of a sentence that begins with whose view it tells: "In the view of some, …"."""
    alone = _ACCORDING.search(text)
    if alone:
        start, end = alone.span("words")
        return Attribution("active", ((start, end),), (), "", "active", "", start, end, False)
    his = _IN_HIS.search(text)
    if his:
        (start, end), (a, b) = his.span("words"), his.span("who")
        holder = Holder(text[a:b], a, b, "pronoun", "anaphoric")
        return Attribution("active", ((start, end),), (holder,), _VIEW, "active", "", start, end, False)
    by = _OF.search(text)
    if by and by["words"].lower() == "for" and not _FOR_WHOM.match(text, by.end()):
        return None
    if by and (core := core_at(grammar, text, by.end())) and text[core.end : core.end + 1] in (",", " "):
        end = text.find(",", core.end)
        holder = Holder(text[core.start : end], core.start, end, core.type, core.quantifier)
        if 0 < end < core.end + 60:
            verb = "" if by["words"][:2].lower() == "ac" else _VIEW
            start = by.start("words")
            return Attribution("active", ((start, end),), (holder,), verb, "active", "", start, end, False)
    return None


def _whose(grammar: Grammar, text: str) -> Attribution | None:
    """Return the attribution of a view said to be somebody's: "It was the view of some that …"."""
    match = _VIEW_OF.search(text)
    core = core_at(grammar, text, match.end()) if match else None
    if not match or not core or core.quantifier in ("named", "anaphoric"):
        return None
    start, end = match.start("words"), core.end
    if not match["it"]:
        was = _WAS_THAT.match(text, end)
        if not was:
            return None
        end = was.end()
    holder = Holder(text[core.start : core.end], core.start, core.end, core.type, core.quantifier)
    verb = f"be {match['noun'].removesuffix('s')}"
    return Attribution("active", ((start, end),), (holder,), verb, "active", "", start, end, True)


def _came_about(grammar: Grammar, text: str) -> Attribution | None:
    """Return the attribution of views that came about or differed: "A consensus emerged", "Views differed"."""
    match = _EMERGED.search(text)
    if not match:
        return None
    start, end = match.span("words")
    verb = match["verb"]
    lemma = "be divided" if verb.endswith("divided") else "be split" if verb.endswith("split") else _LEMMAS[verb]
    stance = _being(grammar.tables).nouns.get(match["noun"].lower(), "") if lemma in ("emerge", "prevail") else ""
    return Attribution("active", ((start, end),), (), lemma, "active", stance, start, end, False)


def received(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a matter that found favour: "That proposal received broad support from …"."""
    end, lemma, stance = with_noun(reading.text, match.end(), verb)
    start = clause_start(reading, match.start())
    if not lemma or start is None or not _MATTER.search(reading.text, start, match.start()):
        return []
    among = _AMONG.match(reading.text, end)
    core = core_at(reading.grammar, reading.text, among.end()) if among else None
    holders: tuple[Holder, ...] = ()
    if core:
        end = core.end
        holders = (Holder(reading.text[core.start : end], core.start, end, core.type, core.quantifier),)
    pieces = ((match.start(), end),)
    return [Attribution("active", pieces, holders, lemma, "active", stance, start, end, False)]


def _stated(grammar: Grammar, text: str, match: re.Match[str]) -> Attribution:
    kind = "there" if match["there"] else "view"
    start, end = match.span("existing" if kind == "there" else "held")
    noun = match["there" if kind == "there" else "view"]
    word = noun if noun in _being(grammar.tables).nouns else noun.removesuffix("s")
    holders: tuple[Holder, ...] = ()
    among = _AMONG.match(text, end)
    core = core_at(grammar, text, among.end()) if among and kind == "there" else None
    if core:
        holders = (Holder(text[core.start : core.end], core.start, core.end, core.type, core.quantifier),)
        end = core.end
    stance = _being(grammar.tables).nouns[word]
    return Attribution("active", ((start, end),), holders, f"be {word}", "active", stance, start, end, kind == "view")


def _being(words: Tables) -> Verb:
    return next(verb for verb in words.verbs if verb.lemma == "be")


@functools.lru_cache(maxsize=8)
def _nouns(words: Tables) -> re.Pattern[str] | None:
    """Return the expression of "There was agreement" and of "Another view was that"."""
    if not any(verb.lemma == "be" for verb in words.verbs):
        return None
    nouns = "|".join(f"{re.escape(noun)}s?" for noun in _being(words).nouns)
    was = r"(?:was|were|had\s+been|remained)"
    existing = rf"(?P<existing>[Tt]here\s+{was}\s+(?!no\s)(?:also\s+)?{_WORDS}(?P<there>{nouns}))\b"
    which = r"(?:[Tt]he|(?:[Yy]et\s+|[Ss]till\s+)?[Aa]nother|[Oo]ne|[Aa]n?)\s+"
    held = rf"(?P<held>{which}{_WORDS}(?P<view>{nouns})\s+was)\s+(?:that|to|whether)\b"
    return re.compile(
        rf"{_BEGINS}(?:{existing}(?=\s+(?:that|for|on|to|in|of|with|about|among|regarding|from)\b)|{held})"
    )
