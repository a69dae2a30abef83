"""Any code by typing part of its name: what can be picked here, and in which order it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.codebook import Layer
from annotator.items import Item, Question
from annotator.model import Code

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that can be given to one item. ``path`` holds the names above it, outermost first."""

    layer: Layer
    item: Item
    key: str
    name: str
    path: tuple[str, ...]
    code: Code | None  # None in a vocabulary, which has no definitions

    @property
    def shown(self) -> str:
        """Return layer, path and name in one line."""
        return " › ".join((self.layer.name, *self.path, self.name))


def choices(questions: Iterable[Question]) -> list[Choice]:
    """Return every code that answers one of the questions, in the codebook's order."""
    return [choice for question in questions for choice in _of_layer(question)]


def _of_layer(question: Question) -> list[Choice]:
    layer = question.layer
    if layer.vocabulary == "countries":
        from annotator import gazetteer

        return [_plain(question, key, gazetteer.name_of(key)) for key in gazetteer.codes()]
    return [
        Choice(layer, question.item, c.key, c.name, tuple(layer.name_of(k) for k in layer.path(c.key)[:-1]), c)
        for c in layer.codes
        if c.selectable and not c.retired
    ]


def _plain(question: Question, key: str, name: str) -> Choice:
    return Choice(question.layer, question.item, key, name, (), None)


def find(query: str, among: Sequence[Choice], recent: Sequence[tuple[str, str]] = ()) -> list[Choice]:
    """Return the choices that fit what was typed, best first; without a query the recent ones come first.

    Every typed word must stand in the key, name, path, phrases or definition; failing that, its letters must stand
    in the name in their order ("clad" finds "climate adaptation"). A vocabulary of free words offers the typed one.
    """
    words = _WORD.findall(query.casefold())
    rank = {pair: i for i, pair in enumerate(recent)}
    found = []
    for i, choice in enumerate(among):
        fit = _fit(words, choice)
        if fit is not None:
            found.append((fit, rank.get((choice.layer.key, choice.key), len(rank)), i, choice))
    found.sort(key=lambda row: row[:3])
    return [row[3] for row in found]


def free(query: str, questions: Iterable[Question]) -> list[Choice]:
    """Return the typed word itself as a choice for every layer whose vocabulary takes it (reporting verbs)."""
    word = " ".join(query.casefold().split())
    takes = [q for q in questions if q.layer.vocabulary == "verbs" and q.layer.has(word)]
    return [_plain(q, word, word) for q in takes]


def _fit(words: list[str], choice: Choice) -> int | None:
    """Return how well a choice fits (0 is best), or None when it does not."""
    if not words:
        return 0
    worst = 0
    for word in words:
        fit = _fit_word(word, choice)
        if fit is None:
            return None
        worst = max(worst, fit)
    return worst


def _fit_word(word: str, choice: Choice) -> int | None:
    name, key = choice.name.casefold(), choice.key.casefold()
    if name.startswith(word) or key.startswith(word):
        return 0
    if any(part.startswith(word) for part in _WORD.findall(name)):
        return 1
    if word in name or word in key:
        return 2
    if word in choice.shown.casefold():
        return 3
    code = choice.code
    if code is not None and any(word in text.casefold() for text in (*code.phrases, code.definition, code.include)):
        return 4
    return 5 if len(word) > 2 and is_subsequence(word, name) else None


def is_subsequence(letters: str, text: str) -> bool:
    """Say whether the letters stand in the text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
