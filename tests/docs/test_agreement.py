"""The page on agreement: its examples give what it says, and it names every function of the engine."""

from __future__ import annotations

import doctest

from annotator import agreement
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
NO_COEFFICIENTS = {"Estimate", "Span", "unitize"}


def test_every_example_gives_what_it_says() -> None:
    text = "\n".join("" if line.startswith("```") else line for line in PAGE.splitlines())
    found = doctest.DocTestParser().get_doctest(text, {}, "agreement.md", "docs/agreement.md", 0)
    said: list[str] = []
    result = doctest.DocTestRunner().run(found, out=said.append)
    assert result.attempted > 50
    assert result.failed == 0, "".join(said)


def test_every_function_is_told_of() -> None:
    assert [name for name in agreement.__all__ if name not in NO_COEFFICIENTS and f"{name}" not in PAGE] == []
