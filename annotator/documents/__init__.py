"""Reading reports: a file becomes sections, units, sentences and participants, its text frozen."""

from typing import TYPE_CHECKING

from annotator import lazily

if TYPE_CHECKING:
    from annotator.documents.reading import read
else:
    __getattr__ = lazily.names(__name__, {"read": "reading"})

__all__ = ["read"]
