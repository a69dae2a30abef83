"""Files of data are refused with advice; lists and commas in a report make no table of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import ReadError
from tests.documents.texts import read, units

ROWS = "".join(f"p{n},anna,theme,water{n}\n" for n in range(6))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("codes.csv", "unit,coder,layer,code\n" + ROWS, "this is a table, no report"),
        ("codes.txt", "\ufeffunit;coder;the code\r\n" + "p1;anna;\"a;b\"\r\n" * 4, "this is a table, no report"),
        ("codes.tsv", "unit\tcoder\tcode\n" + "p1\tanna\twater\n" * 4, "this is a table, no report"),
        ("codes.dat", "".join(f"{n},Yes. It is so,no\n" for n in range(30)), "this is a table, no report"),
        ("rows.jsonl", '{"unit": "3", "code": "water"}\n' * 3, "this is JSON, no report"),
        ("report.txt", '[{"unit": "3"}, {"unit": "4"}]', "this is JSON, no report"),
        ("large.json", '[{"text": "' + "rivers " * 300_000 + '"}]', "this is JSON, no report"),
        ("deep.json", '{\n  "units": [1, 2, 3]\n}\n', "this is JSON, no report"),
    ],
)  # fmt: skip
def test_data_is_refused_whatever_its_name(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=said) as error:
        read(tmp_path, text, name)
    assert "annotator record FILE --coder C" in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "[To be completed]\n\n1. The Committee met.\n\n2. It rose.",
        "Brazil, Chile, Peru\nIndia, Japan, Nepal\nChad, Mali, Niger\nFiji, Samoa, Tonga\n\n1. They met.",
        "1.\tThe Committee met.\n2.\tIt spoke.\n3.\tIt slept.\n4.\tIt rose.\n5.\tIt left.",
        "[1] The Committee met.\n\n[2] It rose.",
    ],
)
def test_reports_are_no_data(text: str, tmp_path: Path) -> None:
    assert units(read(tmp_path, text))
