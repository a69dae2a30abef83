"""Tables that any program wrote: bad ones are refused in one line that names row and column; figures by hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.comparison.made import agree, pick, table
from tests.running import annotator, record, refused


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("unit,a,b\n1,x,x\n2,x", (), "row 3: has 2 cells where the first row has 3: nothing from column 'b' on"),
        ("unit,a,b\n1,x,x\n2,x,y,z", (), "row 3: has 4 cells where the first row has 3: column 4 has no name"),
        ("unit,a,b\n1,x,x\n1,x,y", (), "row 3, column 1: unit '1' stands twice"),
        ("unit,a,a\n1,x,x\n2,x,y", (), "row 1: column 'a' stands twice"),
        ("unit,a\n1,x\n2,x", (), "row 1: holds the ratings of 1 coder (column 'a')"),
        ("unit\n1\n2", (), "row 1: holds the ratings of 0 coder"),
        ("unit,a,b\n1,x,x", (), "row 2: holds one unit only ('1')"),
        ("unit,a,b", (), "holds no ratings"),
        ("", (), "holds no ratings"),
        ("unit,a,b\n1,1,1\n2,1,x\n3,2,2", (), "row 3, column b: 'x' is no number as others are"),
        ("unit,a,b\n1,x,x\n2,7,x\n3,y,y", (), "row 3, column a: '7' is a number where others are words"),
        ("unit,a,b\n1,x,x\n2,x,y", ("--weights", "linear"), "row 2, column a: 'x' is no number, and the weights"),
        ("unit,a,b\n1,x,x\n2,x,q", ("--codes", "x,y"), "row 3, column b: 'q' is not among the codes"),
        ("unit,a,b\n1,l,l\n2,l,q", ("--scale", "l,m"), "row 3, column b: 'q' is not on the scale"),
        ("who,what,v\n1,a,x\n1,a,y\n2,b,x", ("--long", "who,what,v"), "row 3, column 'what': coder 'a' stands twice"),
        ("who,what,v\n1,a,x\n1,,y", ("--long", "who,what,v"), "row 3, column 'what': is empty"),
        ("who,what,v\n1,a,x\n2,a,y", ("--long", "who,what,v"), "the ratings of 1 coder"),
        ("who,what,v\n1,a,x\n1,b,y", ("--long", "who,what,v"), "holds one unit only"),
        ("who,what,v\n1,a,x", ("--long", "who,coder,v"), "has no column 'coder'"),
    ],
)  # fmt: skip
def test_a_bad_table_is_refused_by_row_and_column(
    tmp_path: Path, text: str, words: tuple[str, ...], said: str
) -> None:  # fmt: skip
    path = tmp_path / "t.csv"
    path.write_text(text + "\n" if text else "")
    line = refused("agree", "--table", path, *words)
    assert line.count("\n") == 0 and "t.csv" in line and said in line, line


def test_numbers_and_words_may_mix_where_all_codes_are_listed(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,1,1\n2,1,x\n3,x,x")
    found = agree("--table", path, "--codes", "1,2,x")
    assert pick(found["overall"], "percent_agreement")["value"] == pytest.approx(2 / 3)


def test_a_code_nobody_used_counts_in_chance(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,y\n3,y,y\n4,x,x")
    two, four = (
        pick(agree("--table", path, *words)["overall"], "gwet_ac")["expected"] for words in ((), ("--codes", "x,y,z"))
    )
    # Shares 5/8 and 3/8: p_e = q/(q(q-1)) · Σ s(1-s); none is a fourth answer where codes are listed.
    assert two == pytest.approx(2 * (5 / 8 * 3 / 8)) and four == pytest.approx(2 * (5 / 8 * 3 / 8) / 3)


def test_weights_go_by_the_value_of_numbers(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,1,1\n2,2,10\n3,10,10\n4,2,2")
    found = agree("--table", path, "--weights", "linear")
    assert pick(found["overall"], "percent_agreement")["value"] == pytest.approx((3 + 1 - 8 / 9) / 4)
    kappa = pick(found["overall"], "gwet_ac")
    assert (kappa["weights"], kappa["variant"]) == ("linear", "AC2")


def test_weights_go_by_rank_on_a_scale(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,low,low\n2,low,mid\n3,high,high\n4,na,na")
    found = agree("--table", path, "--scale", "low,mid,high", "--off-scale", "na", "--weights", "linear")
    assert [r["variant"] for r in found["overall"][:3]] == ["all values", "on the scale or not", "values on the scale"]
    weighted = pick(found["overall"], "percent_agreement", weights="linear")
    assert (weighted["value"], weighted["pairable"]) == (pytest.approx(2.5 / 3), 3)
    assert found["excluded"] == {"values off the scale, not in the ordinal alpha": 2}


def test_sets_say_how_many_all_left_empty_and_alpha_over_the_others(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x|y,x\n2,[],[]\n3,y,y\n4,[],[]\n5,x,[]")
    found = agree("--table", path, "--sets", "|")
    whole, others = found["overall"][:2]
    assert (whole["distance"], whole["pairable"], others["pairable"]) == ("masi", 5, 3)
    assert "2 left out, where nobody gave one" in others["variant"]
    assert found["excluded"] == {"items to which nobody gave a code, not in the alpha where a code is given": 2}
    # Within units: 2/3 at the first, 1 at the last, over 10 values; MASI of x|y and x is 1 - 1/2 · 2/3 = 2/3.
    assert whole["observed"] == pytest.approx(2 * (2 / 3 + 1) / 10)


def test_what_all_left_empty_is_counted_among_the_compared_items_so_that_the_numbers_add_up(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x|y,x\n2,[],[]\n3,y,y\n4,[],\n5,,[]\n6,x,")
    found = agree("--table", path, "--sets", "|")
    whole, others = found["overall"][:2]
    assert (whole["pairable"], others["pairable"]) == (3, 2)
    assert "(1 left out, where nobody gave one)" in others["variant"]
    assert found["excluded"] == {
        "items that only one coder finished": 3,
        "items to which nobody gave a code, not in the alpha where a code is given": 1,
    }


CODES = ("support", "concern", "caution")


@pytest.mark.parametrize("seed", range(4))
def test_a_project_agrees_with_its_own_matrix_whatever_was_coded(study: Path, seed: int) -> None:
    draw = random.Random(seed)
    for coder in ("anna", "ben", "carl")[: 2 + seed % 2]:
        rows: list[dict[str, object]] = []
        for unit, sentence in (("1", 1), ("1", 2), ("2", 1)):
            if draw.random() < 0.8:
                rows.append({"unit": unit, "sentence": sentence, "layer": "stance", "code": draw.choice(CODES)})
            if draw.random() < 0.8:
                code = draw.choice(["one", "some", "many", "impersonal"])
                rows.append({"unit": unit, "sentence": sentence, "layer": "quantifier", "code": code})
            for theme in draw.sample(["prevention", "youth", "technology"], draw.randint(0, 2)):
                rows.append({"unit": unit, "sentence": sentence, "layer": "theme", "code": theme})
        start = draw.randint(0, 5)
        rows.append({"unit": draw.choice("12"), "layer": "country", "code": "CHL", "start": start, "end": start + 5})
        rows += [{"unit": unit, "action": "done"} for unit in "12a" if draw.random() < 0.9]
        record(study, coder, rows)
    annotator("-p", study, "round", "open", "main")
    path = study.parent / "m.csv"
    assert annotator("-p", study, "export", "matrix", path).code == 0
    for words in ((), ("--bootstrap", "20", "--seed", "3"), ("--resample", "document", "--by", "document")):
        ours = annotator("-p", study, "agree", *words, "--json").json["layers"]
        theirs = {x["layer"]: x for x in annotator("agree", "--table", path, *words, "--json").json["layers"]}
        for layer in ours:
            if layer["layer"] in theirs:
                for part in (
                    "item",
                    "scale",
                    "overall",
                    "by_code",
                    "by_pair",
                    *(["by_document"] if "--by" in words else []),
                ):
                    assert theirs[layer["layer"]][part] == layer[part], (layer["layer"], part, words)
            else:
                assert all(r["value"] is None for r in layer["overall"])
