"""Units and sentences made for the tests of this folder."""

from __future__ import annotations

from annotator.model import Sentence, Statement, Unit, UnitKind
from annotator.suggest.statements import parse


def unit(*texts: str, kind: UnitKind = "paragraph", speaker: str | None = None) -> tuple[Unit, list[Sentence]]:
    """Return a unit whose sentences are ``texts``, joined by blanks."""
    sentences, at = [], 0
    for number, text in enumerate(texts, 1):
        sentences.append(Sentence(f"u.{number}", "u", number, at, at + len(text), text))
        at += len(text) + 1
    return Unit("u", "d", 1, kind, "1", None, None, (), " ".join(texts), speaker), sentences


def parsed(*texts: str, language: str = "en", kind: UnitKind = "paragraph") -> list[Statement]:
    """Return the statements in ``texts``, each a sentence of one unit."""
    return parse(*unit(*texts, kind=kind), language)


def only(*texts: str, language: str = "en") -> Statement:
    """Return the one statement in ``texts``."""
    found = parsed(*texts, language=language)
    assert len(found) == 1, [statement.attribution for statement in found]
    return found[0]
