"""A sentence as it is being read: what has been found, where clauses begin, which noun belongs to a verb."""

from __future__ import annotations

import functools
import re
from dataclasses import field

from annotator.delayed import dataclass
from annotator.model import Span
from annotator.suggest.statements.grammar import Grammar
from annotator.suggest.statements.holders import Core
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution

_QUOTED = re.compile(r"“[^“”]{1,600}”|\"[^\"]{1,600}\"|<<.{1,600}?>>|«[^«»]{1,600}»", re.DOTALL)
_BOUNDARY = re.compile(
    r";\s+(?:and\s+|but\s+)?|,\s+(?:and|but|while|whereas|although|though|yet|with|as)\s+|\s+(?:and|but),?\s+"
    r"|,\s+(?=it\s)|:\s+|—\s*|\s–\s"
)
_SUBORDINATE = re.compile(
    r"(?:,?\s+(?:\w+ly|also|further|again|however))?(?:,?\s[^,;.]{1,100},)?\s+(?:that|whether|how|why|if|what)\b"
)
# What may stand between "that" and the subject of its clause: "that, although the idea was noted, …".
# What is judged with an object of its own: "considered it a good basis", "found it too costly".
_JUDGED = re.compile(
    r"\s+(?:it|them)\s+(?:an?|the|to\s+be|(?:very|too|more|less)?\s*\w+(?:al|ble|ary|ant|ent|ive|ful|ous|ate|ly))\b"
)
# "He thought it would be difficult": the clause without "that" of verbs that are seldom said of a thing.
_THINKING = frozenset(("think", "believe", "feel", "understand", "maintain", "admit", "conclude"))
_CLAUSE = re.compile(
    r"\s+(?:it|there|they|he|she|(?:the|this|that|these|those|such|its|their|his|her|an?|no|any|all|some)\s+"
    r"(?:(?!\b(?:that|which|who|whose|whom)\b)[^,;:.]){1,60}?)\s(?:was|were|would|should|could|had|might|must|did)\b"
)
_CONCESSION = re.compile(r",?\s+(?:although|though|while|since|given|as|if|because|despite)\b[^,]*,")
_MAIN_CLAUSE = re.compile(r"(?:;|,|\band|\bbut|\bwhile|\bwhereas|\balthough)\s+(?:[^,;]{1,60},\s+)?$")
_OPENED = re.compile(
    r"(?:^|[,;:—–]|\b(?:and|but|[Ww]hile|[Ww]hereas|[Aa]lthough|[Aa]s|yet|then))\s*(?:\d+\.\s+)?(?:[Tt]he\s+)?$"
)
_ADJUNCT = re.compile(
    r"\s*(?:In|At|During|On|By|With|For|Under|After|Following|Since|Throughout|Regarding|Within|Upon|From)\b[^;]*$"
)
_NEAR = 24
_ASIDE = ("such as", "in particular")
DETERMINED = (
    r"(?:(?:the|a|an|its|their|his|her|some|such|any|further|deep|strong|no|this|these|those)\s+)?"
    r"(?:(?!(?:that|of|for|to|by|in|on|at|with|from|about)\s)[\w’-]+\s+){0,4}?"
)


@dataclass(slots=True)
class Reading:
    """A sentence, its quotations blotted out, with the holders named in it and the attributions so far.

    ``names`` are the States and groups up to ``reach``, where the last verb stands; None until they are needed.
    """

    grammar: Grammar
    text: str
    cores: list[Core]
    found: list[Attribution] = field(default_factory=list)
    waiting: tuple[Span, Verb] | None = None
    names: list[tuple[int, int, tuple[str, ...], str]] | None = None
    reach: int = 0

    @property
    def last(self) -> Attribution | None:
        """The attribution found last."""
        return self.found[-1] if self.found else None

    @property
    def floor(self) -> int:
        """Where the words of the last attribution end."""
        return self.found[-1].end if self.found else 0


def masked(text: str) -> str:
    """Return ``text`` with quoted words blotted out, so that nothing in them attributes; lengths stay."""
    return _QUOTED.sub(lambda m: m[0][0] + "¤" * (len(m[0]) - 2) + m[0][-1], text)


