"""Footnotes: their marks are taken off the words they are fused to and kept as places."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.delayed import dataclass
from annotator.documents.lines import Note
from annotator.model import Footnote, Unit

_OPEN, _CLOSE = "\ue010", "\ue011"  # private characters around a mark where the format itself says it is one
_SURE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_AGAIN = 60  # texts within which a mark may come again
_BEHIND_STOP = r"(?<=[^\W\d_]{3}[.;,])"
_BEHIND_NAME = (
    r"(?:(?<=[^\W\d_A-Z]{2})|(?<=[^\W\d_A-Z]\)))"  # "Spain1", "Bolivia (Plurinational State of)1", not "COP21"
)
_BEHIND_YEAR = r"(?<= 19\d\d[.,;:])|(?<= 20\d\d[.,;:])"
_NUMBERED = re.compile(
    r"(?:/[^\s)\]”]*|\b(?:Add|Rev|Corr|Nos?|paras?|párrs?|arts?|vols?|pp?|núms?|Part|ch|chap|sect|fig)\.)$", re.I
)
_FOR_OTHERS = r"\((?:also |également |también )?(?:on behalf of|au nom|en nombre)"
_SPEAKS_FOR = re.compile(_FOR_OTHERS)
_APART = rf"(?<=[^\W\d_]) (?=\d+ {_FOR_OTHERS})"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark stands: the note it points at, the text, and the offsets of all that is to be taken off."""

    note: int
    text: int
    start: int
    end: int


def sure(mark: str) -> str:
    """Return a mark as a reader puts it into the text when the format says that it is one."""
    return f"{_OPEN}{mark}{_CLOSE}"


def without_sure(text: str) -> str:
    """Return a text without such marks, nor the blanks that would be left doubled or at an end."""
    if _OPEN not in text:
        return text
    return _without(text, [_Place(0, 0, *_widened(text, *match.span())) for match in _SURE.finditer(text)])


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of a mark and of the blank beside it that would be left doubled or at an end."""
    if end < len(text) and text[end] == " " and (start == 0 or text[start - 1] == " "):
        return start, end + 1
    if end == len(text) and start and text[start - 1] == " ":
        return start - 1, end
    return start, end


def attach(document: str, texts: Sequence[str], notes: Sequence[Note]) -> tuple[list[str], list[Footnote]]:
    """Return the texts without the marks of ``notes``, and the footnotes; ``unit`` holds the index until bound.

    Marks are looked for in their order, so that a figure that belongs to the text is left alone; where the
    format says which figures are marks, only these are taken. A mark that comes again gives one more footnote
    right behind the first, without words.
    """
    is_sure = any(_OPEN in text for text in texts)
    places = list(_sure_places(texts, notes) if is_sure else _fused_places(texts, notes))
    left = [without_sure(text) for text in texts]
    for i in {place.text for place in places}:
        left[i] = without_sure(_without(texts[i], [place for place in places if place.text == i]))
    left = [text.strip() if _OPEN in texts[i] else text for i, text in enumerate(left)]  # several marks at an end
    found: list[Footnote] = []
    for n, note in enumerate(notes):
        at = [_offset(texts, places, place) for place in places if place.note == n]
        at = [(i, min(offset, len(left[int(i)]))) for i, offset in at]
        unit, offset = at[0] if at else (None, None)
        found.append(Footnote(document, 0, note.mark, note.text, unit, offset))
        found += [Footnote(document, 0, note.mark, "", unit, offset) for unit, offset in at[1:]]
    return left, [dataclasses.replace(footnote, number=n) for n, footnote in enumerate(found, 1)]


def words_at(footnotes: Iterable[Footnote]) -> dict[tuple[str | None, int | None], str]:
    """Return the words of the footnote at each place where its mark stands."""
    said: dict[str, str] = {}
    found = {}
    for note in footnotes:
        said[note.mark] = note.text or said.get(note.mark, "")
        found[note.unit, note.offset] = said[note.mark]
    return found


def _offset(texts: Sequence[str], places: Sequence[_Place], at: _Place) -> tuple[str, int]:
    """Return the index of a mark's text and the offset there when all marks are taken off."""
    before = [p for p in places if p.text == at.text and p.end <= at.start]
    return str(at.text), len(without_sure(_without(texts[at.text][: at.start], before)))


