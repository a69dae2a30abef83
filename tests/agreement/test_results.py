"""What a coefficient returns: a frozen value that prints, pickles, and says why there is none."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys

import pytest

from annotator import agreement

RATINGS = [["a", "a"], ["a", "b"], ["b", "b"], ["b", "b"], ["a", "a"]]


def test_a_result_is_frozen_and_pickles() -> None:
    found = agreement.krippendorff_alpha(RATINGS)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.value = 1.0  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_result_has_the_keys_of_the_contract_in_their_order() -> None:
    found = agreement.krippendorff_alpha(RATINGS, level="ordinal").to_json()
    assert list(found) == [
        "coefficient", "level", "variant", "category", "value", "se", "ci", "ci_method", "observed", "expected",
        "units", "clusters", "coders", "pairable", "status", "why",
    ]  # fmt: skip
    assert "weights" in agreement.gwet_ac(RATINGS).to_json()
    assert "distance" in agreement.krippendorff_alpha([[["a"], ["b"]], [["a"], ["a"]]], distance="masi").to_json()


def test_a_result_prints_as_one_line() -> None:
    assert str(agreement.krippendorff_alpha(RATINGS)).startswith("krippendorff_alpha (nominal) = 0.64 [")
    assert str(agreement.krippendorff_alpha(RATINGS)).endswith("] by jackknife (5 units, 2 coders)")
    assert str(agreement.cohen_kappa([["a", None]])) == (
        "cohen_kappa (identity): undefined, no unit has values of both coders"
    )


def test_probabilities_of_lying_below_the_thresholds_come_with_every_interval() -> None:
    found = agreement.krippendorff_alpha(RATINGS)
    low, high = found.probability_below(0.667), found.probability_below(0.8)
    assert low is not None
    assert high is not None
    assert 0 < low < high < 1
    assert agreement.krippendorff_alpha(RATINGS[:1]).probability_below(0.8) is None


def test_the_engine_imports_numpy_alone() -> None:
    code = (
        "import sys, annotator.agreement as a; "
        "loud = {'scipy', 'pandas', 'spacy', 'textual', 'sqlite_utils', 'rich', 'yaml', 'click'} & set(sys.modules); "
        "assert not loud, loud; assert set(dir(a)) == set(a.__all__); [getattr(a, name) for name in a.__all__]"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_units_with_one_value_are_told_from_groups() -> None:
    found = agreement.krippendorff_alpha([[1, 1], [1, 2], [2, 2], [3, None]])
    assert "(3 of 4 units, 2 coders)" in str(found)
