"""Words that a printer's spacing tears apart are made whole only where the document itself tells the word."""

from __future__ import annotations

import pytest

from annotator.documents.lines import Line
from annotator.documents.readers import torn


def rejoined(*texts: str) -> list[str]:
    lines, said = torn.rejoin([Line(n, text, 1) for n, text in enumerate(texts, 1)])
    changed = sum(line.text.count(" ") for line in lines) != sum(text.count(" ") for text in texts)
    assert bool(said) == changed
    return [line.text for line in lines]


def test_a_torn_word_is_made_whole_and_said_with_its_place() -> None:
    texts = [
        "One view was that the Charter, in another view, was the",
        "allowed it. The vi ew, though, of t he experts",
    ]
    lines, said = torn.rejoin([Line(n, text, 3) for n, text in enumerate(texts, 7)])
    assert lines[1].text == "allowed it. The view, though, of the experts"
    assert said == [
        "page 3, line 8: 'vi ew' read as 'view'",
        "page 3, line 8: 't he' read as 'the'",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("the whole word is nowhere", "but the pi eces are"),
        ("On-line and online, online", "they work on line, on a line"),  # both pieces are words of the document
        ("ten percent, some percent", "ten per cent"),
        ("the website, a website", "a web site"),
        ("See Annex B and the band of the band", "and Band"),  # a letter that names something
        ("see (vi) ew and view, view", "vi. ew"),
        ("the view, the view", "the vi EW"),
        ("gas and oil, gas and coal", "10 g as dust"),  # a unit of measure
    ],
)
def test_two_words_stay_two(texts: tuple[str, ...]) -> None:
    assert rejoined(*texts) == list(texts)
