"""Where a sentence attributes: verbs tied to holders by what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.model import Holder, Span
from annotator.suggest.statements import named
from annotator.suggest.statements.grammar import Form, Grammar
from annotator.suggest.statements.holders import Core, cores
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution, Kind

_QUOTED = re.compile(r"“[^“”]{1,600}”|\"[^\"]{1,600}\"|<<.{1,600}?>>|«[^«»]{1,600}»")
_BOUNDARY = re.compile(
    r";\s+(?:and\s+|but\s+)?|,\s+(?:and|but|while|whereas|although|though|yet|with|as)\s+|\s+(?:and|but),?\s+"
    r"|:\s+|—\s*|\s–\s"
)
_NO_SUBJECT = re.compile(
    r"\b(?:that|which|whom|whose|where|when|if|because|since|than|what|whether|how|why|of|to|by|from|with|for"
    r"|among|between|through|upon|on|in|at)\s+$"
)
_THAT = re.compile(
    r"(?:,?\s+(?:\w+ly|also|further|again|however))?(?:,?\s[^,;.]{1,100},)?\s+(?:that|whether|how|why|if|what)\b"
)
_AGENT_GAP = re.compile(r"(?P<between>[^;.]{0,240}?)\s+by\s+$")
_PARTICIPLE = re.compile(r"(?:\w+ed|made|done|held|taken|given|sent|put|led|run|shown|written)$")
_DETERMINER = r"(?:(?:the|a|an|its|their|his|her|some|such|any|further|deep|strong|no)\s+)?(?:[\w’-]+\s+(?:and\s+\w+\s+)?){0,3}?"
_INCLUDED = re.compile(
    r"\b(?:including|such\s+as|in\s+particular|notably|especially|behalf\s+of|by|with|representing)\s+$"
)
_NEGATIVE = re.compile(r"(?:^|\s)[Nn]o\s|\bnot\b|n’t\b")


@dataclass(slots=True)
class _Sentence:
    """A sentence as it is being read."""

    grammar: Grammar
    text: str
    cores: list[Core]
    found: list[Attribution] = field(default_factory=list)
    waiting: list[tuple[re.Match[str], Verb]] = field(default_factory=list)

    @property
    def last(self) -> Attribution | None:
        return self.found[-1] if self.found else None


def masked(text: str) -> str:
    """Return ``text`` with quoted words blotted out, so that nothing in them attributes; lengths stay."""
    return _QUOTED.sub(lambda m: m[0][0] + "¤" * (len(m[0]) - 2) + m[0][-1], text)


def attributions(grammar: Grammar, text: str) -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their verbs."""
    seen = masked(text)
    verbs = list(grammar.verb.finditer(seen))
    if not verbs:
        return []
    sentence = _Sentence(grammar, seen, cores(grammar, seen))
    for match in verbs:
        found = _attribution(sentence, match)
        if found:
            sentence.found.append(found)
    return sentence.found


def _attribution(s: _Sentence, match: re.Match[str]) -> Attribution | None:
    if s.last and match.start() < s.last.end:
        return None
    forms = s.grammar.forms[" ".join(match[0].split())]
    past, participle, gerund = (_of(forms, kind) for kind in ("past", "participle", "gerund"))
    if participle:
        aux = _search_end(s.grammar.passive, s.text, match.start(), 60)
        if aux:
            return _passive(s, match, participle, aux)
    if past:
        return _active(s, match, past) or _shared(s, match, past)
    return _tail(s, match, gerund) if gerund else None


def _of(forms: tuple[tuple[Verb, Form], ...], kind: str) -> Verb | None:
    return next((verb for verb, form in forms if form == kind), None)


def _search_end(pattern: re.Pattern[str], text: str, end: int, width: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, end - width), end)


# --- active ---


def _active(s: _Sentence, match: re.Match[str], verb: Verb) -> Attribution | None:
    subject = _subject(s, match.start()) or named.subject(s.text, _from(s), match.start(), s.grammar.adverbs)
    if not subject:
        return None
    holders, pieces_start = subject
    end, lemma, stance = _with_noun(s.text, match.end(), verb)
    if not lemma or not _complete(s.text, end, verb):
        return None
    that = bool(_THAT.match(s.text, end))
    return Attribution(
        "active", ((pieces_start, end),), holders, lemma, "active", stance, pieces_start, end, that
    )


def _from(s: _Sentence) -> int:
    return s.last.end if s.last else 0


