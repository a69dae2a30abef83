"""What a printed page carries besides its text: running heads and feet by place and repetition, footnotes by size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import groupby

from annotator.delayed import dataclass
from annotator.documents.lines import Note
from annotator.documents.readers import printed
from annotator.documents.readers.printed import Row

_LINE = 1.3  # of the height of type is the distance of lines that are not set apart
_BAND = 0.11  # of the page's text from its upper or lower edge
_TOKEN = (
    r"(?:[A-Z]{1,6}(?:/[\w.()*-]+){1,6}|\d{1,4}/\d{1,4}(?:/\d{4})?|(?:GE|V)?\.?\d\d-\d{5}\*?|\([A-Z]\)|\d{1,6}"
    r"|\*\d+\*|[ivxlc]{1,6}|[-–—|])"
)
_OF_PAGES = re.compile(r"(\d{1,4})/(\d{1,4})")
_TOKENS = re.compile(rf"(?:{_TOKEN}\s*)+")
_JOB = r"(?:GE|V)?\.?\d\d-\d{5}\*?(?: ?\([A-Z]\))?"
_NUMBER = r"\d{1,4}(?:/\d{1,4})?"
_FOOT = re.compile(
    rf"\*\d{{5,}}\*|{_JOB}(?: +\d{{6}})?|{_JOB} +{_NUMBER}|{_NUMBER} +{_JOB}"
    r"|(?:Accessible document|Please recycle| )+"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\s]+")
_RULE = re.compile(r"[_─]{5,}|-{12,}")
_PARAGRAPH = re.compile(r"(?:\d{1,4}\.|\(?[a-z]{1,4}\))\s+\S+\s+\S")
_MARK = re.compile(r"(\d{1,3}|\*{1,3}|[a-z])\s+(\S.*)")


@dataclass(slots=True)
class Sorted:
    """The rows of a document, those of the body apart from the rest."""

    body: list[Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)


def strip(found: Sequence[Row]) -> Sorted:
    """Part the body of a document from its furniture and its footnotes."""
    result = Sorted()
    edges = _edges(found)
    repeated = _repeated(found, edges)
    height = printed.body_height(found)
    white = printed.APART * min(printed.pitch(found), _LINE * height)
    pages: dict[int, list[Row]] = {}
    for row in found:
        pages.setdefault(row.page, []).append(row)
    for number, on_page in pages.items():
        out = _furniture(on_page, edges, repeated, white)
        result.left_out.extend(row for row in on_page if id(row) in out)
        kept = [row for row in on_page if id(row) not in out]
        for _, column in groupby(kept, key=lambda row: row.column):
            rows = list(column)
            start = _notes_start(rows, height)
            result.body.extend(rows[:start])
            _take_notes(rows[start:], number, result)
    return result


def _edges(found: Sequence[Row]) -> tuple[float, float]:
    """Return the heights below and above which a row stands at the foot or at the head of a page."""
    low, high = min(row.bottom for row in found), max(row.bottom for row in found)
    return low + _BAND * (high - low), high - _BAND * (high - low)


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _at_edge(row: Row, edges: tuple[float, float]) -> bool:
    return row.bottom < edges[0] or row.bottom > edges[1]


def _repeated(found: Sequence[Row], edges: tuple[float, float]) -> set[str]:
    """Return the lines, figures masked, that stand at the edge of two pages or more at the same height."""
    places: dict[tuple[str, int], dict[int, str]] = {}
    for row in found:
        if _at_edge(row, edges):
            places.setdefault((_masked(row.text), round(row.bottom / 6)), {})[row.page] = row.text
    least = max(2, min(3, len({row.page for row in found}) // 4))
    return {text for (text, _), on in places.items() if len(on) >= least and _counts_pages(on)}


def _counts_pages(on: dict[int, str]) -> bool:
    """Say whether lines, by page, are the same but for the page's number: "Agenda item 3" and "… 4" are headings."""
    numbers = [[int(n) for n in re.findall(r"\d{1,9}", text)] for text in on.values()]
    return all(len(set(each)) == 1 or _steps(each, list(on)) for each in zip(*numbers, strict=True))


def _steps(numbers: Sequence[int], pages: Sequence[int]) -> bool:
    return len({number - page for number, page in zip(numbers, pages, strict=True)}) == 1


