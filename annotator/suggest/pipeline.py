"""The pipelines: ours for each language, or the user's own with ours added last."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = ("en", "fr", "es")
COMPONENTS = ("annotator_countries", "annotator_statements", "annotator_themes")


def name_of(user: str | None = None, language: str = "", *, embeddings: bool = False) -> str:
    """Return how the pipeline is called in the store: the user's, then ours with its version (of one language)."""
    ours = f"deliberation{'_' + language if language else ''} {__version__}{' + embeddings' if embeddings else ''}"
    return f"{source_of(user)} + {ours}" if user else ours


def source_of(user: str) -> str:
    """Return how suggestions name the user's pipeline: a folder by its last part."""
    return Path(user).name


def missing(user: str) -> str | None:
    """Return what to say when a pipeline is not on this machine, None when it is; spaCy is not imported."""
    if user.isidentifier() and find_spec(user) is not None:
        return None
    return f"the spaCy pipeline '{user}' is not installed; install it with 'python -m spacy download {user}'"


@cache
def load(user: str) -> Language:
    """Return a pipeline of the user's with our components last; raise InputError when it cannot be loaded."""
    import spacy

    try:
        nlp = spacy.load(user)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(
            f"the spaCy pipeline '{user}' cannot be loaded: {error}",
            remedy="build it again for this release of spaCy, or take it out of project.toml",
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
