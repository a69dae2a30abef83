"""Standard errors of no agreement against what other programs print."""

from __future__ import annotations

import numpy as np
import pytest

from annotator import agreement

# Fleiss 1971: 30 patients, six psychiatrists; how many gave each of five diagnoses, in runs of like rows.
DIAGNOSES = [
    (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0), (2, 0, 4, 0, 0),
    (0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6), (1, 0, 0, 5, 0), (1, 1, 0, 4, 0),
    (0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1), (0, 0, 5, 0, 1), (3, 0, 0, 1, 2), (5, 1, 0, 0, 0),
    (0, 2, 0, 4, 0), (1, 0, 2, 0, 3), (0, 0, 0, 0, 6), (0, 1, 0, 5, 0), (0, 2, 0, 1, 3), (2, 0, 0, 4, 0),
    (1, 0, 0, 4, 1), (0, 5, 0, 1, 0), (4, 0, 0, 0, 2), (0, 2, 0, 4, 0), (1, 0, 5, 0, 0), (0, 0, 0, 0, 6),
]  # fmt: skip
RATINGS = [[code for code, many in enumerate(row) for _ in range(many)] for row in DIAGNOSES]


def test_fleiss_kappa_of_the_diagnoses_has_the_z_that_r_irr_prints() -> None:
    found = agreement.fleiss_kappa(RATINGS, variant="classic")
    assert found.value == pytest.approx(0.430, abs=5e-4)
    assert found.z_null == pytest.approx(17.7, abs=0.05)
    each = [agreement.fleiss_kappa_category(RATINGS, code).z_null for code in range(5)]
    assert each == pytest.approx([5.192, 5.192, 11.031, 9.994, 12.009], abs=2e-3)


def test_the_form_for_missing_values_has_no_test() -> None:
    assert agreement.fleiss_kappa(RATINGS).z_null is None


@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_cohens_kappa_is_tested_by_the_variance_of_fleiss_cohen_and_everitt(weights: str) -> None:
    table = np.array([[44, 5, 1], [7, 20, 3], [9, 5, 6]])
    ratings = [[a, b] for a in range(3) for b in range(3) for _ in range(table[a, b])]
    found = agreement.cohen_kappa(ratings, weights=weights)
    p, q, n = table.sum(axis=1) / 100, table.sum(axis=0) / 100, 100
    w = {"identity": np.eye(3), "linear": 1 - abs(np.subtract.outer(range(3), range(3))) / 2,
         "quadratic": 1 - np.subtract.outer(range(3), range(3)) ** 2 / 4}[weights]  # fmt: skip
    chance = sum(w[i, j] * p[i] * q[j] for i in range(3) for j in range(3))
    spread = sum(p[i] * q[j] * (w[i, j] - sum(w[i] * q) - sum(w[:, j] * p)) ** 2 for i in range(3) for j in range(3))
    assert found.se_null == pytest.approx(((spread - chance**2) / n) ** 0.5 / (1 - chance))


def test_a_request_answers_with_both_and_no_interval_is_made_of_them() -> None:
    wanted = {"k": {"coefficient": "cohen_kappa"}}
    request = {"kind": "coding", "data": {"table": [[20, 5], [10, 15]]}, "compute": wanted}
    answer = agreement.evaluate(request)["k"]
    assert answer["z_null"] == pytest.approx(answer["value"] / answer["se_null"])
    assert answer["se"] != answer["se_null"]


def test_where_one_code_alone_was_used_there_is_nothing_to_test() -> None:
    assert agreement.cohen_kappa([[1, 1], [1, 1]]).se_null is None
    assert agreement.fleiss_kappa([[1, 1, 1], [1, 1, 1]], variant="classic").se_null is None


def test_what_is_left_of_rounding_is_no_standard_error() -> None:
    # One coder gave "x" alone, so kappa is 0 whatever the other did, and cannot vary.
    for ratings in ([["x", "x"], ["y", "x"], ["y", "x"]], [["x", "x"]] + [["y", "x"]] * 6):
        found = agreement.cohen_kappa(ratings)
        assert (found.se_null, found.z_null) == (0, None)
