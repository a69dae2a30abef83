"""EPUB: the pages of a book in the order of its spine, each read as HTML."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from annotator.documents.lines import Draft, Line, Note
from annotator.documents.readers import html
from annotator.documents.readers.package import Package
from annotator.documents.readers.xml import child, children, local, parse, value
from annotator.errors import ReadError

_WITHOUT = "libepubgen"
_NO_NUMBERS = "LibreOffice writes no automatic numbers into an EPUB; paragraphs may lack theirs: import the original"


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
    folder = posixpath.dirname(name)
    sheets = "\n".join((package.read(at) or b"").decode("utf-8", "replace") for at in _items(root, folder, "css"))
    for page in _spine(root, folder):
        data = package.read(page)
        draft = html.read(data, package.where, sheets) if data and data.strip() else Draft(())
        first = lines[-1].number if lines else 0
        lines.extend(dataclasses.replace(line, number=line.number + first) for line in draft.lines)
        found.extend(draft.notes)
    language = next(((e.text or "")[:2] for e in root.iter() if local(e) == "language"), "")
    said = any(_WITHOUT in (value(e, "content") or "") for e in root.iter() if local(e) == "meta")
    return Draft(
        tuple(_headed(lines, _contents(package, root, folder))), tuple(found), (_NO_NUMBERS,) if said else (),
        language=language if language in ("en", "fr", "es") else None,
    )  # fmt: skip


def _headed(lines: Sequence[Line], contents: Mapping[str, int]) -> Iterator[Line]:
    """Yield the lines; where no page marks headings, those are headings that the book's contents name."""
    marked = any(line.level for line in lines)
    for line in lines:
        level = None if marked or line.row else contents.get(line.text)
        yield dataclasses.replace(line, level=level) if level else line


def _contents(package: Package, root: Any, folder: str) -> dict[str, int]:
    """Return the entries of the book's contents with the depth at which each stands."""
    found: dict[str, int] = {}
    for page in _items(root, folder, "nav"):
        data = package.read(page)
        for link in parse(data, package.where).iter("{*}a") if data else ():
            depth = sum(local(above) == "ol" for above in link.iterancestors())
            found.setdefault(" ".join("".join(link.itertext()).split()), depth)
    return found


def _items(root: Any, folder: str, kind: str) -> Iterator[str]:
    """Yield the names of the book's style sheets ("css") or navigation pages ("nav")."""
    for item in children(child(root, "manifest"), "item"):
        nav = "nav" in (value(item, "properties") or "").split()
        if nav if kind == "nav" else value(item, "media-type") == f"text/{kind}":
            yield posixpath.normpath(posixpath.join(folder, unquote(value(item, "href") or "")))


def _spine(root: Any, folder: str) -> Iterator[str]:
    """Yield the names of the pages in reading order; the navigation page is none."""
    items = {value(e, "id"): e for e in children(child(root, "manifest"), "item")}
    for reference in children(child(root, "spine"), "itemref"):
        item = items.get(value(reference, "idref"))
        href = value(item, "href")
        if href and "nav" not in (value(item, "properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))
