"""Where a session can go: to a printed number or heading, to what is open, flagged or suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
        found = self._labelled(label.strip().strip("()."))
        if found:
            self.go(next((position for position in found if position > self._at), found[0]))
            return f"At {name_unit(self.view().unit)}"
        under = outline.first_under(self._conn, label, self._document)
        if under is not None:
            self.visit(under)
            return f"At {name_unit(self.view().unit)}, {heading_line(''.join(self.view().unit.path[-1:]), 60)}"
        raise InputError(
            f"no paragraph is numbered '{label}' and no heading has these words",
            remedy="numbers are those printed in the report; O shows the headings",
        )

    def _labelled(self, label: str) -> list[int]:
        """Return the positions of the units with this printed label or id, in order."""
        units = places.labelled(self._conn, label)
        known = self._kept.places if self._kept else {unit: self._all.number_of(unit) for unit in units}
        return sorted(position for unit in units if (position := known.get(unit)) is not None)

    def go_to_open(self, step: int = 1) -> str:
        """Go to the next (or, with -1, the previous) unit that is not done."""
        found = self._nearest(step, lambda units: set(units) - self._among(places.done_among, units))
        return self._at_found(found, "Everything is done")

    def go_to_flagged(self, step: int = 1) -> str:
        """Go to the next flagged unit."""
        found = self._nearest(step, lambda units: self._among(places.flagged_among, units))
        return self._at_found(found, "Nothing is flagged")

    def go_to_suggestion(self, step: int = 1) -> str:
        """Go to the next (or, with -1, the previous) unit with a suggestion in sight that waits for a decision."""
        found = self._nearest(step, lambda units: self._among(places.waiting_among, units))
        return self._at_found(found, "No suggestion waits")

    def _among(self, ask: places.Among, units: Sequence[str]) -> set[str]:
        return ask(self._conn, self.coder, self.round, units)

    def _nearest(self, step: int, fitting: Callable[[Sequence[str]], set[str]]) -> int | None:
        """Return the position of the nearest fitting unit in this direction, round the end; the present one last.

        Nearly always one of the next few fits; only then are more and more looked at.
        """
        count, at, size = len(self.ids), 1, _LOOKED_AT
        while at <= count:
            near = [(self._at + step * distance) % count for distance in range(at, min(at + size, count + 1))]
            units = self._units_at(near)
            fits = fitting(units)
            found = next((position for position, unit in zip(near, units, strict=True) if unit in fits), None)
            if found is not None:
                return found
            at, size = at + size, size * 4
        return None

    def _units_at(self, positions: Sequence[int]) -> list[str]:
        """Return the units at positions that follow each other, round the end perhaps; read at once where they can."""
        low, high = min(positions), max(positions)
        if high - low >= 2 * len(positions):
            return [self.ids[position] for position in positions]
        units = self.ids[low : high + 1]
        return [units[position - low] for position in positions]

    def _at_found(self, position: int | None, otherwise: str) -> str:
        if position is None:
            return otherwise
        return f"At {name_unit(self.view().unit)}" if self.go(position) else "This is the only one"
