"""The frames in which French and Spanish reports say who held what, compiled once from their tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from annotator.delayed import dataclass
from annotator.suggest.statements import tables, trie
from annotator.suggest.statements.tables import Noun, Tables, Verb

# Frames of reporting; {holder}, {agent}, {past}, {participle}, {state}, {adverbs} are filled from the tables. The outer
# group of a frame is its kind.
_FRAMES = {
    "fr": (
        r"(?P<active>(?P<holder>{holder}){aside}{adverbs}\s+{has}{adverbs}(?:\s+dits?es?)?\s+(?P<past>{past}))",
        r"(?P<tail>,\s+(?:(?:tout\s+)?en\s+)?(?:(?P<own>{alone})\s+)?(?P<gerund>{gerund}))",
        r"(?P<stated>(?P<of>{holder}){aside}{adverbs}\s+(?:(?:étai(?:t|ent)|sont|est|avaient\s+été|ont\s+été|a\s+été"
        r"|demeuraient|restaient){adverbs}\s+(?P<state>{state})|(?P<imperfect>{imperfect})))",
        r"(?P<impersonal>\b[Oo]n\s+(?:s['’]est|s['’]était|a|avait|l['’]a){adverbs}\s+(?P<one>{past}))",
        r"(?P<being>\b[Ii]l\s+y\s+(?P<had>a(?:vait)?\s+eu|avait)\b)",
        r"(?P<passive>(?:(?P<subject>\b(?:[Ii]l|(?:[Ll]['’]|(?:[Ll]es?|[Ll]a|[Dd]es|[Uu]ne?|[Cc]e(?:tte|s|t)?)\s+)[\w-]+)){adverbs}\s+"
        r"|\s)(?P<words>(?:a|ont|avait|avaient){adverbs}\s+été{adverbs}\s+(?P<participle>{participle}))"
        r"(?:(?:\s+[\w-]+){0,3}?\s+par\s+(?P<agent>{agent}))?)",
        r"(?P<short>\b(?P<done>{participle})\s+par\s+(?P<by>{agent}))",
        r"(?P<view>\b(?P<lead>[Ss]elon|[Dd]['’]après|[Pp]our|[Aa]ux\s+yeux\s+(?:de|d['’])"
        r"|[Dd]e\s+l['’](?:avis|opinion)(?:\s+(?:de|d['’]))?)(?:\s+|(?<=['’]))(?P<whose>{holder})(?=,))",
        r"(?P<opinion>\b[Ss]elon\s+(?:une?|l['’])\s*(?:autre\s+)?(?:opinion|avis|point\s+de\s+vue)\b)",
        r"(?P<thing>\s(?:a|ont|s['’]est|se\s+sont)\s+(?P<got>{past}))",
        r"(?P<shared>(?:\bet|,)\s+(?:(?:l['’])?(?:a|ont)|se\s+sont|s['’]est){adverbs}\s+(?P<also>{past}))",
    ),
    "es": (
        r"(?P<stated>(?P<of>{holder}){aside}{adverbs}(?:\s+se)?\s+(?:estaban?|estuv(?:o|ieron)|era|eran|fue|fueron|mostr(?:ó|aron)"
        r"|declar(?:ó|aron)|manifest(?:ó|aron)|pronunci(?:ó|aron)|seguían?){adverbs}\s+(?P<state>{state}))",
        r"(?P<active>(?P<holder>{holder}){aside}{adverbs}(?:\s+no)?(?:\s+(?:se|les?|l[ao]s?))?\s+(?:(?P<past>{past})|(?P<imperfect>{imperfect})"
        r"|{had}\s+(?P<perfect>{participle})))",
        r"(?P<tail>,\s+(?:(?P<own>{alone})\s+)?(?:{adverb}\s+)?(?P<gerund>{gerund}))",
        r"(?P<impersonal>(?:\b(?:[Tt]ambién|[Aa]simismo|[Aa]demás|[Ii]gualmente)\s+)?\b[Ss]e\s+(?:(?P<one>{past})"
        r"|{had}\s+(?P<been>{participle}))(?:\s+(?:asimismo|también|además))?)",
        r"(?P<being>\b(?P<had>[Hh]ubo|[Hh]abía\s+habido)\b)",
        r"(?P<passive>(?:(?P<subject>\b(?:[Ee]l|[Ll]as?|[Ll]os|[Uu]na?|[Ee]s[ae]s?|[Ee]st[ae]s?)\s+[\w-]+){adverbs}\s+|\s|^)"
        r"(?P<words>(?:[Ff]ue|[Ff]ueron|[Hh]an?\s+sido|había\s+sido|habían\s+sido){adverbs}\s+(?P<participle>{participle}))"
        r"(?:(?:\s+[\w-]+){0,3}?\s+por\s+(?P<agent>{agent}))?)",
        r"(?P<short>\b(?P<done>{participle})\s+por\s+(?P<by>{agent}))",
        r"(?P<view>\b(?P<lead>[Ss]egún|[Pp]ara|(?:[Ee]n\s+opinión|[Aa]\s+juicio|[Aa]\s+criterio|[Dd]e\s+acuerdo\s+con"
        r"|[Aa]\s+entender)(?:\s+de)?)\s+(?P<whose>{holder})(?=,))",
        r"(?P<opinion>\b[Ss]egún\s+(?:una|otra)\s+(?:opinión|perspectiva)\b)",
        r"(?P<thing>\s(?P<got>{past}))",
        r"(?P<shared>(?:\b[ye]|,)(?:\s+(?:también|además|asimismo))?(?:\s+se)?\s+(?P<also>{past}))",
    ),
}
# What stands before the verb of who opens a sentence by name.
_LEADS = {
    "fr": r"{begins}(?P<who>{name}){aside}{adverbs}\s+(?:(?P<has>{has}){adverbs}\s+)?",
    "es": r"{begins}(?P<who>{name}){aside}{adverbs}(?P<has>(?:\s+no)?(?:\s+(?:se|les?|l[ao]s?))?)\s+",
}
_FORMS_OF_THEIR_OWN = {"state", "being", "plain"}
# The auxiliaries of the French perfect, with the pronouns that may stand before them.
_HAS = (
    r"(?:(?:n['’]|ne\s+))?(?:se\s+sont|s['’](?:y\s+)?(?:est|sont|était|étaient)|ont|a|avaient|avait|aient|ait|l['’](?:a|ont)|les\s+ont"
    r"|(?:leur|lui|y)\s+(?:a|ont))(?:\s+pas)?"
)
# Who stands by name: capitalised words that open a clause; the gazetteer decides whether they are States or groups.
_BEGINS = r"(?:\d+\.\s+)?(?:[^,;:]{2,80},\s+)?"
_NAME = (
    r"(?:(?:M|MM|Mme|Mmes|(?:El\s+)?Sr|(?:La\s+)?Sra)\.?\s+[A-ZÀ-Þ][^,;:.()]{1,40}?|(?:(?:[Ll]es?|[Ll]a|[Ee]l|[Ll]os|[Ll]as)\s+|[Ll]['’])?"
    r"[A-ZÀ-Þ][^;:.()]{2,90}?)(?:\s+\([^)]{1,60}\))?"
)
# Behind these words a form of the present is a noun: "prendre note", "la demande".
_NO_NOUN = "".join(rf"(?<!\b{word}\s)" for word in ("prendre", "pris", "la", "une", "cette", "sa", "leur", "de", "sur"))
_HAD = r"(?:ha|han|había|habían)"
# A subject that opens a clause and is talked about: an opinion, the need for something.
_MATTER = (
    r"(?:^|[,;:.]\s+|\bet\s+|\by\s+)(?:(?:[LlDd]['’]|(?:[Ll]es?|[Ll]as?|[Ll]os|[Ee]l|[Dd]es|[Uu]n[ea]?s?|[Cc]e(?:s|tte)?"
    r"|[Ee]sta?s?|[Ee]s[ae]s?|[Pp]lusieurs|[Vv]ari[oa]s|[Cc]ertain(?:e?s)|[Aa]lgun[oa]s|[Dd]iver(?:s(?:es)?|s[oa]s))\s+)"
    r"(?:[\w-]+\s+)?)?(?:{matter})(?:s|es)?\b[^;:]*$"
)
_AMONG = {"fr": r"(?:\s+d['’]entre\s+(?:elles|eux))?", "es": r"(?:\s+de\s+(?:ellas|ellos))?"}


@dataclass(frozen=True, slots=True)
class Frames:
    """The compiled frames of one language."""

    tables: Tables
    nouns: Mapping[str, Noun]
    forms: Mapping[str, Verb]
    words: frozenset[str]
    frame: re.Pattern[str]
    told: re.Pattern[str]
    lead: re.Pattern[str]
    plain: frozenset[str]
    front: re.Pattern[str]
    holder: re.Pattern[str]
    matter: re.Pattern[str]
    nationalities: Mapping[str, str]


@functools.lru_cache(maxsize=8)
def build(language: str, extra: Path | None = None) -> Frames:
    """Return the frames of ``language`` ("fr" or "es") with the words of folder ``extra``."""
    words = tables.load(language, extra)
    forms = {f: verb for verb in reversed(words.verbs) for f in (*verb.past, *verb.participle, *verb.gerund)}
    holder = _holder(words, language)
    plain = re.sub(r"\?P<\w+>", "?:", holder)
    filled = {
        "holder": plain,
        "agent": plain,
        "past": _past(words, frozenset()),
        "state": _past(words, frozenset(("state",))),
        "imperfect": _NO_NOUN + _past(words, frozenset(("plain",))),
        "had": _HAD,
        "has": _HAS,
        "begins": _BEGINS,
        "name": _NAME,
        "gerund": trie.expression(form for verb in words.verbs for form in verb.gerund),
        "adverb": trie.expression(words.words["adverb"]),
        "alone": trie.expression(words.words["alone"]),
        "aside": rf"(?:,\s+(?:{trie.expression(words.words['aside'])})[^;:]{{1,200}}?,)?",
        "participle": trie.expression(form for verb in words.verbs for form in verb.participle),
        "adverbs": rf"(?:,?\s+(?:{trie.expression(words.words['adverb'])}|\w+ment|\w+mente)\b,?)*",
    }
    frame, lead = (
        re.sub(r"\{([a-z]+)\}", lambda m: filled[m[1]], f) for f in ("|".join(_FRAMES[language]), _LEADS[language])
    )
    told = [form for verb in words.verbs if verb.uses & _FORMS_OF_THEIR_OWN <= {"plain"} for form in verb.past]
    return Frames(
        words,
        {form: noun for noun in words.nouns for form in (noun.singular, noun.plural)},
        forms,
        frozenset(form.split()[0].split("'")[-1] for form in forms) | set(words.words["view"]),
        re.compile(rf"(?:{frame})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{trie.expression([*told, *(f[0].upper() + f[1:] for f in told)])})(?![\w-])"),
        re.compile(lead),
        frozenset(form for verb in words.verbs if "plain" in verb.uses for form in verb.past),
        re.compile(rf"(?:(?:Tout\s+en|En)\s+(?P<in>{filled['gerund']})|(?P<at>{_gerunds(words)}))(?![\w-])"),
        re.compile(holder),
        re.compile(_MATTER.replace("{matter}", trie.expression(words.words["matter"]))),
        tables.nationalities(language),
    )


def _gerunds(words: Tables) -> str:
    """Return the expression of a participle that opens a sentence."""
    return trie.expression(form[0].upper() + form[1:] for verb in words.verbs for form in verb.gerund)


def _past(words: Tables, uses: frozenset[str]) -> str:
    """Return the expression of the past forms of verbs of this use; of none, of those that an auxiliary goes with."""
    forms = (f for v in words.verbs if v.uses & _FORMS_OF_THEIR_OWN == uses for f in v.past)
    return trie.expression(forms) or r"(?!)"


def _holder(words: Tables, language: str) -> str:
    def either(forms: tuple[str, ...]) -> str:
        return trie.expression(f for form in forms for f in (form, form[:1].upper() + form[1:]))

    noun = trie.expression(form for n in words.nouns for form in (n.singular, n.plural))
    blank = r"(?:\s+|(?<=['’]))"
    return (
        rf"\b(?:(?P<quantifier>{either(tuple(words.quantifiers))}){blank}(?:[\w-]+\s+)?(?P<noun>{noun})\b"
        rf"(?P<post>(?:\s+[^,;:.\s]+){{0,8}}?)"
        rf"|(?P<alone>{either(words.words['alone'])}){_AMONG[language]}|(?P<pronoun>{either(words.words['pronoun'])}))"
    )
