"""When the name of a country names something else: a person, a river, a company, a town, an animal.

The words are our own lists, from general knowledge, in ``trap_words.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.gazetteer import trap_words as lists
from annotator.gazetteer.names import lookup
from annotator.gazetteer.trap_words import PHRASES

__all__ = ["PHRASES", "is_trap", "speaks_for_a_state"]


_CAPITALISED = r"[A-ZÀ-Þ][\w’'-]*\.?"
_COCHON = re.compile(r"\b[Cc]ochons? d[’']$")
_AFTER_WORD = re.compile(r"[\s-]([A-Za-z]+)")
_NAMED_AFTER = re.compile(rf"(?:\s+{_CAPITALISED}){{0,3}}\s+(?:{lists.ENTERPRISES})(?!\w)")
_PARTNER = re.compile(r"\s&\s([A-Z][\w’'-]+)")
# "the region of Macedonia", "the province of Luxembourg": a part of another State that bears the name.
_PART_OF = re.compile(
    r"\b[Tt]he\s+(?:(?:Greek|historical|geographical)\s+)?(?:region|province|district|canton|county|department|prefecture|town|village"
    r"|municipality|[Cc]ity)\s+of\s+(?:(?:[Ee]ast|[Ww]est|[Cc]entral)(?:ern)?\s+)?$"
)
_IN_GREECE = re.compile(r"(?:,|\s+\(|\s+in)\s*(?:(?:northern|north-eastern)\s+)?(?:Greece|Thrace)\b")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[A-Z]\.\s+$")
_INITIAL_AFTER = re.compile(r",\s+[A-Z]\.")
_NEXT_WORD = re.compile(r"\s+([A-ZÀ-Ý][a-zà-ÿ’'-]+)")
_MONEY = re.compile(r"\s?(?:\$|dollars?\b)")
_OF_AMERICA = re.compile(rf",\s+(?:{lists.AMERICAN})\b")
_STATE_BEFORE = re.compile(rf"\b(?:{lists.AMERICAN})(?:,|,?\s+(?:and|or))\s+$")
_STATE_AFTER = re.compile(rf"(?:,|,?\s+(?:and|or))\s+(?:{lists.AMERICAN})\b")
_ORDINARY = frozenset(("Reunion", "REUNION", "La Réunion", "La réunion", "LA RÉUNION"))
_MEETING = re.compile(r"\s+(?:de|du|des|sur|a|est|était|s)\b|\s+d[’']")
_TOWN = re.compile(r"(?<!\w)([A-ZÀ-Ý][\w’'-]+),\s+$")
_SPEAKERS = re.compile(r"(?:representatives|observers|delegations) (?:of|for|from) ")
_STATE_OF_GEORGIA = re.compile(r"\b(?:(?:State|state|University) of|southern|northern|rural) $")
_OFFICIAL = re.compile(
    r"(?:(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?[A-Z][\w-]+){0,3}\s+(?:(?:[Ff]oreign|[Pp]rime|[Pp]ermanent|[Pp]enal|[Cc]riminal|[Nn]ational|[Ss]tate)\s+)?"
    rf"(?:{lists.OFFICIAL})\b"
)
_PART_OF_THE_WORLD = re.compile(r"\b(?:Latin|South|North|Central|Native|Turkish|Greek|West|East)\s$|\w-$")
_LOOK_BACK = 60
_AFTER, _BEFORE, _BEFORE_OF, _TITLES, _GIVEN = (
    frozenset(words.split()) for words in (lists.AFTER, lists.BEFORE, lists.BEFORE_OF, lists.TITLES, lists.GIVEN)
)
_GIVEN_COUNTRIES, _INSTITUTIONS, _SURNAMES, _TOWNS_OF_GEORGIA = (
    frozenset(words.split())
    for words in (lists.GIVEN_COUNTRIES, lists.INSTITUTIONS, lists.SURNAMES, lists.TOWNS_OF_GEORGIA)
)
_SURNAMES_BEHIND = frozenset(lists.SURNAMES_BEHIND.split())
_LINKS = frozenset(("of", "the", "de", "du", "del", "la"))


def is_trap(text: str, start: int, end: int, codes: Sequence[str], last: int) -> bool:
    """Say whether the words around a name make it something else; ``last`` is where the name before it ended."""
    before = text[max(0, start - _LOOK_BACK) : start]
    written = text[start:end]
    if _is_led_away(before) or _has_initial(text, written, before, end):
        return True
    if _is_followed_away(text, written, end) or _is_given_name(text, written, end):
        return True
    if _PART_OF.search(before) or (written == "Macedonia" and _IN_GREECE.match(text, end)):
        return True
    if written in _ORDINARY:
        return not written.startswith("La R") or _MEETING.match(text, end) is not None
    return "GEO" in codes and _is_in_america(text, before, start, end, last)


def speaks_for_a_state(text: str, start: int, end: int) -> bool:
    """Say whether an adjective stands for a State: "the Swiss delegation", and not "Swiss cheese"."""
    return _OFFICIAL.match(text, end) is not None and not _PART_OF_THE_WORLD.search(text[max(0, start - 8) : start])


def _is_led_away(before: str) -> bool:
    """Say whether the words in front make the name a person's, a water's, a street's, a bank's."""
    if not before[-1:].isspace():
        return before[-1:] in ("’", "'") and _COCHON.search(before) is not None
    last3, last2, last = ["", "", "", *before.rsplit(None, 3)[-3:]][-3:]
    if last in _LINKS:
        return last2 in _BEFORE_OF or (last2 in _LINKS and last3 in _BEFORE_OF)
    if last in _BEFORE or last.rstrip(".") in _TITLES or last in _GIVEN:
        return True
    if not last[:1].isupper():
        return False
    between = last2.rstrip(".") in _TITLES or (last3.rstrip(".") in _TITLES and last2[:1].isupper())
    return between or (last2 in _GIVEN and _INITIAL_BEFORE.match(f"{last} ") is not None)


def _is_followed_away(text: str, written: str, end: int) -> bool:
    """Say whether what follows makes the name part of another: a river, a street, a company, a town in America."""
    following = text[end : end + 2]
    if following[:1] == ",":
        return _OF_AMERICA.match(text, end) is not None
    if following == " &":
        partner = _PARTNER.match(text, end)
        return partner is not None and not lookup(partner[1])
    if written in ("US", "U.S.") and _MONEY.match(text, end):
        return True
    after = _AFTER_WORD.match(text, end) if following[:1] in (" ", "\n", "-") else None
    if after and after[1].lower() in _AFTER and (written.isupper() or not after[1].isupper()):
        return True
    return following[:1].isspace() and following[1:].isupper() and _NAMED_AFTER.match(text, end) is not None


def _has_initial(text: str, written: str, before: str, end: int) -> bool:
    if written not in _SURNAMES:
        return False
    return (_INITIAL_BEFORE.search(before) or _INITIAL_AFTER.match(text, end)) is not None


def _is_given_name(text: str, written: str, end: int) -> bool:
    following = _NEXT_WORD.match(text, end) if text[end : end + 1].isspace() else None
    if following is None:
        return False
    return following[1] in _SURNAMES_BEHIND or (written in _GIVEN_COUNTRIES and following[1] not in _INSTITUTIONS)


def _is_in_america(text: str, before: str, start: int, end: int, last: int) -> bool:
    """Say whether Georgia is the one in North America: beside a State there, or behind a town that is elsewhere."""
    if _STATE_OF_GEORGIA.search(before) or _STATE_BEFORE.search(before) or _STATE_AFTER.match(text, end):
        return True
    town = _TOWN.search(before)
    if town is None or town[1] in _TOWNS_OF_GEORGIA or last >= start - len(town[0]):
        return False
    return not _SPEAKERS.search(text[:start])
