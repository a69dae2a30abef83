"""What the head of a list says of those listed: their role, and which kind of participants they are."""

from __future__ import annotations

import re

from annotator.model import ParticipantKind, Role

_KINDS: tuple[tuple[ParticipantKind, str], ...] = (
    ("ngo", r"non-governmental|\bNGOs\b|non gouvernementales|no gubernamentales"),
    ("organization", r"United Nations system|système des Nations Unies|sistema de las Naciones Unidas"
    r"|organi[sz]ations?\b|organisations|organizaciones|entit|specialized agenc|institution"
    r"|bodies|funds|programmes"),
    ("person", r"invited members|individuals|panell?ists|expert|dignitar"),
    ("state", r"\bstates?\b|\bcountr|\bpays\b|\bétats?\b|\bestados?\b|países|\bmembers?\b"),
)  # fmt: skip


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
