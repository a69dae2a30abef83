"""YAML as plain nodes with lines: every scalar the text it is written as; duplicates, anchors and tags refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.delayed import dataclass
from annotator.errors import CodebookError

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file with its line: a text, a list of nodes, or a map of texts to nodes."""

    value: str | tuple[Node, ...] | dict[str, Node]
    line: int

    def lines_of(self) -> dict[str, int]:
        """Return the line of each key of a map."""
        return {k: n.line for k, n in self.value.items()} if isinstance(self.value, dict) else {}


def compose(text: str, where: str) -> Node:
    """Return the only document of a YAML text; raise CodebookError naming the line of what is refused."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
        _refuse_anchors(yaml.parse(text, Loader=loader), where)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CodebookError(
            f"is no valid YAML: {error.problem or error.context}", where=place(where, mark.line + 1 if mark else 1),
            remedy="mend this line",
        ) from error  # fmt: skip
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise CodebookError(f"is no valid YAML: {error}", where=where, remedy="mend the file") from error
    if root is None:
        raise CodebookError("the codebook is empty", where=where, remedy="see docs/codebook.md")
    return _plain(root, where, 0)


def place(where: str, line: int) -> str:
    """Return how a line of the file is named in messages."""
    return f"{where}, line {line}" if line else where


def _refuse_anchors(events: Iterator[Any], where: str) -> None:
    for event in events:
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None:
            raise CodebookError("anchors and aliases are not allowed", where=place(where, line), remedy="write it out")
        if getattr(event, "tag", None) is not None:
            raise CodebookError("tags are not allowed", where=place(where, line), remedy="take the tag away")


def _plain(node: Any, where: str, depth: int) -> Node:
    line = node.start_mark.line + 1
    if depth > _DEEPEST:
        raise CodebookError("is nested too deeply", where=place(where, line), remedy="make the tree of codes flatter")
    if node.id == "scalar":
        return Node("" if node.value in ("~", "null") and node.style is None else node.value, line)
    if node.id == "sequence":
        return Node(tuple(_plain(n, where, depth + 1) for n in node.value), line)
    found: dict[str, Node] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if key.id != "scalar":
            raise CodebookError("a key must be a text", where=place(where, at), remedy="mend this line")
        if key.value in found:
            raise CodebookError(f"key '{key.value}' stands twice", where=place(where, at), remedy="keep one of them")
        found[key.value] = _plain(value, where, depth + 1)
    return Node(found, line)
