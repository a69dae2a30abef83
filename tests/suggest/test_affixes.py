"""What is looked at quickly comes out as spaCy's own tokenizer has it: tokens and all they are known by."""

from __future__ import annotations

import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import IS_ASCII, LIKE_NUM
from spacy.language import Language

from annotator.suggest import affixes, tokenizer

_PLAIN, _OURS = ({lang: spacy.blank(lang) for lang in ("en", "fr", "es")} for _ in range(2))
for nlp in _OURS.values():
    nlp.tokenizer = tokenizer.make()(nlp)
_PIECES = (
    "word", "Word", "WORD", "wOrd", "é", "Ⅷ", "12", "²", "10km", "US$5", "5°C.", ".", ",", "…", "...", "'s", "’s",
    "l'", "d’", "(", ")", "/", "-", "–",
    "://", "www.", "un.org", "@", "]", "!", "”",
    "°C", "-nous", "km", "US$", "……", "»", "$", "€", "%", "+", "#", "x" * 101, "ª", "ʼ", "中", " ",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8))
def test_any_text_is_cut_and_known_as_by_spacy(lang: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert _known(_OURS[lang], text) == _known(_PLAIN[lang], text)


def _known(nlp: Language, text: str) -> list[tuple[object, ...]]:
    doc = nlp.make_doc(text)
    return [(t.idx, t.text_with_ws, t.norm_, t.shape_, t.lower_, t.prefix_, t.suffix_, t.lex.flags) for t in doc]


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_no_letter_is_an_affix(lang: str) -> None:
    cutter = _PLAIN[lang].tokenizer
    letters = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isalpha()]
    words = "\0".join(f"a{c}a" for c in letters)
    assert not any(search(c) for search in (cutter.prefix_search, cutter.suffix_search) for c in letters)
    assert {m.group() for m in cutter.infix_finditer(words)} <= {"\0"}


def test_a_languages_own_functions_stay() -> None:
    vocab = spacy.blank("en").vocab
    numbers = vocab.lex_attr_getters[LIKE_NUM]
    affixes.hasten(vocab)
    assert vocab.lex_attr_getters[LIKE_NUM] is numbers
    assert vocab.lex_attr_getters[IS_ASCII] is str.isascii
