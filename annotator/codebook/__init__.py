"""The codebook: layers, codes and versions; its YAML read with every mistake named by line."""

from typing import TYPE_CHECKING

from annotator import lazily
from annotator.codebook.values import Codebook, Condition, Layer

if TYPE_CHECKING:
    from annotator.codebook.canonical import from_canonical
    from annotator.codebook.difference import Difference, differences
    from annotator.codebook.linting import Problem, conflicts, lint
    from annotator.codebook.reading import load, parse
else:
    __getattr__ = lazily.names(__name__, {
        "from_canonical": "canonical", "Difference": "difference", "differences": "difference", "Problem": "linting",
        "conflicts": "linting", "lint": "linting", "load": "reading", "parse": "reading",
    })  # fmt: skip

__all__ = [
    "Codebook",
    "Condition",
    "Difference",
    "Layer",
    "Problem",
    "conflicts",
    "differences",
    "from_canonical",
    "lint",
    "load",
    "parse",
]
