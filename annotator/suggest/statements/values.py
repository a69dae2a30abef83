"""What the rooms of the statement parser hand to each other: one attribution found in a sentence."""

from __future__ import annotations

from typing import Literal

from annotator.delayed import dataclass
from annotator.model import Holder, Span

Kind = Literal["active", "passive", "shared", "tail", "fronted", "postponed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution in a sentence, offsets into the sentence.

    ``start`` is where its clause may begin, ``end`` where its words end; ``that`` says that a
    subordinate clause follows. ``stance`` is what verb and noun fix, empty when they fix none.
    """

    kind: Kind
    pieces: tuple[Span, ...]
    holders: tuple[Holder, ...]
    verb: str
    voice: str
    stance: str
    start: int
    end: int
    that: bool
    clause: int = -1
