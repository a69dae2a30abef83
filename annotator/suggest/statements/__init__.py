"""Who said what: attributed sentences and clauses of a report as statements, by rules, without a model."""

from __future__ import annotations

from annotator.suggest.statements import tables
from annotator.suggest.statements.parse import parse
from annotator.suggest.statements.reasons import explain, verbs

__all__ = ["explain", "parse", "tables", "verbs"]
