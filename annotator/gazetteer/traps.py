"""When the name of a country names something else: a person, a river, a company, a town, an animal.

The words are our own list, from general knowledge; whole phrases that no rule covers are in ``PHRASES``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PHRASES = (
    "guinea pig", "guinea pigs", "guinea fowl", "guinea worm", "Northern Ireland", "New Mexico", "New Jersey",
    "Gulf of Mexico", "Indian Ocean", "Islamic State in Iraq and the Levant", "Islamic State of Iraq and the Levant",
    "Islamic State in Iraq and Syria", "Islamic State of Iraq and Syria", "Turkish Cypriot", "South China Sea",
    "East China Sea", "New England", "South Georgia", "Greek Macedonia", "Inner Mongolia", "Brazil nut", "Brazil nuts",
    "Turkey vulture", "bone china", "Panama hat", "Panama hats", "Panama Papers", "Canada goose", "Canada geese",
    "Jersey cattle", "Mali Empire", "Ghana Empire", "India ink", "Uruguay Round", "Malta fever", "Panama disease",
    "Jordan curve", "Jordan almonds", "Bank of China", "Bay of Bengal", "Georgia Tech", "Air China",
)  # fmt: skip

_AFTER = frozenset((
    "river", "rivers", "basin", "delta", "canal", "strait", "straits", "sea", "ocean", "gulf", "lake", "valley",
    "peninsula", "trench", "current", "airlines", "airways", "street", "avenue", "boulevard", "city", "balsam",
    "shield",
))  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:River|Lake|Mount|Mt\.?|Gulf of|Strait of|Sea of|Straits of|Bank of|Air|Radio|Rivière|Lac|Golfe du|Río|Lago|"
    r"Golfo de)\s+$"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mme|Mlle|M|MM|Dr|Prof|Professor|Judge|Justice|Sir|Dame|Lady|Lord|Sra|Sr|Srta|Madam|Ambassador)"
    r"\.?\s+(?:[A-ZÀ-Ý][\w’'-]*\.?\s+){0,2}$"
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:Alan|Ana|Andrew|Ann|Anna|Barbara|Carlos|Charles|Christopher|Daniel|David|Elizabeth|Emma|Frank|George|Henry|"
    r"James|Jane|Jean|Jim|John|Jorge|José|Joseph|Juan|June|Karen|Laura|Linda|Luis|Maria|María|Marie|Mark|Martin|Mary|"
    r"Michael|Miguel|Nancy|Patricia|Paul|Pedro|Peter|Philippe|Pierre|Richard|Robert|Samuel|Sarah|Susan|Thomas|Vernon|"
    r"William)\s+(?:[A-Z]\.\s+)?$"
)
_GIVEN_NAMES = frozenset(("Chad", "Chile", "Cuba", "Georgia", "India", "Israel", "Jordan", "Kenya"))
_INSTITUTIONS = frozenset((
    "Government", "Ministry", "Mission", "Delegation", "Parliament", "Police", "Defence", "Defense", "Prison",
    "Army", "National", "State", "Red", "Central", "Development", "Supreme", "Office", "Country", "Programme",
    "Project", "Centre", "Center", "Institute", "University", "Council", "Committee", "Minister", "President",
    "Ambassador", "Representative", "And", "Or", "Of",
))  # fmt: skip
_NEXT_WORD = re.compile(r"\s+([A-ZÀ-Ý][a-zà-ÿ’'-]+)")
_TOWN = re.compile(r"(?<!\w)([A-ZÀ-Ý][\w’'-]+),\s+$")
_TOWNS_OF_GEORGIA = frozenset(
    ("Tbilisi", "Batumi", "Kutaisi", "Rustavi", "Gori", "Poti", "Zugdidi", "Telavi", "Sukhumi")
)
_SPEAKERS = re.compile(r"(?:representatives|observers|delegations) (?:of|for|from) ")
_AMERICAN = re.compile(
    r",\s+(?:Alabama|Arkansas|California|Florida|Illinois|Indiana|Kansas|Kentucky|Maine|Michigan|Missouri|Nebraska|"
    r"Nevada|New York|North Carolina|Ohio|Oklahoma|Oregon|Pennsylvania|South Carolina|Tennessee|Texas|Virginia|"
    r"Wisconsin)\b"
)
_STATE_OF_GEORGIA = re.compile(r"\b(?:State|University) of $")
_LOOK_BACK = 60


def is_trap(text: str, start: int, end: int, codes: Sequence[str], last: int) -> bool:
    """Say whether the words around a name make it something else; ``last`` is where the name before it ended."""
    before = text[max(0, start - _LOOK_BACK) : start]
    written = text[start:end]
    if _TITLE.search(before) or _GIVEN_BEFORE.search(before) or _BEFORE.search(before):
        return True
    if _AMERICAN.match(text, end) or _begins_a_place(text, end) or _is_given_name(text, written, end):
        return True
    return "GEO" in codes and _is_in_america(text, before, start, last)


def _begins_a_place(text: str, end: int) -> bool:
    after = re.match(r"\s([A-Za-z]+)", text[end : end + 20])
    return after is not None and after[1].lower() in _AFTER and not after[1].isupper()


def _is_given_name(text: str, written: str, end: int) -> bool:
    following = _NEXT_WORD.match(text, end)
    return written in _GIVEN_NAMES and following is not None and following[1] not in _INSTITUTIONS


def _is_in_america(text: str, before: str, start: int, last: int) -> bool:
    """Say whether Georgia is the one in North America: behind a town that is none of the country's."""
    if _STATE_OF_GEORGIA.search(before):
        return True
    town = _TOWN.search(before)
    if town is None or town[1] in _TOWNS_OF_GEORGIA or last >= start - len(town[0]):
        return False
    return not _SPEAKERS.search(text[:start])