def _furniture(rows: Sequence[Row], edges: tuple[float, float], repeated: set[str], white: float) -> set[int]:
    """Return the ids of a page's rows that are furniture: by what they say, or because they come again at its edge.

    What comes again must stand outside of all text and be parted from it by white, since text may come again too.
    """
    out = {id(row) for row in rows if _says_furniture(row, edges)}
    for sign in (1, -1):
        doubtful: list[Row] = []
        inwards = sorted(rows, key=lambda row, sign=sign: -sign * row.bottom)  # type: ignore[misc]
        for row, inner in zip(inwards, [*inwards[1:], None], strict=True):
            if id(row) not in out:
                if not _comes_again(row, edges, repeated):
                    break
                doubtful.append(row)
            if inner is None or abs(row.bottom - inner.bottom) > white:
                out.update(map(id, doubtful))
                doubtful = []
    return out


def _numbers_more(text: str) -> bool:
    """Say whether a line numbers no page of pages, but a decision: "2025/4"."""
    return any(int(m[1]) > int(m[2]) for part in text.split() if (m := _OF_PAGES.fullmatch(part)))


def _says_furniture(row: Row, edges: tuple[float, float]) -> bool:
    text = row.text
    if _FOOT.fullmatch(text) or _PRIVATE.fullmatch(text):
        return True
    if row.page == 1 or not _at_edge(row, edges) or _numbers_more(text) or text.endswith("."):
        return False
    return bool(_TOKENS.fullmatch(text)) and not re.fullmatch(r"[ivxlc]+|\([A-Z]\)", text)


def _comes_again(row: Row, edges: tuple[float, float], repeated: set[str]) -> bool:
    """Say whether a row stands at the edge of several pages and is no paragraph; a masthead comes once."""
    if not _at_edge(row, edges) or (row.page == 1 and row.bottom > edges[0]):
        return False
    return _masked(row.text) in repeated and not _PARAGRAPH.match(row.text) and not _numbers_more(row.text)


def _notes_start(rows: Sequence[Row], height: float) -> int:
    """Return the index of the first row of a page's notes: behind a rule, or smaller type down to the foot."""
    rule = next((i for i, row in enumerate(rows) if _RULE.fullmatch(row.text)), None)
    if rule is not None and rule + 1 < len(rows) and _opens_note(rows[rule + 1].text):
        return rule
    start = len(rows)
    while start and rows[start - 1].height < 0.93 * height:
        start -= 1
    while start < len(rows) and not (_opens_note(rows[start].text) or rows[0].page == 1):
        start += 1
    return min(start, _starred(rows))


def _starred(rows: Sequence[Row]) -> int:
    """Return the index of a note marked by stars that are printed on a word above it."""
    for i in range(len(rows) - 1, max(len(rows) - 6, 0), -1):
        match = re.match(r"(\*{1,3})\s+\S", rows[i].text)
        if match and any(word.text.endswith(match[1]) for row in rows[:i] for word in row.words):
            return i
    return len(rows)


def _opens_note(text: str) -> bool:
    return bool(_MARK.fullmatch(text) or re.fullmatch(r"\d{1,3}|\*{1,3}", text))


def _take_notes(rows: Sequence[Row], page: int, result: Sorted) -> None:
    """Take rows as notes; small print on the first page that has no mark is left out."""
    for row in rows:
        match = _MARK.fullmatch(row.text)
        if _RULE.fullmatch(row.text) or (match is None and page == 1 and not result.notes):
            result.left_out.append(row)
        elif match and _comes_next(match[1], result.notes):
            result.notes.append(Note(match[1], match[2]))
        elif result.notes:
            last = result.notes[-1]
            glue = "" if last.text.endswith("-") else " "
            result.notes[-1] = Note(last.mark, f"{last.text}{glue}{row.text}")
        else:
            result.notes.append(Note("", row.text))


def _comes_next(mark: str, notes: Sequence[Note]) -> bool:
    """Say whether a mark comes in its turn, so that a figure at a line's start inside a note opens none."""
    figures = Counter(note.mark for note in notes if note.mark.isdecimal())
    if not mark.isdecimal() or not figures:
        return True
    last = max(int(m) for m in figures)
    return last < int(mark) <= last + 3 or mark == "1"
