"""Alpha for spans: character by character, by drawing pairs of characters, and by its formula of 1995."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement import Continuum, Estimate, Span

FEW = settings(max_examples=60, deadline=None)
LENGTH = 12


@st.composite
def continua(draw: st.DrawFn, coders: int | None = None) -> Continuum:
    """A short text with spans of two or three coders, none overlapping another of the same coder."""
    m = coders or draw(st.integers(2, 3))
    begin = draw(st.sampled_from([0, 5, -3]))
    spans: list[Span] = []
    for g in range(m):
        cuts = sorted(draw(st.lists(st.integers(0, LENGTH), max_size=6, unique=True)))
        for a, b in itertools.pairwise(cuts):
            code = draw(st.sampled_from(["x", "y", None]))
            if code:
                spans.append(Span(f"c{g}", begin + a, begin + b, code))
    return Continuum(tuple(spans), LENGTH, tuple(f"c{g}" for g in range(m)), begin)


def characters(text: Continuum) -> dict[Any, list[tuple[Any, Any]]]:
    """For each coder, the (code, span or own place) of every character; code None in a gap."""
    found = {}
    for coder in text.coders:
        line: list[tuple[Any, Any]] = []
        for at in range(int(text.begin), int(text.begin + text.length)):
            span = next((s for s in text.of(coder) if s.start <= at < s.end), None)
            line.append((span.code, span) if span else (None, (coder, at)))
        found[coder] = line
    return found


def listed(text: Continuum, binary: bool = False) -> float:
    """u-alpha with all characters listed: observed place by place, expected over all pairs not of one span."""
    lines = characters(text)
    if binary:
        lines = {c: [(code is not None, span) for code, span in line] for c, line in lines.items()}
    m = len(lines)
    both = itertools.permutations(lines.values(), 2)
    pairs = [(a[0], b[0]) for one, other in both for a, b in zip(one, other, strict=True)]
    observed = sum(a != b for a, b in pairs) / (m * text.length * (m - 1))
    drawn = [(c, i, *v) for c, line in lines.items() for i, v in enumerate(line)]
    other = [(a[2], b[2]) for a, b in itertools.permutations(drawn, 2) if a[3] != b[3]]
    if not other or not sum(a != b for a, b in other):
        return math.nan
    return 1 - observed / (sum(a != b for a, b in other) / len(other))


def shared(text: Continuum) -> Iterator[tuple[Span, Any, list[Any]]]:
    """Every span with every other coder and the codes that this coder gave to its characters."""
    lines = characters(text)
    for span in text.spans:
        for other in text.coders:
            if other != span.coder:
                places = range(int(span.start - text.begin), int(span.end - text.begin))
                yield span, other, [lines[other][i][0] for i in places]


def on_shared_matter(text: Continuum, code: str | None = None) -> float:
    """cu-alpha, or (k)u-alpha of a code, by its formula over shared characters."""
    m = len(text.coders)
    a, q, o = (dict.fromkeys("xy", 0.0) for _ in range(3))
    for span, _, theirs in shared(text):
        x = sum(c is not None for c in theirs)
        a[span.code] += x / (m - 1)
        q[span.code] += x * x / (m - 1)
        o[span.code] += sum(c == span.code for c in theirs) / (m - 1)
    total = sum(a.values())
    if code is None:
        below = total**2 - sum(q.values())
        observed, expected = total - sum(o.values()), total**2 - sum(v * v for v in a.values())
        return 1 - (observed / total) / (expected / below) if total and expected and below > 0 else math.nan
    if not a[code] or a[code] == total:
        return math.nan
    below = a[code] * total - q[code]
    if below <= 0:
        return math.nan
    return 1 - (a[code] - o[code]) / a[code] / (a[code] * (total - a[code]) / below)


def near(found: float | None, wanted: float) -> bool:
    return found is None if math.isnan(wanted) else found == pytest.approx(wanted, abs=1e-9)


@FEW
@given(continua())
def test_u_alpha_is_that_of_the_characters_listed_one_by_one(text: Continuum) -> None:
    assert near(agreement.u_alpha([text]).value, listed(text))
    assert near(agreement.u_alpha_binary([text]).value, listed(text, binary=True))


@FEW
@given(continua())
def test_agreement_on_shared_matter_follows_its_formula(text: Continuum) -> None:
    assert near(agreement.cu_alpha([text]).value, on_shared_matter(text))
    for code in "xy":
        assert near(agreement.ku_alpha([text], category=code).value, on_shared_matter(text, code))


@FEW
@given(continua())
def test_coverage_is_shared_matter_over_all_matter_of_the_code(text: Continuum) -> None:
    m = len(text.coders)
    matter = sum(s.end - s.start for s in text.spans if s.code == "x")
    common = sum(sum(c is not None for c in theirs) for s, _, theirs in shared(text) if s.code == "x") / (m - 1)
    assert near(agreement.ku_coverage([text], category="x").value, common / matter if matter else math.nan)


def sections(text: Continuum, coder: Any, code: str) -> list[tuple[float, float, bool]]:
    """One coder's spans of a code and the gaps between them."""
    found, at = [], text.begin
    for span in [s for s in text.of(coder) if s.code == code]:
        found += [(at, span.start, False), (span.start, span.end, True)]
        at = span.end
    return [s for s in [*found, (at, text.begin + text.length, False)] if s[0] < s[1]]


