"""Who is the subject of a verb: a holder that opens the clause, with no more than asides between."""

from __future__ import annotations

import re

from annotator.model import Holder
from annotator.suggest.statements import named
from annotator.suggest.statements.holders import Core
from annotator.suggest.statements.reading import Reading, ending, opens_clause, spoken_of

# Words that show a clause, so that what stands between noun and verb is more than a name.
_CLAUSE = re.compile(r"^\s[^,]*\b(?:may|shall|will|can|could|should|must|was|were|is|are|as|because|hereinafter)\b")
_IT_MAY_STAND = re.compile(r"(?:^|,|\band|\bbut|\bwhile|;)\s*$")
_AND = re.compile(r"(?:\s+(?:of|from)\s+[\w’ -]{1,40})?(?:,?\s+and|,?\s+as\s+well\s+as)\s+")
_COMMA = re.compile(r"(?:\s+(?:of|from)\s+[\w’ -]{1,40})?,\s+")
_DESCRIBED = re.compile(r",\s+[A-ZÀ-Þ][\w’.-]+(?:\s+[\w’.-]+){1,5}$")
_PERSON = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\.?\s")
# "The European Union and its member States".
_WHOSE = re.compile(r"(?:[Tt]he\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,4}\s+and\s+$")
# "Several representatives, some speaking on behalf of groups, said": they are some of those that hold it.
_OF_SOME = re.compile(r"\s+(?:speaking|on\s+behalf|of\s+(?:them|whom|which))\b")
_AS = re.compile(r"\bas\s+$")  # "Kenya, as a sponsor, said"
_LONGEST_ASIDE = 500
_OFFICES = frozenset({"un_official", "secretariat", "body"})


def subject(reading: Reading, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the holders that are the subject of the verb at ``verb``, and where they begin."""
    return _printed(reading, verb) or named.subject(reading, verb)


def _printed(reading: Reading, verb_start: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the holders that are the verb's subject: the first of those that only asides part from it."""
    for index in range(len(reading.cores) - 1, -1, -1):
        core = reading.cores[index]
        if core.end > verb_start:
            continue
        if core.start < reading.floor or verb_start - core.end > _LONGEST_ASIDE:
            return None
        gap = reading.grammar.subject_gap.fullmatch(reading.text, core.end, verb_start)
        if not gap and core.type in _OFFICES and not reading.found:
            gap = reading.grammar.office_gap.fullmatch(reading.text, core.end, verb_start)
        if gap and gap["aux"] and core.quantifier in ("named", "anaphoric", "unquantified"):
            return None
        if gap and not _CLAUSE.search(gap["post"]) and _may_be_subject(reading, core):
            end = core.end + len(gap["post"].rstrip(","))
            return _with_members(reading, core, end) or _compound(reading, index, end)
    return None


def _with_members(reading: Reading, core: Core, end: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the union that its members are named with: one holder, by name."""
    owner = ending(_WHOSE, reading.text, core.start) if reading.text.startswith("its ", core.start) else None
    if owner is None or owner.start() < reading.floor:
        return None
    start = owner.start()
    return (Holder(reading.text[start:end], start, end, "group", "named"),), start


def _may_be_subject(reading: Reading, core: Core) -> bool:
    if _OF_SOME.match(reading.text, core.end) or (
        core.quantifier == "one" and ending(_AS, reading.text, core.start, 4)
    ):
        return False
    if core.pronoun == "it" and not ending(_IT_MAY_STAND, reading.text, core.start, 12):
        return False
    return opens_clause(reading, core.start)


def _compound(reading: Reading, index: int, end: int) -> tuple[tuple[Holder, ...], int]:
    """Return the holders joined by commas and "and" up to the one at ``index``, and where they begin."""
    text, chain = reading.text, [reading.cores[index]]
    while index > 0:
        before = reading.cores[index - 1]
        link = _AND if len(chain) == 1 else _COMMA
        if before.start < reading.floor or not link.fullmatch(text, before.end, chain[0].start):
            break
        if spoken_of(reading, before.start):
            break
        chain.insert(0, before)
        index -= 1
    if len(chain) > 1 and chain[0].type in _OFFICES and all(_PERSON.match(text, core.start) for core in chain[1:]):
        chain = chain[:1]  # "the Co-Chairs, Ms. A and Mr. B,": they are who the Co-Chairs are
    ends = [*(core.end for core in chain[:-1]), end]
    return tuple(_holder(text, core, stop) for core, stop in zip(chain, ends, strict=True)), chain[0].start


def _holder(text: str, core: Core, end: int) -> Holder:
    described = core.quantifier in ("one", "anaphoric") and _DESCRIBED.search(text, core.end, end)
    quantifier = "named" if described else core.quantifier
    return Holder(text[core.start : end], core.start, end, core.type, quantifier)
