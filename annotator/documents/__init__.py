"""Reading reports: a file becomes sections, units, sentences and participants, its text frozen."""

from annotator.documents.outline import outline
from annotator.documents.reading import read

__all__ = ["outline", "read"]