def subordinate(text: str, end: int) -> bool:
    """Say whether a subordinate clause (that, whether, how) follows the words that end at ``end``."""
    return _SUBORDINATE.match(text, end) is not None


def complete(reading: Reading, end: int, verb: Verb) -> bool:
    """Say whether ``verb`` has the clause it needs in order to report, or judges an object: "found it too vague"."""
    text = reading.text
    if "that" not in verb.uses or subordinate(text, end):
        return True
    if verb.lemma in _THINKING and _CLAUSE.match(text, end):
        return True
    return _JUDGED.match(text, end) is not None or reading.grammar.judged.match(text, end) is not None


def ending(pattern: re.Pattern[str], text: str, end: int, width: int = 80) -> re.Match[str] | None:
    """Return the match of a pattern closed by ``$`` that ends at ``end``, at most ``width`` long."""
    return pattern.search(text, max(0, end - width), end)


def with_noun(text: str, end: int, verb: Verb) -> tuple[int, str, str]:
    """Return where the words of the verb end, its lemma with its noun, its stance."""
    match = _noun_after(verb).match(text, end) if verb.nouns else None
    if match:
        noun = match["noun"]
        return match.end(), f"{verb.lemma} {noun}", verb.nouns[noun] or verb.stance
    return end, "" if "light" in verb.uses else verb.lemma, verb.stance


@functools.lru_cache(maxsize=256)
def _noun_after(verb: Verb) -> re.Pattern[str]:
    """Return the expression of an object that begins at a place and has a noun of ``verb`` as its head."""
    return re.compile(rf"\s+{DETERMINED}(?P<noun>{'|'.join(map(re.escape, verb.nouns))})(?:s|es)?\b")


def _content(reading: Reading) -> int:
    """Return where what the last attribution reports begins: past "that" and a concession after it."""
    end = reading.floor
    last = reading.last
    if last and last.that and (that := _SUBORDINATE.match(reading.text, end)):
        end = that.end()
        concession = _CONCESSION.match(reading.text, end)
        return concession.end() if concession else end
    return end


def main_clause_at(reading: Reading, at: int) -> bool:
    """Say whether a main clause may begin at ``at``: after a conjunction and perhaps an adverbial."""
    return bool(_MAIN_CLAUSE.search(reading.text, _content(reading), at)) if reading.last else True


def spoken_of(reading: Reading, at: int) -> bool:
    """Say whether the word before ``at`` makes the holder there something else than a subject."""
    before = reading.text[max(0, at - 24) : at].lower().rstrip()
    return before[before.rfind(" ") + 1 :] in reading.grammar.no_subject or before.endswith(_ASIDE)


def opens_clause(reading: Reading, at: int) -> bool:
    """Say whether a holder at ``at`` may open a main clause, and is not only spoken of."""
    if spoken_of(reading, at):
        return False
    floor = reading.floor
    opened = _OPENED.search(reading.text[max(floor, at - _NEAR) : at])
    return bool(opened or _adjunct(reading.text, floor, at)) and main_clause_at(reading, at)


def _adjunct(text: str, start: int, at: int) -> bool:
    """Say whether an adjunct stands before ``at``, and no name that goes on there: "the African | States"."""
    before = text[start:at].split()
    return _ADJUNCT.match(text, start, at) is not None and not (before[-1][:1].isupper() and before[-1][-1:] != ",")


def clause_start(reading: Reading, at: int) -> int | None:
    """Return where the clause before ``at`` begins: after the last conjunction that follows an attribution.

    None when no conjunction parts it from that attribution, so that it is in what is reported.
    """
    last = reading.last
    if not last:
        return 0
    strong = weak = None
    for boundary in _BOUNDARY.finditer(reading.text, _content(reading), at):
        if not boundary[0][0].isspace() or "," in boundary[0]:
            strong = boundary.end()
        elif boundary.end() >= at - 60 and not last.that:
            weak = boundary.end()
    return weak if strong is None else strong
