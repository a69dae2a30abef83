"""Quick looks before spaCy's expressions and attributes: most chunks are plain words, of which the answer is known.

What comes out is what spaCy gives, only sooner: a word of letters alone has no prefix, suffix, infix or address in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from spacy.lang import lex_attrs
from spacy.vocab import Vocab

_FIGURES = frozenset("0123456789")
_ONE = frozenset('),;:!?]}"”')  # no longer suffix ends with one of these
_NONE: tuple[re.Match[str], ...] = ()
_LONG = 100  # letters; of longer words spaCy gives the shape LONG
_MARK = 2  # characters; brackets and quotation marks are no longer


class Looks:
    """An expression of the tokenizer's, asked only of chunks, and only where in them, it may find something."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        self.pattern = expression.pattern
        self._search, self._finditer, self._match = expression.search, expression.finditer, expression.match

    def prefix(self, text: str) -> re.Match[str] | None:
        """Return the prefix; a word of letters or of figures has none."""
        return None if text[:1] in _FIGURES or text.isalpha() else self._match(text)

    def suffix(self, text: str) -> re.Match[str] | None:
        """Return the suffix; a word of letters or of figures has none, and some marks are never more than one."""
        last = text[-1:]
        if last in _FIGURES or text.isalpha():
            return None
        is_one = last in _ONE or (last == "." and not text.endswith(".."))
        return self._search(text, len(text) - 1) if is_one else self._search(text)

    def infixes(self, text: str) -> Iterator[re.Match[str]]:
        """Return the infixes; a word of letters or of figures has none."""
        return iter(_NONE) if text.isalpha() or (text.isascii() and text.isdigit()) else self._finditer(text)

    def address(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole, which there is only where a full stop is."""
        return self._match(text) if "." in text else None


def _shape(text: str) -> str:
    if text.isalpha() and len(text) < _LONG:
        if text.islower():
            return "xxxx"[: len(text)]
        if text[0].isupper() and text[1:].islower():
            return "Xxxxx"[: len(text)]
    return lex_attrs.word_shape(text)


def _is_currency(text: str) -> bool:
    return not text.isalnum() and lex_attrs.is_currency(text)


def _is_punct(text: str) -> bool:
    return not text.isalnum() and lex_attrs.is_punct(text)


def _like_email(text: str) -> bool:
    return "@" in text and lex_attrs.like_email(text)


def _like_url(text: str) -> bool:
    return ("." in text or ":" in text) and lex_attrs.like_url(text)


def _of_a_mark(asked: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return the same question, answered at once for words longer than a bracket or a quotation mark."""
    return lambda text: len(text) <= _MARK and asked(text)


# What stands in for each of spaCy's own functions, where a language uses them.
_INSTEAD: dict[Any, Any] = {
    lex_attrs.lower: str.lower, lex_attrs.prefix: itemgetter(0), lex_attrs.suffix: itemgetter(slice(-3, None)),
    lex_attrs.is_alpha: str.isalpha, lex_attrs.is_digit: str.isdigit, lex_attrs.is_lower: str.islower,
    lex_attrs.is_space: str.isspace, lex_attrs.is_title: str.istitle, lex_attrs.is_upper: str.isupper,
    lex_attrs.is_ascii: str.isascii, lex_attrs.word_shape: _shape, lex_attrs.is_punct: _is_punct,
    lex_attrs.is_currency: _is_currency, lex_attrs.like_email: _like_email, lex_attrs.like_url: _like_url,
    **{f: _of_a_mark(f) for f in (lex_attrs.is_bracket, lex_attrs.is_quote)},
    **{f: _of_a_mark(f) for f in (lex_attrs.is_left_punct, lex_attrs.is_right_punct)},
}  # fmt: skip


def hasten(vocab: Vocab) -> None:
    """Let a vocabulary ask the attributes of a new word the shorter way; a language's own functions stay."""
    getters: dict[Any, Any] = getattr(vocab, "lex_attr_getters")  # noqa: B009 (not in spaCy's types)
    getters.update({name: _INSTEAD[asked] for name, asked in getters.items() if asked in _INSTEAD})
