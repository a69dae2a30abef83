"""A text in which nothing tells where its body begins: what is no known line of a masthead is a paragraph."""

from __future__ import annotations

from annotator.documents.structure import masthead
from annotator.documents.structure.pieces import Outline, Piece

WARNING = (
    "no number, speaker or sentence tells where the text begins; each block of lines was read as a paragraph, see "
    "'annotator import --preview'"
)
_ENDS = (".", "?", "!", ":", ";", ".”", "…")


def read(outline: Outline) -> Outline:
    """Return an outline without units with its blocks as units; as it is, where nothing is left to read.

    The first of several blocks is the title unless it ends as a sentence does.
    """
    known = [block for block in outline.masthead if all(masthead.is_known(line.text) for line in block)]
    rest = [block for block in outline.masthead if block not in known]
    if len(rest) > 1 and not rest[0][-1].text.endswith(_ENDS):
        known.append(rest.pop(0))
    pieces = [
        Piece("unnumbered", None, None, None, block, first=block[0].number, page=block[0].page, place=place)
        for place, block in enumerate(rest)
    ]
    return Outline(known, [], pieces, outline.marks) if pieces and not outline.headings else outline
