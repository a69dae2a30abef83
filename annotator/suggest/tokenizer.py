"""The tokenizer of our saved pipelines: spaCy's own, made once and not again from a file; its text is kept at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy import util
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry

from annotator.suggest.affixes import Looks, hasten
from annotator.suggest.view import remember

NAME = "annotator.Tokenizer.v1"
_CHUNKS = 100_000  # kept as they were cut; with spaCy's 10,000 a long report cuts its rarer words again and again


class OwnTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer, which saves nothing but an empty file while its rules are those of the language."""

    usual: Callable[[], Tokenizer]

    def __call__(self, string: str) -> Doc:
        """Return the Doc of a text, which our components then need not join from its tokens."""
        doc: Doc = super().__call__(string)
        remember(doc, string)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the rules that a user has changed."""
        rules = self.to_bytes(exclude=["vocab"])
        Path(path).write_bytes(b"" if rules == self.usual().to_bytes(exclude=["vocab"]) else rules)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> OwnTokenizer:
        """Read the rules that a user has changed."""
        rules = Path(path).read_bytes()
        if rules:
            self.from_bytes(rules, exclude=["vocab"])
        return self


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def make() -> Callable[[Language], OwnTokenizer]:
    """Return what makes the tokenizer of a language (``[nlp.tokenizer]`` in ``config.cfg``)."""
    return _made


def _made(nlp: Language) -> OwnTokenizer:
    """Return the tokenizer of a language as spaCy makes it, save for French words with hyphens: 1.5 MB of them."""
    rules = nlp.Defaults
    hasten(nlp.vocab)
    made = OwnTokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=Looks(util.compile_prefix_regex(rules.prefixes or ())).prefix,
        suffix_search=Looks(util.compile_suffix_regex(rules.suffixes or ())).suffix,
        infix_finditer=Looks(util.compile_infix_regex(rules.infixes or ())).infixes,
        url_match=Looks(re.compile("(?u)" + URL_PATTERN)).address,
        max_cache_size=_CHUNKS,
    )
    made.usual = lambda: _made(nlp)
    return made
