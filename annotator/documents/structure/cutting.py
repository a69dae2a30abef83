"""Where, in text without blank lines, a heading, a remark or a decision begins below the paragraph it stands with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure import clauses, front, listing, tree, turns
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.dates import DATE

_CLOSED = re.compile(r"[.;:?!…\]][”’»\"')\]]*\*?\d{0,2}$|[;,] (?:and|or|et|ou|y|o|e|u)$")
_BRACKETED = re.compile(r"\[[^\[\]]{3,60}\]|\((?:Agenda )?(?:[Ii]tem|[Pp]oint|[Tt]ema)s? [^()]*(?:\([a-z]\))?[^()]*\)")
_ALONE = re.compile(
    r"(?:Annexe?s?|Appendi(?:x|ces)|Anexos?|Apéndice|Enclosure|Part|Partie|Parte)"
    r"(?: (?:[IVXLC]+|[A-Z]|\d+|[Oo]ne|[Tt]wo|[Tt]hree))?\*?"
)
_DRAFT = re.compile(r"Draft (?:resolution|decision|amendment)s? ?\([A-Z/][^()]*\)")
_MARKER = re.compile(r"\(?\w{1,5}[.)]")  # alone on its line, as some programs put it
_SHORT = 0.55  # of the usual length of a line: no wrapped heading breaks off so early
_ITEM = re.compile(r"(?:Agenda item|Item|Point|Tema) \d{1,2}(?: ?\([a-z]\))?[.:] \S.*[^.:;,]")  # of an agenda
_FEWEST = 3  # lines of a heading and prose
_DAY = re.compile(rf"\(?(?:[A-Z][a-z]+day,? )?{DATE.pattern}\)?", re.I)  # of a decision, below it
_LONGEST_DAY = 40  # signs
_TAIL = 8  # lines of the headings between two paragraphs, at most


def places(block: Block, follower: Block | None, width: int) -> list[int]:
    """Return the lines at which a block is cut; ``width`` is the usual length of a line."""
    found = {*_remarks(block.lines), *_decisions(block.lines, follower), *_marked(block, width)}
    found.update(_parts(block.lines, width))
    return sorted({*found, *_tail(block, follower, width)})


def headed(block: Block, width: int) -> list[int]:
    """Return the lines at which prose begins right below a heading: "I. Opening of the session", "Introduction"."""
    item = len(block.lines) > 1 and _ITEM.fullmatch(block.first.text) and block.lines[1].text[0].isupper()
    if item and _CLOSED.search(block.lines[-1].text):
        return [1]
    if len(block.lines) < _FEWEST or not _CLOSED.search(block.lines[-1].text):
        return []
    if front.introduces(block.first.text):
        return [1] if len(block.lines[1].text) > _SHORT * width else []
    return [i for i in _marked(block, width) if len(block.lines[i].text) > _SHORT * width][:1]


def is_opened(block: Block) -> bool:
    """Say whether a block begins with a number or with who speaks."""
    return any(m.style in ("number", "decimal") for m in candidates(block.text)) or turns.may_open(block.first.text)


def stands_alone(line: str) -> bool:
    """Say whether a line is a block of itself: how a decision opens, the day of one."""
    return (line.endswith(",") and clauses.opens(line)) or _is_day(line)


def _is_day(line: str) -> bool:
    return len(line) < _LONGEST_DAY and line.rstrip(")")[-4:].isdigit() and bool(_DAY.fullmatch(line))


def _is_closed(lines: Sequence[Line], i: int) -> bool:
    """Say whether the text above a line has come to an end."""
    return not i or bool(_CLOSED.search(lines[i - 1].text)) or _is_day(lines[i - 1].text)


def _parts(lines: Sequence[Line], width: int) -> Iterator[int]:
    """Yield where "Annex I" begins and ends, and its title, if that is a short line before a capital."""
    for i, line in enumerate(lines):
        if _ALONE.fullmatch(line.text) and (turns.vote(lines[0].text) or _is_closed(lines, i)):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines))
            if i + 2 < len(lines) and _breaks_off(lines[i + 1], lines[i + 2], width):
                yield i + 2


def _remarks(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where an item of the agenda or a remark begins: "Agenda item 3", "[To be completed]"."""
    voting = turns.vote(lines[0].text)
    for i, line in enumerate(lines):
        closed = voting or _is_closed(lines, i)
        if _BRACKETED.fullmatch(line.text):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines) and (j == i or line.text[0] == "("))
        elif turns.is_item_alone(line.text) or _DRAFT.fullmatch(line.text):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines))
        elif i and closed and (turns.begins_stage(line.text) or line.text.startswith("[")):
            yield i


def _decisions(lines: Sequence[Line], follower: Block | None) -> Iterator[int]:
    """Yield where decisions begin and end: their numbers, their openings, their days."""
    for i, line in enumerate(lines):
        after = lines[i + 1].text if i + 1 < len(lines) else follower.first.text if follower else ""
        opens = (
            line.text.endswith(",")
            and clauses.opens(line.text)
            and (clauses.is_between(line.text, after) or bool(candidates(after)))
        )
        if opens or (_is_day(line.text) and _is_closed(lines, i)):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines))
        elif (
            i
            and line.text[0].isdigit()
            and tree.is_decision(line.text)
            and (_is_closed(lines, i) or _ends_in_opening(lines[i:], follower))
        ):
            yield i


def _ends_in_opening(lines: Sequence[Line], follower: Block | None) -> bool:
    """Say whether a decision opens within a few lines: "The Executive Board,"."""
    return any(clauses.opens(line.text) for line in lines[1:_TAIL]) and follower is not None


def _marked(block: Block, width: int) -> Iterator[int]:
    """Yield where a heading ends in a block that begins with one: at a short line before a capital."""
    styles = {m.style for m in candidates(block.first.text)}
    if styles - {"roman", "letter"} or not styles or _CLOSED.search(block.first.text):
        return
    for i, line in enumerate(block.lines[:-1]):
        if _CLOSED.search(line.text):
            return
        if _breaks_off(line, block.lines[i + 1], width):
            yield i + 1


def _breaks_off(line: Line, after: Line, width: int) -> bool:
    """Say whether a line of a heading ends early and the next begins another one."""
    alone = " " in line.text or not tree.is_decision(line.text)
    return alone and len(line.text) < _SHORT * width and after.text[0].isupper() and not front.is_open(line.text)


def _tail(block: Block, follower: Block | None, width: int) -> Iterator[int]:
    """Yield where headings begin behind the last sentence, or the list, of a block that another paragraph follows."""
    if follower is None or _CLOSED.search(block.lines[-1].text):
        return
    if not is_opened(follower) and not any(m.style in ("roman", "letter") for m in candidates(follower.first.text)):
        return
    closed = [i for i, line in enumerate(block.lines) if _CLOSED.search(line.text) and not _MARKER.fullmatch(line.text)]
    start = closed[-1] + 1 if closed else len(block.lines)
    if closed and block.lines[closed[-1]].text.endswith(":"):
        start += listing.length([line.text for line in block.lines[start:]])
    if not closed or not 0 < len(block.lines) - start < _TAIL or not block.lines[start].text[0].isupper():
        return
    yield start
    for i in range(start, len(block.lines) - 1):
        if _breaks_off(block.lines[i], block.lines[i + 1], width):
            yield i + 1
