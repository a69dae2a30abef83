"""Themes from the first minute: the codebook's phrases matched by lemma, ties broken by BM25 on what codes say."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import starmap
from typing import Any, NamedTuple

from annotator.delayed import dataclass
from annotator.model import Code
from annotator.suggest import lemmas

_FUNCTION_WORDS = frozenset((
    "the", "a", "an", "of", "to", "and", "or", "in", "for", "on", "by", "with", "from", "at", "as", "that", "this",
    "these", "those", "is", "are", "be", "been", "was", "were", "which", "who", "it", "its", "their", "his", "her",
    "not", "no", "such", "other", "some", "many", "several", "all", "any", "more", "most", "than", "into",
    "between", "within", "also", "while", "when", "where", "le", "la", "les", "de", "des", "du", "un", "une", "et",
    "ou", "à", "au", "aux", "en", "dans", "par", "pour", "sur", "que", "qui", "el", "los", "las", "del", "una", "y",
    "o", "al", "con", "por", "para",
))  # fmt: skip
_REMEMBERED = 8_192  # paragraphs; a revised report repeats most of them
_K1, _B = 1.2, 0.75  # the usual constants of BM25 (Robertson & Zaragoza 2009)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a code found in a text, with the place of its words."""

    code: str
    phrase: str
    start: int
    end: int


Place = tuple[str, str, int, int]  # the fields of a hit


class Ranked(NamedTuple):
    """A code proposed for a piece of text: its score (0..1) and the first phrase that speaks for it."""

    code: str
    score: float
    hit: Hit


@dataclass(slots=True)
class Themes:
    """The phrases and descriptions of one layer's codes, made ready to search."""

    codes: tuple[Code, ...]
    language: str = "en"
    _trie: dict[str, Any] = field(default_factory=dict)
    _weights: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    _remembered: Callable[[str], tuple[Place, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._hits)
        usable = [c for c in self.codes if c.selectable and not c.retired]
        for code in usable:
            for phrase in code.phrases:
                self._plant(code, phrase)
        self._weigh({code.key: Counter(self.content(_said(code))) for code in usable})

    @property
    def usable(self) -> tuple[str, ...]:
        """The keys of the codes that can be given, in the order of the codebook."""
        return tuple(c.key for c in self.codes if c.selectable and not c.retired)

    def _weigh(self, texts: dict[str, Counter[str]]) -> None:
        """Keep, word by word, what each code gains by it (BM25; Robertson and Zaragoza 2009, section 3.2)."""
        codes_with = Counter(word for words in texts.values() for word in words)
        n = len(texts)
        mean = sum(words.total() for words in texts.values()) / n if n else 1.0
        for code, words in texts.items():
            length = _K1 * (1 - _B + _B * words.total() / mean)
            for word, times in words.items():
                rare = math.log(1 + (n - codes_with[word] + 0.5) / (codes_with[word] + 0.5))
                gain = rare * times * (_K1 + 1) / (times + length)
                self._weights.setdefault(word, []).append((code, gain))

    def _plant(self, code: Code, phrase: str) -> None:
        node = self._trie
        for word in lemmas.words(phrase, self.language):
            node = node.setdefault(word, {})
        if node is not self._trie:
            node[""] = (*node.get("", ()), (code.key, phrase))

    def content(self, text: str) -> list[str]:
        """Return the lemmas of a text without function words."""
        return [word for word in lemmas.words(text, self.language) if word not in _FUNCTION_WORDS]

    def hits(self, text: str) -> list[Hit]:
        """Return the phrases in a text, the longest at each place, in order."""
        return list(starmap(Hit, self.found(text)))

    def found(self, text: str) -> tuple[Place, ...]:
        """Return the same as plain rows, as they are remembered: the garbage collector passes them over."""
        return self._remembered(text)

    def _hits(self, text: str) -> tuple[Place, ...]:
        cut = lemmas.words(text, self.language)
        root = self._trie
        if root.keys().isdisjoint(cut):
            return ()
        marks: list[tuple[int, int, tuple[tuple[str, str], ...]]] = []
        done = 0
        for at in [at for at, word in enumerate(cut) if word in root]:
            if at >= done:
                end, same = _longest(root, cut, at)
                if same:
                    marks.append((at, end, same))
                    done = end
        where = lemmas.places(text, done)
        return tuple((code, phrase, where[a][0], where[b - 1][1]) for a, b, same in marks for code, phrase in same)

    def rank(self, text: str, among: Sequence[Hit] | None = None) -> list[Ranked]:
        """Return the codes whose phrases stand in the text, best first: number of hits, then BM25."""
        hits = self.hits(text) if among is None else among
        first: dict[str, Hit] = {}
        for hit in hits:
            first.setdefault(hit.code, hit)
        counts = Counter(hit.code for hit in hits)
        likeness = self.likeness(text) if len(first) > 1 else {}
        top = max((likeness.get(c, 0.0) for c in first), default=0.0) or 1.0
        order = sorted(first, key=lambda c: (-counts[c], -likeness.get(c, 0.0), c))
        return [Ranked(c, _score(counts[c], likeness.get(c, 0.0) / top), first[c]) for c in order]

    def scores(self, text: str) -> dict[str, float]:
        """Return a score for every code that anything speaks for: its hits first, then its share of the best BM25.

        A code without a hit stays below any code with one.
        """
        counts = Counter(hit.code for hit in self.hits(text))
        likeness = self.likeness(text)
        top = max(likeness.values(), default=0.0) or 1.0
        spoken_for = likeness.keys() | counts.keys()
        return {c: _score(counts[c], likeness.get(c, 0.0) / top) for c in self.usable if c in spoken_for}

    def likeness(self, text: str) -> dict[str, float]:
        """Return the BM25 of each code's own words for this text, 0 left out."""
        found: dict[str, float] = {}
        for word in sorted(set(self.content(text))):
            for code, weight in self._weights.get(word, ()):
                found[code] = found.get(code, 0.0) + weight
        return found


def _longest(root: dict[str, Any], cut: list[str], at: int) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return where the longest phrase that begins at ``at`` ends, and the codes that have it."""
    node: Any = root
    end = at
    same: tuple[tuple[str, str], ...] = ()
    for step in range(at, len(cut)):
        node = node.get(cut[step])
        if node is None:
            break
        if "" in node:
            end, same = step + 1, node[""]
    return end, same


def _said(code: Code) -> str:
    return " ".join((code.name, code.definition, code.include, *code.examples, *code.phrases))


def _score(hits: int, likeness: float) -> float:
    """Return a score that grows with hits first, likeness second; 1 is never reached."""
    return round(1 - 0.5**hits * (0.8 - 0.4 * likeness), 3)
