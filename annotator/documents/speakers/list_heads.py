"""What the head of a list says of those listed: their role, and which kind of participants they are; a list found."""

from __future__ import annotations

import re

from annotator.delayed import dataclass
from annotator.model import ParticipantKind, Role

_ACTED = re.compile(
    r"statement|\bspoke|\bspeakers\b|the floor|represent|attend|participa|address|interven|remarks"
    r"|presentations? (?:was|were)|comment|\bheard\b"
    r"|(?:took|taken|taking) part|present (?:as|in|at)\b|were (?:also )?present\b"
    r"|déclaration|la parole|pris part|tomaron parte"
    r"|représent|assist|exposé|declaraci|intervin|intervenci|la palabra|asisti|representad",
    re.I,
)  # fmt: skip
_FOLLOWING = re.compile(
    r"\b(?:following|as follows|suivante?s?|ci-après|dont les? noms? sui(?:t|vent)|siguientes?|a continuación)\b", re.I
)
_KINDS: tuple[tuple[ParticipantKind, str], ...] = (
    ("ngo", r"non-governmental|\bNGOs\b|non gouvernementales|no gubernamentales"),
    ("organization", r"United Nations system|système des Nations Unies|sistema de las Naciones Unidas"
    r"|organi[sz]ations?\b|organisations|organizaciones|entit|specialized agenc|institution"
    r"|bodies|funds|programmes"),
    ("person", r"invited members|individuals|panell?ists|expert|dignitar"),
    ("state", r"\bstates?\b|\bcountr|\bpays\b|\bétats?\b|\bestados?\b|países|\bmembers?\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its role, where its entries stand, whether its head says one or many, whether a colon opens it.

    ``hint`` is the kind that the head names ("observers for non-governmental organizations:"), if any.
    ``left`` and ``right`` are the ends of the sentence around it.
    """

    role: Role
    start: int
    end: int
    one: bool
    colon: bool
    hint: ParticipantKind | None
    left: int
    right: int
    named: bool = True  # the head prints a role
    prose: bool = True  # the last entry comes behind an "and"


def role_of(head: str, kind: ParticipantKind | None) -> Role | None:
    """Return the role that a head prints; States that are observers are observers."""
    if re.search(r"\bobserv(?:er|at|ad)", head, re.I):
        return "observer"
    if re.search(r"\b(?:represent|représent|delegat|délég)", head, re.I):
        return "representative"
    if kind == "person":
        return "other"
    return None


def kind_of(head: str) -> ParticipantKind | None:
    """Return the kind of participant that a head names."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, head, re.I)), None)


def acted(text: str) -> bool:
    """Say whether a text says that somebody spoke, attended or was represented."""
    return _ACTED.search(text) is not None


def announces(text: str) -> bool:
    """Say whether a text says that those who follow did something."""
    return _FOLLOWING.search(text) is not None
