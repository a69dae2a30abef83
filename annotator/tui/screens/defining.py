"""What a code means, as it is shown while one chooses: definition, include, exclude, examples."""

from __future__ import annotations

from annotator.model import Code
from annotator.text import to_display

_EXAMPLES = 2


def definition(code: Code) -> str:
    """Return what the codebook says of a code, a line each, safe to show."""
    facts = [code.definition]
    facts += [f"Include: {code.include}"] if code.include else []
    facts += [f"Exclude: {code.exclude}"] if code.exclude else []
    facts += [f"Example: {example}" for example in code.examples[:_EXAMPLES]]
    return "\n".join(to_display(" ".join(fact.split())) for fact in facts if fact)
