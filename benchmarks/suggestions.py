"""Our suggestions against spaCy's bare tokenizer and sentencizer, over the same paragraphs, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import spacy

from annotator import codebook, documents
from annotator.data import shipped
from annotator.suggest import terms
from annotator.suggest.service import Suggester
from annotator.suggest.values import Material
from benchmarks.measure import Result, compare

SIZE = 5_000_000  # characters
CODES = 100


def run() -> Iterator[Result]:
    """Yield the results: our pipeline as any program loads it, and all that the command ``suggest`` does."""
    report = documents.read(shipped("projects") / "sample" / "report.txt")
    bare, ours = spacy.blank("en"), spacy.load(shipped("models") / "deliberation_en")
    bare.add_pipe("sentencizer")
    sentences = [s.text for s in report.sentences]
    ours.get_pipe("annotator_themes").use(_codes(sentences))
    texts = _texts(sentences, SIZE)
    yield compare(
        "deliberation_en: countries, statements, themes of 100 codes, 5 MB", lambda: [ours(text) for text in texts],
        "spaCy's tokenizer and sentencizer", lambda: [bare(text) for text in texts], times=1,
    )  # fmt: skip
    repeated = _texts(sentences, SIZE // 5) * 5
    yield compare(
        "deliberation_en: the same, 1 MB of it five times over", lambda: [ours(text) for text in repeated],
        "spaCy's tokenizer and sentencizer", lambda: [bare(text) for text in repeated], times=1,
    )  # fmt: skip
    suggester = Suggester(codebook.load(shipped("projects") / "deliberations" / "codebook.yaml"))
    materials = [
        Material(unit, tuple(s for s in report.sentences if s.unit == unit.id), (), None, "en") for unit in report.units
    ]
    materials *= SIZE // 5 // sum(len(m.unit.text) for m in materials) + 1
    yield compare(
        "suggest: the same and its answers on all layers, 1 MB", lambda: [*suggester(materials)],
        "spaCy's tokenizer and sentencizer", lambda: [bare(m.unit.text) for m in materials], times=2,
    )  # fmt: skip


def _codes(sentences: list[str]) -> tuple[terms.Code, ...]:
    """Return a hundred codes with six phrases each, of two words that stand beside each other in the report."""
    words = [w.strip(",.;:") for text in sentences for w in text.split()]
    pairs = sorted({f"{a} {b}" for a, b in pairwise(words) if len(a) > 4 < len(b)})
    return tuple(
        terms.Code(f"c{n}", "theme", f"Code {n}", phrases=tuple(pairs[n * 6 : n * 6 + 6])) for n in range(CODES)
    )


def _texts(sentences: list[str], wanted: int) -> list[str]:
    """Return paragraphs of four sentences of the report; a number in each makes every sentence another."""
    texts: list[str] = []
    size = number = 0
    while size < wanted:
        four = [sentences[(number * 4 + i) % len(sentences)].rstrip(".") for i in range(4)]
        texts.append(" ".join(f"{text} (A/{number}/{i})." for i, text in enumerate(four)))
        size, number = size + len(texts[-1]), number + 1
    return texts
