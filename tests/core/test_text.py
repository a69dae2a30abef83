"""The one rule for text, over arbitrary Unicode: frozen once and for all, shown without harm, counted by code point."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.text import freeze, heading_line, is_unicode, one_line, snap, to_display, tokens

ANY = st.text(st.characters(), max_size=40)  # all code points, lone surrogates too
NASTY = st.text(
    st.sampled_from("ae\u0301\u0308\u200d\u200e\u202e\u2066\ufeff\r\n\t\x00\x1b\x85\u2028🏳🌈👩👧\ufe0f\U0001f3fd\ud800ﬁ한\u1112\u1161\u11ab"),
    max_size=20,
)  # fmt: skip
TEXTS = st.one_of(ANY, NASTY)
BIDI = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
# XML 1.0, production 2: Char
ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


@given(TEXTS)
@example("\r\x00\n")
@example("e\x00\u0301")
@example("\x00\ufeffa")
@example("\ufeff\ufeffa")
@settings(max_examples=60)
def test_freezing_again_changes_nothing(raw: str) -> None:
    once = freeze(raw)
    again = freeze(once.text)
    assert again.text == once.text and again.changes == ()


@given(TEXTS)
@settings(max_examples=60)
def test_frozen_text_is_nfc_with_lf_and_only_what_xml_allows(raw: str) -> None:
    text = freeze(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text and not text.startswith("\ufeff")
    assert ALLOWED.fullmatch(text) and is_unicode(text)


@given(TEXTS)
@settings(max_examples=60)
def test_what_was_changed_is_said_and_clean_text_stays(raw: str) -> None:
    frozen = freeze(raw)
    assert (frozen.text == raw) == (frozen.changes == ())


def test_the_words_say_what_was_changed() -> None:
    frozen = freeze("\ufeffe\u0301\r\na\x07b")
    assert frozen.text == "é\nab"
    assert sorted(frozen.changes) == [
        "1 control or non-character removed", "byte-order mark removed", "characters composed (NFC)",
        "line ends made LF",
    ]  # fmt: skip


@given(TEXTS)
@settings(max_examples=60)
def test_what_is_shown_has_one_character_for_one_and_none_that_a_terminal_obeys(text: str) -> None:
    shown = to_display(text)
    assert len(shown) == len(text)
    assert [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")] == []
    assert [c for c in shown if unicodedata.bidirectional(c) in BIDI] == []
    assert to_display(shown) == shown
    shown.encode("utf-8")


HIDDEN = (
    *range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
    *range(0x2060, 0x206A), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041,
)  # fmt: skip


@pytest.mark.parametrize("code", HIDDEN, ids=hex)
def test_no_control_nor_hidden_character_is_shown_as_itself(code: int) -> None:
    assert to_display(chr(code)) != chr(code)


def test_letters_marks_and_emoji_are_shown_as_they_are() -> None:
    for text in ("Côte d’Ivoire", "e\u0301", "👩‍👧", "한국", "עברית", "a b"):
        assert to_display(text) == text


@given(TEXTS, st.integers(0, 12))
@settings(max_examples=60)
def test_one_line_is_one_line_of_the_width_asked(text: str, width: int) -> None:
    line = one_line(text, width)
    assert "\n" not in line and "\r" not in line
    assert not width or len(line) <= width


@given(TEXTS)
@settings(max_examples=60)
def test_tokens_lie_in_order_hold_no_blank_and_leave_nothing_out(text: str) -> None:
    found = tokens(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    assert "".join(text[a:b] for a, b in found) == re.sub(r"\s", "", text)


@given(NASTY, st.data())
@settings(max_examples=60)
def test_snapping_widens_to_whole_characters_and_settles(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = snap(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)
    assert snap(text, low, high) == (low, high)
    for at in (low, high):
        if 0 < at < len(text):
            assert not unicodedata.combining(text[at]) and text[at] not in "\u200d\ufe0f\U0001f3fd"
            assert text[at - 1] != "\u200d"


CLUSTERS = {
    "letter and accent": "e\u0301", "family": "👩\u200d👧", "skin tone": "👍🏽", "red heart": "❤️",
    "Khmer sign": "ក\u17d2",
    "syllable of letters": "\u1112\u1161\u11ab", "flag": "🇨🇱", "Thai am": "น\u0e33", "Tamil pulli": "க\u0bcd",
}  # fmt: skip


@pytest.mark.parametrize("cluster", CLUSTERS.values(), ids=CLUSTERS.keys())
def test_no_place_inside_a_character_as_readers_see_it_survives(cluster: str) -> None:
    text = f"a{cluster}b"
    for at in range(1, len(cluster)):
        assert snap(text, 1 + at, 1 + at) != (1 + at, 1 + at), f"split at {at}"
        assert snap(text, 0, 1 + at)[1] == 1 + len(cluster)
        assert snap(text, 1 + at, len(text))[0] == 1


@given(TEXTS)
@settings(max_examples=40)
def test_offsets_of_frozen_text_are_those_of_what_is_shown(raw: str) -> None:
    text = freeze(raw).text
    shown = to_display(text)
    assert [shown[a:b] for a, b in tokens(text)] == [to_display(text[a:b]) for a, b in tokens(text)]


def test_flags_are_cut_in_pairs() -> None:
    flags = "🇨🇱🇳🇴"
    assert [snap(flags, n, n) for n in (1, 2, 3)] == [(0, 2), (2, 2), (2, 4)]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Recommendations (*continued*)", "Recommendations (continued)"),
        ("**Annex** *Rivers and lakes*", "Annex Rivers and lakes"),
        ("Draft report*", "Draft report*"),
        ("Figures * and ** and 2*3*4", "Figures * and ** and 2*3*4"),
        ("*Rivers* \x1b[1m", "Rivers ␛[1m"),
    ],
)
def test_a_heading_is_shown_without_the_asterisks_of_emphasis(stored: str, shown: str) -> None:
    assert heading_line(stored) == shown


@given(TEXTS)
def test_a_heading_without_asterisks_is_shown_like_any_line(text: str) -> None:
    assert heading_line(text.replace("*", "")) == one_line(text.replace("*", ""))
