"""Gamma's texts measured: best alignments, random continua and their disorder, each made once; values and intervals.

A value is 1 - Σo / Σwe over tuples of the best alignments: o what a tuple disagrees by, w its weight, e the disorder
expected of its text. What is left of a best alignment when a tuple goes is the best one of what is left, so leaving
out tuples one by one is exact, the expected disorder held. Intervals leave out (or draw) texts, of one text tuples.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alignment import Aligned, Measure, align
from annotator.agreement.estimation import by_coder_of_texts, divide, estimate
from annotator.agreement.gamma_samples import SAMPLERS, Drawn
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.spans import Continuum, Span
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Take = Callable[[Aligned], tuple[Matrix, Matrix]]  # what each tuple disagrees by, and its weight
_VALUE_ALONE = Options(ci=None)
_FEWEST, _PRECISION, _TOGETHER = 30, 0.02, 512
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its spans by coder, start and end, and the same as arrays."""

    spans: tuple[Span, ...]
    data: Drawn


@dataclass(frozen=True, slots=True)
class _Tuples:
    """All tuples of the texts that tell anything: what they disagree by, their weights, their texts by number."""

    apart: Matrix
    weight: Matrix
    text: NDArray[np.intp]
    told: NDArray[np.bool_]  # of the texts


@dataclass(frozen=True, slots=True)
class Gamma:
    """The texts with everything gamma needs; alignments and samples are made once, when asked for."""

    texts: tuple[Text, ...]
    codes: tuple[Any, ...]
    form: Measure
    sampler: str
    options: Options
    continua: tuple[Continuum, ...]
    again: Callable[[Sequence[Continuum]], Gamma]  # the same of other texts
    most: int = MOST  # random continua
    _made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def alignment(self) -> tuple[tuple[Span | None, ...], ...]:
        """Return the best alignment, text by text, tuple by tuple in the order of the text."""
        found: list[tuple[Span | None, ...]] = []
        texts = [t for t in self.texts if t.spans]
        for aligned, text in zip(align([t.data for t in texts], self.form) if texts else (), texts, strict=True):
            rows = sorted(aligned.tuples.tolist(), key=lambda row: min(text.spans[i].start for i in row if i >= 0))
            found += [tuple(None if i < 0 else text.spans[i] for i in row) for row in rows]
        return tuple(found)

    def observed_disorder(self, options: Options | None = None) -> Estimate:
        """Return the disorder of the best alignment; nothing is sampled."""
        name = "gamma_observed_disorder"
        if why := self._undefined():
            return self._none(name, why)
        of = self._tuples(Aligned.disorders)
        found = self._estimate(
            name, of, of.weight, lambda rows: divide(rows[:, 0], rows[:, 1]), options,
            lambda other: other.observed_disorder(_VALUE_ALONE),
        )  # fmt: skip
        return replace(found, observed=found.value)

    def gamma(self, options: Options | None = None) -> Estimate:
        """Return gamma; ``observed`` and ``expected`` are disorders."""
        return self._corrected("gamma", Aligned.disorders, options)

    def gamma_cat(self, options: Options | None = None) -> Estimate:
        """Return gamma-cat; pairs of a span with an empty place count, as in pygamma-agreement."""
        return self._corrected("gamma_cat", lambda a: a.of_codes(self.form, None), options)

    def gamma_k(self, category: Any, options: Options | None = None) -> Estimate:
        """Return gamma-k of one code."""
        if self._undefined() is None and category not in self.codes:
            return self._none("gamma_k", "nobody used the code", str(category))
        code = self.codes.index(category) if category in self.codes else None
        return self._corrected("gamma_k", lambda a: a.of_codes(self.form, code), options, str(category))

    def _corrected(self, name: str, take: Take, options: Options | None, category: str | None = None) -> Estimate:
        if why := self._undefined():
            return self._none(name, why, category)
        of = self._tuples(take)
        if not len(of.weight):
            return self._none(name, "no two spans that were aligned tell of it", category)
        is_whole = not of.apart.sum() > 0
        expected = np.ones(len(self.texts)) if is_whole else self._expected(take)
        if not np.nansum(of.weight * expected[of.text]) > 0:
            return self._none(name, "random continua do not disagree either", category)
        by_chance = of.weight * np.nan_to_num(expected)[of.text]
        found = self._estimate(
            name, of, by_chance, lambda rows: 1 - divide(rows[:, 0], rows[:, 1]), options,
            lambda other: other._corrected(name, take, _VALUE_ALONE, category),
        )  # fmt: skip
        total = float(of.weight.sum())
        why = None if is_whole else f"expected disorder to ±{self._precision():.1%} by {self._drawn()}"
        return replace(
            found, category=category, observed=float(of.apart.sum()) / total,
            expected=None if is_whole else float(by_chance.sum()) / total, variant=self.sampler,
            why="; ".join(filter(None, (why, found.why))) or None,
        )  # fmt: skip

    def _estimate(
        self, name: str, of: _Tuples, against: Matrix, value: Callable[[Matrix], Matrix], given: Options | None,
        again: Callable[[Gamma], Estimate],
    ) -> Estimate:  # fmt: skip
        """Return the estimate; of one text, or where items are resampled, its interval goes by tuples.

        ``again`` gives the value of other texts, for intervals by coder.
        """
        options = given or self.options
        rows = np.column_stack([of.apart, against])
        is_alone = of.told.sum() == 1 and options.clusters is None and options.resample != "coder"
        by_tuple = options.resample == "item" or is_alone
        if by_tuple:
            options, kept = replace(options, clusters=None, resample=None), None
        else:
            text = (np.cumsum(of.told) - 1)[of.text]
            rows = np.column_stack([np.bincount(text, weights=column) for column in rows.T])
            kept = of.told
        coders = by_coder_of_texts(self.continua, lambda some: again(self.again(some)).value)
        whole = float(value(rows.sum(axis=0)[None, :])[0])
        statistic = Statistic(whole, len(rows), lambda: rows, value, kept, coders=coders)
        found = estimate(name, statistic, options, "jackknife", "nothing can be compared", **self._sizes())
        return replace(found, ci_method=found.ci_method and f"{found.ci_method}{' by tuple' if by_tuple else ''}")

    def _none(self, name: str, why: str, category: str | None = None) -> Estimate:
        return Estimate(name, None, category=category, status="undefined", why=why, **self._sizes())

    def _undefined(self) -> str | None:
        if all(text.data.coders < 2 for text in self.texts):
            return "there are fewer than two coders"
        return None if self._there().any() else "nobody coded anything"

    def _there(self) -> NDArray[np.bool_]:
        return np.array([text.data.coders > 1 and len(text.spans) > 0 for text in self.texts], dtype=np.bool_)

    def _sizes(self) -> dict[str, Any]:
        several = [text.data.coders for text in self.texts if text.data.coders > 1]
        coders = {s.coder for text in self.texts for s in text.spans}
        return {"units": len(several), "coders": max([len(coders), *several]), "pairable": len(several)}

    def _tuples(self, take: Take) -> _Tuples:
        """Return the tuples of the texts; those of a text that tells nothing have no part in it."""
        told, each = self._there(), []
        for number, aligned in zip(np.flatnonzero(told).tolist(), self._observed(), strict=True):
            apart, weight = take(aligned)
            told[number] = weight.sum() > 0
            if told[number]:
                each.append((apart, weight, np.full(len(weight), number, dtype=np.intp)))
        if not each:
            return _Tuples(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.intp), told)
        apart, weight, text = (np.concatenate(column) for column in zip(*each, strict=True))
        return _Tuples(apart, weight, text.astype(np.intp), told)

    def _observed(self) -> list[Aligned]:
        if "observed" not in self._made:
            self._made["observed"] = align([t.data for t, here in zip(self.texts, self._there(), strict=True) if here],
                                           self.form)  # fmt: skip
        found: list[Aligned] = self._made["observed"]
        return found

    def _expected(self, take: Take) -> Matrix:
        """Return the mean disorder of the random continua of each text; nan where none of them tells anything."""
        expected = np.full(len(self.texts), np.nan)
        for number, samples in zip(np.flatnonzero(self._there()).tolist(), self._samples(), strict=True):
            parts = [(apart.sum(), weight.sum()) for apart, weight in map(take, samples)]
            values = [float(apart / weight) for apart, weight in parts if weight > 0]
            expected[number] = np.mean(values) if values else math.nan
        return expected

    def _precision(self) -> float:
        return float(self._made["precision"])

    def _drawn(self) -> str:
        texts = self._samples()
        each = " of each text" if len(texts) > 1 else ""
        return f"{len(texts[0])} random continua{each}, seed {self.options.seed}"

    def _samples(self) -> list[list[Aligned]]:
        """Return random continua of each text, aligned: 30, and up to ``most`` where ±2 % asks for them."""
        if "samples" not in self._made:
            texts = [t.data for t, here in zip(self.texts, self._there(), strict=True) if here]
            random, draws = np.random.default_rng(self.options.seed), [SAMPLERS[self.sampler](t) for t in texts]
            weight = np.array([len(t.coder) / t.coders for t in texts])
            found: list[list[Aligned]] = [[] for _ in texts]
            wanted, many = _FEWEST, len(texts)
            while len(found[0]) < wanted:
                step = min(wanted - len(found[0]), max(1, _TOGETHER // many))
                fresh = align([draw(random) for _ in range(step) for draw in draws], self.form)
                for place, own in enumerate(found):
                    own += fresh[place::many]
                if len(found[0]) >= wanted:
                    values = np.array([[_disorder(s) for s in own] for own in found]).T @ weight
                    error = 1.96 * values.std() / values.mean() if values.mean() > 0 else 0.0
                    wanted = min(self.most, max(wanted, math.ceil((error / _PRECISION) ** 2)))
                    self._made["precision"] = error / len(values) ** 0.5
            self._made["samples"] = found
        kept: list[list[Aligned]] = self._made["samples"]
        return kept


def _disorder(aligned: Aligned) -> float:
    apart, weight = aligned.disorders()
    return float(apart.sum() / weight.sum())
