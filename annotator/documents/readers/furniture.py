"""Page furniture and footnotes of text: what stands between the halves of a paragraph and is none of it."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from annotator.delayed import dataclass
from annotator.documents.lines import Line, Note
from annotator.documents.markers import candidates

_FURNITURE = re.compile(
    r"\*?\d{6,8}\*"  # bar code
    r"|(?:(?:GE|V)\.)?\d\d-\d{5}\*?(?: ?\([A-Z]\))?(?: +\d{6})?"  # job number
    r"|(?:\d{1,3}/\d{1,3} +)?\d\d-\d{5}(?: +\d{1,3}/\d{1,3})?"
    r"|(?:GE|V)\.\d\d-\d{5}(?: ?\([A-Z]\))? +\d{1,4}|\d{1,4} +(?:GE|V)\.\d\d-\d{5}(?: ?\([A-Z]\))?"
    r"|(?:[A-Z][a-z]{0,3}\.)?\d\d-\d{4,5}(?: ?\([A-Z]\))?(?: +\d{6})*(?: +/ ?\.{3}| ?/ ?…)?"  # "Mtl.97-1234 /..."
    r"|[A-Z]\d{7}(?: +\d{6})*|/ ?(?:\.{3}|…)"
    r"|(?:(?:[A-Z]{1,2}[a-z]{0,2}\.)?\d\d-\d{4,5}(?: ?\([A-Z]\))?(?: +\d{6})*(?: +/ ?\.{3})? )?"
    r"[A-Z]{1,6}(?:/[\w.()-]+){1,6} [Pp](?:age|ágina) \d{1,4}"
    r"|[-–] ?\d{1,4} ?[-–]"
    r"|(?:Accessible document|Please recycle|[\s\ue000-\uf8ff])+"
)
_TOKENS = re.compile(
    r"(?:(?:[A-Z]{1,6}(?:/[\w.()-]+){1,6}|\d{1,2}/\d{1,2}/\d{4}|\d{1,4}/\d{1,4}"
    r"|(?:[A-Z][A-Za-z]{0,2}\.)?\d\d-\d{5}|\d{1,4})(?: |$)){2,}"
)
_TELLING = re.compile(r"[A-Z]{1,6}/\S+|\d{1,2}/\d{1,2}/\d{4}|\d\d-\d{5}")
_PAGE = re.compile(r"[Pp](?:age|ágina) \d{1,4}")  # below the symbol
_OF_PAGES = re.compile(r"(\d{1,3})/(\d{1,3})")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_SYMBOL = re.compile(r"(?:[A-Z]{1,6})(?:/[\w.()-]+){1,6}")
_FIRST_PAGES = 3  # one of which a text shows that numbers its pages, even where the first pages bear no number
_LONGEST_EDGE = 60  # signs of a line of furniture
_MASTHEAD = 25  # lines of a masthead, at most, in which a symbol may stand beside the job number
_FRONT = 60  # lines within which the first of the running heads is the masthead's own
_RULE = re.compile(r"_{5,}|-{12,}|─{5,}")
_REMNANT = re.compile(r"[#<\[{]+/?\w+[>\]}]*")  # what another program left between the texts
_STARS = re.compile(r"\*{1,3}")
_DAY = re.compile(r"\d{1,2}(?:er|º)? (?:de )?[^\W\d_]{3,10} (?:de )?\d{4}")
_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s+(\S.*)")


@dataclass(slots=True)
class Sorted:
    """The lines of a text, those of the body apart from the rest."""

    body: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)


def strip(lines: Sequence[Line]) -> Sorted:
    """Part the body of a text from its furniture and from the footnotes that stand under rules."""
    lines = _with_stars(lines)
    signs = _Signs(_running_heads(lines), _pages_of_pages(lines))
    remnants = {text for text, n in Counter(line.text for line in lines).items() if n > 2 and _REMNANT.fullmatch(text)}
    result = Sorted()
    in_notes = False
    for i, line in enumerate(lines):
        if line.entry or line.row:
            result.body.append(line)
        elif line.text in remnants or _is_furniture(lines, i, signs):
            result.left_out.append(line)
            in_notes = False
        elif _RULE.fullmatch(line.text):
            result.left_out.append(line)
            in_notes = bool(_follows_note(lines, i))
        elif in_notes and _is_body_again(lines, i, result.notes):
            in_notes = False
            result.body.append(line)
        elif in_notes or (in_notes := _is_foot_note(lines, i)):
            _take_note(line, result.notes)
        else:
            result.body.append(line)
    return result


def _with_stars(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, a note's stars that stand alone put before the note's first line below them."""
    found: list[Line] = []
    for line in lines:
        if found and line.text[:1].isupper() and _STARS.fullmatch(found[-1].text):
            found[-1] = dataclasses.replace(line, text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return found


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what furniture is known: the running heads with the index of the first, the numbers of pages "2/14"."""

    heads: dict[str, int]
    pages: frozenset[str]

    def tells(self, text: str) -> bool:
        """Say whether a line is furniture by its own words."""
        return bool(_FURNITURE.fullmatch(text)) or text in self.pages


def _pages_of_pages(lines: Sequence[Line]) -> frozenset[str]:
    """Return the lines "2/14" that number pages: they begin with the first ones. Decision "14/114" does not."""
    found = {line.text: match for line in lines if (match := _OF_PAGES.fullmatch(line.text))}
    totals = {total: [int(m[1]) for m in found.values() if m[2] == total] for total in {m[2] for m in found.values()}}
    return frozenset(text for text, m in found.items() if min(totals[m[2]]) <= _FIRST_PAGES)


def is_edge(text: str, before: str, after: str) -> bool:
    """Say whether a row looks like the head or the foot of a page: a symbol or number apart from the rows beside it."""
    if len(text) > _LONGEST_EDGE:
        return False
    apart = [not near or bool(_FURNITURE.fullmatch(near) or _PAGE_NUMBER.fullmatch(near)) for near in (before, after)]
    if _PAGE_NUMBER.fullmatch(text):
        return any(apart)
    return bool(_FURNITURE.fullmatch(text)) or (all(apart) and bool(_SYMBOL.fullmatch(text)))


def _running_heads(lines: Sequence[Line]) -> dict[str, int]:
    """Return the symbols that come again as running heads, with the index of the first, which is the masthead's.

    A symbol alone on a line of the body, at the end of a paragraph or in a list of documents, is none.
    """
    counts = Counter(line.text for line in lines if _SYMBOL.fullmatch(line.text))
    heads: dict[str, int] = {}
    for i, line in enumerate(lines):
        if counts[line.text] > 2 * (i > _FRONT) and not line.text.endswith("."):
            heads.setdefault(line.text, i)
        elif line.text.startswith("United Nations ") and _SYMBOL.fullmatch(line.text[15:].rstrip("*")):
            heads.setdefault(line.text[15:].rstrip("*"), i)
    return heads


def _is_furniture(lines: Sequence[Line], i: int, signs: _Signs) -> bool:
    text, heads = lines[i].text, signs.heads
    if not text:
        return False
    if (
        signs.tells(text)
        or (text in heads and (i != heads[text] or i > _FRONT or (lines[i].page or 1) > 1))
        or _is_running(text, heads)
    ):
        return True
    if _PAGE.fullmatch(text) and i and _SYMBOL.fullmatch(lines[i - 1].text):
        return True
    if i + 1 < len(lines) and _PAGE.fullmatch(lines[i + 1].text) and _SYMBOL.fullmatch(text):
        return True
    if i > _MASTHEAD and text in heads and any(signs.tells(near) for near in _near(lines, i, 2)):
        return True
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    return (
        _at_page_edge(lines, i)
        or _ends_last_page(lines, i)
        or any(n in heads or signs.tells(n) for n in _near(lines, i, 3))
    )


def _near(lines: Sequence[Line], i: int, count: int) -> list[str]:
    """Return the texts right above and below a line."""
    before = [line.text for line in lines[max(0, i - 12) : i] if line.text]
    after = [line.text for line in lines[i + 1 : i + 13] if line.text]
    return before[-count:] + after[:count]


def _is_running(text: str, heads: dict[str, int]) -> bool:
    """Say whether a line is nothing but symbol, date, job and page: "16/04/2025 A/79/PV.64", "2/14 25-09752"."""
    if not _TOKENS.fullmatch(text):
        return False
    told = _TELLING.findall(text)
    return any(part in heads or not part[0].isalpha() for part in told)


def _at_page_edge(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is the first or the last of its page, where pages are known."""
    page = lines[i].page
    if page is None:
        return False
    before = next((line for line in reversed(lines[max(0, i - 20) : i]) if line.text), None)
    after = next((line for line in lines[i + 1 : i + 20] if line.text), None)
    return before is None or after is None or before.page != page or after.page != page


def _ends_last_page(lines: Sequence[Line], i: int) -> bool:
    """Say whether a number alone at the very end, apart from the text, follows that of the page before."""
    if any(line.text for line in lines[i + 1 :]) or not i or lines[i - 1].text:
        return False
    return any(line.text == str(int(lines[i].text) - 1) for line in lines)


def _follows_note(lines: Sequence[Line], i: int) -> bool:
    after = next((line.text for line in lines[i + 1 : i + 6] if line.text), "")
    return bool(_NOTE.fullmatch(after) or re.fullmatch(r"\d{1,3}|\*", after))


def _is_foot_note(lines: Sequence[Line], i: int) -> bool:
    """Say whether a note begins a page's foot: its mark stands on a word above it, white parts it from the text."""
    line = lines[i]
    match = _NOTE.fullmatch(line.text)
    if match is None or (line.page is None and not _is_starred(lines, i)):
        return False
    if (i and lines[i - 1].text) or _DAY.fullmatch(line.text):
        return False
    above = (other.text for other in reversed(lines[max(0, i - 90) : i]) if other.page == line.page)
    said = re.escape(match[1])
    mark = re.compile(
        rf"[^\W\d_][.,;:)”’]*(?:{said}(?=[\s.,;:)]|$)| {said}(?= \())|[^\W\d_)][)”’]*[.,;:] {said}(?= [a-zß-ÿ]|$)"
    )
    return any(mark.search(text) for text in above)


def _is_starred(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line opens a note with a star below the masthead, where pages are not known."""
    return lines[i].text.startswith("*") and any(line.text.endswith((".", "]")) for line in lines[max(0, i - 12) : i])


def _is_body_again(lines: Sequence[Line], i: int, notes: Sequence[Note]) -> bool:
    """Say whether the body goes on below the notes, without furniture between: behind white, with no note's mark."""
    text = lines[i].text
    if (
        not text
        or not notes
        or not i
        or lines[i - 1].text
        or _NOTE.fullmatch(text)
        or re.fullmatch(r"\d{1,3}|\*+", text)
    ):
        return False
    return bool(candidates(text)) or notes[-1].text.endswith((".", ")", "”", ";"))


def _take_note(line: Line, notes: list[Note]) -> None:
    match = _NOTE.fullmatch(line.text)
    if match and (match[1].startswith("*") or not notes or _is_next(match[1], notes[-1].mark)):
        notes.append(Note(match[1], match[2]))
    elif line.text and notes:
        notes[-1] = Note(notes[-1].mark, f"{notes[-1].text} {line.text}")


def _is_next(mark: str, last: str) -> bool:
    """Say whether a note's figure comes after the last one, so that a figure inside a note opens none."""
    return not last.isdecimal() or mark == "1" or int(last) < int(mark) <= int(last) + 3
