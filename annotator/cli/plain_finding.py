"""How one moves and finds places in the plain mode: by number, words, filter; and where one stands."""

from __future__ import annotations

from annotator.cli.plain_desk import Desk
from annotator.errors import InputError
from annotator.session import citing, filtering, groups, orientation
from annotator.session.base import name_unit
from annotator.session.trail import Trail
from annotator.store import documents, outline, searching
from annotator.text import heading_line, one_line

_LISTED = 12  # places listed at once


class Finding(Desk):
    """The acts that write nothing but the place; each returns what it says."""

    _trail: Trail | None = None
    _found: tuple[str, ...] = ()  # units listed last, for go +NUMBER

    def do_focus(self, rest: str) -> str:
        """Put a statement in focus."""
        count = len(groups(self._view))
        if rest and not (rest.isdecimal() and 1 <= int(rest) <= count):
            raise InputError(f"there is no statement {rest} here")
        self._focus = int(rest) - 1 if rest else (self._focus + 1) % max(1, count)
        return ""

    def do_next(self, rest: str) -> str:
        """Go to the next unit."""
        return self._move(1)

    def do_previous(self, rest: str) -> str:
        """Go to the previous unit."""
        return self._move(-1)

    def _move(self, by: int) -> str:
        moved = self._session.go(self._session.position + by)
        return "" if moved else "this is the last one" if by > 0 else "this is the first one"

    def do_next_open(self, rest: str) -> str:
        """Go to the next unit that is not done."""
        return self._session.go_to_open()

    def do_previous_open(self, rest: str) -> str:
        """Go to the previous unit that is not done."""
        return self._session.go_to_open(-1)

    def do_next_flagged(self, rest: str) -> str:
        """Go to the next flagged unit."""
        return self._session.go_to_flagged()

    def do_next_suggestion(self, rest: str) -> str:
        """Go to the next unit with a suggestion that waits."""
        return self._session.go_to_suggestion()

    def do_previous_suggestion(self, rest: str) -> str:
        """Go to the previous unit with a suggestion that waits."""
        return self._session.go_to_suggestion(-1)

    def do_go(self, rest: str) -> str:
        """Go to a printed number, to a heading, or (+2) to what was listed as number 2."""
        if rest.startswith("+") and rest[1:].isdecimal():
            place = int(rest[1:])
            if not 1 <= place <= len(self._found):
                raise InputError(
                    f"nothing was listed as number {place}", remedy="list places with find, outline or docs"
                )
            self._session.visit(self._found[place - 1])
            return f"At {name_unit(self._view.unit)}"
        return self._session.go_to_label(rest)

    def do_back(self, rest: str) -> str:
        """Go back to where one was."""
        return self._follow(self._trail.back() if self._trail else None, "this is where you began")

    def do_forward(self, rest: str) -> str:
        """Go forward again."""
        return self._follow(self._trail.forward() if self._trail else None, "there is nothing ahead")

    def _follow(self, unit: str | None, otherwise: str) -> str:
        if unit is not None:
            self._session.visit(unit)
        return "" if unit is not None else otherwise

    def was_here(self) -> None:
        """Note which unit is in sight."""
        self._trail = self._trail or Trail(self._view.unit.id)
        self._trail.visited(self._view.unit.id)

    # --- lists

    def do_find(self, rest: str) -> str:
        """List the units that hold words."""
        session = self._session
        found = searching.units(session.project.conn, rest, session.document, session.coder, session.round)
        self._found = tuple(found[:_LISTED])
        lines = []
        for number, unit_id in enumerate(self._found, 1):
            unit = documents.unit(session.project.conn, unit_id)
            lines.append(f"  +{number} {one_line(name_unit(unit))}: {one_line(unit.text, 90)}")
        more = [f"  and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
        return "\n".join([*lines, *more]) or f"no paragraph has these words: {one_line(rest)}"

    def do_outline(self, rest: str) -> str:
        """List the headings of the document."""
        session, document = self._session, self._view.document.id
        shown = [
            h for h in outline.headings(session.project.conn, session.coder, session.round, document)
            if h.first and rest.casefold() in heading_line(h.title).casefold()
        ]  # fmt: skip
        self._found = tuple(h.first or "" for h in shown)
        lines = [
            f"  +{n} {'  ' * (h.level - 1)}{heading_line(h.title)} ({h.done} of {h.units} done)"
            for n, h in enumerate(shown, 1)
        ]
        return "\n".join(lines) or "no heading has these words"

    def do_documents(self, rest: str) -> str:
        """List the documents; one that is listed is gone on in at its first paragraph that is not done."""
        wanted = rest.casefold()
        shown = [
            s for s in orientation.standings(self._session)
            if wanted in f"{s.document.symbol} {s.document.title} {s.document.source}".casefold()
        ]  # fmt: skip
        self._found = tuple(s.goes_on for s in shown)
        lines = [
            f"  +{n} {self._session.named[s.document.id]} ({s.done} of {s.units} done)" for n, s in enumerate(shown, 1)
        ]
        return "\n".join(lines) or "no document has these words"

    def do_only(self, rest: str) -> str:
        """Keep to the units of a filter; without one, to all."""
        if not rest:
            self._session.keep_to(None)
            return "all paragraphs again"
        return filtering.keep(filtering.parse(rest, self._session), self._session)

    # --- looking

    def do_reasons(self, rest: str) -> str:
        """Say why each suggestion was made."""
        lines = [
            f"  {n}  {o.suggestion.score:.2f}  {o.suggestion.source}  {one_line(o.suggestion.reason)}"
            for n, o in enumerate(self._group.offers, 1)
        ]
        return "\n".join(lines) or "nothing is suggested here"

    def do_hide(self, rest: str) -> str:
        """Hide or show the suggestions."""
        return self._session.hide()

    def do_cite(self, rest: str) -> str:
        """Give the marked words, or the unit, with its citation."""
        view = self._view
        start, end = self._words or (0, len(view.unit.text))
        return one_line(citing.quoted(view.unit.text[start:end], view.unit, view.document))

    def do_where(self, rest: str) -> str:
        """Say how far the coder is."""
        lines = [
            f"  {self._session.named[s.document.id]}: {s.done} of {s.units} done, {s.flagged} flagged"
            for s in orientation.standings(self._session)
        ]
        left = self._view.total - self._view.done_units
        pace = orientation.in_words(orientation.pace(self._session, left))
        return "\n".join([*lines, *([f"  {pace}"] if pace else [])])
