"""Our suggestions against spaCy's bare tokenizer and sentencizer, over the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import spacy

from annotator import codebook, documents
from annotator.data import shipped
from annotator.suggest.service import Suggester
from annotator.suggest.values import Material
from benchmarks.measure import Result, compare

SIZE = 1_000_000  # characters


def run() -> Iterator[Result]:
    """Yield the one result, over the sample report repeated to a million characters."""
    report = documents.read(shipped("projects") / "sample" / "report.txt")
    materials = [
        Material(unit, tuple(s for s in report.sentences if s.unit == unit.id), (), None, "en") for unit in report.units
    ]
    materials *= SIZE // sum(len(m.unit.text) for m in materials) + 1
    ours = Suggester(codebook.load(shipped("projects") / "deliberations" / "codebook.yaml"))
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    yield compare(
        "suggestions: countries, statements, answers, themes, 1 MB", lambda: [*ours(materials)],
        "spaCy's tokenizer and sentencizer", lambda: [bare(m.unit.text) for m in materials], times=3,
    )  # fmt: skip
