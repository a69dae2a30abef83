"""Holders that are named: a State, a group or a person as the subject, found by the name."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from annotator.model import Holder
from annotator.suggest.statements.reading import Reading, ending, opens_clause

Named = tuple[int, int, tuple[str, ...], str]

_NAME_ENDS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*|[),]|\d\d?)$")
_AND = re.compile(r"(?:,\s+and|,|\s+and)\s+(?:the\s+)?")
_AGENTS = 400  # characters of names behind "by"
_ARTICLE = re.compile(r"[Tt]he\s+$")
# "the head of such an office, Firstname Surname,": the office is described, the person named.
_PERSON = re.compile(
    r"(?:^|,\s+)(?P<who>(?:[Tt]he|[Aa]n?)\s+[^;:]{3,400}?,\s+[A-ZÀ-Þ][\w’.-]+"
    r"(?:\s+(?:de|da|do|dos|del|van|von|el|al|bin)\b|\s+[A-ZÀ-Þ][\w’.-]*){1,5}),(?:\s+\w+ing\b[^,;:]{1,200},)?$"
)


# "Firstname Surname, Minister for Trade of a State,": the person is named, the office tells that it is one.
_OFFICIAL = re.compile(
    r"(?:^|^[^,;:]{2,80},\s+)(?P<who>[A-ZÀ-Þ][\w’.-]+(?:\s+(?:de|da|dos|del|van|von|el|al|bin)\b|\s+[A-ZÀ-Þ][\w’.-]*){1,4},\s+(?:the\s+|an?\s+)?"
    r"(?:[\w-]+\s+){0,4}?(?:Minister|Director|President|Chair\w*|Head|Secretary|Ambassador|Representative|Commissioner|Officer|Professor"
    r"|Coordinator|Adviser|Administrator|Rapporteur|Expert|Chief|Judge|Mayor|Governor|Manager|Counsel)\b[^;:]{0,160}),$"
)


# "Human Rights Watch", "Action Canada for Population and Development", "UNHCR": an organization opens the sentence.
_WORD = r"[A-ZÀ-Þ][\w’'&/.-]*"
_ORGANIZATION = re.compile(
    r"(?:^|^(?:\w+ly|However|Moreover|Furthermore|In addition|In response|Lastly),\s+|[,;]\s+(?:and|while|but)\s+)"
    r"(?!(?:As|What|While|When|If|Since|Although|In|At|On|For|By|With|But|And|Whether|How|Where|That|This|These|Those|It|"
    r"He|She|They|We|I|You|Our|My|Such|Some|Many|Several|Other|Most|All|After|Before|Under|From|To|Of|An?|Both|Each|Every|No|Not|Regarding|Following|"
    r"During|Despite|Because|Who|Which|Mr|Ms|Mrs|Dr)\b)"
    rf"(?P<who>(?:[Tt]he\s+)?(?:UN-[A-Z]\w+|[A-Z]{{3,}}(?:-[A-Z]\w+)?(?:\s+{_WORD})*"
    rf"|{_WORD}(?:(?:\s+(?:of|for|and|the|de|des|du|la|le|les|pour|et|in|on|to|against|y|e|–|-)){{0,3}}\s+{_WORD})+)"
    rf"(?:\s+\([A-Z]\w+\))?)$"
)
# Names behind these words are those of whom somebody speaks for: "the representatives of Chile, Peru and Cuba".
_OF_MANY = re.compile(r"\b(?:representatives|observers|delegations|directors|ministers|members)\s+(?:of|for|from)\b")
# Papers speak too, but nobody holds what they say.
_PAPER = re.compile(
    r"\b(?:Article|Articles|Resolution|Protocol|Convention|Charter|Declaration|Agreement|Report|Act|Agenda|Plan|Programme|"
    r"Strategy|Pact|Compact|Decision|Treaty|Goals?|Covenant|Constitution|Statute|Rules?|Principles?|Law|Code|Annex|Chapter|"
    r"Section|Note|Summit|Decade|Day|Year|Week|Framework|Guidelines|Survey|Parliament|Council|Assembly|Project|Initiative|"
    r"Forum|Conference|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SPEAKING = re.compile(r",\s+(?:(?:also\s+)?speaking|(?:also\s+)?on\s+behalf|on\s+its\s+own\s+behalf)\b[^;:]{0,200},$")
_ONE_PERSON = re.compile(r"(?:MM?|Mmes?|(?:El\s+)?Sr|(?:La\s+)?Sra)\b")
_LINKS = re.compile(
    r"(?:\s|,|\b(?:et|y|e|ainsi que|así como|les?|la|el|los|las|du|des?|del)\b|\b[ld]['’])*", re.IGNORECASE
)
_OF_THE_UN = re.compile(
    r"(?:[Tt]he\s+)?(?:UN(?!\s+Watch)|United Nations(?!\s+Watch)|(?:WHO|FAO|ILO|ICAO|IMO|ITU|WIPO|WMO|UPU|IFAD|IAEA"
    r"|OPCW|CTBTO|WTO|IOM|IMF|WFP|OHCHR|OECD|ECLAC|ESCAP)\b|"
    r"World (?:Bank|Health|Food|Trade|Meteorological|Customs)|International (?:Labour|Atomic|Monetary|Maritime|"
    r"Organization|Telecommunication|Civil|Criminal|Seabed|Fund|Trade|Law))"
)


@functools.cache
def _find() -> Callable[[str, str], list[Named]]:
    """Return the function that finds names with their codes; the gazetteer is loaded when first needed."""
    from annotator.gazetteer import finder

    return lambda text, language: [(a, b, codes, kind) for a, b, _, codes, kind, _ in finder(language).found(text)]


def codes_in(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of the States and groups named in ``text``; ambiguous names give none."""
    names = _find()(text, language)
    return tuple(dict.fromkeys(codes[0] for _, _, codes, _ in names if len(codes) == 1))


