"""Countries and groups by all their names: what a name means, and where names stand in a text.

The table ``names.csv`` is our own, compiled from ISO 3166-1 and 3166-3, the UN's list of member States and
its editorial usage, and (French, Spanish) Unicode CLDR; groups have ids of ours.
"""

from typing import TYPE_CHECKING

from annotator import lazily
from annotator.gazetteer.names import Entry, codes, entries, kind_of, lookup, may_begin, name_of, read, write

if TYPE_CHECKING:
    from annotator.gazetteer.fuzzy import Guess, guess
    from annotator.gazetteer.search import Finder, Name, find, finder
else:
    _SEARCH = dict.fromkeys(("Finder", "Name", "find", "finder"), "search")
    __getattr__ = lazily.names(__name__, {"Guess": "fuzzy", "guess": "fuzzy", **_SEARCH})

__all__ = [
    "Entry",
    "Finder",
    "Guess",
    "Name",
    "codes",
    "entries",
    "find",
    "finder",
    "guess",
    "kind_of",
    "lookup",
    "may_begin",
    "name_of",
    "read",
    "write",
]
