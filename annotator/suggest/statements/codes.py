"""Which State or group a holder is: by the names in its words, or by the one that it refers back to."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from annotator.model import Holder, Statement, Unit
from annotator.suggest.statements import named

_NAMED_TYPES = frozenset({"state", "group", "regional_groups", "delegations", "delegates", "speakers"})
_ONE_AGAIN = re.compile(
    r"(?:it|he|she|(?:the|that|this)\s+(?:(?:same|sponsor|sponsoring|said)\s+)?(?:delegation|delegate|representative"
    r"|speaker|sponsor|observer|Government|country|State)|la\s+(?:misma\s+)?delegación|la\s+(?:même\s+)?délégation|ils?|elles?|él|ella)$",
    re.IGNORECASE,
)
# Who is named by a number alone is of the kind named before: "some delegations …, while others …".
_NO_NOUN = re.compile(
    r"(?:(?:some|several|many|most|a few|two|still|yet)\s+)?(?:others?|another)|some|several|many|most|a few|all|both|"
    r"one|a number|few|a second|a third|the latter|the former",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"(?:^|\s|\()(?!(?:State|States|Member|Mr|Ms)\b)[A-ZÀ-Þ]")


def filled(unit: Unit, statements: Sequence[Statement], language: str) -> list[Statement]:
    """Return the statements with the codes of their holders; "the delegation" is the one named before it."""
    last = named.codes_in(unit.speaker, language) if unit.speaker else ()
    done: list[Statement] = []
    kind = "speakers"
    for found in statements:
        kind, statement = _typed(found, kind)
        holders = tuple(_filled(holder, last, language) for holder in statement.holders)
        if len(holders) == 1 and len(holders[0].codes) == 1:
            last = holders[0].codes
        elif holders and not _refers_back(holders[0]):
            last = ()
        done.append(dataclasses.replace(statement, holders=holders) if holders != statement.holders else statement)
    return done


def _typed(statement: Statement, kind: str) -> tuple[str, Statement]:
    """Return what kind of holder was named last, and a statement of "others" with that kind."""
    if len(statement.holders) != 1:
        return kind, statement
    holder = statement.holders[0]
    if holder.type != "speakers" or not _NO_NOUN.fullmatch(holder.text):
        return holder.type if holder.type in _NAMED_TYPES else kind, statement
    again = dataclasses.replace(holder, type=kind)
    return kind, dataclasses.replace(statement, holders=(again,), holder_type=kind)


def _filled(holder: Holder, last: tuple[str, ...], language: str) -> Holder:
    if holder.codes:
        return holder
    if _refers_back(holder):
        return dataclasses.replace(holder, codes=last) if last else holder
    if holder.type not in _NAMED_TYPES or not _A_NAME.search(holder.text[1:]):
        return holder
    whole = holder.type == "group" and holder.quantifier == "named"
    codes = named.codes_of(holder.text, language) if whole else named.codes_in(holder.text, language)
    return dataclasses.replace(holder, codes=codes) if codes else holder


def _refers_back(holder: Holder) -> bool:
    return holder.quantifier == "anaphoric" and _ONE_AGAIN.match(holder.text) is not None