def codes_of(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the code of a group by its whole name: "Action Canada" is no State's."""
    from annotator.gazetteer import lookup

    codes = lookup(name, language)
    return codes if len(codes) == 1 else ()


def holder(text: str, start: int, end: int, language: str) -> tuple[Holder, ...]:
    """Return the holder that French or Spanish words are: a person, or States and groups and no other word."""
    words = text[start:end]
    if _ONE_PERSON.match(words):
        return (Holder(words, start, end, "speakers", "named"),)
    names = _find()(words, language)
    rest, at = [], 0
    for a, b, _, _ in names:
        rest.append(words[at:a])
        at = b
    if not names or not _LINKS.fullmatch("".join([*rest, words[at:]])):
        return ()
    codes = tuple(dict.fromkeys(codes[0] for _, _, codes, _ in names if len(codes) == 1))
    return (Holder(words, start, end, "group" if names[-1][3] == "group" else "state", "named", codes),)


def agent(text: str, at: int) -> Holder | None:
    """Return the States or groups that stand by name behind "by" at ``at``: "by Japan, China and the Sudan"."""
    words = text[at : at + _AGENTS]
    names = _find()(words, "en")
    if not names or words[: names[0][0]].strip().lower() not in ("", "the"):
        return None
    last = 0
    while last + 1 < len(names) and _AND.fullmatch(words, names[last][1], names[last + 1][0]):
        last += 1
    end = names[last][1]
    codes = tuple(dict.fromkeys(codes[0] for _, _, codes, _ in names[: last + 1] if len(codes) == 1))
    return Holder(words[:end], at, at + end, "group" if names[last][3] == "group" else "state", "named", codes)


def _names(words: list[str]) -> bool:
    """Say whether a name may be among these words: one is capitalised, or ends an aside."""
    return any(word[:1].isupper() or word[-1] in ",)" for word in words)


def subject(reading: Reading, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return who stands by name before the verb, States, a group or a person, and where it begins."""
    start = reading.floor
    if not _names(reading.text[max(start, verb - 60) : verb].split()[-4:]):
        return None
    adverbs = ending(reading.grammar.before_verb, reading.text, verb, 120)
    if adverbs and adverbs["aux"]:
        return None
    lead = reading.text[start : adverbs.start() if adverbs else verb].rstrip(" ")
    if not _NAME_ENDS.search(lead):
        return None
    person = (_PERSON.search(lead) or _OFFICIAL.search(lead)) if lead.endswith(",") else None
    if person:
        return _holder(reading, start + person.start("who"), start + person.end("who"), "speakers", ())
    return _states(reading, lead, verb) or _organization(reading, start, lead)


def _organization(reading: Reading, start: int, lead: str) -> tuple[tuple[Holder, ...], int] | None:
    """Return the organization whose unknown name stands before the verb and opens the sentence."""
    if reading.found:
        return None
    match = _ORGANIZATION.search(_SPEAKING.sub("", lead))
    if not match or _PAPER.search(match["who"]):
        return None
    kind = "body" if _OF_THE_UN.match(match["who"]) else "group"
    return _holder(reading, start + match.start("who"), start + match.end("who"), kind, ())


def _states(reading: Reading, lead: str, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the States or groups named in ``lead`` that only asides part from the verb."""
    if reading.names is None:
        reading.names = _find()(reading.text[: reading.reach], "en")
    start, end = reading.floor, reading.floor + len(lead)
    names = [(a - start, b - start, codes, kind) for a, b, codes, kind in reading.names if start <= a and b <= end]
    for index in range(len(names) - 1, -1, -1):
        gap = reading.grammar.subject_gap.fullmatch(reading.text, reading.floor + names[index][1], verb)
        if not gap:
            continue
        first = index
        while first and _AND.fullmatch(lead, names[first - 1][1], names[first][0]):
            first -= 1
        article = _ARTICLE.search(lead, 0, names[first][0])
        begin = reading.floor + (article.start() if article else names[first][0])
        if not opens_clause(reading, begin) or _OF_MANY.search(reading.text, reading.floor, begin):
            continue
        end = reading.floor + names[index][1] + len(gap["post"].rstrip(","))
        codes = tuple(dict.fromkeys(n[2][0] for n in names[first : index + 1] if len(n[2]) == 1))
        return _holder(reading, begin, end, "group" if names[index][3] == "group" else "state", codes)
    return None


def _holder(
    reading: Reading, start: int, end: int, kind: str, codes: tuple[str, ...]
) -> tuple[tuple[Holder, ...], int]:
    return (Holder(reading.text[start:end], start, end, kind, "named", codes),), start
