"""Ridge regression in its dual form, learnt one example at a time.

The weights are α = (K + λI)⁻¹Y (Saunders, Gammerman & Vovk 1998). The inverse grows by one row with each example
(the inverse of a bordered matrix), so that an example costs n² steps and not n³. numpy only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
PENALTY = 1.0
_BLOCK = 512  # rows updated at a time, so that no second matrix of the same size is made


class Ridge:
    """Weights for several targets over a kernel; ``n`` examples so far."""

    def __init__(self, targets: int, penalty: float = PENALTY) -> None:
        self.n = 0
        self._penalty = penalty
        self._weights: Array = np.zeros((0, targets))
        self._inverse: Array = np.zeros((0, 0))
        self._to_invert: Array | None = None

    def fit(self, kernel: Array, targets: Array) -> None:
        """Learn all examples at once: ``kernel`` is n × n, ``targets`` n × targets."""
        self.n = len(kernel)
        self._to_invert = np.asarray(kernel + self._penalty * np.eye(self.n), dtype=np.float64)
        self._weights = np.asarray(np.linalg.solve(self._to_invert, targets), dtype=np.float64)

    def add(self, similar: Array, own: float, target: Array) -> None:
        """Learn one more example: its kernel with the n before, with itself, and its targets."""
        self._catch_up()
        n = self.n
        self._reserve(n + 1)
        inverse = self._inverse[:n, :n]
        towards = inverse @ similar
        scale = 1.0 / (own + self._penalty - similar @ towards)
        error = target - similar @ self._weights[:n]
        for begin in range(0, n, _BLOCK):
            inverse[begin : begin + _BLOCK] += (scale * towards[begin : begin + _BLOCK, None]) * towards
        self._inverse[n, :n] = self._inverse[:n, n] = -scale * towards
        self._inverse[n, n] = scale
        self._weights[:n] -= scale * np.outer(towards, error)
        self._weights[n] = scale * error
        self.n = n + 1

    def predict(self, similar: Array) -> Array:
        """Return a value for each target, given the kernel with the n examples."""
        found: Array = similar @ self._weights[: self.n]
        return found

    def shares(self, similar: Array, target: int) -> Array:
        """Return what each example adds to one target's value."""
        found: Array = similar * self._weights[: self.n, target]
        return found

    def _catch_up(self) -> None:
        """Invert the matrix of what was learnt at once: it is needed only when examples follow one by one."""
        if self._to_invert is not None:
            self._inverse = np.asarray(np.linalg.inv(self._to_invert), dtype=np.float64)
            self._to_invert = None

    def _reserve(self, rows: int) -> None:
        room = max(16, rows + rows // 4)
        if rows > len(self._inverse):
            self._inverse = _grown(self._inverse, (room, room))
        if rows > len(self._weights):
            self._weights = _grown(self._weights, (room, self._weights.shape[1]))


def _grown(array: Array, shape: tuple[int, int]) -> Array:
    grown = np.zeros(shape)
    grown[: array.shape[0], : array.shape[1]] = array
    return grown
