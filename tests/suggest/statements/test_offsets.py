"""Offsets always point at the very words, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.statements import parse
from tests.suggest.statements.made import unit

TEXT = """
some many several one another other speakers delegations delegation group of States including and as well as
noted also stressed was were expressed the view concern It that by while recalling They Director for Ports
need should Mr. Ada had who which importance a no , ; ( ) “ ” . é 𝔘
"""
WORDS = [*TEXT.split(), "\n", "\u202e"]
GENRE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(["en", "fr", "es", "de"])


def check(text: str, language: str) -> None:
    """Parse ``text`` as one sentence and hold every offset against it."""
    for statement in parse(*unit(text), language):
        assert " … ".join(text[a:b] for a, b in statement.attribution_parts) == statement.attribution
        assert all(text[h.start : h.end] == h.text for h in statement.holders)
        assert statement.text == text[statement.parts[0][0] : statement.parts[0][1]]
        assert all(0 <= start < end <= len(text) for start, end in statement.attribution_parts)


@settings(max_examples=60, deadline=None)
@given(GENRE, LANGUAGES)
def test_words_of_the_genre_in_any_order(text: str, language: str) -> None:
    check(text, language)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1), LANGUAGES)
def test_any_text_at_all(text: str, language: str) -> None:
    check(f"{text} Some speakers noted {text}", language)


def test_the_same_text_gives_the_same_ids() -> None:
    made = unit("Some speakers noted the tide and stressed the wind.")
    first, second = parse(*made), parse(*made)
    assert first == second
    assert len({statement.id for statement in first}) == 2


def test_offsets_count_from_the_start_of_the_unit() -> None:
    made = unit("It was noted that fog was rare.", "Many speakers praised the crew.")
    _, second = parse(*made)
    start, end = second.attribution_parts[0]
    assert made[0].text[start:end] == "Many speakers praised"
    assert second.sentences == (2,)
