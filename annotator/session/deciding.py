"""What a coder decides on the unit in sight; every command is durable when it returns and says what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotator.codebook import Layer
from annotator.errors import InputError, UsageError
from annotator.items import Item, Question
from annotator.session import drafting, picking
from annotator.session.base import Base, name_unit
from annotator.session.picking import Choice
from annotator.session.view import Answer, Mark, Offer, View
from annotator.store import decisions
from annotator.store.decisions import Draft
from annotator.text import one_line

_LOOKED_AT, _NEWEST = 1000, 5  # decisions looked at for codes given often, and codes given last
FLAG_REASONS = ("doubtful", "ask", "revisit")


class Deciding(Base):
    """Suggestions, codes, none, done, flags, memos, proposals."""

    _held_back = ""  # the unit that a required layer has held back, once

    # --- finding codes

    def find_codes(self, query: str, questions: Sequence[Question], most: int | None = None) -> list[Choice]:
        """Return the codes that fit what was typed, the best ``most``; a layer of free words offers the typed one."""
        return self._index.find(query, questions, self.recent(), most) + picking.free(query, questions)

    def recent(self) -> list[tuple[str, str]]:
        """Return layer and code of what this coder gave: the last few newest first, then the most frequent."""
        given = decisions.given_lately(self._conn, self.coder, self.round, _LOOKED_AT)
        newest = list(dict.fromkeys(given))[:_NEWEST]
        return list(dict.fromkeys([*newest, *(pair for pair, _ in Counter(given).most_common())]))

    # --- suggestions and codes

    def accept(self, offer: Offer, *, bulk: bool = False) -> str:
        """Take a suggestion: its code stands. Taking one that was taken leaves it."""
        self._write(drafting.accepting(self.view(), [offer], bulk=bulk))
        return f"{offer.layer.name}: {offer.name}"

    def accept_all(self, offers: Sequence[Offer]) -> str:
        """Take several open suggestions in one act, marked as bulk; of a single layer the best one."""
        found = drafting.best(self.view(), [o for o in offers if o.state == "open"])
        drafts = drafting.accepting(self.view(), found, bulk=True)
        if not drafts:
            return "Nothing left to accept"
        self._write(drafts)
        return f"Accepted {len(drafts)} suggestions"

    def reject(self, offer: Offer) -> str:
        """Turn a suggestion down; a code taken from it goes with it."""
        self._write([drafting.rejecting(self.view(), offer)])
        return f"Rejected {offer.layer.name}: {offer.name}"

    def apply(
        self, layer_key: str, code: str, item: Item | None = None, start: int | None = None, end: int | None = None
    ) -> str:
        """Give a code to an item, or to words of it (start, end); on a single layer it takes the place of the old."""
        layer = self._code_of(layer_key, code)
        item = item or self.view().frame.item_of(layer, None, start, end)
        self._write([drafting.choosing(self.view(), layer, code, item, start, end)])
        return f"{layer.name}: {layer.name_of(code)}"

    def _code_of(self, layer_key: str, code: str) -> Layer:
        layer = self.book.layer(layer_key)
        if not layer.has(code):
            raise InputError(f"layer '{layer_key}' has no code '{code}'", remedy="see 'annotator list codes'")
        return layer

    def move_ends(self, mark: Mark, start: int, end: int) -> str:
        """Give a code that stands on words other ends."""
        if mark.item.sentence is not None or mark.decision.start is None or start >= end:
            raise InputError(f"'{mark.name}' has no ends to move", remedy="it is said of the item as a whole")
        if (mark.decision.start, mark.decision.end) == (start, end):
            return "The ends are where they were"
        self._write(drafting.moving(self.view(), mark, start, end))
        return f"{mark.layer.name}: {mark.name} “{one_line(self.view().unit.text[start:end], 40)}”"

    def all_but(self, offer: Offer, offers: Sequence[Offer]) -> str:
        """Take the other open suggestions in one act, marked as bulk; turn this one down where several can stand."""
        view, question = self.view(), (offer.layer.key, offer.item)
        others = [o for o in offers if o.state == "open" and o != offer]
        if not offer.layer.is_set:
            others = [o for o in others if (o.layer.key, o.item) != question]
        drafts = drafting.accepting(view, drafting.best(view, others), bulk=True)
        if offer.layer.is_set and offer.state != "rejected":
            drafts.append(drafting.rejecting(view, offer))
        if drafts:
            self._write(drafts)
        return f"Accepted {len(others)} suggestions; what is right instead of {offer.name}?"

    def reject_all(self, offers: Sequence[Offer]) -> str:
        """Turn several open suggestions down in one act."""
        found = [o for o in offers if o.state == "open"]
        if not found:
            return "Nothing is left to reject"
        self._write([drafting.rejecting(self.view(), o) for o in found])
        return f"Rejected {len(found)} suggestions"

    def remove(self, mark: Mark) -> str:
        """Take a code away again."""
        self._write(self._removal(mark.decision))
        return f"Removed {mark.layer.name}: {mark.name}"

    def none(self, question: Question) -> str:
        """Say that no code of this layer applies here; codes given before go."""
        return self.none_of([question])

    def none_of(self, questions: Sequence[Question]) -> str:
        """Say of several questions in one act that no code applies."""
        view = self.view()
        given = [m for q in questions for m in drafting.marks(view, q.layer, q.item)]
        gone = [d for m in given for d in self._removal(m.decision)]
        self._write([*gone, *(drafting.denying(view, q) for q in questions)])
        return f"{', '.join(dict.fromkeys(q.layer.name for q in questions))}: no code applies"

    def done(self) -> str:
        """Finish the unit: what is left open is answered with none, and named. Required layers hold it back."""
        view = self.view()
        if view.is_done:
            return f"{name_unit(view.unit)} was done already"
        missing = [a for a in view.open_answers if a.question.layer.required]
        if missing and self._held_back != view.unit.id:
            self._held_back = view.unit.id
            remedy = "answer, or finish once more to say that none applies"
            raise UsageError(f"{_names(missing)} should be answered first", remedy=remedy)
        self._held_back = ""
        self._write([Draft(view.unit.id, "done")])
        return f"Done {name_unit(view.unit)}{_left(view)}"

    def reopen(self) -> str:
        """Take back that the unit is done."""
        if not self.view().is_done:
            return f"{name_unit(self.view().unit)} is not done"
        if self.view().offers:  # whatever is decided from now on was decided with them in sight
            self._sighted.add(self.view().unit.id)
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
        self._write([drafting.noting(self.view(), text.strip(), mark)])
        return "Memo kept" if text.strip() else "Memo removed"

    def memo_of(self, mark: Mark) -> str:
        """Return the memo on a code that stands, or nothing."""
        found = [m.memo for m in self.view().state.memos if drafting.is_on(m, mark.decision)]
        return (found or [mark.decision.memo])[0] or ""

    def propose(self, layer_key: str, name: str) -> str:
        """Propose a code for the codebook; the lead decides on it."""
        self._write([Draft(self.view().unit.id, "propose", self.book.layer(layer_key).key, memo=name.strip())])
        return f"Proposed for {self.book.layer(layer_key).name}: {name.strip()}"


def _left(view: View) -> str:
    """Return what finishing answered with none, and how many suggestions for that were not taken."""
    if not view.open_answers:
        return ""
    asked = {(a.question.layer.key, a.question.item) for a in view.open_answers}
    waiting = sum(o.state == "open" and (o.layer.key, o.item) in asked for o in view.offers)
    untaken = f" ({waiting} suggestion{'s' * (waiting > 1)} not taken)" if waiting else ""
    return f"; none: {_names(view.open_answers)}{untaken}"


def _names(answers: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(a.question.layer.name for a in answers))
