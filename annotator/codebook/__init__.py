"""The codebook: layers, codes and versions; its YAML read with every mistake named by line."""

from annotator.codebook.canonical import from_canonical
from annotator.codebook.difference import Difference, differences
from annotator.codebook.linting import Problem, conflicts, lint
from annotator.codebook.reading import load, parse
from annotator.codebook.values import Codebook, Condition, Layer

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