def first_alpha(text: Continuum) -> float:
    """Alpha of 1995 with the expectation of 2004, section by section."""
    m, length = len(text.coders), text.length
    total = m * length
    observed = expected = 0.0
    for code in sorted({s.code for s in text.spans}):
        lines = [sections(text, c, code) for c in text.coders]
        for one, other in itertools.permutations(lines, 2):
            for (a, b, mine), (c, d, theirs) in itertools.product(one, other):
                if a < d and c < b:
                    if mine and theirs:
                        observed += (a - c) ** 2 + (b - d) ** 2
                    elif mine and c <= a and b <= d:
                        observed += (b - a) ** 2
                    elif theirs and a <= c and d <= b:
                        observed += (d - c) ** 2
        spans = [b - a for line in lines for a, b, is_span in line if is_span]
        gaps = [b - a for line in lines for a, b, is_span in line if not is_span]
        parts = sum(
            (len(spans) - 1) * (2 * s**3 - 3 * s**2 + s) / 3 + s**2 * sum(g - s + 1 for g in gaps if g >= s)
            for s in spans
        )
        below = total * (total - 1) - sum(s * (s - 1) for s in spans)
        expected += 2 / length * parts / below
    return 1 - observed / (m * (m - 1) * length**2) / expected if expected else math.nan


@FEW
@given(continua())
def test_the_first_alpha_for_spans_follows_its_formula(text: Continuum) -> None:
    assert near(agreement.alpha_u_1995([text]).value, first_alpha(text))


@given(continua(coders=2), st.integers(-20, 20))
def test_only_where_spans_lie_on_the_continuum_counts(text: Continuum, shift: int) -> None:
    moved = Continuum(
        tuple(Span(s.coder, s.start + shift, s.end + shift, s.code) for s in text.spans), text.length, text.coders,
        text.begin + shift,
    )  # fmt: skip
    for function in (agreement.u_alpha, agreement.cu_alpha, agreement.alpha_u_1995):
        assert function([moved]) == function([text])


SPANS = [("a", 0, 5, "x"), ("a", 5, 9, "x"), ("b", 1, 6, "x"), ("b", 6, 9, "y")]


def test_spans_that_touch_stay_two() -> None:
    joined = [("a", 0, 9, "x"), *SPANS[2:]]
    assert agreement.u_alpha(SPANS, 10).value != pytest.approx(agreement.u_alpha(joined, 10).value)


