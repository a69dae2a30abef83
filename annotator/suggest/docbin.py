"""Coded units as spaCy training data: a DocBin, one Doc a unit (spaCy's format ``.spacy``).

``doc.spans[LAYER]`` holds the codes given to statements, sentences and words, the label being the code; ``doc.cats``
holds the codes given to whole units as ``LAYER.CODE``. ``doc.user_data`` names unit, document and label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from annotator.delayed import dataclass
from annotator.model import Sentence, Span, Unit
from annotator.suggest.pipeline import LANGUAGES

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Coded:
    """A unit with what was answered: codes of the whole unit, and codes of places by layer."""

    unit: Unit
    language: str
    sentences: tuple[Sentence, ...]
    whole: Mapping[str, float] = field(default_factory=dict)
    places: Mapping[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict)


def pack(units: Iterable[Coded]) -> bytes:
    """Return the units as the bytes of a DocBin; a place covers the whole words it touches."""
    from spacy.tokens import Doc, DocBin, SpanGroup

    packed = DocBin(attrs=["ORTH", "SPACY", "SENT_START"], store_user_data=True)
    for coded in units:
        doc: Doc = _blank(coded.language).make_doc(coded.unit.text)
        starts = {s.start for s in coded.sentences}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        doc.cats = dict(coded.whole)
        for layer, marks in coded.places.items():
            spans = (doc.char_span(a, b, label=code, alignment_mode="expand") for (a, b), code in marks)
            doc.spans[layer] = SpanGroup(doc, name=layer, spans=[s for s in spans if s is not None])
        doc.user_data.update(unit=coded.unit.id, document=coded.unit.document, label=coded.unit.label or "")
        packed.add(doc)
    return packed.to_bytes()


@cache
def _blank(language: str) -> Language:
    import spacy

    return spacy.blank(language if language in LANGUAGES else "en")
