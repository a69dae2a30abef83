"""The English grammar of attribution, compiled once from its tables: who, verb, what stands between."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from annotator.delayed import dataclass
from annotator.suggest.statements import tables, trie
from annotator.suggest.statements.tables import Noun, Tables, Verb

Form = Literal["past", "participle", "gerund", "base", "front"]
_NO_PRESENT = frozenset(("weak", "agent", "light", "told", "thing"))
_NO_FRONT = frozenset(("weak", "active", "agent", "aside"))

# First words of forms such as "was concerned", between which and the rest adverbs may stand.
_STATES = ("was", "were", "remained", "had", "would", "could", "stood", "took")
# What may follow the noun that names a holder, before the verb.
_POST = (
    r"(?:\s+(?:concerned|present|alike))?"
    r"(?:\s+(?:that|who|which)\s+(?:had\s+)?(?:took|taken|spoke|spoken|addressed|intervened|commented|participated|"
    r"responded|replied|attended)\b[^,;:.]{0,60}?)?"
    r"(?:\s+(?:delivered|made|read|speaking|representing|(?:express|hold|shar|support|favour|oppos|advocat|tak)ing)\s+[^,;:]{1,200}?)?"
    r"(?:\s+(?:(?:of|for|from|on|at|in)\s+[^,;:.]{1,160}?|to\s+(?:the|this|that|an?)\s+[^,;:.]{1,60}?))?"
    r"(?:\s+\([^)]{1,200}\))?"
    r"(?:,\s+(?:{aside})\b[^;:]{1,300}?,"
    r"|\s+[—–]\s?[^—–;:]{1,200}?\s?[—–]"
    r"|,\s+(?:while\s+)?\w+ing\b[^;:]{1,300}?,"
    r"|,\s+[A-ZÀ-Þ][^;:]{1,300}?,(?:\s+(?:who|in\s+(?:her|his|its|their))\b[^;:]{1,200}?,)?)?"
)
# The rest of a title of office, which may hold commas: "Director for Strategy, Planning and Resources".
# A number before a noun: "12 delegations", "over 30 speakers"; who speaks for a State named before: "Fiji's delegate".
_ROUGHLY = "[Ss]ome|[Oo]ver|[Mm]ore than|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Aa]t least|[Aa]pproximately"
_TITLES = "Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Messrs|Sir|Lady|Lord|Dame|Archbishop|Bishop|Monsignor|Prince|Princess"
_NUMBER = rf"(?:(?:{_ROUGHLY})\s+)?\d{{1,3}}"
_SPOKESMAN = r"(?:(?:[Pp]ermanent\s+)?[Rr]epresentative|delegate|delegation|observer|[Aa]mbassador|[Mm]inister)"
_LINK = r",?\s+(?:and|but|while|yet)|;|,\s+(?:and\s+)?who"
_NO_AND = r"(?<!\sand)(?<!\sbut)(?<!\sor)(?<!\swho)"
# An object and what is thought of it: "considered the approach premature", "found the article to be too broad".
_JUDGED = (
    r"\s+(?:it|them|(?:the|this|that|these|those|such|its|their|any|an?)\s+[^,;:.]{1,120}?)\s(?:to\s+be\b"
    r"|(?:too|overly|insufficiently)\s+\w+|(?:very|quite|so|not|more|less|rather|both|particularly|highly)\s+(?:{judged})\b"
    r"|(?:{judged})(?=[.,;]|\s+(?:and|but|for|to|as|given|because|since|or)\b))"
)
_OFFICE = r"\s+(?:of|for|to|on|at)\s+[^;:]{1,200}?"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled expressions of one language and what the words in them mean."""

    tables: Tables
    nouns: Mapping[str, tuple[Noun, bool]]
    forms: Mapping[str, Mapping[Form, Verb]]
    no_subject: frozenset[str]
    holder: re.Pattern[str]
    verb: re.Pattern[str]
    subject_gap: re.Pattern[str]
    office_gap: re.Pattern[str]
    joined: re.Pattern[str]
    tail: re.Pattern[str]
    passive: re.Pattern[str]
    before_verb: re.Pattern[str]
    judged: re.Pattern[str]
    present: re.Pattern[str]
    presents: Mapping[str, Verb]
    present_words: frozenset[str]


@functools.lru_cache(maxsize=8)
def build(language: str = "en", extra: Path | None = None) -> Grammar:
    """Return the grammar of ``language`` built from its tables and the user's in folder ``extra``."""
    words = tables.load(language, extra)
    forms, presents = _forms(words), _presents(words)
    aux = r"(?P<aux>\s+(?:had|have|has|would|did))?"
    post = _POST.replace("{aside}", trie.expression(words.words["aside"]))
    adverbs = rf"(?:,?\s+(?:{trie.expression(words.words['adverb'])}|[a-z]\w*ly)\b,?)*"
    return Grammar(
        tables=words,
        nouns=_nouns(words),
        forms=forms,
        no_subject=frozenset(words.words["no_subject"]),
        holder=re.compile(_holder(words)),
        verb=re.compile(_verb(words, forms)),
        subject_gap=re.compile(rf"(?P<post>{post}){_NO_AND}{adverbs}{aux}{adverbs},?\s+"),
        office_gap=re.compile(rf"(?P<post>{_OFFICE}){_NO_AND}{adverbs}{aux}{adverbs},?\s+"),
        joined=re.compile(rf"(?:(?:{_LINK})|(?P<comma>,)){adverbs}\s+$"),
        tail=re.compile(rf"(?:,(?:\s+(?:and|while|but))?|\s+(?:while|and)){adverbs}\s+$"),
        passive=re.compile(rf"\b(?:was|were|has\s+been|have\s+been|had\s+been){adverbs}\s+$"),
        before_verb=re.compile(rf"{adverbs}{aux}{adverbs}\s+$"),
        judged=re.compile(_JUDGED.replace("{judged}", trie.expression(words.words["judged"]))),
        present=re.compile(_present(words, presents, adverbs)),
        presents=presents,
        present_words=frozenset(form.split()[0] for form in presents),
    )


