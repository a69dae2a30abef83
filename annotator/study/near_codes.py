"""What a code that a layer does not have may have been meant for: the nearest answers, by key and by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.codebook import Layer

_CLOSE = 0.6
_MOST = 3  # answers named where several are equally near, as countries of two letters are


def near(layer: Layer, word: str) -> str:
    """Return `` (did you mean 'x'?)`` for the answers nearest to a word, with names where these tell; or nothing."""
    found = list(_known_name(layer, word)) or list(_likest(layer, word))
    return f" (did you mean {' or '.join(found)}?)" if found else ""


def vocabulary(layer: Layer) -> Iterator[tuple[str, str]]:
    """Yield the key and name of each answer that a layer takes from its vocabulary: countries, or reporting verbs."""
    if layer.vocabulary == "countries":
        from annotator import gazetteer

        yield from ((key, gazetteer.name_of(key)) for key in gazetteer.codes())
    elif layer.vocabulary == "verbs":
        from annotator.suggest import statements

        yield from ((lemma, lemma) for lemma in statements.verbs())


def _known_name(layer: Layer, word: str) -> Iterator[str]:
    """Yield the countries that have this name, in any language or a little misspelt."""
    if layer.vocabulary == "countries" and len(word) > _MOST:
        from annotator import gazetteer

        for code in gazetteer.lookup(word) or tuple(g.code for g in gazetteer.guess(word)):
            yield _shown(code, gazetteer.name_of(code))


def _likest(layer: Layer, word: str) -> Iterator[str]:
    """Yield the answers whose key or name is likest to the word."""
    known = [*((c.key, c.name) for c in layer.codes if c.selectable and not c.retired), *vocabulary(layer)]
    rated = [(_likeness(word, each), each) for each in known]
    best = max((how for how, _ in rated), default=0.0)
    if best >= _CLOSE:
        most = _MOST if layer.vocabulary == "countries" else 1
        yield from [_shown(*each) for how, each in rated if how == best][:most]


def _likeness(word: str, written: Iterable[str]) -> float:
    from rapidfuzz.distance import Indel

    return max(Indel.normalized_similarity(_plain(each), _plain(word)) for each in written)


def _plain(word: str) -> str:
    return word.replace("_", " ").casefold().strip()


def _shown(key: str, name: str) -> str:
    return f"'{key}'" if _plain(name) == _plain(key) else f"'{key}', {name}"
