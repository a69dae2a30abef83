"""Attribution in French and Spanish: what each frame of reporting that stands in a sentence says."""

from __future__ import annotations

import re

from annotator.model import Holder, Span
from annotator.suggest.statements import openings
from annotator.suggest.statements.frames import Frames
from annotator.suggest.statements.reading import masked
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution, Kind

# The groups of a frame that hold its verb and its holder.
_VERB = {
    "active": ("past", "perfect", "imperfect"), "tail": ("gerund",),
    "stated": ("state", "imperfect"), "impersonal": ("one", "been"), "being": ("had",), "passive": ("participle",),
    "short": ("done",), "view": ("lead",), "thing": ("got",), "shared": ("also",),
}  # fmt: skip
_HOLDER = {"active": "holder", "tail": "own", "stated": "of", "passive": "agent", "short": "by", "view": "whose"}
_VIEW = {"fr": "être d'avis", "es": "opinar"}
_SPOKESMEN = ("delegates", "delegations", "speakers")
_UNCOUNTED = ("unquantified", "anaphoric", "named")
_OFFICES = ("body", "secretariat", "un_official")
_SOURCES = ("selon", "d'après", "según", "de acuerdo con")
_WEAK_LEADS = ("pour", "para")  # "for": a view only of holders that are counted
_CONCEDING = ("bien que", "tandis que", "alors que", "mientras que")
_MEMBERS = ("membre", "miembro")
_AGREED = ("acordar", "convenir")  # what a body agrees on is a decision
_PLURALS = ("les", "los", "las")
_LINK = re.compile(r"(?:et\b|[ye]\b|,)?\s+")
_OPENS = re.compile(r"(?:^|[,;:]|\b(?:et|mais|y|pero|que)|\d\.)\s*$")
_OF_NAME = re.compile(r"\s+(?:de\s+la|de\s+l['’]|de\s+los|de\s+las|du|des|del|de|d['’])\s*[A-ZÀ-Þ]")
_DETERMINED = r"\s+(?:(?:sus?|las?|el|los|una?|leurs?|les?|l['’]|des|un|une)\s*)?(?:[\w-]+\s+)?"
_ARTICLE = re.compile(r"(?:des|les|la|le|el|los|las)\s|l['’]")
_DENIED = re.compile(r"\spas\s|\sno\s")
_RELATIVE = re.compile(r"\s(?:que|qui|dont|se|peut-être|est|sont|está|están)\s")
_ALONE = {"other": "others"}


def attributions(frames: Frames, text: str) -> list[Attribution]:
    """Return the attributions of one sentence in the order of their verbs; offsets into ``text``."""
    seen = masked(text)
    first = _opening(frames, seen)
    found = [first] if first else []
    at = first.end if first else 0
    while match := frames.frame.search(seen, at):
        one = _attribution(frames, seen, match, found[-1] if found else None)
        is_tried = one is not None or match.lastgroup != "shared"  # what no holder is shared by may be of another kind
        at = match.end() if is_tried else match.start() + 1
        if one and (not found or one.kind in ("shared", "tail") or _at_boundary(seen, found[-1].end, one.start)):
            found.append(one)
    return [*_fronted(frames, seen, found), *found]


def _fronted(frames: Frames, text: str, found: list[Attribution]) -> list[Attribution]:
    """Return the attribution of a participle before its holder: "Tout en saluant …, une délégation a demandé"."""
    match = frames.front.match(text) if found and found[0].kind == "active" and found[0].holders else None
    if match is None or match.end() > found[0].start:
        return []
    said = "in" if match["in"] else "at"
    verb, holders = frames.forms[_plain(match[said]).lower()], found[0].holders
    end, lemma, stance = _with_noun(text, match.end(), verb, "")
    if verb.uses & {"active", "told", "light"} and lemma == verb.lemma:
        return []
    pieces = ((match.start(said), end), (holders[0].start, holders[-1].end))
    return [Attribution("fronted", pieces, holders, lemma, "active", stance, 0, end, False)]


def _at_boundary(text: str, start: int, at: int) -> bool:
    between = text[start:at].rstrip()
    return between.endswith(
        (
            " aunque",
            " si bien",
            " bien que",
            " alors que",
            ",",
            ", que",
            ", qui",
            ";",
            " et",
            " y",
            " pero",
            " mais",
            " tandis que",
            " mientras que",
        )
    )