def test_a_coder_who_coded_nothing_still_counts() -> None:
    alone = agreement.u_alpha(SPANS, 10, coders=["a", "b"])
    assert agreement.u_alpha(SPANS, 10).value == alone.value
    assert agreement.u_alpha(SPANS, 10, coders=["a", "b", "c"]).value < (alone.value or 0)


@pytest.mark.parametrize(
    ("span", "why"),
    [
        (("a", 3, 3, "x"), "no extent"), (("a", 4, 3, "x"), "no extent"), (("a", 8, 12, "x"), "leaves the continuum"),
        (("a", -1, 2, "x"), "leaves the continuum"), (("z", 0, 2, "x"), "not among the coders"),
        (("a", "0", 2, "x"), "not numbers"), (("a", 0, float("nan"), "x"), "not numbers"),
        (("a", 0, 2), "is not coder"), (("a", 0, 2, None), "no code"),
    ],
)  # fmt: skip
def test_a_span_that_cannot_be_is_refused_with_its_reason(span: tuple[Any, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        agreement.u_alpha([span], 10, coders=["a", "b"])


def test_overlapping_spans_of_one_coder_are_refused_with_what_to_ask_instead() -> None:
    spans = [*SPANS, ("a", 3, 7, "y")]
    with pytest.raises(ValueError, match="u_alpha_category"):
        agreement.u_alpha(spans, 10)
    assert agreement.u_alpha_category(spans, 10, category="y").value is not None
    assert agreement.segment_alpha(spans, 10).value is not None


def test_overlapping_spans_of_one_code_are_one_stretch_of_it() -> None:
    apart = [("a", 0, 5, "x"), ("a", 3, 9, "x"), ("b", 1, 8, "x")]
    whole = [("a", 0, 9, "x"), ("b", 1, 8, "x")]
    found = agreement.u_alpha_category(apart, 10, category="x")
    assert found.value == agreement.u_alpha(whole, 10).value


def test_segments_are_characters_with_sets_of_codes() -> None:
    spans = [("a", 0, 4, "x"), ("a", 2, 6, "y"), ("b", 0, 6, "x")]
    a = [["x"], ["x"], ["x", "y"], ["x", "y"], ["y"], ["y"], [], []]
    b = [["x"]] * 6 + [[], []]
    by_character = agreement.krippendorff_alpha(list(zip(a, b, strict=True)), distance="masi")
    assert agreement.segment_alpha(spans, 8).value == pytest.approx(by_character.value)


def test_pooled_texts_add_up_and_intervals_leave_out_one_text_at_a_time() -> None:
    texts = [Continuum(tuple(Span(c, s + i, e, k) for c, s, e, k in SPANS[2:] + SPANS[:1]), 10, ("a", "b"))
             for i in (0, 0.5, 0.75)]  # fmt: skip
    found = agreement.u_alpha(texts)
    assert (found.units, found.clusters, found.ci_method) == (3, 3, "jackknife")
    without = [agreement.u_alpha([t for t in texts if t is not left]).value for left in texts]
    mean = sum(v or 0 for v in without) / 3
    assert found.se == pytest.approx(math.sqrt(2 / 3 * sum(((v or 0) - mean) ** 2 for v in without)))
    assert "there is only one unit" in (agreement.u_alpha(texts[:1], clusters=["d1"]).why or "")


@pytest.mark.parametrize("function", [agreement.u_alpha, agreement.cu_alpha, agreement.alpha_u_1995])
def test_no_spans_at_all_leave_it_undefined(function: Any) -> None:
    found = function([Continuum((), 10, ("a", "b"))])
    assert (found.status, found.value) == ("undefined", None)
    assert found.why


LONG = [Span(c, s + 12 * i, e + 12 * i, k)
        for i in range(6) for c, s, e, k in [("a", 0, 5, "x"), ("b", i % 2, 6, "xyx"[i % 3]), ("a", 5, 8, "y"),
                                             ("b", 6, 8, "y")]]  # fmt: skip


def taken_out(spans: Sequence[Span], first: float, last: float) -> list[Span]:
    """The spans of a text from which a stretch is cut out, what follows moved up."""
    by = last - first
    return [Span(s.coder, s.start - by * (s.start >= last), s.end - by * (s.start >= last), s.code)
            for s in spans if not first <= s.start < last]  # fmt: skip


@pytest.mark.parametrize(
    "measure", [agreement.u_alpha, agreement.u_alpha_binary, agreement.cu_alpha, agreement.alpha_u_1995]
)
def test_the_interval_of_one_text_takes_out_its_sections_one_by_one(measure: Callable[..., Estimate]) -> None:
    found = measure(LONG, 80)
    edges = [0.0, 10, 22, 34, 46, 58, 80]  # cut in the middle of what nobody coded
    left = [measure(taken_out(LONG, a, b), 80 - (b - a)).value or math.nan for a, b in itertools.pairwise(edges)]
    mean = sum(left) / 6
    assert (found.ci_method, found.units, found.clusters) == ("jackknife by section", 1, 6)
    assert found.se == pytest.approx(math.sqrt(5 / 6 * sum((v - mean) ** 2 for v in left)))
    assert "6 sections, 2 coders" in str(found)


def test_text_that_somebody_coded_throughout_cannot_be_cut_and_says_so() -> None:
    spans = [Span("a", 0, 10, "x"), Span("b", 0, 6, "x"), Span("b", 6, 10, "y")]
    for measure in (agreement.u_alpha, agreement.segment_alpha, agreement.alpha_u_1995):
        found = measure(spans, 20)
        assert found.ci is None
        assert "no place in it where it could be cut" in (found.why or "")


def test_a_long_text_has_a_hundred_sections_at_most() -> None:
    spans = [Span(c, 10 * i, 10 * i + 5 + i % 3 * (c == "a"), "xyz"[i % 3]) for i in range(250) for c in "ab"]
    found = agreement.u_alpha(spans, 2500)
    assert found.clusters == 100
    assert found.value == pytest.approx(agreement.u_alpha(spans, 2500, clusters=["d1"]).value)


def test_alpha_of_1995_draws_its_sections_and_lays_them_end_to_end() -> None:
    found = agreement.alpha_u_1995(LONG, 80, bootstrap=30, seed=4)
    edges, values = [0.0, 10, 22, 34, 46, 58, 80], []
    for order in np.random.default_rng(4).integers(0, 6, size=(30, 6), dtype=np.int32).tolist():
        spans, end = [], 0.0
        for section in sorted(order):
            first, last = edges[section], edges[section + 1]
            spans += [Span(s.coder, s.start - first + end, s.end - first + end, s.code) for s in LONG
                      if first <= s.start < last]  # fmt: skip
            end += last - first
        values.append(agreement.alpha_u_1995(spans, end, ci=None).value)
    assert (found.ci_method, found.clusters) == ("bootstrap by section", 6)
    assert found.ci == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))


@pytest.mark.parametrize("name", ["u_alpha", "cu_alpha", "alpha_u_1995", "segment_alpha", "gamma", "gamma_cat"])
def test_coders_of_spans_are_left_out_one_by_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.agreement.gamma_measured._PRECISION", 10.0)
    spans = [*LONG, *(Span("c", s.start + 1, s.end, s.code) for s in LONG if s.coder == "a")]
    measure = getattr(agreement, name)
    found = measure(spans, 80, resample="coder")
    left = [measure([s for s in spans if s.coder != gone], 80).value for gone in "abc"]
    mean = sum(left) / 3
    assert (found.ci_method, found.clusters) == ("jackknife", 3)
    assert found.se == pytest.approx(math.sqrt(2 / 3 * sum((v - mean) ** 2 for v in left)))
