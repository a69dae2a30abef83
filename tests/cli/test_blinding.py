"""While a round is blind nobody sees several coders' codes side by side; figures without text are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import annotator, refused, rows_of

SIDE_BY_SIDE = (
    ("disagreements",), ("list", "codings"), ("list", "decisions"), ("list", "codings", "--layer", "stance"),
    ("list", "decisions", "--round", "main"), ("export", "csv", "-"), ("export", "csv", "-", "--final"),
    ("export", "matrix", "-"), ("disagreements", "--coders", "anna,ben"),
)  # fmt: skip


@pytest.mark.parametrize("words", SIDE_BY_SIDE, ids=" ".join)
def test_what_shows_several_coders_is_refused_with_the_remedy_and_works_once_open(
    sample: Path, words: tuple[str, ...]
) -> None:
    before = rows_of(sample)
    for form in ((), ("--json",)):
        line = refused("-p", sample, *words, *form)
        assert "while round 'main' is blind" in line and "'annotator round open main'" in line
    assert rows_of(sample) == before
    assert annotator("-p", sample, "round", "open", "main").code == 0
    found = annotator("-p", sample, *words)
    assert found.code == 0 and found.out


@pytest.mark.parametrize("words", [w for w in SIDE_BY_SIDE if w[0] != "disagreements" and "matrix" not in w])
def test_one_coders_own_rows_are_shown_while_blind(sample: Path, words: tuple[str, ...]) -> None:
    found = annotator("-p", sample, *words, "--coder", "anna")
    assert found.code == 0 and "ben" not in found.out.split()


@pytest.mark.parametrize("command", ["agree", "progress"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_figures_are_shown_while_blind_and_no_text(sample: Path, command: str, form: tuple[str, ...]) -> None:
    found = annotator("-p", sample, command, *form)
    assert found.code == 0 and found.out
    texts = [u["text"] for u in annotator("-p", sample, "list", "units", "--json").json]
    words = [text[:25] for text in texts] + [u["id"] for u in annotator("-p", sample, "list", "units", "--json").json]
    assert [w for w in words if w in found.out] == []


def test_a_second_round_is_blind_of_its_own(sample: Path, tmp_path: Path) -> None:
    annotator("-p", sample, "round", "open", "main")
    annotator("-p", sample, "round", "new", "second", "--purpose", "reliability")
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    for coder in ("anna", "ben"):
        annotator("-p", sample, "record", tmp_path / "a.jsonl", "--coder", coder, "--round", "second")
    assert "round open second" in refused("-p", sample, "list", "codings")
    assert "round open second" in refused("-p", sample, "disagreements")
    assert annotator("-p", sample, "list", "codings", "--round", "main").code == 0


def test_a_round_with_one_coder_hides_nothing_from_that_coder(study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "sentence": 1, "layer": "stance", "code": "support"}\n')
    annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", "anna")
    assert [r["coder"] for r in annotator("-p", study, "list", "codings", "--json").json] == ["anna"]


def test_what_is_decided_after_opening_counts_only_as_of_now(sample: Path, tmp_path: Path) -> None:
    asked = ("-p", sample, "agree", "--layer", "stance", "--json")
    before = annotator(*asked).json["layers"][0]
    annotator("-p", sample, "round", "open", "main")
    row = '{"unit": "12", "sentence": 1, "layer": "stance", "code": "oppose"}\n'
    (tmp_path / "a.jsonl").write_text(row)
    assert annotator("-p", sample, "record", tmp_path / "a.jsonl", "--coder", "ben").code == 0
    opened = annotator(*asked).json["layers"][0]
    now = annotator(*asked, "--as-of", "now").json["layers"][0]
    assert opened["overall"] == before["overall"] != now["overall"]
    assert opened["excluded"]["decisions made after the round was opened"] == 1


def test_nothing_is_recorded_in_a_closed_round(sample: Path, tmp_path: Path) -> None:
    annotator("-p", sample, "round", "close", "main")
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "reopen"}\n')
    before = rows_of(sample)
    assert "round 'main' is closed" in refused("-p", sample, "record", tmp_path / "a.jsonl", "--coder", "ben")
    assert rows_of(sample) == before


def test_a_round_that_is_called_by_a_purpose_has_it(study: Path) -> None:
    for words in (("pilot",), ("second",), ("training", "--purpose", "recode")):
        assert annotator("-p", study, "round", "new", *words).code == 0
    found = {r["name"]: r["purpose"] for r in annotator("-p", study, "round", "list", "--json").json}
    assert found == {"main": "main", "pilot": "pilot", "second": "main", "training": "recode"}
