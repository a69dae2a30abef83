"""Lists behind a colon: "the following made statements:", their items and groups, and what the head lists before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.documents.speakers import list_ends, running_lists
from annotator.documents.speakers.list_heads import Listed, acted, announces, kind_of, role_of

_GROUPS = re.compile(
    r"(?:les |los |las )?(?:the )?following (?:[\w-]+ ){0,6}?[\w-]+ ?:|(?:pays|États|organisations?"
    r"|entités) (?:[\w’'-]+ ){0,8}?suivante?s ?:"
    r"|siguientes (?:[\w’'-]+ ?){1,8}:",
    re.I,
)  # fmt: skip
_COLON = re.compile(r"\s?:\s+(?=\S)")
_TAIL = re.compile(r"(?:[,;]? (?:and|et|y))?[.;,\s]*$")
_GROUP = re.compile(r"\s*(?:\([a-z]{1,3}\)|[a-z]\))?\s*(?P<head>[A-ZÀ-Þ][^:;(),]{3,90}?) ?: (?=\S)")  # "(b) NGOs: …;"
_STARRED = re.compile(r"\s\*{1,3} +[A-ZÀ-Þ]")  # a note below the list
_ONE = re.compile(r"(?:observer|representative)s? (?:for|of) an? ", re.I)
_LEADS = (
    "",
    "the",
    "a",
    "an",
    "les",
    "le",
    "la",
    "l’",
    "l'",
    "los",
    "el",
    "las",
    "by",
    "by the",
    "un",
    "une",
    "una",
    "and the",
    "and",
    "and by the",
)

_BEFORE = re.compile(r"\b(?:by|par|por) (?:the |an? |les? |la |l['’]|des |los? |el |las? |une? |una? )?$")


def is_entry(text: str, above: str) -> bool:
    """Say whether an item is itself an entry of the list that the unit above announces."""
    if not above.endswith(":") or ": " in text or len(text.split()) > 40:
        return False
    follows = bool(acted(above) and announces(above))
    return follows and (role_of(above, None) or kind_of(above)) is not None


def is_announced(text: str, above: str) -> bool:
    """Say whether an item names those listed and the unit above announces who spoke: "(c) Observer for Malta"."""
    first = running_lists.opener(text, 0, len(text)) if above.endswith(":") else None
    opened = first is not None and bool(not first.start() or _BEFORE.search(text, 0, first.start()))
    return opened and bool(acted(above) and announces(above))


def behind(text: str, left: int, right: int, above: str) -> int | None:
    """Return the place behind the colon that opens a list of speakers, or None."""
    match = _COLON.search(text, left, right) if text.find(":", left, right) >= 0 else None
    if match is None or match.end() - left > 420:
        return None
    head = text[left : match.start()]
    if not (acted(head) or acted(above)):
        return None
    speaks = announces(head) or (above and left == 0 and _heads_item(head))
    return match.end() if speaks or _is_by(head) else None


def find(text: str, left: int, right: int, start: int, above: str, language: str) -> Iterator[Listed]:
    """Yield the list behind a colon, item by item where semicolons part it, and what the head lists before it."""
    head = text[left:start].rstrip(" :")
    before = _last_head(text, left, start)
    if before > left:
        yield from running_lists.find(text, left, before, left, language)
        head = text[before:start].rstrip(" :")
    hint = kind_of(head)
    hint = hint or (None if start else kind_of(above))
    role = role_of(head, hint) or role_of(above, hint)
    named = role is not None
    role = role or ("observer" if hint in ("ngo", "organization") else "representative")
    end = right - len(_TAIL.search(text[start:right])[0]) if _TAIL.search(text[start:right]) else right  # type: ignore[index]
    starred = _STARRED.search(text, start, end)
    parts = _parts(text, start, starred.start() if starred else end)
    for a, b in parts:
        opened = running_lists.opener(text, a, b)
        if opened and text[a : opened.start()].strip(" ,").casefold() not in _LEADS:
            opened = None
        grouped = _GROUP.match(text, a, b) if len(parts) > 1 else None
        if grouped:
            kind = kind_of(grouped["head"]) or hint
            yield Listed(
                role_of(grouped["head"], kind) or role, grouped.end(), b, False, True, kind, left, right, named
            )
        elif opened:
            yield from running_lists.find(text, a, b, left, language)
        elif named or hint in ("ngo", "organization") or list_ends.begins_name(text, a, b, language):
            colon, one = len(parts) == 1 and start > 0, len(parts) > 1 or not start or bool(_ONE.match(head))
            prose = bool(announces(head) or announces(above))
            yield Listed(role, a, b, one, colon, hint, left, right, named, prose)


def _heads_item(head: str) -> bool:
    """Say whether the head of an item names those listed: "Observer States", "Non-governmental organizations"."""
    return role_of(head, None) is not None or (kind_of(head) is not None and len(head.split()) < 12)


def _is_by(head: str) -> bool:
    """Say whether a head ends in the verb itself: "statements were made by"."""
    return bool(
        re.search(r"(?:\bby|\bpar|\bpor|representatives of|observers for|représentants de|representantes de)$", head)
    )


def _last_head(text: str, left: int, start: int) -> int:
    """Return where the head of a colon's own list begins, behind what the sentence lists before it.

    "représentants du Bangladesh, de la commune … et des pays suivants :" lists in running text first.
    """
    for match in _GROUPS.finditer(text, left, start):
        opener = running_lists.opener(text, left, match.start())
        if match.end() >= start - 2 and opener and match.start() - opener.end() > 12:
            return match.start()
    return left


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a list between semicolons outside brackets."""
    cuts, depth = [start], 0
    joint = re.compile(r"\s*(?:and|et|y)\b")
    for i in range(start, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if text[i] == ";" and depth <= 0:
            behind = joint.match(text, i + 1, end)
            cuts.append(behind.end() if behind else i + 1)
    ends = [*(text.rfind(";", 0, c) for c in cuts[1:]), end]
    return [(a, b) for a, b in zip(cuts, ends, strict=True) if text[a:b].strip()]
