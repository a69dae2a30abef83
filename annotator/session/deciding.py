"""What a coder decides on the unit in sight; every command is durable when it returns and says what it did."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.codebook import Layer
from annotator.errors import InputError, UsageError
from annotator.items import Item, Question
from annotator.session import drafting
from annotator.session.base import Base, name_unit
from annotator.session.view import Answer, Mark, Offer
from annotator.store.decisions import Draft

FLAG_REASONS = ("doubtful", "ask", "revisit")


class Deciding(Base):
    """Suggestions, codes, none, done, flags, memos, proposals."""

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

    def remove(self, mark: Mark) -> str:
        """Take a code away again."""
        self._write([drafting.undoing(mark.decision)])
        return f"Removed {mark.layer.name}: {mark.name}"

    def none(self, question: Question) -> str:
        """Say that no code of this layer applies here; codes given before go."""
        self._write(drafting.denying(self.view(), question))
        return f"{question.layer.name}: no code applies"

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
        self._write([drafting.noting(self.view(), text.strip(), mark)])
        return "Memo kept" if text.strip() else "Memo removed"

    def propose(self, layer_key: str, name: str) -> str:
        """Propose a code for the codebook; the lead decides on it."""
        self._write([Draft(self.view().unit.id, "propose", self.book.layer(layer_key).key, memo=name.strip())])
        return f"Proposed for {self.book.layer(layer_key).name}: {name.strip()}"


def _names(answers: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(a.question.layer.name for a in answers))
