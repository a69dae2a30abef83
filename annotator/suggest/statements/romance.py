"""Attribution in French and Spanish: the frames in which reports say who held what."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from annotator.delayed import dataclass
from annotator.model import Holder, Span
from annotator.suggest.statements import tables, trie
from annotator.suggest.statements.reading import masked
from annotator.suggest.statements.tables import Noun, Tables, Verb
from annotator.suggest.statements.values import Attribution

# Frames of reporting; {holder}, {agent}, {past}, {participle}, {adverbs} are filled from the tables.
_FRAMES = {
    "fr": (
        r"(?P<active>(?P<holder>{holder}){adverbs}\s+(?:se\s+sont|s['’](?:est|était|étaient)|ont|a|avaient|avait"
        r"|l['’](?:a|ont)|les\s+ont){adverbs}(?:\s+dits?es?)?\s+(?P<past>{past}))",
        r"(?P<impersonal>\b[Oo]n\s+(?:s['’]est|s['’]était|a|avait|l['’]a){adverbs}\s+(?P<one>{past}))",
        r"(?P<passive>(?:(?P<subject>\b(?:[Ii]l|(?:[Ll]['’]|(?:[Ll]es?|[Ll]a|[Dd]es|[Uu]ne?)\s+)[\w-]+)){adverbs}\s+"
        r"|\s)(?P<words>(?:a|ont|avait|avaient){adverbs}\s+été{adverbs}\s+(?P<participle>{participle}))"
        r"(?:\s+par\s+(?P<agent>{agent}))?)",
        r"(?P<short>\b(?P<done>{participle})\s+par\s+(?P<by>{agent}))",
    ),
    "es": (
        r"(?P<active>(?P<holder>{holder}){adverbs}(?:\s+se)?\s+(?P<past>{past}))",
        r"(?P<impersonal>(?:\b(?:[Tt]ambién|[Aa]simismo|[Aa]demás|[Ii]gualmente)\s+)?\b[Ss]e\s+(?P<one>{past})"
        r"(?:\s+(?:asimismo|también|además))?)",
        r"(?P<passive>(?:(?P<subject>\b(?:[Ee]l|[Ll]as?|[Ll]os|[Uu]na?)\s+[\w-]+){adverbs}\s+|\s)"
        r"(?P<words>(?:fue|fueron|ha\s+sido|había\s+sido|habían\s+sido){adverbs}\s+(?P<participle>{participle}))"
        r"(?:\s+por\s+(?P<agent>{agent}))?)",
        r"(?P<short>\b(?P<done>{participle})\s+por\s+(?P<by>{agent}))",
    ),
}
_AMONG = {"fr": r"(?:\s+d['’]entre\s+(?:elles|eux))?", "es": r"(?:\s+de\s+(?:ellas|ellos))?"}
_OF_NAME = re.compile(r"\s+(?:de\s+la|de\s+l['’]|de\s+los|de\s+las|du|des|del|de|d['’])\s*[A-ZÀ-Þ]")
_DETERMINED = r"\s+(?:(?:sus?|las?|el|los|una?|leurs?|les?|l['’]|des|un|une)\s*)?(?:[\w-]+\s+)?"
_ARTICLE = re.compile(r"(?:des|les|la|le|el|los|las)\s|l['’]")
_ALONE = {"other": "others"}


@dataclass(frozen=True, slots=True)
class Frames:
    """The compiled frames of one language."""

    tables: Tables
    nouns: Mapping[str, Noun]
    forms: Mapping[str, Verb]
    words: frozenset[str]
    frame: re.Pattern[str]
    holder: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def build(language: str, extra: Path | None = None) -> Frames:
    """Return the frames of ``language`` ("fr" or "es") with the words of folder ``extra``."""
    words = tables.load(language, extra)
    forms = {form: verb for verb in reversed(words.verbs) for form in (*verb.past, *verb.participle)}
    holder = _holder(words, language)
    plain = re.sub(r"\?P<\w+>", "?:", holder)
    filled = {
        "holder": plain,
        "agent": plain,
        "past": trie.expression(form for verb in words.verbs for form in verb.past),
        "participle": trie.expression(form for verb in words.verbs for form in verb.participle),
        "adverbs": rf"(?:,?\s+(?:{trie.expression(words.words['adverb'])}|\w+ment|\w+mente)\b,?)*",
    }
    frame = "|".join(f.replace("{", "{{").replace("}", "}}") for f in _FRAMES[language])
    frame = re.sub(r"\{\{(\w+)\}\}", lambda m: filled[m[1]], frame)
    return Frames(
        words,
        {form: noun for noun in words.nouns for form in (noun.singular, noun.plural)},
        forms,
        frozenset(form.split()[0].split("'")[-1] for form in forms),
        re.compile(rf"(?:{frame})(?![\w-])"),
        re.compile(holder),
    )


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


def attributions(frames: Frames, text: str) -> list[Attribution]:
    """Return the attributions of one sentence in the order of their verbs; offsets into ``text``."""
    seen = masked(text)
    found: list[Attribution] = []
    for match in frames.frame.finditer(seen):
        one = _attribution(frames, seen, match)
        if one and (not found or _at_boundary(seen, found[-1].end, one.start)):
            found.append(one)
    return found


def _at_boundary(text: str, start: int, at: int) -> bool:
    between = text[start:at].rstrip()
    return between.endswith((",", ";", " et", " y", " pero", " mais", " tandis que", " mientras que"))


def _spoken_of(frames: Frames, text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at].lower().replace("’", "'").rstrip()
    return before[before.rfind(" ") + 1 :] in frames.tables.words["no_subject"]


def _inside(text: str, match: re.Match[str]) -> bool:
    """Say whether a holder with a mere article stands inside another phrase: "la Conférence des États"."""
    before = text[: match.start()].rstrip()
    return _ARTICLE.match(match["holder"]) is not None and before[-1:] not in ("", ",", ";", ":", ".")


def _attribution(frames: Frames, text: str, match: re.Match[str]) -> Attribution | None:
    kind = str(match.lastgroup) if match.lastgroup in ("active", "impersonal", "short") else "passive"
    start = match.start("words") if kind == "passive" else match.start()
    if kind == "active" and (_spoken_of(frames, text, match.start()) or _inside(text, match)):
        return None
    verb = frames.forms[_plain(match[{"active": "past", "impersonal": "one", "short": "done"}.get(kind, "participle")])]
    group = {"active": "holder", "passive": "agent", "short": "by"}.get(kind)
    holders = _holders(frames, match[group], match.start(group), text) if group and match[group] else ()
    subject = match["subject"] if kind == "passive" else None
    if subject and not _is_long(text, match.start("subject")):
        start = match.start("subject")
    end, lemma, stance = _with_noun(text, match.end(), verb, subject or "")
    piece: Span = (start, end)
    voice = "active" if kind == "active" or (kind == "impersonal" and frames.tables.language == "fr") else "passive"
    return Attribution(
        "active" if voice == "active" else "passive",
        (piece,),
        holders,
        lemma,
        voice,
        stance,
        start,
        end,
        False,
    )


def _is_long(text: str, at: int) -> bool:
    """Say whether the subject's phrase began before ``at``, so that the noun there is not its head."""
    before = text[:at].rstrip()
    return bool(before) and before[-1] not in ".,;:" and not before[-1].isdigit()


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("’", "'")


