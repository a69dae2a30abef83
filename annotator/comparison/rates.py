"""How often coders differ on each code: the rates of the comparison opened last. Blind rounds are not read."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from annotator.codebook import Codebook
from annotator.comparison.reading import Rated, read
from annotator.comparison.rounds import opened_last
from annotator.comparison.values import sheets
from annotator.store.project import Project

Key = tuple[str, str]  # layer, code


def rates(project: Project, book: Codebook) -> dict[Key, float]:
    """Return, for each code given there, the share of pairs of coders of whom one alone gave it (0..1).

    Only pairs of which one at least gave it count, and two are added, one of them in agreement (Laplace), so that a
    code met once says little. Empty when no round with two coders is open.
    """
    name = opened_last(project)
    return of_round(read(project, book, name)) if name is not None else {}


def of_round(rated: Rated) -> dict[Key, float]:
    """Return the rates of a round that was read."""
    met: Counter[Key] = Counter()
    apart: Counter[Key] = Counter()
    layers = [layer.key for layer in rated.book.layers]
    for sheet in sheets(rated, layers):
        for values in sheet.values():
            for one, other in combinations([v for v in values if v is not None], 2):
                met.update((sheet.layer.key, code) for code in one | other)
                apart.update((sheet.layer.key, code) for code in one ^ other)
    return {key: (apart[key] + 1) / (times + 2) for key, times in met.items()}
