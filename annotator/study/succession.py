"""Which earlier document a report revises, or is the version of in another language, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from annotator.documents.mending import revising, versions
from annotator.errors import UsageError
from annotator.model import Document, Report, UnitLink
from annotator.store import documents, revisions
from annotator.store import versions as kept_versions
from annotator.store.project import Project
from annotator.text import counted

_COMMON = 1 / 3  # of the units of the shorter report: with less in common two reports only share a name


def older(
    project: Project, report: Report, known: Iterable[Document], named: str | None, came: Collection[str]
) -> Document | None:
    """Return the document that a report takes the place of, None when it is new.

    It is the one named; else the one with the same source, or the same symbol, or the same file name (but not a file
    of the same import), language and text in common.
    """
    standing = [d for d in known if d.id not in documents.superseded(project.conn)]
    if named is not None:
        return _named(project, named, standing)
    for old in reversed(standing):
        if old.sha256 == report.document.sha256:
            return old
        if _may_be(old, report.document, came) and _have_common(project, old, report):
            return old
    return None


def _named(project: Project, named: str, standing: Iterable[Document]) -> Document:
    for old in standing:
        if old.id == named:
            return old
    by = documents.superseded(project.conn).get(named)
    raise UsageError(f"{named} is superseded by {by} already", remedy=f"name {by}")


def _may_be(old: Document, new: Document, came: Collection[str]) -> bool:
    if old.language != new.language or (old.part and new.part and old.part != new.part):
        return False
    if old.symbol and new.symbol:
        return old.symbol == new.symbol
    return old.source == new.source and old.id not in came


def _have_common(project: Project, old: Document, report: Report) -> bool:
    before = documents.units(project.conn, old.id)
    links = revising.links(before, report.units, by_label=False)
    return len({link.new for link in links}) >= _COMMON * min(len(before), len(report.units))


def succeed(project: Project, report: Report, old: Document | None, known: Iterable[Document]) -> list[str]:
    """Carry over what stands on the earlier version, link other languages, and return what there is to say."""
    said = [] if old is None else [_take_over(project, report, old)]
    return [*said, *_link_versions(project, report, known)]


def _take_over(project: Project, report: Report, old: Document) -> str:
    before = documents.units(project.conn, old.id)
    links = revising.links(before, report.units)
    desk = project.desk("", "", project.book())
    told = revisions.take_over(project.conn, old.id, report.document.id, links, desk)
    codings = f"; {_codings(told)}" if told.over or told.recheck or told.left else ""
    return f"revises {old.symbol or old.source} ({old.id}): {', '.join(_counts(links, len(before), report))}{codings}"


def _codings(told: revisions.Carried) -> str:
    left = f", {told.left} left on text that is gone" if told.left else ""
    return f"{counted(told.over, 'coding', 'codings')} carried over, {told.recheck} to be checked again{left}"


def _counts(links: Iterable[UnitLink], before: int, report: Report) -> Iterator[str]:
    how = {link.new: link.how for link in links}
    for word in ("same", "moved", "changed"):
        yield f"{counted(sum(h == word for h in how.values()), 'unit', 'units')} {word}"
    yield f"{len(report.units) - len(how)} new"
    yield f"{before - len({link.old for link in links})} gone"


def _link_versions(project: Project, report: Report, known: Iterable[Document]) -> Iterator[str]:
    gone = documents.superseded(project.conn)
    document = report.document
    for other in known:
        is_same = document.symbol is not None and document.symbol == other.symbol and other.id not in gone
        if is_same and other.language != document.language:
            pairs = versions.pairs(report.units, documents.units(project.conn, other.id))
            kept_versions.link(project.conn, pairs)
            yield (
                f"is the {document.language} version of {other.symbol} ({other.id}, {other.language}): "
                f"{len(pairs)} of {counted(len(report.units), 'unit', 'units')} linked"
            )
