"""What documents are called: by symbol or title, and never two the same."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Document
from annotator.naming import names
from tests import made


def document(number: int, **facts: str | None) -> Document:
    """Return a document with these facts."""
    plain = made.report(seed=str(number)).document
    return dataclasses.replace(plain, **{"title": "Report one", **facts})  # type: ignore[arg-type]


def called(*found: Document, width: int = 0) -> list[str]:
    """Return the names of documents in their order."""
    told = names(found, width)
    return [told[d.id] for d in found]


def test_a_document_is_called_by_its_symbol_else_its_title() -> None:
    assert called(document(1, symbol="A/1"), document(2, title="Draft report")) == ["A/1", "Draft report"]


def test_the_same_title_is_told_apart_by_part_then_date_then_file() -> None:
    one, two = document(1, title="Draft report", part="Addendum"), document(2, title="Draft report", part="Part two")
    assert called(one, two) == ["Draft report · Addendum", "Draft report · Part two"]
    one, two = (dataclasses.replace(d, part="Addendum", date=f"2025-03-1{i}") for i, d in enumerate((one, two)))
    assert called(one, two, document(3)) == ["Draft report · 2025-03-10", "Draft report · 2025-03-11", "Report one"]
    assert called(*(dataclasses.replace(d, date=None) for d in (one, two))) == [
        "Draft report · 1.txt", "Draft report · 2.txt",
    ]  # fmt: skip


def test_long_names_keep_what_tells_them_apart() -> None:
    title = "Report of the preparatory meeting held in the year of the floods"
    one, two = document(1, title=title, part="Add.1"), document(2, title=f"{title} and after", part="Add.2")
    assert called(one, two, width=24) == ["Report of the p… · Add.1", "Report of the p… · Add.2"]


FACTS = st.fixed_dictionaries(
    {"title": st.sampled_from(["Draft report", "Draft report on much else and more", "x"]),
     "symbol": st.sampled_from([None, "A/1", "Draft report"]), "part": st.sampled_from([None, "Addendum", "Part"])}
)  # fmt: skip


@given(st.lists(FACTS, max_size=6), st.sampled_from([0, 16, 24, 40]))
def test_no_two_documents_are_called_the_same(facts: list[dict[str, str | None]], width: int) -> None:
    found = [document(i, **each) for i, each in enumerate(facts)]
    told = called(*found, width=width)
    assert len(set(told)) == len(found)
    assert not width or all(len(name) <= width for name in told)
