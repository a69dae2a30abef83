"""The one tree of errors: each says what is wrong, where, and what to do next.

AnnotatorError
├── UsageError        the command line asks for something that cannot be
├── InputError        a file or row given by the user cannot be used
│   ├── ReadError     a report cannot be read
│   │   ├── LockedError  it wants a password
│   │   └── UnknownFormatError  no reader knows what it is
│   └── CodebookError a codebook cannot be used
├── ProjectError      no project, another owner's, made by a newer version
├── StoreError        the database refuses: locked, full, read-only, damaged
└── BlindError        other coders' work is asked for while the round is blind
"""

from __future__ import annotations

from collections.abc import Iterable


class AnnotatorError(Exception):
    """Any failure a person can do something about; prints as one line and exits with 2."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return " ".join(f"{place}{self.what}{advice}".split())


class UsageError(AnnotatorError):
    """The command line asks for something that cannot be."""


class InputError(AnnotatorError):
    """A file or a row given by the user cannot be used."""


class ReadError(InputError):
    """A report cannot be read."""


class LockedError(ReadError):
    """A report wants a password, or another one."""


class UnknownFormatError(ReadError):
    """A report is of a format that is not read here."""


class CodebookError(InputError):
    """A codebook cannot be used."""


class ProjectError(AnnotatorError):
    """There is no project, it belongs to someone else, or a newer version made it."""


class StoreError(AnnotatorError):
    """The database refuses: locked, full, read-only or damaged."""


class BlindError(AnnotatorError):
    """Other coders' work is asked for while the round is blind."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the known word nearest to ``word``, or nothing."""
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{found[0]}'?)" if found else ""
