"""Attributions in the active voice: a holder with its verb, verbs sharing it, participles."""

from __future__ import annotations

import dataclasses
import re

from annotator.model import Holder, Span
from annotator.suggest.statements.reading import (
    Reading,
    complete,
    ending,
    subordinate,
    with_noun,
)
from annotator.suggest.statements.subject import subject
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution, Kind

# Free, prior and informed consent: nobody informed anybody.
_CONSENT = re.compile(r"informed\s+(?:consent|decisions?|choices?|debate|opinions?|participation|consultations?)\b")
_ASIDE = re.compile(r",\s+(?:while\s+)?(?:\w+ly\s+|also\s+|further\s+)?$")
_OPENS = re.compile(r"(?:^|,\s+)(?:(?:[Ww]hile|[Ii]n|[Bb]y|[Aa]fter|[Aa]lso|[Ff]urther|[Ww]hen)\s+)?(?:\w+ly\s+)?$")


def active(reading: Reading, words: Span, verb: Verb) -> list[Attribution]:
    """Return the attribution of a verb with its own subject, after that of a participle waiting for it."""
    found = subject(reading, words[0])
    if not found:
        return []
    holders, start = found
    end, lemma, stance = with_noun(reading.text, words[1], verb)
    if not lemma or (lemma == verb.lemma and not complete(reading, end, verb)):
        return []
    that = subordinate(reading.text, end)
    main = Attribution("active", ((start, end),), holders, lemma, "active", stance, start, end, that)
    return _inner(reading, main, words[0]) or [*_fronted(reading, holders), main]


def _inner(reading: Reading, main: Attribution, verb: int) -> list[Attribution]:
    """Return the attributions of a holder with a participle before its verb: "One, while welcoming …, asked"."""
    if not reading.waiting or reading.found or len(main.holders) > 1:
        return []
    words, said = reading.waiting
    holder = main.holders[0]
    aside = _ASIDE.search(reading.text, holder.start, words[0])
    if not aside or aside.end() < words[0] or said.uses & {"aside"} or not holder.start < words[0] < verb:
        return []
    end, lemma, stance = with_noun(reading.text, words[1], said)
    if not lemma or (lemma == said.lemma and not complete(reading, end, said)):
        return []
    holder = dataclasses.replace(holder, text=reading.text[holder.start : aside.start()], end=aside.start())
    pieces = ((holder.start, holder.end), (words[0], end))
    after = reading.text.rindex(",", 0, verb) + 1
    that = subordinate(reading.text, end)
    return [
        Attribution("active", pieces, (holder,), lemma, "active", stance, holder.start, end, that),
        dataclasses.replace(main, holders=(holder,), pieces=(pieces[0], (verb, main.end)), start=after),
    ]


def _fronted(reading: Reading, holders: tuple[Holder, ...]) -> list[Attribution]:
    """Return the attribution of a participle before its holder: "While commending …, it stated"."""
    if not reading.waiting or reading.found:
        return []
    words, verb = reading.waiting
    end, lemma, stance = with_noun(reading.text, words[1], verb)
    bare = lemma == verb.lemma and not complete(reading, end, verb)
    if holders[0].start < end or not lemma or bare:
        return []
    pieces = ((words[0], end), (holders[0].start, holders[-1].end))
    that = subordinate(reading.text, end)
    return [Attribution("fronted", pieces, holders, lemma, "active", stance, 0, end, that)]


def shared(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a verb that shares the last holder: "X noted … and stressed …"."""
    last = reading.last
    link = ending(reading.grammar.joined, reading.text, match.start())
    if _CONSENT.match(reading.text, match.start()):
        return []
    if not last or not link or link.start() < last.end - 1 or (last.that and ("weak" in verb.uses or link["comma"])):
        return []
    if not last.holders and not subordinate(reading.text, match.end()):
        return []
    voice = "active" if last.holders else "passive"
    return _following(reading, last, "shared", match.span(), verb, link.start(), voice)


def tail(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a participle after the one before: ", also recalling …"."""
    last = reading.last
    if verb.uses & {"weak", "active"}:
        return []
    if not last:
        if not reading.waiting and ending(_OPENS, reading.text, match.start()):
            reading.waiting = match.span(), verb
        return []
    link = ending(reading.grammar.tail, reading.text, match.start())
    if not link or link.start() < last.end - 1:
        return []
    return _following(reading, last, "tail", match.span(), verb, link.start(), "active")


def _following(
    reading: Reading, last: Attribution, kind: Kind, words: Span, verb: Verb, start: int, voice: str
) -> list[Attribution]:
    end, lemma, stance = with_noun(reading.text, words[1], verb)
    if not lemma or (lemma == verb.lemma and not complete(reading, end, verb)):
        return []
    pieces: tuple[Span, ...] = ((words[0], end),)
    if last.holders:
        pieces = ((last.holders[0].start, last.holders[-1].end), *pieces)
    return [
        dataclasses.replace(
            last,
            kind=kind,
            pieces=pieces,
            verb=lemma,
            voice=voice,
            stance=stance,
            start=start,
            end=end,
            that=subordinate(reading.text, end),
        )
    ]