def _spoken_of(frames: Frames, text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at].lower().replace("’", "'").rstrip()
    return not before.endswith(_CONCEDING) and before[before.rfind(" ") + 1 :] in frames.tables.words["no_subject"]


def _inside(text: str, match: re.Match[str], group: str) -> bool:
    """Say whether a holder with a mere article stands inside another phrase: "la Conférence des États"."""
    before = text[: match.start()].rstrip()
    return _ARTICLE.match(match[group]) is not None and before[-1:] not in ("", ",", ";", ":", ".")


def _attribution(frames: Frames, text: str, match: re.Match[str], last: Attribution | None) -> Attribution | None:
    kind = str(match.lastgroup)
    start = match.start("words") if kind == "passive" else match.start()
    if kind in ("active", "stated") and (_spoken_of(frames, text, start) or _inside(text, match, _HOLDER[kind])):
        return None
    if kind in ("active", "stated") and match["imperfect"] and _RELATIVE.search(match[_HOLDER[kind]]):
        return None
    if kind == "view":
        return _view(frames, text, match)
    if kind == "opinion":
        return Attribution("active", (match.span(),), (), "", "active", "", start, match.end(), False)
    said = next(name for name in _VERB[kind] if match[name])
    verb = frames.forms[_plain(match[said]).lower()]
    group = _HOLDER.get(kind)
    holders = _holders(frames, match[group], match.start(group), text) if group and match[group] else ()
    if kind == "impersonal" and verb.lemma.split()[0].endswith("rse") and not match[said].startswith("hi"):
        return None  # "se opuso" has a subject
    if kind == "passive" and not holders and text[: match.start("words")].rstrip().endswith(" no"):
        return None
    if verb.lemma in _AGREED and holders and holders[0].type in _OFFICES:
        return None
    if kind == "tail":
        return _tail(text, match, verb, holders, last)
    subject = match["subject"] if kind == "passive" else None
    if "told" in verb.uses and kind == "passive" and not holders:
        told = _told(frames, text, match.start("words"))
        return _reported(text, told, match.end(), verb, (), "passive") if told is not None else None
    if subject and not _is_long(text, match.start("subject")):
        start = match.start("subject")
    if kind in ("thing", "shared"):
        start += len(_LINK.match(match[0])[0])  # type: ignore[index]
        subject = text[:start].rstrip() if kind == "thing" else None
        holders = last.holders if kind == "shared" and last else ()
        if kind == "shared" and (not holders or verb.uses & {"thing", "being"}):
            return None
    if kind == "passive" and not subject:
        subject = text[: match.start("words")].rstrip()
    end, lemma, stance = _with_noun(text, match.end(), verb, subject or "")
    if stance == "support" and kind in ("active", "stated") and _DENIED.search(match[0]):
        stance = "oppose"
    bare = lemma == verb.lemma
    is_held = kind == "passive" and holders and holders[0].quantifier not in _UNCOUNTED
    if ("light" in verb.uses and bare and not is_held) or not _may_report(
        frames, text, match, kind, verb, holders, bare
    ):
        return None
    pieces: tuple[Span, ...] = ((start, end),)
    if kind == "shared":
        pieces = ((holders[0].start, holders[-1].end), *pieces)
    is_active = kind in ("active", "stated", "being", "thing", "shared") or (
        kind == "impersonal" and frames.tables.language == "fr"
    )
    voice = "active" if is_active else "passive"
    form: Kind = "shared" if kind == "shared" else "active" if is_active else "passive"
    return Attribution(form, pieces, holders, lemma, voice, stance, start, end, False)


def _opening(frames: Frames, text: str) -> Attribution | None:
    """Return the attribution of a State, a group or a person by name, or of one whose verb alone tells it: "Añadió"."""
    opened = openings.opening(frames, text)
    if opened is None:
        return None
    behind = opened.behind
    holders = _holders(frames, text[slice(*behind)], behind[0], text) if behind else opened.holders
    return _reported(text, opened.start, opened.end, opened.verb, holders, "active") if holders else None


def _reported(
    text: str, start: int, end: int, verb: Verb, holders: tuple[Holder, ...], voice: str
) -> Attribution | None:
    end, lemma, stance = _with_noun(text, end, verb, "")
    if "light" in verb.uses and lemma == verb.lemma:
        return None
    form: Kind = "active" if voice == "active" else "passive"
    return Attribution(form, ((start, end),), holders, lemma, voice, stance, start, end, False)


