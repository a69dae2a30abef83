"""Hyphens at line ends: kept where they are part of a word, taken off where only the line's end put them."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.documents.lines import Line

_CUT = re.compile(r"([^\W\d_]{2,})-$")
_NEXT = re.compile(r"([^\W\d_]{2,})(\S*)\s*(.*)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def resolve(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with cut words made whole where the document itself prints the whole word elsewhere.

    A word that the document prints with its hyphen keeps it. Where it prints neither, the hyphen goes only if
    most of the other cut words of the document turned out to be whole words.
    """
    words = _vocabulary(lines)
    cuts = [(i, j, _verdict(lines[i].text, lines[j].text, words)) for i, j in _cuts(lines)]
    known = Counter(verdict for _, _, verdict in cuts)
    unknown_too = known[True] > 2 * known[False] and known[True] > 2
    result = list(lines)
    for i, j, verdict in cuts:
        if verdict or (verdict is None and unknown_too):
            _mend(result, i, j)
    return result


def _vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """Return the words of the document, but for those that a line's end cuts."""
    words: Counter[str] = Counter()
    for line in lines:
        found = _WORD.findall(line.text.casefold())
        words.update(found[:-1] if line.text.endswith("-") else found)
    return words


def _cuts(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the places of lines that end in a hyphen and of the lines that go on with lower case."""
    full = [i for i, line in enumerate(lines) if line.text]
    ends = ((i, j) for i, j in pairwise(full) if lines[i].text[-1] == "-" and lines[j].text[0].islower())
    return [(i, j) for i, j in ends if _CUT.search(lines[i].text)]


def _verdict(before: str, after: str, words: Counter[str]) -> bool | None:
    """Say whether the hyphen of a cut word is only the line's; None when the document does not tell."""
    head, tail = _CUT.search(before), _NEXT.match(after)
    if head is None or tail is None:
        return False
    whole, hyphened = (head[1] + tail[1]).casefold(), f"{head[1]}-{tail[1]}".casefold()
    if words[whole] == words[hyphened]:
        return None
    return words[whole] > words[hyphened]


def _mend(lines: list[Line], i: int, j: int) -> None:
    """Move the rest of a cut word up to the line that holds its beginning."""
    tail = _NEXT.match(lines[j].text)
    if tail is None:
        return
    lines[i] = dataclasses.replace(lines[i], text=lines[i].text[:-1] + tail[1] + tail[2])
    lines[j] = dataclasses.replace(lines[j], text=tail[3])
