"""Values of labelled data made by others, as the corpus lists them: computed with other programs."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from annotator import agreement
from tests.conftest import SHARED

LABELS = SHARED / "corpus" / "labels"
STANCES = {  # alpha, Fleiss' kappa, AC1, agreement of pairs, Cohen's kappa 1–2, 1–3, 2–3
    "both": (75, 0.5192, 0.5184, 0.5323, 0.5383, 0.5432, 0.5607, 0.4539),
    "topic": (30, 0.7033, 0.7028, 0.7124, 0.7217, 0.7075, 0.7538, 0.6487),
    "stance": (3, 0.4655, 0.4646, 0.5230, 0.6700, 0.4802, 0.4887, 0.4277),
}
COAL = {  # coders, items, labels, alpha nominal, ordinal, interval
    "en": (85, 417, 3519, 0.3117, 0.3375, 0.3395),
    "es": (19, 421, 2200, 0.3037, 0.3806, 0.3849),
}


def stances(part: str) -> list[list[str]]:
    """The labels of three coders: topic, stance or both."""
    with (LABELS / "issue-stances-three-coders.csv").open(encoding="utf-8", newline="") as file:
        rows = [[row[f"coder_{g}"] for g in (1, 2, 3)] for row in csv.DictReader(file)]
    place = {"topic": 0, "stance": 1}.get(part)
    return rows if place is None else [[v.rsplit(" : ", 1)[place] for v in row] for row in rows]


@pytest.mark.parametrize("part", STANCES)
def test_three_coders_of_issues_and_stances(part: str) -> None:
    units = stances(part)
    codes, alpha, fleiss, ac1, agreed, *kappas = STANCES[part]
    assert (len(units), len({v for row in units for v in row})) == (200, codes)
    found = [
        agreement.krippendorff_alpha(units), agreement.fleiss_kappa(units), agreement.gwet_ac(units),
        agreement.percent_agreement(units),
        *(agreement.cohen_kappa([[row[g], row[h]] for row in units]) for g, h in ((0, 1), (0, 2), (1, 2))),
    ]  # fmt: skip
    assert [e.value for e in found] == pytest.approx([alpha, fleiss, ac1, agreed, *kappas], abs=5.1e-5)


def coal(language: str) -> tuple[list[list[int | None]], int]:
    """The labels of sentences by coders who passed the screening, first time only; and how many labels."""
    found: dict[str, dict[str, int]] = {}
    with (LABELS / f"ep-coal-labels-{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["question"], row["screener"], row["repeat_no"]) == ("normal", "FALSE", "1"):
                found.setdefault(row["item"], {})[row["coder"]] = int(row["label"])
    coders = sorted({coder for given in found.values() for coder in given})
    units: list[list[Any]] = [[given.get(coder) for coder in coders] for given in found.values()]
    return units, sum(len(given) for given in found.values())


@pytest.mark.parametrize("language", COAL)
def test_many_coders_of_a_debate(language: str) -> None:
    units, labels = coal(language)
    coders, items, many, *alphas = COAL[language]
    assert (len(units[0]), len(units), labels) == (coders, items, many)
    levels = ("nominal", "ordinal", "interval")
    found = [agreement.krippendorff_alpha(units, level=level).value for level in levels]
    assert found == pytest.approx(alphas, abs=5.1e-5)
    compute = {level: {"coefficient": "krippendorff_alpha", "level": level} for level in levels}
    asked = agreement.evaluate({"kind": "coding", "data": {"units": units}, "compute": compute})
    assert [asked[level]["value"] for level in levels] == found
