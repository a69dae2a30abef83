"""Which unit continues which: found by words, order, likeness and label, whatever else has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator import identity
from annotator.documents.mending import revising, versions
from annotator.model import Unit


def _units(document: str, *texts: str, labels: tuple[str | None, ...] | None = None) -> list[Unit]:
    ids = identity.unit_ids(document, texts)
    named = labels or tuple(str(n) for n in range(1, len(texts) + 1))
    return [
        Unit(i, document, n, "paragraph", label, None, None, (), text)
        for n, (i, text, label) in enumerate(zip(ids, texts, named, strict=True), 1)
    ]


def _told(old: list[Unit], new: list[Unit]) -> list[tuple[int, int, str]]:
    before, after = ({u.id: u.ordinal for u in units} for units in (old, new))
    return [(before[link.old], after[link.new], link.how) for link in revising.links(old, new)]


A = "The Committee began its work with a general debate on prevention."
B = "Several delegations stressed that cooperation among States was needed."
C = "It was noted that technology could help, if used with care."
D = "The representative of Chile proposed a new paragraph on firearms."


def test_the_same_report_is_the_same_throughout() -> None:
    assert _told(_units("d1", A, B, C), _units("d2", A, B, C)) == [(1, 1, "same"), (2, 2, "same"), (3, 3, "same")]


def test_a_paragraph_put_in_moves_nothing_though_the_numbers_after_it_change() -> None:
    assert _told(_units("d1", A, B, C), _units("d2", A, D, B, C)) == [(1, 1, "same"), (2, 3, "same"), (3, 4, "same")]


def test_a_paragraph_that_stands_elsewhere_has_moved() -> None:
    told = _told(_units("d1", A, B, C, D), _units("d2", B, C, D, A))
    assert told == [(2, 1, "same"), (3, 2, "same"), (4, 3, "same"), (1, 4, "moved")]


def test_a_paragraph_under_another_heading_has_moved() -> None:
    import dataclasses

    new = [dataclasses.replace(u, path=("Annex",)) for u in _units("d2", A)]
    assert _told(_units("d1", A), new) == [(1, 1, "moved")]


def test_a_word_changed_is_a_change() -> None:
    changed = B.replace("Several", "Many")
    assert _told(_units("d1", A, B, C), _units("d2", A, changed, C)) == [
        (1, 1, "same"),
        (2, 2, "changed"),
        (3, 3, "same"),
    ]


def test_likeness_tells_more_than_the_number() -> None:
    told = _told(_units("d1", A, B), _units("d2", A, D, B.replace("Several", "Many")))
    assert told == [(1, 1, "same"), (2, 3, "changed")]


def test_a_paragraph_written_anew_under_its_number_is_a_change() -> None:
    assert _told(_units("d1", A, B, C), _units("d2", A, "Nothing.", C))[1] == (2, 2, "changed")


def test_a_unit_that_was_cut_continues_in_both_parts_and_two_joined_in_one() -> None:
    assert _told(_units("d1", f"{A} {B}", C), _units("d2", A, B, C)) == [
        (1, 1, "changed"), (1, 2, "changed"), (2, 3, "same"),
    ]  # fmt: skip
    joined = sorted(_told(_units("d1", A, B, C), _units("d2", f"{A} {B}", C)))
    assert joined == [(1, 1, "changed"), (2, 1, "changed"), (3, 2, "same")]


def test_equal_texts_are_paired_one_to_one_in_order() -> None:
    assert _told(_units("d1", "Yes.", "Yes."), _units("d2", "Yes.", "Yes.", "Yes.")) == [(1, 1, "same"), (2, 2, "same")]


@given(
    st.lists(st.sampled_from([A, B, C, D, "Yes.", "No."]), max_size=8),
    st.lists(st.sampled_from([A, B, "Yes."]), max_size=8),
)
def test_no_unit_has_the_same_words_twice_and_equal_words_are_never_called_changed(
    old: list[str], new: list[str]
) -> None:
    before, after = _units("d1", *old), _units("d2", *new)
    found = revising.links(before, after)
    exact = [link for link in found if link.how != "changed"]
    assert len({link.old for link in exact}) == len({link.new for link in exact}) == len(exact)
    texts = {u.id: u.text for u in (*before, *after)}
    assert all((texts[link.old] == texts[link.new]) is (link.how != "changed") for link in found)
    assert len(exact) == sum(min(old.count(text), new.count(text)) for text in set(old))


def test_numbered_units_of_two_languages_are_paired_by_number_the_others_by_place() -> None:
    english = _units("d1", "Opening", "One", "Between", "Two", labels=(None, "1", None, "2"))
    french = _units("d2", "Ouverture", "Un", "Entre", "Deux", labels=(None, "1", None, "2"))
    assert versions.pairs(english, french) == [(a.id, b.id) for a, b in zip(english, french, strict=True)]


def test_a_unit_that_only_one_language_has_stays_alone() -> None:
    english = _units("d1", "One", "Two", "Three", labels=("1", "2", "3"))
    french = _units("d2", "Un", "Trois", labels=("1", "3"))
    assert [(a, b) for a, b in versions.pairs(english, french)] == [
        (english[0].id, french[0].id), (english[2].id, french[1].id),
    ]  # fmt: skip


def test_numbers_that_begin_again_are_paired_in_their_turn() -> None:
    english = _units("d1", "a", "b", "c", labels=("1", "2", "1"))
    french = _units("d2", "x", "y", "z", labels=("1", "2", "1"))
    assert len(versions.pairs(english, french)) == 3
