"""What agree prints: a table for people, CSV, Markdown, and a paragraph for the methods section."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.made import table
from tests.running import annotator, table_of


def test_people_read_codes_first_and_all_together_last_within_eighty_columns(sample: Path) -> None:
    found = annotator("-p", sample, "agree", "--layer", "stance").out
    lines = found.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "stance (of each statement): codes, how often each coder gave them"
    where = [
        found.index(words) for words in (": codes", "confused 1 ×: ", "without unit", "all together", "Gwet's AC1")
    ]
    assert where == sorted(where)
    assert "Krippendorff" in lines[-3] and "reliable" not in found


def test_bars_show_the_interval_and_where_it_leaves_the_scale() -> None:
    from annotator.agreement import Estimate
    from annotator.cli.figure_cells import bar

    assert bar(Estimate("x", 0.5, ci=(0.3, 0.7))) == "···──●──···"
    assert bar(Estimate("x", 0.9, ci=(0.6, 1.2))) == "······───●›"
    assert bar(Estimate("x", 0.0, ci=(-0.4, 0.4))) == "●────······"
    assert bar(Estimate("x", 0.4, ci=(-0.4, 0.6))) == "‹───●──····"
    assert bar(Estimate("x", None)) == ""


def test_csv_has_a_row_a_result_and_one_a_reason(sample: Path) -> None:
    rows = table_of(annotator("-p", sample, "agree", "--csv", "--by", "document").out)
    json = annotator("-p", sample, "agree", "--json", "--by", "document").json["layers"]
    results = sum(len(x[part]) for x in json for part in ("overall", "by_code", "by_pair", "by_document"))
    assert sum(r["part"] != "excluded" for r in rows) == results
    stance = next(r for r in rows if r["layer"] == "stance" and r["coefficient"] == "krippendorff_alpha")
    assert (stance["part"], stance["units"]) == ("overall", "32") and float(stance["ci_low"]) < float(stance["value"])
    assert any(r["part"] == "excluded" and "off the scale" in r["coefficient"] for r in rows)


def test_markdown_keeps_its_columns_whatever_the_codes(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x|y,x|y\n2,x|y,z\n3,z,z")
    found = annotator("agree", "--table", path, "--markdown").out
    rows = [line for line in found.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}
    assert "x\\|y" in found and "### overall" in found


def test_the_methods_paragraph_says_what_was_computed_from_what(sample: Path) -> None:
    words = ("agree", "--layer", "quantifier", "--methods", "--bootstrap", "50", "--seed", "7", "--ci", "0.9")
    found = annotator("-p", sample, *words).out
    for part in (
        "2 coders (anna, ben)", "round 'main'", "codebook version", "before the round was opened", "ordinal",
        "off the scale", "50 resamples, seed 7", "90% intervals", "bootstrap by unit", "numpy", "Krippendorff",
    ):  # fmt: skip
        assert part in found, part
    assert found.count("\n") == 1


def test_undefined_is_said_with_its_reason(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,x")
    found = annotator("agree", "--table", path)
    assert "undef." in found.out and "only one code was used" in found.out
    assert annotator("agree", "--table", path, "--at-least", "0").code == 1


def test_what_holds_for_all_tables_is_said_once_below_them(sample: Path) -> None:
    found = annotator("-p", sample, "agree").out
    assert found.count("probability that the true alpha lies below") == 1
    assert found.count("are not cut") == 1 and "›" in found


def test_no_interval_beyond_the_scale_no_word_about_it(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,y,y\n3,x,x")
    assert "are not cut" not in annotator("agree", "--table", path).out


def test_a_project_that_nobody_coded_is_told_in_one_line(study: Path) -> None:
    assert annotator("-p", study, "agree").out == "nothing to compare: fewer than two coders finished anything\n"


def test_one_is_counted_as_one() -> None:
    from annotator.cli.figure_notes import counted

    assert counted(1, "items that only one coder finished") == "1 item that only one coder finished"
    assert counted(2, "items that only one coder finished") == "2 items that only one coder finished"


def test_a_reason_names_the_rows_it_explains_unless_it_explains_all(capsys: pytest.CaptureFixture[str]) -> None:
    from annotator.agreement import Estimate
    from annotator.cli.figure_notes import reasons

    none = Estimate("x", None, status="undefined", why="only one code was used")
    reasons([("theme", Estimate("x", 0.5)), ("stance", none)])
    reasons([("theme", none), ("stance", none)])
    assert capsys.readouterr().out == "  stance: only one code was used\n  only one code was used\n"


def test_counts_of_a_code_stand_under_the_names_of_their_coders(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,y\n3,y,y\n4,x,x")
    head, _, first = annotator("agree", "--table", path).out.splitlines()[1:4]
    assert head.split()[:3] == ["code", "a/b", "share"] and first.split()[:2] == ["x", "3/2"]
    long = table(tmp_path, "unit,constance,wilhelmina\n1,x,x\n2,x,y\n3,y,y\n4,x,x", "long.csv")
    found = annotator("agree", "--table", long).out
    assert found.splitlines()[1].split()[:3] == ["code", "n", "share"]
    assert "  n: by constance/wilhelmina, in this order" in found


def test_what_pulls_most_names_its_document_where_there_are_several() -> None:
    from annotator.cli.figures import _of_pull
    from annotator.comparison.influence import Pull

    assert _of_pull(Pull("unit", "u1", 0.5, 0.1, "3"), {}) == "3"
    assert _of_pull(Pull("unit", "u1", 0.5, 0.1, "3", "d1"), {"d1": "A/CONF.1/L.6"}) == "3 of A/CONF.1/L.6"


def test_documents_of_one_name_stay_two(sample: Path, tmp_path: Path) -> None:
    from annotator.cli.agreeing import told_apart

    assert told_apart({"d11111111aa": "Report", "d22222222bb": "Report", "d3": "Other"}) == {
        "d11111111aa": "Report (d11111111)", "d22222222bb": "Report (d22222222)", "d3": "Other"
    }  # fmt: skip
    found = annotator("-p", sample, "agree", "--layer", "theme", "--by", "document").out
    assert found.splitlines()[3].startswith("Draft report  38")


def test_markdown_names_coefficients_documents_and_counts_as_a_paper_does(sample: Path) -> None:
    found = annotator("-p", sample, "agree", "--layer", "quantifier", "--markdown", "--by", "document").out
    assert "| several, anna | values that give it | 4 |  | 32 |" in found
    assert "| Draft report | Gwet's AC1 | " in found and "_" not in found.replace("a_number_of", "").replace(
        "a_few", ""
    )
    found = annotator("-p", sample, "agree", "--layer", "quantifier", "--markdown", "--weights", "linear").out
    assert "|  | Gwet's AC2, linear | " in found and "| anna, ben | Gwet's AC1 | " in found
