"""Gamma of a layer of marks: documents end to end, of few marks unless asked, overall, by document and code by code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from annotator import agreement
from annotator.agreement import Continuum, Span
from annotator.comparison.figures import Plan, figures
from annotator.comparison.parts import by_document
from annotator.comparison.question import Question
from tests.comparison.made import agree, pick
from tests.running import annotator


def marked(units: int = 12, coders: tuple[str, ...] = ("anna", "ben")) -> Question:
    """Units of two documents, in each of which every coder marked a word or two, not all alike."""
    texts = []
    for i in range(units):
        spans = []
        for g, coder in enumerate(coders):
            shift, other = (i * 3 + g) % 3, "water" if (i + g) % 4 else "trade"
            spans.append(Span(coder, 5 + shift, 15, "trade"))
            if (i + g) % 5:
                spans.append(Span(coder, 30, 40 + shift, other))
        texts.append(Continuum(tuple(spans), 60, coders))
    labels = tuple(frozenset(c) for c in ((), ("trade",), ("water",), ("trade", "water")))
    cells = np.array([[labels.index(frozenset(s.code for s in t.spans if s.coder == c)) for c in coders]
                      for t in texts])  # fmt: skip
    return Question(
        "country", "span", "set", ("trade", "water"), (), coders, labels, cells, np.arange(units),
        [f"u{i}" for i in range(units)], np.arange(units) * 2 // units, ("d1", "d2"), texts=tuple(texts),
    )  # fmt: skip


def test_gamma_stands_beside_the_u_alpha_family_and_gamma_k_with_each_code() -> None:
    found = figures(marked(), Plan(seed=3))
    whole = {e.coefficient: e for e in found.overall}
    assert list(whole)[-2:] == ["gamma", "gamma_cat"]
    assert all(whole[name].status == "ok" and whole[name].ci for name in ("gamma", "gamma_cat"))
    assert "random continua of each text, seed 3" in (whole["gamma"].why or "")
    of_codes = [e.category for e in found.by_code if e.coefficient == "gamma_k"]
    assert of_codes == ["trade", "water"]


def test_a_document_is_one_text_of_its_units_end_to_end() -> None:
    question = marked()
    texts = []
    for part in (range(6), range(6, 12)):
        spans = [Span(s.coder, s.start + 60 * i, s.end + 60 * i, s.code)
                 for i, u in enumerate(part) for s in question.texts[u].spans]  # type: ignore[index, union-attr]  # fmt: skip
        texts.append(Continuum(tuple(spans), 360, question.coders))
    overall = next(e for e in figures(question, Plan()).overall if e.coefficient == "gamma")
    wanted = agreement.gamma(texts)
    assert (overall.value, overall.units) == (wanted.value, 2)
    alone = [e.value for e in by_document(question, Plan()) if e.coefficient == "gamma"]
    assert alone == [agreement.gamma([text]).value for text in texts]


def test_intervals_go_by_tuple_or_by_document() -> None:
    def method(resample: str) -> str | None:
        plan = Plan(resample=resample)  # type: ignore[arg-type]
        return next(e.ci_method for e in figures(marked(), plan).overall if e.coefficient == "gamma")

    assert [method(r) for r in ("item", "unit", "document")] == [
        "jackknife by tuple", "jackknife by tuple", "jackknife by document",
    ]  # fmt: skip


@pytest.mark.parametrize(("coders", "most"), [(("anna", "ben"), 400), (("anna", "ben", "cora"), 200)])
def test_of_many_marks_gamma_is_left_out_and_it_says_how_to_ask(coders: tuple[str, ...], most: int) -> None:
    question = marked(160, coders)
    [left] = [e for e in figures(question, Plan()).overall if e.coefficient.startswith("gamma")]
    assert left.value is None
    assert f"more than {most}, take long; --gamma yes computes it" in (left.why or "")
    assert not any(e.coefficient.startswith("gamma") for e in figures(question, Plan(gamma=False)).overall)


def test_gamma_is_asked_for_when_there_are_many_marks() -> None:
    found = figures(marked(120), Plan(gamma=True))
    assert next(e for e in found.overall if e.coefficient == "gamma").value is not None


def test_the_command_prints_gamma_of_the_sample_and_leaves_it_out_when_told(sample: Path) -> None:
    overall = agree("-p", sample, "--layer", "country")["overall"]
    assert pick(overall, "gamma")["ci_method"] == "jackknife by tuple"
    without = agree("-p", sample, "--layer", "country", "--gamma", "no")["overall"]
    assert not [r for r in without if r["coefficient"].startswith("gamma")]
    printed = annotator("-p", sample, "agree", "--layer", "country").out
    assert "gamma, aligned marks" in printed
    assert "gamma-k" in printed
