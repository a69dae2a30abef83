"""Any code by typing part of its name: what can be picked here, and in which order it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.codebook import Layer
from annotator.delayed import dataclass
from annotator.items import Item, Question
from annotator.model import Code

_WORD = re.compile(r"\w+")
_LOOSE, _NO_FIT = 7, 9
_SHORT = 20  # codes of a layer that is answered from a list as fast as by typing


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that can be given to one item. ``path`` holds the names above it, outermost first."""

    layer: Layer
    item: Item
    key: str
    name: str
    path: tuple[str, ...]
    code: Code | None  # None in a vocabulary, which has no definitions
    is_new: bool = False  # a word that is not in the vocabulary
    is_loose: bool = False  # what was typed stands nowhere in it; its name has the letters in their order

    @property
    def shown(self) -> str:
        """Return layer, path and name in one line."""
        return " › ".join((self.layer.name, *self.path, self.name))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A code as it is searched: all in small letters. ``words`` begins every word of the name with a blank."""

    key: str
    name: str
    path: tuple[str, ...]
    code: Code | None
    small_name: str
    small_key: str
    words: str
    above: str
    meaning: str


def _entry(layer: Layer, key: str, name: str, path: tuple[str, ...], code: Code | None) -> _Entry:
    small = name.casefold()
    said = (*code.phrases, code.definition, code.include) if code else ()
    return _Entry(
        key, name, path, code, small, key.casefold(), " " + " ".join(_WORD.findall(small)),
        "\n".join((layer.name, layer.key, *path)).casefold(), "\n".join(said).casefold(),
    )  # fmt: skip


class Index:
    """The codes of a codebook ready to be searched; each layer's are prepared when first asked for."""

    def __init__(self) -> None:
        self._of_layer: dict[str, tuple[_Entry, ...]] = {}

    def find(
        self, query: str, among: Sequence[Question], recent: Sequence[tuple[str, str]] = (), most: int | None = None
    ) -> list[Choice]:
        """Return the codes that fit what was typed, best first; among equals those given lately and often come first.

        Every typed word must stand in the key, name, path, phrases or definition; failing that, its letters must
        stand in the name in their order ("clad" finds "climate adaptation"). Among equals the layers with many codes
        come before the short ones, which can be answered from their list.
        """
        words = _WORD.findall(query.casefold())
        rank = {pair: i for i, pair in enumerate(recent)}
        found: list[tuple[int, int, bool, int, Question, _Entry]] = []
        for question in among:
            layer = question.layer.key
            is_short = bool(words) and len(self._entries(question.layer)) <= _SHORT
            for entry in self._entries(question.layer):
                fit = max((_fit(word, entry) for word in words), default=0)
                if fit < _NO_FIT:
                    # A vocabulary of hundreds stands behind the codebook's own codes, unless words were selected.
                    fit += entry.code is None and "span" not in question.layer.item.values()
                    place = rank.get((layer, entry.key), len(rank))
                    found.append((fit, place, is_short, len(found), question, entry))
        found.sort(key=lambda row: row[:4])
        return [
            Choice(q.layer, q.item, e.key, e.name, e.path, e.code, is_loose=fit >= _LOOSE)
            for fit, _, _, _, q, e in found[:most]
        ]

    def _entries(self, layer: Layer) -> tuple[_Entry, ...]:
        if layer.key not in self._of_layer:
            self._of_layer[layer.key] = tuple(_entries(layer))
        return self._of_layer[layer.key]


def _entries(layer: Layer) -> Iterator[_Entry]:
    if layer.vocabulary == "countries":
        from annotator import gazetteer

        yield from (_entry(layer, key, gazetteer.name_of(key), (), None) for key in gazetteer.codes())
    elif layer.vocabulary == "verbs":
        from annotator.suggest import statements

        yield from (_entry(layer, lemma, lemma, (), None) for lemma in statements.verbs())
    for code in layer.codes:
        if code.selectable and not code.retired:
            yield _entry(layer, code.key, code.name, tuple(map(layer.name_of, layer.path(code.key)[:-1])), code)


def free(query: str, questions: Iterable[Question]) -> list[Choice]:
    """Return the typed word itself for every layer whose vocabulary takes new ones (reporting verbs), and lacks it."""
    from annotator.suggest import statements

    word = " ".join(query.casefold().split())
    takes = [q for q in questions if q.layer.vocabulary == "verbs" and q.layer.has(word)]
    is_known = bool(takes) and word in statements.verbs()
    return [] if is_known else [Choice(q.layer, q.item, word, f"{word} (a new verb)", (), None, True) for q in takes]


def _fit(word: str, entry: _Entry) -> int:
    """Return how well a typed word fits a code: 0 is best, ``_NO_FIT`` not at all."""
    if entry.small_name.startswith(word) or entry.small_key.startswith(word):
        return 0
    if " " + word in entry.words:
        return 1
    if word in entry.small_name or word in entry.small_key:
        return 2
    if word in entry.above:
        return 3
    if word in entry.meaning:
        return 4
    return _LOOSE if len(word) > 2 and is_subsequence(word, entry.small_name) else _NO_FIT


def is_subsequence(letters: str, text: str) -> bool:
    """Say whether the letters stand in the text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