def _subject(s: _Sentence, verb_start: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the holders that are the verb's subject: the first of those that only asides part from it."""
    best: tuple[int, int] | None = None
    for index in range(len(s.cores) - 1, -1, -1):
        core = s.cores[index]
        if core.end > verb_start:
            continue
        if core.start < _from(s) or verb_start - core.end > 500:
            break
        gap = s.grammar.subject_gap.fullmatch(s.text, core.end, verb_start)
        if gap and _may_be_subject(s, core):
            best = index, core.end + len(gap["post"].rstrip(","))
            if not _INCLUDED.search(s.text, max(0, core.start - 40), core.start):
                break
    return _compound(s, *best) if best else None


def _may_be_subject(s: _Sentence, core: Core) -> bool:
    before = s.text[max(0, core.start - 60) : core.start]
    if _NO_SUBJECT.search(before):
        return False
    if core.pronoun == "it" and before.strip() and not re.search(r"(?:,|\band|\bbut|\bwhile|;)\s+$", before):
        return False
    return not s.last or _at_boundary(s.text, s.last.end, core.start)


def _at_boundary(text: str, start: int, at: int) -> bool:
    """Say whether a main clause may begin at ``at``: after a conjunction, perhaps with an adverbial between."""
    lead = text[start:at]
    return bool(re.search(r"(?:;|,|\band|\bbut|\bwhile|\balthough)\s+(?:[^,;]{1,60},\s+)?$", lead))


def _compound(s: _Sentence, index: int, end: int) -> tuple[tuple[Holder, ...], int]:
    chain = [s.cores[index]]
    while (
        index > 0
        and re.fullmatch(
            r"[^.;]{0,80}?(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+",
            s.text[s.cores[index - 1].end : chain[0].start],
        )
        and s.cores[index - 1].end >= _from(s)
        and not _NO_SUBJECT.search(s.text[: s.cores[index - 1].start])
    ):
        gap = s.text[s.cores[index - 1].end : chain[0].start]
        if not re.fullmatch(r"(?:\s+(?:of|from)\s+[\w’ -]{1,40})?(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+", gap):
            break
        index -= 1
        chain.insert(0, s.cores[index])
    ends = [c.end for c in chain[:-1]] + [end]
    holders = tuple(
        Holder(s.text[c.start : e], c.start, e, c.type, c.quantifier)
        for c, e in zip(chain, ends, strict=True)
    )
    return holders, chain[0].start


def _with_noun(text: str, end: int, verb: Verb) -> tuple[int, str, str]:
    """Return where the words of the verb end, its lemma with the noun that carries the meaning, its stance."""
    for noun, stance in verb.nouns.items():
        match = re.compile(rf"\s+{_DETERMINER}(?P<noun>{noun}(?:s|es)?)\b").match(text, end)
        if match and not re.search(r"\b(?:that|of|for|to|by|in)\s", match[0]):
            return match.end(), f"{verb.lemma} {noun}", stance or verb.stance
    return end, "" if "light" in verb.uses else verb.lemma, verb.stance


def _complete(text: str, end: int, verb: Verb) -> bool:
    return "that" not in verb.uses or bool(_THAT.match(text, end))


# --- shared subject and participle tails ---


def _shared(s: _Sentence, match: re.Match[str], verb: Verb) -> Attribution | None:
    last = s.last
    link = _search_end(s.grammar.joined, s.text, match.start(), 80)
    if not last or not link or link.start() < last.end - 1:
        return None
    if last.that and "weak" in verb.uses:
        return None
    end, lemma, stance = _with_noun(s.text, match.end(), verb)
    if not lemma or not _complete(s.text, end, verb):
        return None
    if last.voice == "passive" and not last.holders and not _THAT.match(s.text, end):
        return None
    voice = "active" if last.holders else "passive"
    return _with_holder_of(s, last, "shared", (match.start(), end), lemma, stance, link.start(), voice)


def _tail(s: _Sentence, match: re.Match[str], verb: Verb) -> Attribution | None:
    last = s.last
    if not last:
        return None
    link = _search_end(s.grammar.tail, s.text, match.start(), 80)
    if not link or link.start() < last.end - 1 or "weak" in verb.uses or "active" in verb.uses:
        return None
    end, lemma, stance = _with_noun(s.text, match.end(), verb)
    if not lemma or not _complete(s.text, end, verb):
        return None
    return _with_holder_of(s, last, "tail", (match.start(), end), lemma, stance, link.start(), "active")


def _with_holder_of(
    s: _Sentence, last: Attribution, kind: Kind, words: Span, lemma: str, stance: str, start: int, voice: str
) -> Attribution:
    pieces = (words,)
    if last.holders:
        pieces = ((last.holders[0].start, last.holders[-1].end), words)
    that = bool(_THAT.match(s.text, words[1]))
    return Attribution(kind, pieces, last.holders, lemma, voice, stance, start, words[1], that)


# --- passive ---


def _passive(s: _Sentence, match: re.Match[str], verb: Verb, aux: re.Match[str]) -> Attribution | None:
    start = _clause_start(s, aux.start())
    lead = s.text[start : aux.start()]
    agent = _agent(s, match.end())
    if not _passive_allowed(s, match, verb, lead, bool(agent), start):
        return None
    lemma, stance, subject = _passive_subject(verb, lead, start, aux.start())
    if not lemma:
        return None
    holders, agent_end = agent if agent else ((), match.end())
    words_end = (
        agent_end if agent_end - match.end() < 40 + sum(h.end - h.start for h in holders) else match.end()
    )
    pieces = [*([subject] if subject else []), (aux.start(), match.end())]
    pieces = _joined([*pieces, *([(holders[0].start - 3, agent_end)] if holders else [])], s.text)
    that = bool(_THAT.match(s.text, words_end))
    return Attribution(
        "passive", tuple(pieces), holders, lemma, "passive", stance, start, words_end, that, start
    )


def _joined(pieces: list[Span], text: str) -> list[Span]:
    """Return the pieces with those that touch made one."""
    joined = pieces[:1]
    for start, end in pieces[1:]:
        if text[joined[-1][1] : start].strip():
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _clause_start(s: _Sentence, at: int) -> int:
    """Return where the clause of a passive begins: after the last conjunction that follows an attribution."""
    if not s.last:
        return 0
    start = s.last.end
    for boundary in _BOUNDARY.finditer(s.text, s.last.end, at):
        bare = boundary[0][0].isspace() and "," not in boundary[0]
        if not bare or (boundary.end() >= at - 60 and not s.last.that):
            start = boundary.end()
    return start


def _passive_allowed(
    s: _Sentence, match: re.Match[str], verb: Verb, lead: str, agent: bool, start: int
) -> bool:
    if "active" in verb.uses:
        return False
    it = bool(re.search(r"(?:^|,\s+|\s)[Ii]t$", lead.rstrip()))
    if s.last and start == s.last.end:
        return False
    if re.search(r"\b(?:which|that|who)$", lead.rstrip()) or _NEGATIVE.search(lead[:40]):
        return agent
    if it:
        return _THAT.match(s.text, match.end()) is not None or agent or "that" not in verb.uses
    if "that" in verb.uses and not verb.nouns:
        return False
    if re.search(r"\bthat\b", lead) and re.match(r"\s*(?:and\s+)?that\b", lead):
        return False
    return agent or "agent" not in verb.uses


def _passive_subject(verb: Verb, lead: str, start: int, aux: int) -> tuple[str, str, Span | None]:
    """Return lemma, stance and, where a noun carries the meaning, its offsets."""
    body = re.sub(r"^.*,\s+(?=(?:[Tt]he\s+|[Aa]\s+)?\w+\s*$)", lambda m: " " * len(m[0]), lead)
    offset = len(body) - len(body.lstrip())
    for noun, stance in verb.nouns.items():
        found = re.match(rf"(?:\s*(?:{_DETERMINER}))(?P<noun>{noun}(?:s|es)?)\b", body, re.IGNORECASE)
        if found and not re.search(r"\b(?:that|of|for|to|by|in)\s", found[0]):
            return f"{verb.lemma} {noun}", stance or verb.stance, (start + offset, start + found.end())
    if "light" in verb.uses:
        return "", "", None
    if re.fullmatch(r"\s*(?:[^,]{1,60},\s+)?[Ii]t\s*", lead):
        at = lead.rstrip().lower().rfind("it")
        return verb.lemma, verb.stance, (start + at, start + at + 2)
    bare = re.fullmatch(r"\s*((?:The|the|A|An)\s+\w+|[A-Z]\w+)\s*", body)
    if bare:
        return verb.lemma, verb.stance, (start + bare.start(1), start + bare.end(1))
    return verb.lemma, verb.stance, None


def _agent(s: _Sentence, at: int) -> tuple[tuple[Holder, ...], int] | None:
    for index, core in enumerate(s.cores):
        if core.start < at or core.type == "pronoun":
            continue
        gap = _AGENT_GAP.fullmatch(s.text, at, core.start)
        if not gap:
            continue
        between = gap["between"].strip()
        if between and (re.search(r"\b(?:that|which|who|whether)\b", between) or _PARTICIPLE.search(between)):
            return None
        if len(between) > 60 and core.quantifier in ("named", "anaphoric"):
            return None
        holder = Holder(s.text[core.start : core.end], core.start, core.end, core.type, core.quantifier)
        return (holder,), core.end
    return None
