"""What a person should look at after an import: jumping numbers, broken text, lost notes, names that were guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.documents.speakers.participants import guessed
from annotator.model import Footnote, Participant, Unit
from annotator.text import one_line

_ENDS = frozenset(".;:?!…]\"”»)’'*|,—-")
_LIST = ("and", "or", "et", "ou", "y", "o", "e", "u")
_MOST = 12  # doubts of one kind; then only their number is said


def of(
    units: Sequence[Unit], footnotes: Sequence[Footnote], listed: Sequence[Participant] = (), language: str = "en"
) -> tuple[str, ...]:
    """Return the doubts about a document, each with its place."""
    misspelt = list(_misspelt(units, listed, language))
    kinds = (list(_jumps(units)), list(_broken(units)), list(_lost(footnotes)), misspelt)
    return tuple(said for kind in kinds for said in _short(kind))


def of_symbol(symbol: str | None) -> tuple[str, ...]:
    """Return the doubt about a symbol without a figure, which no document has: a scan was misread."""
    if symbol is None or any(c.isdigit() for c in symbol):
        return ()
    return (f"the symbol {one_line(symbol, 60)} holds no figure; a scan may have been misread, mend it by a fix",)


def of_title(title: str, kept: str) -> tuple[str, ...]:
    """Return the doubt about a title of which only the beginning was kept."""
    if title == kept:
        return ()
    return (f"the title runs on for {len(title)} signs, the first {len(kept)} were kept; give the title by a fix",)


def _short(said: list[str]) -> list[str]:
    return said if len(said) <= _MOST else [*said[:_MOST], f"… and {len(said) - _MOST} more of this kind"]


def _place(unit: Unit) -> str:
    page = f"page {unit.page}, " if unit.page else ""
    return f"{page}line {unit.first_line}"


def _jumps(units: Sequence[Unit]) -> Iterator[str]:
    """Yield where the numbers of paragraphs jump."""
    last: int | None = None
    for unit in units:
        if unit.kind != "paragraph" or unit.parent or not (unit.label or "").isdecimal():
            continue
        number = int(unit.label or "0")
        if last is not None and number not in (last + 1, 1):
            yield f"{_place(unit)}: paragraph {last} is followed by {number}"
        last = number


def _broken(units: Sequence[Unit]) -> Iterator[str]:
    """Yield which units end without an end: a cut may be wrong there."""
    for unit in units:
        if (
            unit.kind not in ("row", "unnumbered")
            and unit.text
            and unit.text[-1] not in _ENDS
            and unit.text.split()[-1] not in _LIST
        ):
            name = unit.label or unit.speaker or "unit"
            yield f"{_place(unit)}: {one_line(name, 30)} ends without a full stop: … {one_line(unit.text[-40:])}"


def _lost(footnotes: Sequence[Footnote]) -> Iterator[str]:
    for note in footnotes:
        if note.offset is None and note.mark.isdecimal():
            yield f"footnote {note.mark}: its mark was not found"


def _misspelt(units: Sequence[Unit], listed: Sequence[Participant], language: str) -> Iterator[str]:
    """Yield which States were listed under a name that is not theirs, and which one was taken to be meant."""
    from annotator.gazetteer import lookup

    places = {unit.id: unit for unit in units}
    for one in listed:
        if (
            one.code is None
            or one.kind != "state"
            or any(lookup(name, language) for name in (one.name, f"{one.name}."))
        ):
            continue
        meant = guessed(one.name, language)
        if meant is not None and meant.code == one.code:
            yield f"{_place(places[one.unit])}: {one_line(one.name, 60)} → {meant.name}?"