def _holders(frames: Frames, words: str, start: int, text: str) -> tuple[Holder, ...]:
    match = frames.holder.fullmatch(words)
    if not match:
        return ()
    kind, quantifier = "speakers", "anaphoric"
    if match["pronoun"]:
        kind = "pronoun"
    elif match["alone"]:
        quantifier = frames.tables.quantifiers.get(_plain(match["alone"]).lower(), "some")
        quantifier = _ALONE.get(quantifier, quantifier)
    else:
        noun = frames.nouns[_plain(match["noun"])]
        kind, quantifier = noun.type, frames.tables.quantifiers[_plain(match["quantifier"]).lower()]
        if quantifier in ("named", "anaphoric") and match["quantifier"].lower() in (
            "la",
            "le",
            "el",
            "l'",
            "l’",
        ):
            quantifier = noun.definite
            if _OF_NAME.match(match["post"]):
                kind, quantifier = "state" if kind in ("delegations", "delegates") else kind, "named"
    return (Holder(text[start : start + len(words)], start, start + len(words), kind, quantifier),)


def _with_noun(text: str, end: int, verb: Verb, subject: str) -> tuple[int, str, str]:
    """Return where the words of the verb end, its lemma with its noun before or after it, and its stance."""
    for noun, stance in verb.nouns.items():
        after = re.compile(rf"{_DETERMINED}{re.escape(noun)}(?:s|es)?\b").match(text, end)
        if after or re.search(rf"\b{re.escape(noun)}(?:s|es)?$", subject, re.IGNORECASE):
            return after.end() if after else end, f"{verb.lemma} {noun}", stance or verb.stance
    return end, verb.lemma, verb.stance
