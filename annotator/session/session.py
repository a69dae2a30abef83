"""The session itself: one coder in one round; every command is durable when it returns and says what it did."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence

from annotator.codebook import Codebook, Layer
from annotator.errors import AnnotatorError, InputError, UsageError
from annotator.items import Frame, Item, Question, place_of
from annotator.model import Decision, Unit
from annotator.session import history
from annotator.session.view import Answer, Mark, Offer, View, build_answers, build_offers
from annotator.store import decisions, documents, frames, places, suggestions
from annotator.store.decisions import Draft
from annotator.store.project import Project

_RECENT = 200  # decisions looked at for codes given lately
FLAG_REASONS = ("doubtful", "ask", "revisit")


class Session:
    """One coder at work. Commands return a sentence for the message line; errors are AnnotatorError."""

    def __init__(self, project: Project, coder: str, round_name: str = "main", document: str | None = None) -> None:
        self.project = project
        self.book: Codebook = project.book()
        self.coder = coder
        self.round = round_name
        self._conn: sqlite3.Connection = project.conn
        self._desk = project.desk(coder, round_name, self.book)
        self._document = document
        self._ids = documents.unit_ids(self._conn, document)
        if not self._ids:
            raise UsageError("there is nothing to code yet", remedy="bring in a report with 'annotator import FILE'")
        self._documents = {d.id: d for d in documents.documents(self._conn)}
        self._places = {unit: i for i, unit in enumerate(self._ids)}
        kept = places.bookmark(self._conn, coder, round_name)
        self._at = self._places.get(kept or "", 0)
        self._view: View | None = None
        self._is_hiding = False

    # --- looking

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the session's units in reading order."""
        return self._ids

    @property
    def position(self) -> int:
        """The place of the present unit among ``ids``, from 0."""
        return self._at

    def view(self) -> View:
        """Return all there is to see of the present unit; suggestions in sight are noted as seen."""
        if self._view is None:
            self._view = self._build(self._ids[self._at])
        return self._view

    def hide(self) -> str:
        """Hide the suggestions, or show them again; what is hidden is not noted as seen."""
        self._is_hiding, self._view = not self._is_hiding, None
        return "Suggestions hidden" if self._is_hiding else "Suggestions in sight"

    def recent(self) -> list[tuple[str, str]]:
        """Return layer and code of what this coder gave last, newest first, each once."""
        newest = decisions.of_coder(self._conn, self.coder, self.round, _RECENT)
        given = [(d.layer, d.code) for d in newest if d.action == "apply" and d.layer and d.code]
        return list(dict.fromkeys((layer, code) for layer, code in given))

    def unit_at(self, position: int) -> Unit | None:
        """Return the unit at a position, or None outside of the session."""
        return documents.unit(self._conn, self._ids[position]) if 0 <= position < len(self._ids) else None

    def _build(self, unit_id: str) -> View:
        frame = self.frame(unit_id)
        state = decisions.state_of(self._conn, unit_id, self.coder, self.round, self._desk.is_multiple)
        withheld = self._is_hiding or (state.done is None and suggestions.is_withheld(self._conn, unit_id))
        shown = [] if withheld else suggestions.of_unit(self._conn, unit_id, self.coder)
        if shown and state.done is None:
            suggestions.mark_seen(self._conn, unit_id, self.coder, self.round)
        return View(
            frame=frame,
            document=self._documents[frame.unit.document],
            before=self.unit_at(self._at - 1),
            after=self.unit_at(self._at + 1),
            number=self._at + 1,
            total=len(self._ids),
            done_units=places.done_count(self._conn, self.coder, self.round, self._document),
            offers=build_offers(frame, self.book, shown, state),
            answers=build_answers(frame, self.book, state),
            is_withheld=withheld,
            state=state,
        )

    def frame(self, unit_id: str) -> Frame:
        """Return a unit with its statements and sentences."""
        unit = documents.unit(self._conn, unit_id)
        found = frames.of_unit(self._conn, unit_id)
        return Frame(unit, tuple(found), tuple(documents.sentences(self._conn, unit=unit_id)))

    # --- moving

    def go(self, position: int) -> bool:
        """Go to a position, clamped to the session; return whether that is another unit. The place is kept."""
        to = max(0, min(position, len(self._ids) - 1))
        moved, self._at, self._view = to != self._at, to, None
        if moved:
            places.set_bookmark(self._conn, self.coder, self.round, self._ids[to])
        return moved

    def go_to_label(self, label: str) -> str:
        """Go to the unit with this printed label (or id): the next one after here when it occurs often."""
        wanted = label.strip().strip("().").casefold()
        labels = places.labels(self._conn)
        order = [*range(self._at + 1, len(self._ids)), *range(self._at + 1)]
        for position in order:
            unit_id = self._ids[position]
            if wanted in (unit_id, (labels.get(unit_id) or "").casefold()):
                self.go(position)
                return f"At {name_unit(self.view().unit)}"
        raise InputError(f"no paragraph is numbered '{label}'", remedy="numbers are those printed in the report")

    def go_to_open(self, step: int = 1) -> str:
        """Go to the next (or, with -1, the previous) unit that is not done."""
        return self._go_to_other(
            places.done_units(self._conn, self.coder, self.round), step, False, "Everything is done"
        )

    def go_to_flagged(self, step: int = 1) -> str:
        """Go to the next flagged unit."""
        return self._go_to_other(
            places.flagged_units(self._conn, self.coder, self.round), step, True, "Nothing is flagged"
        )

    def _go_to_other(self, units: set[str], step: int, wanted: bool, otherwise: str) -> str:
        count = len(self._ids)
        for distance in range(1, count + 1):
            position = (self._at + step * distance) % count
            if (self._ids[position] in units) is wanted:
                if not self.go(position):
                    break
                return f"At {name_unit(self.view().unit)}"
        here = (self._ids[self._at] in units) is wanted
        return "This is the only one" if here else otherwise

    # --- deciding

    def accept(self, offer: Offer, *, bulk: bool = False) -> str:
        """Take a suggestion: its code stands. Taking one that was taken leaves it."""
        self._write(self._accepting([offer], bulk))
        return f"{offer.layer.name}: {offer.name}"

    def accept_all(self, offers: Sequence[Offer]) -> str:
        """Take several open suggestions in one act, marked as bulk; of a single layer the best one."""
        drafts = self._accepting(self._best([o for o in offers if o.state == "open"]), True)
        if not drafts:
            return "Nothing left to accept"
        self._write(drafts)
        return f"Accepted {len(drafts)} suggestions"

    def _best(self, offers: Sequence[Offer]) -> list[Offer]:
        """Leave out what would only be overwritten: on a single layer answered already, or by a better one."""
        taken = {(a.question.layer.key, a.question.item) for a in self.view().answers if not a.is_open}
        best: list[Offer] = []
        for offer in sorted(offers, key=lambda o: -o.suggestion.score):
            key = (offer.layer.key, offer.item)
            if not offer.layer.multiple and key in taken:
                continue
            taken.add(key)
            best.append(offer)
        return sorted(best, key=lambda o: o.number)

    def _accepting(self, offers: Sequence[Offer], bulk: bool) -> list[Draft]:
        drafts = []
        for offer in offers:
            start, end = (offer.suggestion.start, offer.suggestion.end) if offer.is_span else (None, None)
            draft = self._applying(offer.layer, offer.suggestion.code, offer.item, start, end)
            drafts.append(dataclasses.replace(draft, suggestion=offer.suggestion.id, bulk=bulk))
        return drafts

    def reject(self, offer: Offer) -> str:
        """Turn a suggestion down; a code taken from it goes with it."""
        item, found = offer.item, offer.suggestion
        start, end = (found.start, found.end) if offer.is_span else (None, None)
        if not offer.is_span and item.sentence is not None:
            _, start, end = place_of(item, self.view().frame.sentences)
        self._write(
            [
                Draft(
                    found.unit, "reject", found.layer, found.code, item.statement, start, end,
                    suggestion=found.id,
                )
            ]
        )  # fmt: skip
        return f"Rejected {offer.layer.name}: {offer.name}"

    def apply(
        self, layer_key: str, code: str, item: Item | None = None, start: int | None = None, end: int | None = None
    ) -> str:
        """Give a code to an item, or to words of it (start, end); on a single layer it takes the place of the old."""
        layer = self._code_of(layer_key, code)
        item = item or self.view().frame.item_of(layer, None, start, end)
        draft = self._applying(layer, code, item, start, end)
        self._write([dataclasses.replace(draft, suggestion=self._overruled(layer, code, item))])
        return f"{layer.name}: {layer.name_of(code)}"

    def _overruled(self, layer: Layer, code: str, item: Item) -> str | None:
        """Return the suggestion this code came from or was chosen instead of, on a layer with one answer."""
        offers = [o for o in self.view().offers if (o.layer.key, o.item) == (layer.key, item) and not o.is_span]
        same = [o for o in offers if o.suggestion.code == code]
        if same:
            return same[0].suggestion.id
        return offers[0].suggestion.id if offers and not layer.multiple else None

    def _code_of(self, layer_key: str, code: str) -> Layer:
        layer = self.book.layer(layer_key)
        if not layer.has(code):
            raise InputError(f"layer '{layer_key}' has no code '{code}'", remedy="see 'annotator list codes'")
        return layer

    def _applying(self, layer: Layer, code: str, item: Item, start: int | None, end: int | None) -> Draft:
        frame = self.view().frame
        if start is None:
            _, start, end = place_of(item, frame.sentences)
        if layer.item_for(frame.unit.kind) == "span" and start is None:
            raise InputError(f"'{layer.name}' marks words: select some first")
        old = None if layer.multiple else next((m for m in self._marks(layer, item)), None)
        replaces = old.decision.id if old else None
        return Draft(frame.unit.id, "apply", layer.key, code, item.statement, start, end, replaces=replaces)

    def _marks(self, layer: Layer, item: Item) -> list[Mark]:
        key = (layer.key, item)
        return [m for a in self.view().answers if (a.question.layer.key, a.question.item) == key for m in a.marks]

    def remove(self, mark: Mark) -> str:
        """Take a code away again."""
        self._write([_undoing(mark.decision)])
        return f"Removed {mark.layer.name}: {mark.name}"

    def none(self, question: Question) -> str:
        """Say that no code of this layer applies here; codes given before go."""
        layer, item = question.layer, question.item
        statement, start, end = place_of(item, self.view().frame.sentences)
        drafts = [_undoing(m.decision) for m in self._marks(layer, item)]
        drafts.append(Draft(self.view().unit.id, "none", layer.key, None, statement, start, end))
        self._write(drafts)
        return f"{layer.name}: no code applies"

    def done(self) -> str:
        """Finish the unit: what is left open is answered with none, and named. Required layers hold it back."""
        view = self.view()
        if view.is_done:
            return f"{name_unit(view.unit)} was done already"
        missing = [a for a in view.open_answers if a.question.layer.required]
        if missing:
            raise UsageError(f"{_names(missing)} must be answered first", remedy="answer, or say that none applies")
        self._write([Draft(view.unit.id, "done")])
        left = f"; none: {_names(view.open_answers)}" if view.open_answers else ""
        return f"Done {name_unit(view.unit)}{left}"

    def reopen(self) -> str:
        """Take back that the unit is done."""
        if not self.view().is_done:
            return f"{name_unit(self.view().unit)} is not done"
        self._write([Draft(self.view().unit.id, "reopen")])
        return f"Reopened {name_unit(self.view().unit)}"

    def flag(self, reason: str | None) -> str:
        """Flag the unit with a reason, or (None) take the flag away."""
        if reason is not None and reason not in FLAG_REASONS:
            raise UsageError(f"'{reason}' is no reason for a flag", remedy=f"choose one of {', '.join(FLAG_REASONS)}")
        action = Draft(self.view().unit.id, "flag", code=reason) if reason else Draft(self.view().unit.id, "unflag")
        self._write([action])
        return f"Flagged: {reason}" if reason else "Flag removed"

    def memo(self, text: str, mark: Mark | None = None) -> str:
        """Write a memo on the unit, or on a code that stands; an empty one takes it away."""
        place = mark.decision if mark else None
        self._write(
            [
                Draft(
                    self.view().unit.id, "memo", place.layer if place else None, place.code if place else None,
                    place.statement if place else None, place.start if place else None,
                    place.end if place else None, memo=text.strip(),
                )
            ]
        )  # fmt: skip
        return "Memo kept" if text.strip() else "Memo removed"

    def propose(self, layer_key: str, name: str) -> str:
        """Propose a code for the codebook; the lead decides on it."""
        self._write([Draft(self.view().unit.id, "propose", self.book.layer(layer_key).key, memo=name.strip())])
        return f"Proposed for {self.book.layer(layer_key).name}: {name.strip()}"

    # --- undo

    def undo(self) -> str:
        """Take back the newest act of this coder in this round, wherever it was, and go there."""
        return self._reverse(history.last_act, "Nothing to undo", "Undid")

    def redo(self) -> str:
        """Take back the newest undo, unless something was decided since."""
        return self._reverse(history.last_undo, "Nothing to redo", "Redid")

    def _reverse(self, find: history.Finder, nothing: str, word: str) -> str:
        act = history.search(lambda n: decisions.of_coder(self._conn, self.coder, self.round, n), find)
        if not act:
            return nothing
        self._write([_undoing(d) for d in act])
        if act[0].unit in self._places:
            self.go(self._places[act[0].unit])
        subject = (
            decisions.by_id(self._conn, act[0].replaces) if act[0].action == "undo" and act[0].replaces else act[0]
        )
        more = f" and {len(act) - 1} more" if len(act) > 1 else ""
        return f"{word}: {self._in_words(subject)}{more}"

    def _in_words(self, decision: Decision) -> str:
        try:
            layer = self.book.layer(decision.layer) if decision.layer else None
        except AnnotatorError:
            layer = None
        name = layer.name_of(decision.code) if layer and decision.code else decision.code or ""
        what = f"{layer.name}: {name}" if layer and name else (layer.name if layer else name)
        return f"{decision.action} {what}".strip()

    def _write(self, drafts: Sequence[Draft]) -> None:
        """Append decisions; whatever happens, what is shown next is read from the store."""
        self._view = None
        decisions.append(self._conn, self._desk, drafts)


def _undoing(decision: Decision) -> Draft:
    return Draft(
        decision.unit, "undo", decision.layer, decision.code, decision.statement, decision.start, decision.end,
        replaces=decision.id,
    )  # fmt: skip


def _names(answers: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(a.question.layer.name for a in answers))


def name_unit(unit: Unit) -> str:
    """Return how a unit is called in messages: its kind and printed label."""
    return f"{unit.kind} {unit.label}" if unit.label else f"{unit.kind} at place {unit.ordinal}"
