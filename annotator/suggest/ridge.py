"""Ridge regression in its dual form, learnt one example at a time.

The weights are α = (K + λI)⁻¹Y (Saunders, Gammerman & Vovk 1998), solved by a Cholesky factor that grows by one row
with each example. What one example changes in all weights is one vector times its error, so that neither factor nor
weights are made anew: n² steps and not n³. numpy only.
"""

from __future__ import annotations

import numpy as np

from annotator.suggest.cholesky import Array, Factor

PENALTY = 1.0


class Ridge:
    """Weights for several targets over a kernel; ``n`` examples so far."""

    def __init__(self, targets: int, penalty: float = PENALTY) -> None:
        self._penalty = penalty
        self._factor = Factor()
        self._weights: Array = np.zeros((0, targets))

    @property
    def n(self) -> int:
        """How many examples were learnt."""
        return self._factor.n

    def fit(self, kernel: Array, targets: Array) -> None:
        """Learn all examples at once: ``kernel`` is n × n, its lower triangle is read; ``targets`` is n × targets."""
        self._factor = Factor.of(kernel + self._penalty * np.eye(len(kernel)))
        self._weights = self._factor.backward(self._factor.forward(np.asarray(targets, dtype=np.float64)))

    def add(self, similar: Array, own: float, target: Array) -> None:
        """Learn one more example: its kernel with the n before, with itself, and its targets."""
        n = self.n
        row = self._factor.forward(similar)
        error = (target - similar @ self._weights[:n]) / (own + self._penalty - row @ row)
        changed = self._factor.backward(row)
        self._factor.add(row, own + self._penalty)
        self._reserve(n + 1)
        self._weights[:n] -= np.outer(changed, error)
        self._weights[n] = error

    def predict(self, similar: Array) -> Array:
        """Return a value for each target, given the kernel with the n examples."""
        found: Array = similar @ self._weights[: self.n]
        return found

    def shares(self, similar: Array, target: int) -> Array:
        """Return what each example adds to one target's value."""
        found: Array = similar * self._weights[: self.n, target]
        return found

    def _reserve(self, rows: int) -> None:
        if rows > len(self._weights):
            grown = np.zeros((rows + max(16, rows // 4), self._weights.shape[1]))
            grown[: len(self._weights)] = self._weights
            self._weights = grown
