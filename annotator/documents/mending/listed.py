"""Fixes to lists of speakers: an entry changed, one added where the words stand, one taken away."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from annotator.documents.mending.fixes import Fix
from annotator.errors import ReadError, nearest
from annotator.model import Participant, Report, Unit


def mended(report: Report, fixes: Sequence[Fix]) -> tuple[Participant, ...]:
    """Return the report's participants with the fixes applied, numbered in the order of the text."""
    found = list(report.participants)
    places = {unit.id: unit for unit in report.units}
    for fix in fixes:
        entry = _entry(found, places, fix)
        if fix.do == "no_participant":
            if entry is None:
                raise _lost(fix, found)
            found.remove(entry)
        elif entry is not None:
            found[found.index(entry)] = dataclasses.replace(entry, **_given(fix))
        else:
            found.append(_added(report, fix))
    found.sort(key=lambda p: (places[p.unit].ordinal, p.start))
    return tuple(dataclasses.replace(p, order=n) for n, p in enumerate(found, 1))


def _entry(found: Sequence[Participant], places: dict[str, Unit], fix: Fix) -> Participant | None:
    named = [p for p in found if p.name == fix.text and fix.of in (None, places[p.unit].label)]
    if len(named) > 1:
        raise ReadError(
            f"{len(named)} entries are called '{fix.text}'", where=fix.where, remedy="give the unit's label as 'of'"
        )
    return named[0] if named else None


def _given(fix: Fix) -> dict[str, Any]:
    """Return the fields that a fix sets; an empty text is none."""
    fields = ("role", "kind", "code", "on_behalf_of")
    return {name: getattr(fix, name) or None for name in fields if getattr(fix, name) is not None}


def _added(report: Report, fix: Fix) -> Participant:
    places = [
        (unit, unit.text.find(fix.text))
        for unit in report.units
        if fix.text in unit.text and fix.of in (None, unit.label)
    ]
    if len(places) != 1:
        if not places:
            raise _lost(fix, report.participants)
        raise ReadError(
            f"{len(places)} units hold '{fix.text}'", where=fix.where, remedy="give the unit's label as 'of'"
        )
    from annotator.gazetteer import kind_of, lookup

    unit, start = places[0]
    codes = lookup(fix.text, report.document.language)
    code = codes[0] if len(codes) == 1 else None
    known = kind_of(code) if code else None
    entry = Participant(
        unit.document, unit.id, 0, fix.text, code, "representative",
        "group" if known == "group" else "state" if code else "organization", None, start, start + len(fix.text),
    )  # fmt: skip
    return dataclasses.replace(entry, **_given(fix))


def _lost(fix: Fix, found: Sequence[Participant]) -> ReadError:
    near = nearest(fix.text, dict.fromkeys(p.name for p in found))
    return ReadError(
        f"no entry is called '{fix.text}', and no unit holds these words{near}", where=fix.where,
        remedy="mend this line",
    )  # fmt: skip
