"""Footnote marks: taken off the words they are fused to, kept as places, figures of the text left alone."""

from __future__ import annotations

from annotator.documents import notes
from annotator.documents.lines import Note


def test_a_mark_fused_to_a_word_or_behind_a_stop_is_taken_off_and_kept() -> None:
    texts = ["Settlement of disputes1 was discussed.", "It concerned the United Nations.2 Several spoke."]
    left, found = notes.attach("d", texts, [Note("1", "See A."), Note("2", "See B.")])
    assert left == ["Settlement of disputes was discussed.", "It concerned the United Nations. Several spoke."]
    assert [(n.mark, n.unit, n.offset) for n in found] == [("1", "0", 22), ("2", "1", 32)]


def test_a_figure_of_a_symbol_or_a_number_is_no_mark() -> None:
    texts = ["See A/HRC/28/3/Add.2, No.2 and CO2.", "It was agreed.2 More."]
    left, [found] = notes.attach("d", texts, [Note("2", "See B.")])
    assert left == [texts[0], "It was agreed. More."]
    assert (found.unit, found.offset) == ("1", 14)


def test_a_mark_that_comes_again_is_taken_off_again_and_kept() -> None:
    texts = [
        "Members: Spain1 (also on behalf of Peru), Iran (Islamic Republic of)1 (on behalf of others), Chad;",
        "Switzerland 1 (also on behalf of Austria), 21 States and COP21.",
    ]
    left, found = notes.attach("d", texts, [Note("1", "Observer of the Council.")])
    assert left == [
        "Members: Spain (also on behalf of Peru), Iran (Islamic Republic of) (on behalf of others), Chad;",
        "Switzerland (also on behalf of Austria), 21 States and COP21.",
    ]
    assert [left[int(n.unit or 0)][: n.offset].split()[-1] for n in found] == ["Spain", "of)", "Switzerland"]
    assert [(n.number, n.text) for n in found] == [(1, "Observer of the Council."), (2, ""), (3, "")]
    assert set(notes.words_at(found).values()) == {"Observer of the Council."}


def test_where_the_format_tells_marks_only_those_are_taken() -> None:
    texts = [f"In Spain{notes.sure('1')}, Vision2 was{notes.sure('1')} adopted.", f"Noted{notes.sure('2')}."]
    left, found = notes.attach("d", texts, [Note("1", "a"), Note("2", "b")])
    assert left == ["In Spain, Vision2 was adopted.", "Noted."]
    assert [(n.mark, n.unit, n.offset) for n in found] == [("1", "0", 8), ("1", "0", 21), ("2", "1", 5)]


def test_a_note_whose_mark_stands_nowhere_is_kept_without_a_place() -> None:
    left, [found] = notes.attach("d", ["Nothing here."], [Note("7", "Lost.")])
    assert left == ["Nothing here."]
    assert found.unit is None and found.offset is None


def test_a_mark_may_be_fused_to_a_year_and_its_comma() -> None:
    left, found = notes.attach(
        "d1", ["Recalling its resolution of 16 December 2031,1 and others,"], [Note("1", "See it.")]
    )
    assert left == ["Recalling its resolution of 16 December 2031, and others,"]
    assert found[0].offset == len("Recalling its resolution of 16 December 2031,")


def test_a_mark_behind_a_symbol_in_brackets_is_one() -> None:
    left, [found] = notes.attach("d1", ["Note on changes (E/CN.96/2031/7/Add.1);1"], [Note("1", "See it.")])
    assert (left, found.offset) == (["Note on changes (E/CN.96/2031/7/Add.1);"], 39)
