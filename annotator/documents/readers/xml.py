"""XML from strangers: parsed without entities, network, document types or unbounded trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.errors import ReadError

_ENTITIES = "declares XML entities, which are not read"


def parse(data: bytes, where: str) -> Any:
    """Return the root element; raise ReadError for XML that is broken, too deep or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!ENTITY" in data[:100_000]:
        raise ReadError(_ENTITIES, where=where, remedy="save the document anew")
    try:
        root = etree.fromstring(data, parser)
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):  # in UTF-16, say
            raise ReadError(_ENTITIES, where=where, remedy="save the document anew")
        return root
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"holds broken XML ({_short(error)})", where=where, remedy="save the document anew") from error


def _short(error: Exception) -> str:
    return str(error).split(",")[0][:120]


def local(element: Any) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, name: str) -> str | None:
    """Return an attribute by its local name."""
    if element is None:
        return None
    space = element.tag.rpartition("}")
    found = element.get(name) or element.get(f"{space[0]}}}{name}" if space[0] else name)
    if found is not None or not element.attrib:
        return found if found is None else str(found)
    return next((str(v) for key, v in element.attrib.items() if key.rpartition("}")[2] == name), None)


def whole(element: Any, name: str, otherwise: int) -> int:
    """Return an attribute as a whole number of at most six figures, else ``otherwise``."""
    found = value(element, name) or ""
    return int(found) if re.fullmatch(r"-?[0-9]{1,6}", found) else otherwise


def child(element: Any, *names: str) -> Any:
    """Return the element at a path of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the child elements with a local name."""
    return iter(element.iterchildren(f"{{*}}{name}")) if element is not None else iter(())
