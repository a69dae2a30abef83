"""Gamma of a layer that marks words, with gamma-cat and gamma-k: the finished units of a document laid end to end.

Units that the same coders finished make up one text; the texts are pooled. The best alignment is exact and takes long
where there are many marks, and few marks ask for many random continua. Unless gamma is asked for it is computed of few
marks and few continua; what is left out is said, and how near the expected disorder is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.agreement import Continuum, Estimate
from annotator.comparison.question import Question
from annotator.delayed import dataclass

if TYPE_CHECKING:
    from annotator.agreement.gamma_measured import Gamma
    from annotator.comparison.figures import Plan

_MOST = 1600  # marks times two to the number of coders: about a second, with all samples
_CONTINUA = 300  # a tenth of the expected disorder at the worst, where the interval of few marks is far wider
NOT_COMPUTED = "not computed"


@dataclass(frozen=True, slots=True)
class Gammas:
    """What gamma of a question is read from; ``measured`` is None where it is not computed."""

    marks: int
    most: int
    measured: Gamma | None = None

    def overall(self) -> Iterator[Estimate]:
        """Yield gamma and, where codes differ, gamma-cat; or say why not."""
        if self.measured is not None:
            yield self.measured.gamma()
            if len(self.measured.codes) > 1:
                yield self.measured.gamma_cat()
        elif self.marks > self.most:
            why = f"{NOT_COMPUTED}: {self.marks:,} marks, more than {self.most}, take long; --gamma yes computes it"
            yield Estimate("gamma", None, status="undefined", why=why)

    def of_code(self, code: str) -> Iterator[Estimate]:
        """Yield gamma-k of a code."""
        if self.measured is not None and len(self.measured.codes) > 1:
            yield self.measured.gamma_k(code)


def of(question: Question, plan: Plan) -> Gammas:
    """Return gamma of a question's texts; without texts, or where gamma is not wanted, there is nothing to read."""
    found = [t is not None and len(t.coders) > 1 for t in question.texts or ()]
    if not any(found) or plan.gamma is False:
        return Gammas(0, 0)
    marks = sum(len(t.spans) for t, here in zip(question.texts or (), found, strict=True) if here and t is not None)
    most = _MOST >> len(question.coders)
    if plan.gamma is None and marks > most:
        return Gammas(marks, most)
    texts, documents = _joined(question, found)
    from annotator.agreement.gamma_family import measure

    groups: dict[str, Any] = {"clusters": documents} if plan.resample == "document" else {"resample": "item"}
    if plan.gamma is None:
        groups["most"] = _CONTINUA
    return Gammas(marks, most, measure(texts, ci=plan.ci, bootstrap=plan.bootstrap, seed=plan.seed, **groups))


def _joined(question: Question, kept: list[bool]) -> tuple[list[Continuum], list[int]]:
    """Return the units of each document that the same coders finished as one text, and the documents by number."""
    lying: dict[tuple[int, tuple[str, ...]], list[Continuum]] = {}
    documents = [0] * len(kept) if question.documents is None else question.documents.tolist()
    for text, document, here in zip(question.texts or (), documents, kept, strict=True):
        if here and text is not None:
            lying.setdefault((document, text.coders), []).append(text)
    return [_end_to_end(texts) for texts in lying.values()], [document for document, _ in lying]


def _end_to_end(texts: list[Continuum]) -> Continuum:
    spans, at = [], 0.0
    for text in texts:
        by = at - text.begin
        spans += [replace(s, start=s.start + by, end=s.end + by) for s in text.spans]
        at += text.length
    return Continuum(tuple(spans), at, texts[0].coders)