def _without(text: str, places: Sequence[_Place]) -> str:
    for place in sorted(places, key=lambda p: -p.start):
        text = text[: place.start] + text[place.end :]
    return text


def _sure_places(texts: Sequence[str], notes: Sequence[Note]) -> Iterator[_Place]:
    """Yield the marks that the format tells, each with the next note of this mark, or the last when none is left."""
    at = -1
    for i, text in enumerate(texts):
        for match in _SURE.finditer(text):
            ahead = next((n for n in range(at + 1, len(notes)) if notes[n].mark == match[1]), None)
            behind = next((n for n in range(at, -1, -1) if notes[n].mark == match[1]), None)
            note = ahead if ahead is not None and (behind is None or ahead == at + 1) else behind
            if note is not None:
                at = max(at, note)
                yield _Place(note, i, *_widened(text, *match.span()))


def _fused_places(texts: Sequence[str], notes: Sequence[Note]) -> Iterator[_Place]:
    """Yield the marks fused to words, in the order of their notes, and where they come again nearby."""
    at, start = 0, 0
    others = [i for i, text in enumerate(texts) if _SPEAKS_FOR.search(text)]
    for n, note in enumerate(notes):
        place = _next(texts, at, start, n, note.mark) if note.mark else None
        if place is None:
            continue
        yield place
        at, start = place.text, place.end
        if note.mark.isdecimal():
            yield from _again(texts, place, note.mark, others)


def _next(texts: Sequence[str], at: int, start: int, note: int, mark: str) -> _Place | None:
    fused = (
        rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_]{{2}}[.,;:])|(?<=[)”’\]][.,;:])|(?<=[)”’\]])|{_BEHIND_YEAR}|{_APART})"
        rf"{re.escape(mark)}(?=[\s.,;:)”\]]|$)"
        rf"|(?:(?<=[^\W\d_][.,;:])|(?<=[^\W\d_][)”’][.,;:])) {re.escape(mark)}(?= [a-zß-ÿ]|$)"  # "Review, 1 the"
    )
    pattern = re.compile(fused)
    for i in range(at, len(texts)):
        for match in pattern.finditer(texts[i], start if i == at else 0) if mark in texts[i] else ():
            if not _is_figure(texts[i], match.start()):
                return _Place(note, i, match.start(), match.end())
    return None


def _is_figure(text: str, at: int) -> bool:
    """Say whether a figure belongs to the word before it: "A/HRC/28/3/Add.2", "No.2"."""
    return bool(_NUMBERED.search(text[max(0, at - 40) : at]))


def _again(texts: Sequence[str], first: _Place, mark: str, others: Sequence[int]) -> Iterator[_Place]:
    """Yield where a mark comes again behind a stop or a name, in the texts that follow the first place.

    Further away it does so only before words on whose behalf somebody spoke, which the texts ``others`` hold.
    """
    near = re.compile(rf"(?:{_BEHIND_STOP}|{_BEHIND_NAME}|{_APART}){mark}(?=[\s,;)]|$)")
    far = re.compile(rf"(?:{_BEHIND_NAME}|{_APART}){mark}(?= {_FOR_OTHERS})")
    nearby = min(first.text + _AGAIN, len(texts))
    for i in (*range(first.text, nearby), *(i for i in others if i >= nearby)):
        if mark not in texts[i]:
            continue
        pattern = near if i < nearby else far
        for match in pattern.finditer(texts[i], first.end if i == first.text else 0):
            if _is_figure(texts[i], match.start()):
                continue
            yield _Place(first.note, i, match.start(), match.end())


def bind(note: Footnote, units: Sequence[Unit | None]) -> Footnote:
    """Return the footnote with its unit's id in place of its index; a heading's mark has an offset and no unit."""
    if note.unit is None:
        return note
    unit = units[int(note.unit)]
    return dataclasses.replace(note, unit=unit.id if unit else None, offset=note.offset)
