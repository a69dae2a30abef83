"""EPUB: the pages of a book in the order of its spine, each read as HTML."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from annotator.documents.lines import Draft, Line, Note
from annotator.documents.readers import html
from annotator.documents.readers.package import Package
from annotator.documents.readers.xml import child, children, local, parse, value
from annotator.errors import ReadError


def read(package: Package) -> Draft:
    """Return the lines of an EPUB; raise ReadError for one under copy protection."""
    if "META-INF/rights.xml" in package.names:
        raise ReadError("the book is under copy protection", where=package.where, remedy="get an unprotected copy")
    container = parse(package.need("META-INF/container.xml"), package.where)
    rootfile = next((e for e in container.iter() if local(e) == "rootfile"), None)
    name = value(rootfile, "full-path") or "content.opf"
    root = parse(package.need(name), package.where)
    lines: list[Line] = []
    found: list[Note] = []
    for page in _spine(root, posixpath.dirname(name)):
        data = package.read(page)
        draft = html.read(data, package.where) if data and data.strip() else Draft(())
        first = lines[-1].number if lines else 0
        lines.extend(dataclasses.replace(line, number=line.number + first) for line in draft.lines)
        found.extend(draft.notes)
    language = next(((e.text or "")[:2] for e in root.iter() if local(e) == "language"), "")
    return Draft(tuple(lines), tuple(found), language=language if language in ("en", "fr", "es") else None)


def _spine(root: Any, folder: str) -> Iterator[str]:
    """Yield the names of the pages in reading order; the navigation page is none."""
    items = {value(e, "id"): e for e in children(child(root, "manifest"), "item")}
    for reference in children(child(root, "spine"), "itemref"):
        item = items.get(value(reference, "idref"))
        href = value(item, "href")
        if href and "nav" not in (value(item, "properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))