def _forms(words: Tables) -> dict[str, dict[Form, Verb]]:
    """Return what each written form is a form of; the first verb that has a form counts."""
    forms: dict[str, dict[Form, Verb]] = {}
    for verb in words.verbs:
        named: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("past", verb.past),
            ("participle", verb.participle),
            ("gerund", verb.gerund),
            ("base", () if verb.lemma.split()[0] == "be" else (verb.lemma,)),
            ("front", tuple(form[0].upper() + form[1:] for form in verb.gerund if not verb.uses & _NO_FRONT)),
        )
        for kind, written in named:
            for form in written:
                forms.setdefault(form, {}).setdefault(kind, verb)
    return forms


def _verb(words: Tables, forms: Mapping[str, Mapping[Form, Verb]]) -> str:
    """Return the expression of a reporting verb, also after words such as "went on to", "concluded by"."""

    def having(*kinds: Form) -> str:
        return trie.expression(form for form, uses in forms.items() if any(kind in kinds for kind in uses))

    adverb = trie.expression(form for role in ("adverb", "degree") for form in words.words[role])
    rest = trie.expression(form.split(" ", 1)[1] for form in forms if form.split()[0] in _STATES and " " in form)
    state = rf"(?P<state>(?P<head>{'|'.join(_STATES)})(?:\s+(?:{adverb}|\w+ly))+\s+(?P<rest>{rest}))"
    onset, closing = (trie.expression(words.words[role]) for role in ("onset", "onset_by"))
    return (
        rf"\b(?:(?:{onset})\s+(?P<base>{having('base')})|(?:{closing})\s+(?P<closing>{having('gerund')})"
        rf"|{state}|(?P<form>{having('past', 'participle', 'gerund', 'front')}))\b"
    )


def _presents(words: Tables) -> dict[str, Verb]:
    """Return the verbs by their forms in the present tense: notes, note."""
    presents: dict[str, Verb] = {}
    for verb in words.verbs:
        if verb.lemma.startswith("be of the "):
            forms = [verb.lemma.replace("be", "is", 1), verb.lemma.replace("be", "are", 1)]
        else:
            forms = [] if verb.uses & _NO_PRESENT or verb.lemma[:3] == "be " else [verb.lemma, _third(verb.lemma)]
        for form in forms:
            presents.setdefault(form, verb)
    return presents


def _present(words: Tables, presents: Iterable[str], adverbs: str) -> str:
    """Return the expression of a sentence that begins with a body or delegations and a verb in the present tense."""
    verb = trie.expression(presents)
    bodies = trie.expression(n.singular for n in words.nouns if n.type == "body")
    many = trie.expression(n.plural for n in words.nouns if n.bare)
    return (
        rf"(?:[A-Z][^,;:]{{0,100}},\s+)?(?:[Tt]he\s+(?:[A-Z][\w’-]+\s+){{0,4}}?(?:{bodies})"
        rf"|(?:[A-Z][a-z]+\s+(?:[\w-]+\s+){{0,3}}?)?(?:{many})){adverbs}\s+(?P<present>{verb})\b"
    )


def _third(lemma: str) -> str:
    """Return the third person of a verb: notes, stresses, specifies."""
    verb, blank, rest = lemma.partition(" ")
    if verb[-1] == "y" and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies{blank}{rest}"
    return f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'z', 'o')) else 's'}{blank}{rest}"


def _nouns(words: Tables) -> dict[str, tuple[Noun, bool]]:
    nouns: dict[str, tuple[Noun, bool]] = {}
    for noun in words.nouns:
        nouns.setdefault(noun.singular, (noun, False))
        nouns.setdefault(noun.plural, (noun, True))
    return nouns


def _holder(words: Tables) -> str:
    any_case = [*words.quantifiers, *(form[:1].upper() + form[1:] for form in words.quantifiers)]
    quantifier = trie.expression(any_case)
    noun = trie.expression(form for n in words.nouns for form in (n.singular, n.plural))
    plurals = [n.plural for n in words.nouns if n.bare]
    bare = trie.expression([*plurals, *(p[:1].upper() + p[1:] for p in plurals)])
    pronouns = words.words["pronoun"]
    pronoun = trie.expression([*pronouns, *(p.capitalize() for p in pronouns)])
    alone = trie.expression(f for w in words.words["alone"] for f in (w, w.capitalize()))
    no_adjective = "|".join(words.words["no_adjective"])
    adjectives = rf"(?:(?!(?:{no_adjective})\b)[\w’'-]+\s+){{0,3}}?"
    return (
        rf"\b(?:(?P<quantifier>{_NUMBER}|{quantifier})\s+(?:(?<=of\s)(?:the|those|these)\s+)?(?P<adjectives>{adjectives})(?P<noun>{noun})(?:/(?:[A-Z][\w-]+\s+){{0,3}}(?:{noun}))*(?!\s+(?:[A-Z][\w-]+\s+){{0,3}}(?:{noun})\b)"
        rf"|(?P<bare>{bare})|(?P<pronoun>{pronoun})"
        rf"|(?P<person>(?:H\.E\.\s+)?(?:{_TITLES})\.?\s+[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*)"
        rf"|(?P<owned>[A-ZÀ-Þ][\w-]*(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[A-ZÀ-Þ][\w-]*){{0,4}}[’'](?:s\s+|\s+){_SPOKESMAN})"
        rf"|(?P<alone>{alone}))(?![\w’'-])"
    )
