"""Gamma: the best alignment against all alignments listed, its samplers, its parts for codes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement import Continuum, Span
from annotator.agreement.gamma_samples import SAMPLERS, Drawn

Tuple = tuple[Span | None, ...]


@st.composite
def few_spans(draw: st.DrawFn) -> tuple[list[Span], int]:
    """Up to three spans each of two or three coders."""
    m = draw(st.integers(2, 3))
    spans = []
    for g in range(m):
        for start, size, code in draw(
            st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from("xyz")), max_size=3)
        ):
            spans.append(Span(g, start, start + size, code))
    return spans or [Span(0, 0, 1, "x")], m


def alignments(spans: Sequence[Span], m: int) -> Iterator[list[Tuple]]:
    """Every way to put each span into one tuple with a place for each coder."""
    if not spans:
        yield []
        return
    first, rest = spans[0], list(spans[1:])
    others = [[None, *(s for s in rest if s.coder == g)] if g != first.coder else [first] for g in range(m)]
    for chosen in itertools.product(*others):
        left = [s for s in rest if s not in [c for c in chosen if c is not None]]
        if len(left) == len(rest) - sum(c is not None for c in chosen) + 1:
            for more in alignments(left, m):
                yield [chosen, *more]


def cost(chosen: Tuple, alpha: float, beta: float, empty: float) -> float:
    """The mean over pairs of places of their dissimilarity."""
    pairs = list(itertools.combinations(chosen, 2))
    total = 0.0
    for u, v in pairs:
        if u is None or v is None:
            total += empty
        else:
            apart = (abs(u.start - v.start) + abs(u.end - v.end)) / (u.end - u.start + v.end - v.start)
            total += empty * (alpha * apart**2 + beta * (u.code != v.code))
    return total / len(pairs)


@settings(max_examples=60, deadline=None)
@given(few_spans(), st.sampled_from([(1, 1, 1), (2, 1, 1), (1, 0.5, 2), (0, 1, 1), (1, 0, 0.5)]))
def test_the_best_alignment_is_the_cheapest_of_all(made: tuple[list[Span], int], weights: tuple[float, ...]) -> None:
    spans, m = made
    unlike = [Span(s.coder, s.start + i * 1e-7, s.end, s.code) for i, s in enumerate(spans)]
    alpha, beta, empty = weights
    found = agreement.gamma_observed_disorder(unlike, coders=range(m), alpha=alpha, beta=beta, delta_empty=empty)
    least = min(sum(cost(t, alpha, beta, empty) for t in way) for way in alignments(unlike, m))
    assert found.value == pytest.approx(least / (len(unlike) / m), abs=1e-9)
    rows = agreement.best_alignment(unlike, coders=range(m), alpha=alpha, beta=beta, delta_empty=empty)
    assert sorted((s for row in rows for s in row if s), key=str) == sorted(unlike, key=str)


def test_among_alignments_of_one_cost_the_one_of_fewest_tuples_is_taken() -> None:
    spans = [Span("a", 0, 10, "x"), Span("b", 0, 10, "y")]
    assert len(agreement.best_alignment(spans)) == 1


def test_the_same_spans_agree_wholly_and_nothing_is_sampled() -> None:
    spans = [Span(c, s, s + 4, k) for c in "ab" for s, k in ((0, "x"), (5, "y"))]
    for found in (agreement.gamma(spans), agreement.gamma_cat(spans), agreement.gamma_k(spans, category="x")):
        assert (found.value, found.status) == (1.0, "ok")


SPANS = [("a", 0, 10, "x"), ("a", 12, 20, "y"), ("a", 25, 33, "x"), ("b", 1, 9, "x"), ("b", 13, 21, "x"),
         ("b", 40, 44, "z")]  # fmt: skip


def test_the_same_seed_gives_the_same_gamma_and_another_one_nearly() -> None:
    first, again, other = (agreement.gamma(SPANS, seed=seed) for seed in (3, 3, 4))
    assert first == again
    assert first.value == pytest.approx(other.value, abs=0.1)
    assert first.value != other.value


@pytest.mark.parametrize("sampler", ["continuous", "shuffle"])
def test_both_samplers_give_a_value_below_one(sampler: str) -> None:
    found = agreement.gamma(SPANS, sampler=sampler)
    assert found.value is not None
    assert -1 < found.value < 1
    assert found.value == pytest.approx(1 - (found.observed or 0) / (found.expected or math.nan))


def data() -> Drawn:
    coder = np.array([0, 0, 0, 1, 1, 1])
    start, end = (np.array([float(s[i]) for s in SPANS]) for i in (1, 2))
    return Drawn(coder, start, end, np.array([0, 1, 0, 0, 0, 2]), 3)


def test_the_continuous_sampler_follows_the_means_of_the_data() -> None:
    random, draw = np.random.default_rng(1), SAMPLERS["continuous"](data())
    found = [draw(random) for _ in range(2000)]
    lengths = np.concatenate([d.end - d.start for d in found])
    assert lengths.mean() == pytest.approx(48 / 6, rel=0.05)
    assert min(len(d.coder) for d in found) >= 1
    codes = np.concatenate([d.code for d in found])
    assert (codes == 0).mean() == pytest.approx(4 / 6, abs=0.03)


def test_the_shuffle_moves_all_spans_of_a_coder_together() -> None:
    random, draw = np.random.default_rng(1), SAMPLERS["shuffle"](data())
    sizes = sorted([10, 8, 8, 8, 8, 4])
    for _ in range(200):
        found = draw(random)
        assert len(found.coder)
        assert {float(v) for v in found.end - found.start} <= {float(v) for v in sizes}
        assert found.start.max() <= 44


def test_codes_are_compared_over_aligned_spans_with_nearer_ones_weighing_more() -> None:
    spans = [("a", 0, 10, "x"), ("a", 20, 30, "y"), ("b", 0, 10, "x"), ("b", 21, 31, "x")]
    near = 1 - (2 / 20) ** 2
    found = agreement.gamma_cat(spans)
    assert found.observed == pytest.approx(near / (1 + near))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"sampler": "bootstrap"}, "unknown sampler"), ({"delta_empty": 0}, "above 0"), ({"alpha": -1}, "not negative"),
        ({"category_dissimilarity": {"categories": ["x"], "matrix": [[0]]}}, "does not name"),
        ({"category_dissimilarity": {"categories": ["x", "y", "z"], "matrix": [[0]]}}, "is not 3 × 3"),
    ],
)  # fmt: skip
def test_options_that_cannot_be_are_refused(options: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        agreement.gamma(SPANS, **options)


def test_gamma_is_undefined_for_one_coder_and_without_spans() -> None:
    assert agreement.gamma([SPANS[0]]).why == "there are fewer than two coders"
    assert agreement.gamma([], 10, coders=["a", "b"]).why == "nobody coded anything"
    assert agreement.gamma_k(SPANS, category="w").why == "nobody used the code"
    alone = agreement.gamma_cat([("a", 0, 1, "x"), ("b", 50, 51, "x")])
    assert alone.status == "undefined"


def test_the_alignment_of_five_coders_is_no_worse_than_joining_what_stands_together() -> None:
    random = np.random.default_rng(2)
    spans = [Span(g, int(s) * 10 + int(random.integers(3)), int(s) * 10 + 8, "xy"[int(random.integers(2))])
             for g in range(5) for s in range(12)]  # fmt: skip
    found = agreement.gamma_observed_disorder(spans)
    # with one place a stretch, the best alignment joins the five spans of each stretch
    tuples = [[s for s in spans if s.start // 10 == at] for at in range(12)]
    together = sum(cost(tuple(row), 1, 1, 1) for row in tuples) / 12
    assert 0 < (found.value or 0) <= together + 1e-9


LONG = [Span(c, 20 * i + (i * 7 % 3) * (c == "b"), 20 * i + 9, "xyz"[(i + (c == "b") * (i % 4 == 1)) % 3])
        for i in range(12) for c in "ab" if c == "a" or i % 5]  # fmt: skip


def test_the_interval_of_one_text_leaves_out_tuples_of_its_best_alignment() -> None:
    found = agreement.gamma(LONG, seed=2)
    tuples = agreement.best_alignment(LONG)
    left = []
    for gone in tuples:
        rest = [s for s in LONG if s not in gone]
        observed = agreement.gamma_observed_disorder(rest, coders=("a", "b")).value or 0.0
        left.append(1 - observed / (found.expected or math.nan))
    n, mean = len(tuples), sum(left) / len(tuples)
    assert (found.ci_method, found.clusters) == ("jackknife by tuple", n)
    assert found.se == pytest.approx(math.sqrt((n - 1) / n * sum((v - mean) ** 2 for v in left)))
    assert "random continua, seed 2" in (found.why or "")


def test_texts_are_pooled_by_adding_their_disorders_and_intervals_leave_them_out() -> None:
    half = [s for s in LONG if s.start < 120], [s for s in LONG if s.start >= 120]
    texts = [Continuum(tuple(part), 240, ("a", "b")) for part in half]
    whole = agreement.gamma_observed_disorder(texts)
    alone = [agreement.gamma_observed_disorder([text]).value or 0.0 for text in texts]
    weights = [len(part) for part in half]
    assert whole.value == pytest.approx(sum(v * w for v, w in zip(alone, weights, strict=True)) / sum(weights))
    found = agreement.gamma([*texts, Continuum((), 5, ("a", "b"))])
    assert (found.units, found.clusters, found.ci_method) == (3, 2, "jackknife")
    assert agreement.gamma(texts, clusters=["d", "d"]).ci is None
    assert agreement.gamma(texts, resample="item").ci_method == "jackknife by tuple"
    assert agreement.gamma_cat(texts).ci is not None
    assert len(agreement.best_alignment(texts)) == len(agreement.best_alignment(LONG))


def test_texts_coded_by_different_numbers_of_coders_are_aligned_each_by_its_own() -> None:
    two = [Span("a", 0, 5, "x"), Span("b", 1, 6, "x"), Span("b", 10, 15, "x")]
    three = [*two, Span("c", 0, 5, "x")]
    both = Continuum(tuple(two), 20, ("a", "b")), Continuum(tuple(three), 20, ("a", "b", "c"))
    alone = [agreement.gamma_observed_disorder([one]) for one in both]
    pooled = agreement.gamma_observed_disorder(list(both))
    assert agreement.gamma(list(both)).status == "ok"
    assert all(one.value is not None and one.value > 0 for one in (*alone, pooled))
    assert min(o.value for o in alone) <= pooled.value <= max(o.value for o in alone)  # type: ignore[operator, type-var]


def test_resamples_of_tuples_spread_as_leaving_them_out_says() -> None:
    found, drawn = (agreement.gamma(LONG, bootstrap=times) for times in (0, 2000))
    assert drawn.ci_method == "bootstrap by tuple"
    assert drawn.se == pytest.approx(found.se, rel=0.15)


def crowded(texts: int, coders: int = 4) -> list[Continuum]:
    """Texts in which many spans of each coder lie near those of others."""
    random = np.random.default_rng(3)
    found = []
    for _ in range(texts):
        starts = [(g, 7.0 * i + random.normal(0, 2)) for g in range(coders) for i in range(8)]
        spans = [Span(f"c{g}", s + 10, s + 16 + abs(random.normal(0, 2)), "xy"[int(random.integers(2))])
                 for g, s in starts]  # fmt: skip
        found.append(Continuum(tuple(spans), 100, tuple(f"c{g}" for g in range(coders))))
    return found


def test_texts_are_aligned_alike_together_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = crowded(4)
    together = agreement.best_alignment(texts)
    monkeypatch.setattr("annotator.agreement.alignment._TOGETHER", 0)
    assert agreement.best_alignment(texts) == together


def test_finer_prices_change_the_way_and_not_the_best_alignment(monkeypatch: pytest.MonkeyPatch) -> None:
    [text] = crowded(1)
    found = agreement.gamma_observed_disorder([text], ci=None).value
    monkeypatch.setattr("annotator.agreement.packing._MANY", 10**6)
    assert agreement.gamma_observed_disorder([text], ci=None).value == pytest.approx(found, abs=1e-12)
