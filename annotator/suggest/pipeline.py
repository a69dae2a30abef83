"""The pipelines: ours for each language, or the user's own with ours added last."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = ("en", "fr", "es")
COMPONENTS = ("annotator_countries", "annotator_statements", "annotator_themes")


def name_of(user: str | None = None) -> str:
    """Return how the pipeline is called in the store: ours with its version, and the user's before it."""
    ours = f"deliberation {__version__}"
    return f"{user} + {ours}" if user else ours


def full_name(language: str, user: str | None = None) -> str:
    """Return how the pipeline of one language is called on a suggestion."""
    ours = f"deliberation_{language} {__version__}"
    return f"{user} + {ours}" if user else ours


@cache
def load(language: str, user: str | None = None) -> Language:
    """Return the pipeline for a language; raise InputError when the user's cannot be loaded."""
    import spacy

    if user is None:
        return ours(spacy.blank(language if language in LANGUAGES else "en"))
    try:
        nlp = spacy.load(user)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(
            f"the spaCy pipeline '{user}' cannot be loaded",
            remedy=f"install it with 'python -m spacy download {user}', or take it out of project.toml",
        ) from error
    return ours(nlp)


def ours(nlp: Language) -> Language:
    """Add our components to a pipeline, last."""
    import importlib

    importlib.import_module("annotator.suggest.components")  # registers the factories
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp
