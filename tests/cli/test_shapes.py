"""What ``--json`` prints, key by key and in the contract's order (section 3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.running import annotator

SHAPES = {
    "documents": "id title symbol language date organ meeting place meeting_start meeting_end part rapporteur "
    "agenda_item source sha256 supersedes units warnings",
    "sections": "id document parent level marker heading",
    "units": "id document ordinal kind label parent section path text speaker",
    "sentences": "id unit number start end text",
    "participants": "document unit order name code role kind on_behalf_of start end",
    "statements": "id unit sentences parts text attribution attribution_parts holders holder_type quantifier verb "
    "voice stance continuation_of by replaces",
    "suggestions": "id unit sentence statement start end text layer code score source pipeline reason coder at "
    "superseded_at",
    "decisions": "id origin n round coder unit statement start end layer code action replaces suggestion bulk "
    "codebook_version at memo",
    "codings": "unit document label statement start end text round coder layer code path answer source flagged memo at",
    "codes": "key layer name parent definition include exclude examples phrases off_scale retired",
    "coders": "name kind units first last",
    "rounds": "name purpose state at opened_at closed_at",
}
RESULT = [
    "coefficient", "weights level distance", "variant", "category", "value", "se", "ci", "ci_method", "observed",
    "expected", "units", "clusters", "coders", "pairable", "status", "why",
]  # fmt: skip


def printed(folder: Path, *words: object) -> Any:
    found = annotator("-p", folder, *words, "--json")
    assert found.code == 0, found.err
    return found.json


@pytest.mark.parametrize("what", SHAPES)
def test_list_prints_the_shape_of_the_contract(sample: Path, what: str) -> None:
    scope = ("--coder", "anna") if what in ("codings", "decisions") else ()
    found = printed(sample, "list", what, *scope)
    assert found
    assert {" ".join(row) for row in found} == {SHAPES[what]}


@pytest.mark.parametrize("what", SHAPES)
def test_list_prints_the_same_columns_as_csv(sample: Path, what: str) -> None:
    scope = ("--coder", "anna") if what in ("codings", "decisions") else ()
    found = annotator("-p", sample, "list", what, "--csv", *scope)
    assert found.out.split("\n", 1)[0] == SHAPES[what].replace(" ", ",")


@pytest.mark.parametrize("what", SHAPES)
def test_list_of_an_empty_project_is_an_empty_list(tmp_path: Path, what: str) -> None:
    annotator("init", tmp_path / "p")
    found = printed(tmp_path / "p", "list", what)
    assert found == [] or what in ("codes", "rounds")


def test_offsets_of_everything_listed_point_at_its_very_words(sample: Path) -> None:
    texts = {u["id"]: u["text"] for u in printed(sample, "list", "units")}
    for what in ("sentences", "suggestions"):
        for row in printed(sample, "list", what):
            if row["start"] is not None:
                assert texts[row["unit"]][row["start"] : row["end"]] == row["text"]
    for row in printed(sample, "list", "participants"):
        assert row["name"] in texts[row["unit"]][row["start"] : row["end"]]
    for row in printed(sample, "list", "statements"):
        text = texts[row["unit"]]
        assert " … ".join(text[a:b] for a, b in row["attribution_parts"]) == row["attribution"]
        for holder in row["holders"]:
            assert list(holder) == ["text", "start", "end", "type", "quantifier", "codes"]
            assert text[holder["start"] : holder["end"]] == holder["text"]


def test_a_statement_says_by_which_pipeline_it_was_found(sample: Path) -> None:
    by = {row["by"] for row in printed(sample, "list", "statements")}
    assert by == {printed(sample, "suggest")["pipeline"]}


def test_import_tells_what_became_of_each_file(tmp_path: Path) -> None:
    annotator("init", tmp_path / "p")
    report = tmp_path / "a.txt"
    report.write_text("Draft report\n\n1. Some speakers noted the delay.\n", encoding="utf-8")
    [first] = printed(tmp_path / "p", "import", report)
    assert " ".join(first) == "document title symbol status units warnings"
    assert (first["status"], first["units"]) == ("imported", 1)
    (tmp_path / "other name.txt").write_bytes(report.read_bytes())
    [again] = printed(tmp_path / "p", "import", tmp_path / "other name.txt")
    assert (again["status"], again["document"]) == ("unchanged", first["document"])
    report.write_text("Draft report\n\n1. Many speakers noted the delay.\n", encoding="utf-8")
    [revised] = printed(tmp_path / "p", "import", report)
    assert revised["status"] == "revised" and revised["document"] != first["document"]
    newest = printed(tmp_path / "p", "list", "documents")[-1]
    assert newest["supersedes"] == first["document"]


def test_suggest_tells_units_new_kept_and_pipeline(sample: Path) -> None:
    first = printed(sample, "suggest")
    assert list(first) == ["units", "new", "kept", "pipeline"]
    assert (first["units"], first["new"], first["kept"]) == (0, 0, len(printed(sample, "list", "suggestions")))
    again = printed(sample, "suggest", "--again")
    assert (again["units"], again["new"]) == (19, 0) and again["kept"] == len(printed(sample, "list", "suggestions"))


def test_progress_tells_done_started_and_untouched(sample: Path) -> None:
    rows = printed(sample, "progress")
    keys = "coder document round units done started untouched flagged per_hour"
    assert {" ".join(row) for row in rows} == {keys}
    assert all(r["units"] == r["done"] + r["started"] + r["untouched"] for r in rows)


def test_agree_prints_layers_and_where_they_come_from(sample: Path) -> None:
    found = printed(sample, "agree")
    assert list(found) == ["layers", "data"]
    assert list(found["data"]) == ["round", "decisions", "codebook_version", "seed", "version"]
    assert [layer["layer"] for layer in found["layers"]] == [
        "holder_type", "quantifier", "voice", "verb", "stance", "actor", "theme", "country",
    ]  # fmt: skip
    for layer in found["layers"]:
        assert list(layer) == ["layer", "item", "scale", "overall", "by_code", "by_pair", "excluded"]
        assert layer["overall"]
        for result in (*layer["overall"], *layer["by_code"], *layer["by_pair"]):
            of_distance = {"weights", "level", "distance"} & set(result)
            assert len(of_distance) <= 1
            assert [k for k in result if k not in of_distance] == RESULT[:1] + RESULT[2:]
            assert (result["value"] is None) == (result["status"] == "undefined")
            assert result["status"] == "ok" or result["why"]


def test_an_ordinal_layer_gets_its_three_results_in_order(sample: Path) -> None:
    [layer] = printed(sample, "agree", "--layer", "quantifier")["layers"]
    first = [(r["coefficient"], r["level"], r["variant"]) for r in layer["overall"][:3]]
    assert first == [
        ("krippendorff_alpha", "nominal", "all values"),
        ("krippendorff_alpha", "nominal", "on the scale or not"),
        ("krippendorff_alpha", "ordinal", "values on the scale"),
    ]


def test_disagreements_come_worst_first(sample: Path) -> None:
    annotator("-p", sample, "round", "open", "main")
    rows = printed(sample, "disagreements")
    keys = "unit document label layer statement start end severity codes text"
    assert rows and {" ".join(row) for row in rows} == {keys}
    severities = [row["severity"] for row in rows]
    assert severities == sorted(severities, reverse=True) and all(0 < s <= 1 for s in severities)
    assert all(set(row["codes"]) == {"anna", "ben"} for row in rows)


def test_check_says_whether_all_is_well(sample: Path) -> None:
    assert printed(sample, "check") == {"ok": True, "problems": []}


def test_demo_tells_what_it_made(sample: Path) -> None:
    found = annotator("demo", sample, "--json").json
    assert list(found) == ["project", "documents", "suggestions", "coders", "alpha", "next"]
    assert " ".join(found["documents"][0]) == SHAPES["documents"]


@pytest.mark.parametrize("words", [("round", "list"), ("round", "open", "main"), ("round", "close", "main")])
def test_rounds_are_printed_by_every_command_on_them(sample: Path, words: tuple[str, ...]) -> None:
    assert {" ".join(row) for row in printed(sample, *words)} == {SHAPES["rounds"]}


def test_a_command_without_json_prints_nothing_but_data_on_standard_output(sample: Path) -> None:
    found = annotator("-p", sample, "export", "csv", "-", "--coder", "anna")
    assert found.out.startswith("unit,document,label,") and "rows written" in found.err
