"""``agree --request`` as typed: answers by key, an entry in error beside the others, files that are no request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import annotator, refused

PAIR = [["a", "a"], ["a", "b"], ["b", "b"], ["b", "b"]]


def asked(folder: Path, **entries: object) -> Path:
    """Write a request of these entries on four units of two coders."""
    file = folder / "wanted.json"
    file.write_text(json.dumps({"kind": "coding", "data": {"units": PAIR}, "options": {}, "compute": entries}))
    return file


def test_each_entry_is_answered_under_its_key_without_a_project(tmp_path: Path) -> None:
    file = asked(tmp_path, share={"coefficient": "percent_agreement"}, kappa={"coefficient": "cohen_kappa"})
    found = annotator("agree", "--request", file)
    assert (found.code, found.err, list(found.json)) == (0, "", ["share", "kappa"])
    assert found.json["share"]["value"] == pytest.approx(3 / 4)
    assert found.json["kappa"]["value"] == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))
    assert found.json == annotator("agree", "--request", file, "--json").json


def test_an_entry_in_error_says_why_ends_with_two_and_leaves_the_others_answered(tmp_path: Path) -> None:
    file = asked(tmp_path, wrong={"coefficient": "cohens_kappa"}, right={"coefficient": "percent_agreement"})
    found = annotator("agree", "--request", file)
    assert found.code == 2
    wrong, right = found.json["wrong"], found.json["right"]
    assert (wrong["status"], wrong["value"], right["status"]) == ("error", None, "ok")
    assert found.err.splitlines() == [
        f"annotator: error: wanted.json, entry 'wrong': {wrong['why']}; the others are answered"
    ]
    assert "cohen_kappa" in wrong["why"]


def test_an_undefined_value_is_an_answer_and_no_error(tmp_path: Path) -> None:
    file = tmp_path / "wanted.json"
    file.write_text(
        json.dumps(
            {"kind": "coding", "data": {"units": [["a", "a"]] * 3}, "compute": {"x": {"coefficient": "cohen_kappa"}}}
        )
    )
    found = annotator("agree", "--request", file)
    assert (found.code, found.json["x"]["status"], found.json["x"]["value"]) == (0, "undefined", None)
    assert found.json["x"]["why"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'{"kind": "coding",\n "data": }', "wanted.json, line 2: is no JSON"), (b"\xff{}", "is not UTF-8"),
        (b"[1, 2]", "wanted.json"), (b"", "line 1: is no JSON"), (b'{"kind": "coding"}', "a request is"),
        (b"[" * 100_000, "is nested too deeply"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_request_is_refused_in_one_line(tmp_path: Path, text: bytes, why: str) -> None:
    file = tmp_path / "wanted.json"
    file.write_bytes(text)
    assert why in refused("agree", "--request", file)


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    assert "cannot be read" in refused("agree", "--request", tmp_path / "none.json")
