"""Who issues a document where no principal organ is named: the name that stands beside how the document is filed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import takewhile

from annotator.delayed import dataclass
from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import DATE, range_of, says_days
from annotator.documents.structure.front import begins_title, is_open
from annotator.documents.structure.pieces import join

_ISSUES = re.compile(
    r"\b(?:Conference|Convention|Covenant|Protocol|Treaty|Organi[sz]ation|Programme|Commission|Committee|Council|Board"
    r"|Agreement|Assembly|Fund|Agency|Authority|Platform|Framework|Forum|Union|Institute|University|Tribunal|Entity|Congress|Congrès|Congreso"
    r"|Conférence|Conseil|Comité|Organisation|Pacte|Fonds|Assemblée|Protocole|Conferencia|Convención|Consejo|Comité"
    r"|Organización|Programa|Pacto|Fondo|Asamblea|Comisión|Protocolo|Junta)\b", re.I
)  # fmt: skip
_OF_THE_UNITED_NATIONS = re.compile(
    r"(?:Environment|Development|Human Settlements|Population|Conference on|Industrial Development|Children|Entity for"
    r"|Office|Capital|Institute) ?", re.I
)  # fmt: skip
_NATIONS = ("the United Nations", "des Nations Unies", "de las Naciones Unidas")
_CODE = re.compile(r"(?:UN-)?[A-Z]{1,8}(?:[-/.][A-ZÁÉ]{1,9})?")
_HOUSE = re.compile(r"(?:UNITED|NATIONS|UNIES|UNIDAS|NACIONES)(?: (?:UNITED|NATIONS|UNIES|UNIDAS|NACIONES))?(?: EP)?")
_ORGANIZATION = re.compile(
    r"(?:[A-Z][\w-]+,? (?:and )?){1,6}(?:Organi[sz]ation|Agency|Union|Organisation|Organización)"
    r"(?: of the United Nations)?", re.I
)  # fmt: skip
_SHORTEST = 3  # letters of the code of a body, where nothing else names it


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a masthead and its place in the blocks."""

    block: int
    at: int
    text: str


def issuer(blocks: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> tuple[str | None, list[list[str]]]:
    """Return the name that stands beside how a document is filed, and the blocks without it.

    It is what is left of the lines down to the last one that says distribution, date or language, when none of them
    says of a meeting or of the title, and the lines below with which it goes on.
    """
    lines = [_Line(i, j, text) for i, block in enumerate(blocks) for j, text in enumerate(block)]
    last = max((n for n, line in enumerate(lines) if _is_filing(line.text)), default=-1)
    if last < 0:
        return _first(blocks)
    top, below = lines[: last + 1], lines[last + 1 :]
    if any(_tells_more(line.text) for line in top):
        return None, _together(blocks, top, is_known)
    organ = any(line.text.casefold() in words.ORGANS for line in top)
    name = _left(top, is_known) or ([] if organ else _below_house(below, is_known))
    name += _rest(name, [line for line in below if line not in name], is_known)
    named = [line for line in name if line is name[-1] or not _CODE.fullmatch(line.text)]
    found = _whole([line.text for line in named], [line.text for line in top])
    if found is None:
        return None, [list(block) for block in blocks]
    return found, _without(blocks, {*name, *(line for line in top if _HOUSE.fullmatch(line.text))})


def _left(top: Sequence[_Line], is_known: Callable[[str], bool]) -> list[_Line]:
    """Return the lines that say nothing of how the document is filed."""
    name: list[_Line] = []
    for line in top:
        filed = _is_filing(line.text) or DATE.fullmatch(line.text) or words.SYMBOL.fullmatch(line.text)
        goes_on = bool(name) and is_open(name[-1].text) and not filed
        if goes_on or not (is_known(line.text) or _is_house(line.text)):
            name.append(line)
    return name


def _below_house(below: Sequence[_Line], is_known: Callable[[str], bool]) -> list[_Line]:
    """Return the name below "United Nations", where the left column stands behind the right one; none above days."""
    if len(below) < 2 or not _is_house(below[0].text) or not _ISSUES.search(below[1].text):
        return []
    name = list(takewhile(lambda line: line.block == below[1].block and not is_known(line.text), below[1:]))
    after = next((line.text for line in below[len(name) + 1 :]), "")
    return [] if says_days(after) else name


def _rest(name: Sequence[_Line], below: Iterable[_Line], is_known: Callable[[str], bool]) -> list[_Line]:
    """Return the lines with which a name goes on: "of the United Nations" / "Environment Programme"."""
    found: list[_Line] = []
    for line in below:
        if not name or _is_house(line.text):
            continue
        said = join(part.text for part in (*name, *found))
        goes_on = is_open(said) or said.endswith(_NATIONS) or line.text[0].islower()
        if not goes_on or is_known(line.text) or begins_title(line.text):
            break
        found.append(line)
    return found


def _first(blocks: Sequence[Sequence[str]]) -> tuple[str | None, list[list[str]]]:
    """Return the organization that a first line names where nothing says how the document is filed."""
    first = blocks[0][0] if blocks else ""
    if not _ORGANIZATION.fullmatch(first):
        return None, [list(block) for block in blocks]
    return first, _without(blocks, {_Line(0, 0, first)})


def _together(
    blocks: Sequence[Sequence[str]], top: Sequence[_Line], is_known: Callable[[str], bool]
) -> list[list[str]]:
    """Return the blocks with the name that stands above place and days beside how a document is filed made one line."""
    days = next((n for n, line in enumerate(top) if says_days(line.text)), 0)
    name = [line for line in top[:days] if not is_known(line.text) and not _HOUSE.fullmatch(line.text)]
    found = [list(block) for block in blocks]
    if len(name) < 2 or any(begins_title(line.text) for line in name):
        return found
    found[name[0].block][name[0].at] = join(line.text for line in name)
    return _without(found, set(name[1:]))


def _without(blocks: Sequence[Sequence[str]], out: Collection[_Line]) -> list[list[str]]:
    kept = [[text for j, text in enumerate(block) if _Line(i, j, text) not in out] for i, block in enumerate(blocks)]
    return [block for block in kept if block]


def _whole(name: Sequence[str], top: Sequence[str]) -> str | None:
    """Return the name as one text, with "United Nations" in front where it belongs to it."""
    text = join(name)
    if not text or (not _ISSUES.search(text) and not (len(text) >= _SHORTEST and _CODE.fullmatch(text))):
        return None
    mixed = [line for line in top if words.HOUSE.fullmatch(line) and not line.isupper()]
    belongs = _OF_THE_UNITED_NATIONS.match(text) or text[0].islower()
    return f"{mixed[-1]} {text}" if belongs and mixed else text


def _is_house(line: str) -> bool:
    return bool(words.HOUSE.fullmatch(line) or _HOUSE.fullmatch(line))


def _is_filing(line: str) -> bool:
    return bool(re.match(r"Dist?r\b|Original ?:", line, re.I) or words.TONGUE.fullmatch(line))


def _tells_more(line: str) -> bool:
    known = words.OFFICER.match(line) or words.AGENDA.fullmatch(line) or words.SITTING.fullmatch(line)
    held = range_of(line) or words.SESSION.fullmatch(line) or words.HELD.fullmatch(line)
    return bool(known or held or begins_title(line)) and not DATE.fullmatch(line)
