"""The fix file: how a person mends a wrong cut, line by line, each naming the text it expects (docs/importing.md)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from typing import get_args

from annotator.codebook.yaml_nodes import Node, compose
from annotator.delayed import dataclass
from annotator.errors import CodebookError, ReadError, nearest
from annotator.model import ParticipantKind, Role, UnitKind

SUFFIX = ".fix.yaml"
METADATA = (
    "title", "symbol", "language", "date", "organ", "meeting", "place", "meeting_start", "meeting_end", "part",
    "rapporteur", "agenda_item",
)  # fmt: skip
_DATES = ("date", "meeting_start", "meeting_end")
_PERSON = ("role", "kind", "code", "on_behalf_of")

# What can be done -> the keys it needs beside ``do`` and ``text``, and those it may have.
ACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "join": ((), ("of",)),
    "split": ((), ("of",)),
    "kind": (("to",), ("of",)),
    "label": (("to",), ("of",)),
    "parent": (("to",), ("of",)),
    "leave_out": ((), ("of",)),
    "heading": (("to",), ("of",)),
    "no_heading": ((), ()),
    "metadata": (("key", "to"), ()),
    "participant": ((), ("of", *_PERSON)),
    "no_participant": ((), ("of",)),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """One line of a fix file; ``text`` are the words it expects, ``of`` the label of the unit that holds them."""

    do: str
    text: str
    to: str | None = None
    of: str | None = None
    key: str | None = None
    role: str | None = None
    kind: str | None = None
    code: str | None = None
    on_behalf_of: str | None = None
    where: str = ""


_KEYS = tuple(f.name for f in dataclasses.fields(Fix) if f.name != "where")


def parse(text: str, name: str) -> tuple[Fix, ...]:
    """Return the fixes of a file in order; raise ReadError naming file and line of what cannot be used."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return ()
    try:
        root = compose(text, name)
    except CodebookError as error:
        raise ReadError(error.what, where=error.where or name, remedy=error.remedy) from error
    if not isinstance(root.value, tuple):
        raise _refusal(name, root.line, "the file is a list of fixes: each line begins with '- {do: …'")
    return tuple(_fix(node, name) for node in root.value)


def canonical(fixes: Iterable[Fix]) -> bytes:
    """Return what of the fixes ids depend on: neither comments nor how the file is laid out; nothing for none."""
    plain = [{k: getattr(fix, k) for k in _KEYS if getattr(fix, k) is not None} for fix in fixes]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() if plain else b""


def _fix(node: Node, name: str) -> Fix:
    if not isinstance(node.value, dict):
        raise _refusal(name, node.line, "a fix is a map: {do: …, text: …}")
    given: dict[str, str] = {}
    for key, value in node.value.items():
        if key not in _KEYS:
            raise _refusal(name, value.line, f"unknown key '{key}'{nearest(key, _KEYS)}")
        if not isinstance(value.value, str):
            raise _refusal(name, value.line, f"key '{key}' wants a text")
        given[key] = " ".join(value.value.split())
    _check_keys(given, name, node.line)
    _check_values(given, name, node.line)
    return Fix(**given, where=f"{name}, line {node.line}")


def _check_keys(given: dict[str, str], name: str, line: int) -> None:
    act = given.get("do", "")
    if act not in ACTS:
        said = f"'{act}' is nothing that can be done{nearest(act, ACTS)}" if act else "key 'do' is missing"
        raise _refusal(name, line, said, f"choose one of {', '.join(ACTS)}")
    needed, more = ACTS[act]
    for key in ("text", *needed):
        if key not in given:
            raise _refusal(name, line, f"'{act}' wants the key '{key}'")
    for key in given:
        if key not in ("do", "text", *needed, *more):
            raise _refusal(name, line, f"'{act}' has no key '{key}'")
    if not given["text"] and act != "metadata":
        raise _refusal(name, line, "key 'text' is empty: it names the words that are expected")


def _check_values(given: dict[str, str], name: str, line: int) -> None:
    to = given.get("to", "")
    choices = {"kind": get_args(UnitKind), "heading": tuple("123456789")}.get(given["do"], ())
    pairs = [("to", to, choices), ("kind", given.get("kind"), get_args(ParticipantKind))]
    pairs.append(("role", given.get("role"), get_args(Role)))
    if given["do"] == "metadata":
        pairs.append(("key", given["key"], METADATA))
        if given["key"] == "language":
            pairs.append(("to", to, ("en", "fr", "es")))
        if given["key"] in _DATES and to and not _is_date(to):
            raise _refusal(name, line, f"'{to}' is no date", "write it as 2025-02-18")
    for key, value, known in pairs:
        if known and value is not None and value not in known:
            raise _refusal(name, line, f"'{value}' cannot be '{key}' here{nearest(value, known)}",
                           f"choose one of {', '.join(known)}")  # fmt: skip


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refusal(name: str, line: int, what: str, remedy: str = "mend this line; see docs/importing.md") -> ReadError:
    return ReadError(what, where=f"{name}, line {line}", remedy=remedy)
