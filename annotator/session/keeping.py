"""What a session keeps to: some of its units, in reading order or in that of a queue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from annotator.delayed import dataclass
from annotator.errors import InputError
from annotator.store.order import Order


@dataclass(frozen=True, slots=True)
class Kept:
    """The units with the place of each among them, and what they are in words."""

    ids: Sequence[str]
    places: Mapping[str, int]
    described: str
    is_queue: bool

    @classmethod
    def among(cls, order: Order, units: Sequence[str], described: str, *, in_order: bool = False) -> Kept:
        """Return those of the units that stand in the order; refuse it when these are none."""
        numbers = order.numbers()
        wanted = [unit for unit in dict.fromkeys(units) if unit in numbers]
        if not wanted:
            raise InputError(f"nothing fits {described}", remedy="ask for less")
        ids = wanted if in_order else sorted(wanted, key=numbers.__getitem__)
        return cls(ids, {unit: place for place, unit in enumerate(ids)}, described, in_order)

    def start(self, order: Order, number: int) -> int:
        """Return where to begin: at the unit of this number, else at the next one after it, else at the first."""
        if self.is_queue:
            return 0
        place = bisect_left(self.ids, number, key=order.index)
        return place if place < len(self.ids) else 0
