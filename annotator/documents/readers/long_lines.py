"""Text whose lines were never broken, or whose line breaks were lost: a paragraph a line, a record on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONG = 160  # signs: more than any page has room for
_LEAST = 3  # paragraphs, lines as long
_SHARE = 0.25  # of a text's signs stand in them
_NEAR, _WRAPPED = (
    0.85,
    0.4,
)  # lines of nearly the greatest length, at most that share of the long ones, else broken there
_RUN_ON = 1_500  # signs of a line in which several paragraphs may stand
_HEAD = r"(?:[IVX]{1,5}|[A-Z])\. [A-ZÀ-Þ][^.;:?!]{2,90}? "  # "II. Discussion of water "
_NUMBER = re.compile(rf"(?:^|(?<=[.;:?!”»)\]])) *((?:{_HEAD}){{0,3}})(\d{{1,4}})\. {{1,3}}(?=[A-ZÀ-Þ“«\"¿])")
_SPEAKER = re.compile(
    r"(?<=[.?!”»…)\]]) +(?=(?:(?:Mr|Ms|Mrs|Miss|Dr|M|MM|Mme|Mlle|Sr|Sra|Srta)\.? |The (?:Acting )?(?:President|Chair)|"
    r"(?:Le |La )?(?:Président|Présidente)|(?:El |La )(?:Presidente|Presidenta))[^.:;?!]{0,90}: ?[–—]? )"
)


def are_paragraphs(lines: Sequence[str]) -> bool:
    """Say whether each line of a text is a paragraph: many are longer than a page is wide, and of many lengths."""
    folded = (len(" ".join(line.split())) for line in lines if len(line) >= _LONG)
    long = [length for length in folded if length >= _LONG]
    if len(long) < _LEAST or sum(long) < _SHARE * sum(map(len, lines)):
        return False
    return sum(length >= _NEAR * max(long) for length in long) <= max(_WRAPPED * len(long), 1)


def parts(line: str) -> list[str]:
    """Return the paragraphs of a line in which several stand: at numbers in their turn, or where somebody speaks."""
    if len(line) < _RUN_ON:
        return [line]
    cuts = list(_numbered(line))
    if len(cuts) < _LEAST:
        cuts = [match.end() for match in _SPEAKER.finditer(line)]
    if len(cuts) < _LEAST:
        return [line]
    found = (line[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True))
    return [part for part in found if part]


def _numbered(line: str) -> Iterator[int]:
    """Yield where paragraphs begin that are numbered one by one, and the headings in front of them."""
    last: int | None = None
    for match in _NUMBER.finditer(line):
        if last is None or int(match[2]) == last + 1:
            last = int(match[2])
            at = match.start(1)
            for head in re.finditer(_HEAD, match[1]):
                yield at + head.start()
            yield match.start(2)
