"""Rows that were refused, told line by line: those refused for the same reason together, none left out."""

from __future__ import annotations

from annotator.errors import AnnotatorError, InputError

_SHOWN = 20  # reasons told in full


class RowErrors(InputError):
    """Rows were refused, each named by its line; nothing was recorded."""

    def __init__(self, errors: list[AnnotatorError]) -> None:
        super().__init__(str(errors[0]))
        self.errors = errors

    def __str__(self) -> str:
        alike: dict[tuple[str, str], list[AnnotatorError]] = {}
        for error in self.errors:
            alike.setdefault((error.what, error.remedy), []).append(error)
        lines = [_together(same) for same in list(alike.values())[:_SHOWN]]
        more = [error for same in list(alike.values())[_SHOWN:] for error in same]
        return "\n".join([*lines, *([_rest(more)] if more else [])])


def _together(same: list[AnnotatorError]) -> str:
    """Return one line for rows refused for the same reason: ``x.csv, lines 3, 7, 9: why``."""
    where = _where(same)
    return str(InputError(same[0].what, where=where, remedy=same[0].remedy)) if where else str(same[0])


def _rest(more: list[AnnotatorError]) -> str:
    where = _where(more) or more[0].where
    return str(InputError("refused too, for other reasons", where=where, remedy="mend those above and record again"))


def _where(errors: list[AnnotatorError]) -> str:
    """Return the place of several rows, or nothing for a single one."""
    file, line, first = errors[0].where.rpartition(", line ")
    if len(errors) == 1 or not line:
        return ""
    return f"{file}, lines {', '.join([first, *(e.where.rpartition(' ')[2] for e in errors[1:])])}"
