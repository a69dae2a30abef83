"""A Doc's text, sentences and spans, read once for all our components: a Doc joins its text from tokens each time."""

from __future__ import annotations

import weakref
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from annotator.model import Sentence, Unit


@dataclass(frozen=True, slots=True)
class View:
    """What is read of a Doc: its text and where each token begins."""

    doc: Doc
    text: str
    begins: list[int]

    @staticmethod
    def of(doc: Doc) -> View:
        """Return the view of a Doc; the one made last is kept, so that it is read once for all components."""
        last, begins, text = _last[0]
        if last() is not doc or len(begins) != len(doc):
            table: Any = doc.to_array(["IDX", "ORTH", "SPACY"])
            begins = table[:, 0].tolist()
            text = _joined(doc, table[:, 1].tolist(), table[:, 2].tolist())
            _last[0] = (weakref.ref(doc), begins, text)
        return View(doc, text, begins)

    def span(self, start: int, end: int, label: str, reason: str = "") -> Span | None:
        """Return the span of the whole tokens that characters ``start`` to ``end`` touch, None when there are none."""
        first = max(0, bisect_right(self.begins, start) - 1)
        last = bisect_left(self.begins, end)
        if last <= first:
            return None
        span = Span(self.doc, first, last, label=label)
        if reason:
            span._.reason = reason
        return span

    def sentences(self, unit: Unit) -> list[Sentence]:
        """Return the sentences that the pipeline cut, the whole text where it cut none."""
        marks: list[int] = self.doc.to_array("SENT_START").tolist()
        starts = [0, *(at for at, mark in zip(self.begins[1:], marks[1:], strict=True) if mark == 1)]
        ends = [*(len(self.text[:at].rstrip()) for at in starts[1:]), len(self.text)]
        return [
            Sentence(f"{unit.id}.{n}", unit.id, n, a, b, self.text[a:b])
            for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)
        ]


def _joined(doc: Doc, words: list[int], spaces: list[int]) -> str:
    """Return the text of a Doc from its words' hashes, which mean the same word in every vocabulary."""
    try:
        return "".join([_written[word][space] for word, space in zip(words, spaces, strict=True)])
    except KeyError:
        if len(_written) > _MOST:
            _written.clear()
        for word in words:
            written = doc.vocab.strings[word]
            _written[word] = (written, written + " ")
        return _joined(doc, words, spaces)


class _Nothing:
    """What the view made last is of before there is one."""


_MOST = 500_000  # words kept
_written: dict[int, tuple[str, str]] = {}
_last: list[tuple[Callable[[], object], list[int], str]] = [(_Nothing, [], "")]
