"""Back and forward like a browser: the units a coder has been at, and where among them."""

from __future__ import annotations

_LONGEST = 1000  # units remembered


class Trail:
    """The way so far. A new step cuts off what lay ahead."""

    def __init__(self, start: str) -> None:
        self._units = [start]
        self._at = 0

    def visited(self, unit: str) -> None:
        """Note the unit that is in sight now; being told of the same one again changes nothing."""
        if unit != self._units[self._at]:
            self._units[self._at + 1 :] = [unit]
            self._units = self._units[-_LONGEST:]
            self._at = len(self._units) - 1

    def back(self) -> str | None:
        """Step back and return that unit, None at the beginning of the way."""
        return self._step(-1)

    def forward(self) -> str | None:
        """Step forward again and return that unit, None at the end of the way."""
        return self._step(1)

    def _step(self, by: int) -> str | None:
        if not 0 <= self._at + by < len(self._units):
            return None
        self._at += by
        return self._units[self._at]