def _tail(
    text: str, match: re.Match[str], verb: Verb, holders: tuple[Holder, ...], last: Attribution | None
) -> Attribution | None:
    """Return the attribution of a participle behind another: ", rappelant que …", ", certains soulignant que …"."""
    if last is None or verb.uses & {"active", "told"}:
        return None
    own = bool(holders)
    holders = holders or last.holders
    start = match.start("own") if own else match.start("gerund")
    end, lemma, stance = _with_noun(text, match.end(), verb, "")
    if "light" in verb.uses and lemma == verb.lemma:
        return None
    before = ((holders[0].start, holders[-1].end),) if holders and not own else ()
    return Attribution("tail", (*before, (start, end)), holders, lemma, "active", stance, match.start() + 1, end, False)


def _told(frames: Frames, text: str, at: int) -> int | None:
    """Return where the subject begins that ends at ``at`` and is told something: a body, delegations."""
    start = max(text.rfind(",", 0, at), text.rfind(";", 0, at)) + 1
    start += len(text[start:at]) - len(text[start:at].lstrip())
    return start if frames.holder.fullmatch(text[start:at].rstrip()) else None


def _may_report(
    frames: Frames, text: str, match: re.Match[str], kind: str, verb: Verb, holders: tuple[Holder, ...], bare: bool
) -> bool:
    """Say whether the frame reports what somebody said, and not what was done: "approved by the Council".

    Verbs such as "discussed" do with a holder who speaks; a participle alone does with an agent that is counted; a
    passive without agent does with an impersonal subject, or one that is a matter of talk: an opinion, the need for
    something.
    """
    if kind == "thing":
        return "thing" in verb.uses
    if "active" in verb.uses:
        return kind in ("active", "shared") and holders[0].type not in _OFFICES
    if kind == "short":
        return holders[0].quantifier not in _UNCOUNTED if holders else False
    if kind != "passive" or holders or not bare:
        return True
    subject = match["subject"] or ""
    return subject.lower() == "il" or frames.matter.search(text, 0, match.start("words")) is not None


def _view(frames: Frames, text: str, match: re.Match[str]) -> Attribution | None:
    """Return the attribution of "in the view of some delegations,", where a clause begins with it."""
    holders = _holders(frames, match["whose"], match.start("whose"), text)
    lead = match["lead"].lower()
    counted = bool(holders) and (holders[0].quantifier not in _UNCOUNTED or _is_state(holders[0]))
    if not holders or not _OPENS.search(text, 0, match.start()) or (lead in _WEAK_LEADS and not counted):
        return None
    verb = "" if _plain(lead) in _SOURCES else _VIEW[frames.tables.language]
    start, end = match.span()
    return Attribution("active", ((start, end),), holders, verb, "active", "", start, end, False)


def _is_state(holder: Holder) -> bool:
    return holder.type == "state" and holder.quantifier == "named"


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
    codes: tuple[str, ...] = ()
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
            nation = frames.nationalities.get(match["post"].split()[0]) if match["post"].strip() else None
            if nation and noun.definite == "anaphoric":
                quantifier, codes = "named", (nation,)
            if _OF_NAME.match(match["post"]):
                kind, quantifier = "state" if kind in ("delegations", "delegates") else kind, "named"
        is_spokesman = kind in _SPOKESMEN and noun.singular.lower() not in _MEMBERS
        if is_spokesman and match["quantifier"].lower() in _PLURALS and _OF_NAME.match(match["post"]):
            kind, quantifier = "state", "named"  # "les représentants du Mexique et du Chili"
    return (Holder(text[start : start + len(words)], start, start + len(words), kind, quantifier, codes),)


def _with_noun(text: str, end: int, verb: Verb, subject: str) -> tuple[int, str, str]:
    """Return where the words of the verb end, its lemma with its noun before or after it, and its stance."""
    for noun, stance in verb.nouns.items():
        forms = rf"{re.escape(noun)}(?:s|es)?" if not noun.endswith("ión") else rf"{re.escape(noun[:-3])}(?:ión|iones)"
        after = re.compile(rf"{_DETERMINED}{forms}\b").match(text, end)
        if after or re.search(rf"\b{forms}$", subject, re.IGNORECASE):
            return after.end() if after else end, f"{verb.lemma} {noun}", stance or verb.stance
    return end, verb.lemma, verb.stance
