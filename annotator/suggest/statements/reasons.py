"""Why a statement is suggested as it is, in a few words for the coder."""

from __future__ import annotations

import functools

from annotator.model import Statement
from annotator.suggest.statements import stance, tables


def explain(statement: Statement, language: str = "en") -> str:
    """Return a short reason, such as ``verb "caution" fixes the stance``."""
    words = tables.load(language)
    if statement.continuation_of:
        return "goes on in indirect speech from the sentence before"
    if statement.verb and statement.stance == fixed_stance(words, statement.verb):
        return f'verb "{statement.verb}" fixes the stance'
    cue = stance.cue(words, statement.text)
    if cue and cue[0] == statement.stance:
        return f'the words "{cue[1]}" suggest the stance'
    return f'"{statement.attribution}" attributes; nothing shows a stance'


@functools.lru_cache(maxsize=4096)
def fixed_stance(words: tables.Tables, lemma: str) -> str:
    """Return the stance that a verb, or a verb with its noun, fixes; empty when none."""
    for verb in words.verbs:
        if verb.lemma == lemma:
            return verb.stance
        head, _, noun = lemma.rpartition(" ")
        if verb.lemma == head and noun in verb.nouns:
            return verb.nouns[noun] or verb.stance
    return ""


def verbs(language: str = "en") -> tuple[str, ...]:
    """Return the lemmas of the reporting verbs, with a noun too: the codebook's vocabulary ``verbs``."""
    lemmas = set()
    for verb in tables.load(language).verbs:
        if "light" not in verb.uses:
            lemmas.add(verb.lemma)
        lemmas.update(f"{verb.lemma} {noun}" for noun in verb.nouns)
    return tuple(sorted(lemmas))
