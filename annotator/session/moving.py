"""Where a session can go: to a printed number or heading, to what is open, flagged or suggested."""

from __future__ import annotations

from annotator.errors import InputError
from annotator.session.base import Base, name_unit
from annotator.store import outline, places
from annotator.text import heading_line

_LOOKED_AT = 64  # units looked at first


class Moving(Base):
    """The ways from unit to unit; each says where it went."""

    def go_to_label(self, label: str) -> str:
        """Go to the unit with this printed label (or id): the next one after here when it occurs often.

        What is no label is looked for among the headings; their first unit is gone to.
        """
        wanted = label.strip().strip("().").casefold()
        labels = places.labels(self._conn)
        order = [*range(self._at + 1, len(self._ids)), *range(self._at + 1)]
        for position in order:
            unit_id = self._ids[position]
            if wanted in (unit_id, (labels.get(unit_id) or "").casefold()):
                self.go(position)
                return f"At {name_unit(self.view().unit)}"
        under = outline.first_under(self._conn, label, self._document)
        if under is not None:
            self.visit(under)
            return f"At {name_unit(self.view().unit)}, {heading_line(''.join(self.view().unit.path[-1:]), 60)}"
        raise InputError(
            f"no paragraph is numbered '{label}' and no heading has these words",
            remedy="numbers are those printed in the report; O shows the headings",
        )

    def go_to_open(self, step: int = 1) -> str:
        """Go to the next (or, with -1, the previous) unit that is not done."""
        count = len(self._ids)
        # Nearly always one of the next few is open; only then are more and more looked at.
        at, size = 1, _LOOKED_AT
        while at <= count:
            near = [(self._at + step * distance) % count for distance in range(at, min(at + size, count + 1))]
            done = places.done_among(self._conn, self.coder, self.round, [self._ids[i] for i in near])
            found = next((i for i in near if self._ids[i] not in done), None)
            if found is not None:
                return f"At {name_unit(self.view().unit)}" if self.go(found) else "This is the only one"
            at, size = at + size, size * 4
        return "Everything is done"

    def go_to_flagged(self, step: int = 1) -> str:
        """Go to the next flagged unit."""
        return self._go_to_other(
            places.flagged_units(self._conn, self.coder, self.round), step, True, "Nothing is flagged"
        )

    def go_to_suggestion(self, step: int = 1) -> str:
        """Go to the next (or, with -1, the previous) unit with a suggestion in sight that waits for a decision."""
        waiting = places.waiting_units(self._conn, self.coder, self.round)
        return self._go_to_other(waiting, step, True, "No suggestion waits")

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
