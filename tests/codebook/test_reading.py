"""The codebook's YAML: every scalar the text it is written as, every mistake named by its line."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.codebook import Codebook, conflicts, from_canonical, lint, parse
from annotator.errors import CodebookError

BOOK = """\
title: A book
version: 1.10
layers:
  - key: theme
    name: Theme
    item: unit
    multiple: yes
    codes:
      - key: NO
        name: NO
        phrases: [yes, 1.10, 0x1F, 2024-01-01]
      - {key: on, name: 012, definition: ~, retired: no}
  - key: size
    item: {recommendation: unit, default: statement}
    scale: ordinal
    kinds: [paragraph, recommendation]
    when: {layer: theme, code: NO}
    codes:
      - {key: 1, name: Small}
      - {key: 2, name: Large}
      - {key: none_said, off_scale: true}
"""


def read(old: str = "", new: str = "", text: str = BOOK) -> Codebook:
    assert old in text
    return parse(text.replace(old, new, 1) if old else text, "book.yaml")


def mistake(old: str, new: str, text: str = BOOK) -> str:
    with pytest.raises(CodebookError) as caught:
        read(old, new, text)
    return str(caught.value)


def test_every_scalar_is_the_text_it_is_written_as() -> None:
    book = read()
    first, second = book.layer("theme").codes
    assert (book.label, first.key, first.name, second.key, second.name) == ("1.10", "NO", "NO", "on", "012")
    assert first.phrases == ("yes", "1.10", "0x1F", "2024-01-01")


def test_only_the_named_fields_are_read_as_yes_or_no() -> None:
    assert read().layer("theme").multiple is True
    assert [c.off_scale for c in read().layer("size").codes] == [False, False, True]
    assert "line 7: 'maybe' is neither yes nor no" in mistake("multiple: yes", "multiple: maybe")


def test_what_is_asked_of_which_kind_is_read() -> None:
    size = read().layer("size")
    assert [size.item_for(k) for k in ("recommendation", "paragraph", "turn")] == ["unit", "statement", None]
    assert size.when is not None and (size.when.layer, size.when.code) == ("theme", "NO")
    assert size.scale_codes() == ("1", "2")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    name: Theme", "    nmae: Theme", "line 5: unknown key 'nmae' in a layer (did you mean 'name'?)"),
        ("        phrases", "        phrase", "line 11: unknown key 'phrase' in a code (did you mean 'phrases'?)"),
        ("title: A", "titel: A", "line 1: unknown key 'titel' in the codebook (did you mean 'title'?)"),
        ("{layer: theme, code", "{layr: theme, code", "line 17: unknown key 'layr' in 'when' (did you mean 'layer'?)"),
        ("    name: Theme\n", "    name: Theme\n    name: Again\n", "line 6: key 'name' stands twice"),
        ("{key: 2,", "{key: 1,", "line 20: key '1' is used already in line 19"),
        ("  - key: size", "  - key: theme", "line 13: key 'theme' is used already in line 4"),
        ("key: NO", "key: &a NO", "line 9: anchors and aliases are not allowed"),
        ("key: NO", "key: *a", "book.yaml"),
        ("key: NO", "key: !!str NO", "line 9: tags are not allowed"),
        ("key: NO", "key: !!python/object:os.system NO", "line 9: tags are not allowed"),
        ("item: unit", "item: units", "line 6: 'units' is no item (did you mean 'unit'?)"),
        ("recommendation: unit", "recomendation: unit", "(did you mean 'recommendation'?)"),
        ("[paragraph, ", "[paragraf, ", "line 16: unknown unit kind 'paragraf' (did you mean 'paragraph'?)"),
        ("layer: theme, code: NO", "layer: thme, code: NO", "unknown layer 'thme' (did you mean 'theme'?)"),
        ("layer: theme, code: NO", "layer: theme, code: N", "unknown code 'N'"),
        ("layer: theme, code: NO", "layer: size, code: 1", "line 13: layer 'size' waits for itself"),
        ("    scale: ordinal", "    scale: ordinal\n    multiple: yes", "is ordinal"),
        ("key: NO", "key: N O", "line 9: 'N O' is no key"),
        ("key: NO\n", "key:\n", "line 9: 'key' is missing"),
        ("    item: unit\n", "", "line 4: a layer wants 'item'"),
        ("    name: Theme", "    name: [a, b]", "line 5: a text is wanted here"),
        ("    codes:\n      - key: NO", "    codes:\n        key: NO", "book.yaml, line"),
        ("  - key: size", "\t- key: size", "line 13: is no valid YAML"),
        ("    multiple: yes", "    multiple: yes\n    vocabulary: countries", "either codes or a vocabulary"),
        ("title: A book", "? [a, b]\n: c", "line 1: a key must be a text"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_line_with_the_nearest_known_word(old: str, new: str, said: str) -> None:
    found = mistake(old, new)
    assert found.startswith("book.yaml") and said in found, found
    assert "; " in found


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "a", "[]", "layers: []", "title: x", "layers: {", "--- a\n--- b\n"]
)
def test_what_is_no_codebook_is_refused(text: str) -> None:
    assert mistake("", "", text).startswith("book.yaml")


def test_a_circle_of_conditions_is_refused() -> None:
    text = "layers:\n" + "".join(
        f"  - {{key: {a}, item: unit, when: {{layer: {b}, code: x}}, codes: [{{key: x}}]}}\n"
        for a, b in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    assert "line 2: layer 'a' waits for itself through 'when'" in mistake("", "", text)


def test_a_bomb_of_nested_nodes_is_refused_at_once() -> None:
    assert "book.yaml" in mistake("", "", "layers: " + "[" * 5000 + "]" * 5000)
    assert "anchors" in mistake("", "", "a: &a [x]\nb: &b [*a, *a]\nlayers: [*b, *b]\n")


def test_a_phrase_of_two_codes_is_named_with_both_and_its_line() -> None:
    text = BOOK.replace("retired: no}", "phrases: [ YES ]}")
    [problem] = conflicts(read(text=text))
    assert "'NO' and 'on'" in problem.what and "'YES'" in problem.what and problem.where == "line 12"
    assert problem in lint(read(text=text))


def test_the_version_comes_from_the_content_and_not_from_its_layout() -> None:
    book = read()
    assert len(book.version) == 12 and set(book.version) <= set("0123456789abcdef")
    assert read("    name: Theme\n", "    # a comment\n    name:   'Theme'\n").version == book.version
    assert read("multiple: yes", "multiple: true").version == book.version
    for old, new in (
        ("NO\n        name: NO", "NO\n        name: Norway"),
        ("1.10\nlayers", "1.1\nlayers"),
        ("012", "12"),
    ):
        assert read(old, new).version != book.version


def test_the_order_of_codes_is_part_of_the_content() -> None:
    one, two = "      - {key: 1, name: Small}\n", "      - {key: 2, name: Large}\n"
    assert read(one + two, two + one).version != read().version


def test_the_kept_form_reads_back_as_the_same_codebook() -> None:
    again = from_canonical(read().canonical)
    assert again.version == read().version and again.canonical == read().canonical
    assert [c.name for c in again.layer("theme").codes] == ["NO", "012"]


NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="|>[]'\""), min_size=1, max_size=8
)


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.data())
@settings(max_examples=40, deadline=None)
def test_any_tree_of_codes_survives_being_kept(keys: list[str], data: st.DataObject) -> None:
    import json

    nodes: list[dict[str, object]] = []
    for key in keys:
        under = data.draw(st.sampled_from([nodes, *(n["codes"] for n in nodes)]))
        under.append(
            {"key": key, "name": data.draw(NAMES), "phrases": data.draw(st.lists(NAMES, max_size=2)), "codes": []}
        )
    text = json.dumps({"layers": [{"key": "l", "item": "unit", "multiple": "yes", "codes": nodes}]}, ensure_ascii=False)
    book = parse(text, "book.yaml")
    assert sorted(c.key for c in book.layer("l").codes) == sorted(keys)
    again = from_canonical(book.canonical)
    assert again.version == book.version
    assert again.layer("l").codes == tuple(dataclasses.replace(c, line=0) for c in book.layer("l").codes)
