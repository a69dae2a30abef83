"""A Doc's text, tokens and sentences, read once for all our components: a Doc joins its text from tokens each time."""

from __future__ import annotations

import weakref
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc, Span, SpanGroup

from annotator.delayed import dataclass

Cut = tuple[tuple[int, int], ...]  # where sentences begin and end


@dataclass(slots=True)
class View:
    """What is read of a Doc: its text, where each token begins, and its sentences once they are cut."""

    text: str
    begins: list[int]
    cut: Cut | None = None

    @staticmethod
    def of(doc: Doc) -> View:
        """Return the view of a Doc; the one made last is kept, so that it is read once for all components."""
        last, view = _last[0]
        if last() is not doc or len(view.begins) != len(doc):
            made, text = _text[0]
            view = View(text if made() is doc else doc.text, doc.to_array(IDX).tolist())
            _last[0] = (weakref.ref(doc), view)
        return view

    def sentences(self, doc: Doc) -> Cut:
        """Return the sentences that the pipeline cut, the whole text where it cut none."""
        return self._marked(doc) if self.cut is None else self.cut

    def _marked(self, doc: Doc) -> Cut:
        """Return the sentences that another component has marked on the tokens."""
        marks: list[int] = doc.to_array(SENT_START).tolist()
        starts = [0, *(at for at, mark in zip(self.begins[1:], marks[1:], strict=True) if mark == 1)]
        ends = [*(len(self.text[:at].rstrip()) for at in starts[1:]), len(self.text)]
        return tuple(zip(starts, ends, strict=True))


def mark(doc: Doc, view: View, key: str, found: Iterable[tuple[int, int, str]]) -> None:
    """Put spans of whole tokens under a key of ``doc.spans``: from character, to character, label."""
    begins, add = view.begins, doc.vocab.strings.add
    labels: dict[str, int] = {}
    spans = []
    for start, end, label in found:
        first, last = bisect_right(begins, start) - 1, bisect_left(begins, end)
        if 0 <= first < last:
            spans.append(Span(doc, first, last, labels.get(label) or labels.setdefault(label, add(label))))
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans)


def begin_sentences(doc: Doc, view: View, cut: Cut) -> None:
    """Mark the first token of each sentence, and all others as within one."""
    marks = np.full(len(doc), -1, dtype=np.int64)
    for start, _ in cut:
        marks[max(0, bisect_right(view.begins, start) - 1)] = 1
    unsigned: Any = marks.view(np.uint64)
    doc.from_array([SENT_START], unsigned)
    view.cut = cut


def remember(doc: Doc, text: str) -> None:
    """Keep the text of a Doc that was just made of it, so that it need not be joined again."""
    _text[0] = (weakref.ref(doc), text)


class _Nothing:
    """What the text and the view kept last are of before there is one."""


_text: list[tuple[Callable[[], object], str]] = [(_Nothing, "")]
_last: list[tuple[Callable[[], object], View]] = [(_Nothing, View("", []))]
