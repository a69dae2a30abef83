"""Which columns of any program's table are coders': named, told from text beside them, in whatever bytes they come."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.comparison.made import agree, pick
from tests.running import annotator, refused

ROWS = "unit,anna,ben\n1,x,x\n2,x,y\n3,y,y\n"
BESIDE = "unit,document,anna,ben,text\n1,one,x,x,Many said so\n2,one,x,y,Few did\n3,two,y,y,\n4,two,x,x,Others\n"


@pytest.mark.parametrize(
    "data",
    [
        ROWS.replace(",", ";").encode(), ROWS.replace(",", "\t").encode(), ROWS.replace("\n", "\r\n").encode(),
        ROWS.encode("utf-8-sig"), ROWS.encode("utf-16"), b"\xfe\xff" + ROWS.encode("utf-16-be"),
        ROWS.replace("anna", '"anna"').replace("1,x", '"1\n again","x"').encode(),
    ],
    ids=["semicolons", "tabs", "CRLF", "UTF-8 with a mark", "UTF-16", "UTF-16, other order", "lines in quotes"],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "plain.csv").write_text(ROWS)
    (tmp_path / "saved.csv").write_bytes(data)
    plain, saved = (agree("--table", tmp_path / name)["overall"] for name in ("plain.csv", "saved.csv"))
    assert saved == plain


def test_coders_are_named_where_other_columns_stand_beside_theirs(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(BESIDE)
    line = refused("agree", "--table", path)
    assert "t.csv, row 2: column 'document' looks like no coder's: 'one'" in line and "--coders anna,ben" in line
    found = agree("--table", path, "--coders", "anna,ben")
    assert pick(found["overall"], "percent_agreement")["value"] == 0.75
    by_document = agree("--table", path, "--coders", "anna,ben", "--resample", "document")["overall"]
    assert pick(by_document, "krippendorff_alpha")["clusters"] == 2
    assert "has no column of a coder 'bem' (did you mean 'ben'?)" in refused(
        "agree", "--table", path, "--coders", "anna,bem"
    )


def test_a_column_of_sentences_is_no_coders_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("unit,anna,ben,words\n1,x,x,many speakers said so\n2,y,x,few\n")
    assert "column 'words' looks like no coder's: 'many speakers said so'" in refused("agree", "--table", path)
    path.write_text(
        "unit,anna,ben\n1,strongly for all of it,strongly for all of it\n2,against,strongly for all of it\n"
    )
    assert agree("--table", path)["overall"]


def test_coders_of_a_long_table_are_chosen_and_mistakes_named_by_their_own_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    body = [(u, c, v) for u, row in enumerate(["xxx", "xyx", "yyx"], 1) for c, v in zip("abc", row, strict=True)]
    path.write_text("unit,coder,value\n" + "\n".join(f"{u},{c},{v}" for u, c, v in body) + "\n")
    words = ("--table", path, "--long", "unit,coder,value")
    assert pick(agree(*words, "--coders", "a,c")["overall"], "percent_agreement")["coders"] == 2
    assert "there is no coder 'd'" in refused("agree", *words, "--coders", "a,d")
    assert "row 6, column value: 'y' is not among the codes" in refused("agree", *words, "--codes", "x")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unit,a,\n1,x,x\n2,x,y\n", "row 1: column 3 has no name"),
        ("unit,a,b\n1,x,x\n,x,y\n", "row 3, column 1: the unit is empty"),
        ("unit,a,b\n1,x,\n2,y,\n", "row 2: holds values of 'a' alone: nothing stands in column b"),
        ("unit,a,b\n1,,\n2,,\n", "row 2: holds no values: nothing stands in column a, b"),
        ('unit,a,b\n1,x,x\n2,"x,y\n', "row 3: is no CSV: a quotation mark opens here"),
    ],
)
def test_what_is_no_table_of_coders_is_refused_by_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "t.csv").write_text(text)
    assert f"t.csv, {said}" in refused("agree", "--table", tmp_path / "t.csv")


def test_what_other_programs_write_for_missing_is_told_to_be_a_code(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("unit,a,b\n1,x,NA\n2,x,x\n3,y,y\n")
    found = annotator("agree", "--table", tmp_path / "t.csv", "--json")
    assert found.err == "'NA' is read as a code; an empty cell is a missing value\n" and json.loads(found.out)


def test_a_pilot_may_have_other_columns_too(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(BESIDE)
    found = annotator("plan-reliability", "--table", tmp_path / "t.csv", "--coders", "anna,ben", "--json").json
    assert [c["code"] for c in found["codes"]] == ["x", "y"]
