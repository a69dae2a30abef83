"""A Cholesky factor that grows by one row at a time, and the triangular systems it solves.

A = LLᵀ is kept in blocks of rows: what stands left of the diagonal, and the inverse of each block on the diagonal, so
that solving is a few products of matrices (Golub & Van Loan, "Matrix computations", 4th ed., section 3.1.3). One row
more costs one triangular system, n² / 2 steps; no triangle is copied and none is inverted. numpy only.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_BLOCK = 128


class Factor:
    """The lower triangle L of a positive definite matrix; ``n`` rows so far."""

    def __init__(self) -> None:
        self.n = 0
        self._left: list[Array] = []
        self._inverses: list[Array] = []

    @classmethod
    def of(cls, matrix: Array) -> Factor:
        """Factor an n × n matrix of which the lower triangle is read."""
        made, lower = cls(), np.linalg.cholesky(matrix)
        made.n = len(lower)
        for begin in range(0, made.n, _BLOCK):
            left, inverse = made._new_block(begin)
            own = lower[begin : begin + _BLOCK]
            left[: len(own)] = own[:, :begin]
            inverse[: len(own), : len(own)] = np.linalg.inv(own[:, begin : begin + len(own)])
        return made

    def add(self, row: Array, own: float) -> None:
        """Add a row: what ``forward`` made of its values beside the n rows before, and its value on the diagonal."""
        begin = self.n // _BLOCK * _BLOCK
        left, inverse = self._new_block(begin) if begin == self.n else (self._left[-1], self._inverses[-1])
        last = float(np.sqrt(own - row @ row))
        at = self.n - begin
        left[at] = row[:begin]
        inverse[at, :at] = row[begin:] @ inverse[:at, :at] / -last
        inverse[at, at] = 1 / last
        self.n += 1

    def forward(self, right: Array) -> Array:
        """Solve Lx = right."""
        found = right.copy()
        for begin, left, inverse in self._blocks():
            own = found[begin : begin + len(left)]
            own -= left @ found[:begin]
            own[:] = inverse @ own
        return found

    def backward(self, right: Array) -> Array:
        """Solve Lᵀx = right."""
        found = right.copy()
        for begin, left, inverse in reversed([*self._blocks()]):
            own = found[begin : begin + len(left)]
            own[:] = inverse.T @ own
            found[:begin] -= left.T @ own
        return found

    def _blocks(self) -> Iterator[tuple[int, Array, Array]]:
        """Yield where each block begins, what stands left of the diagonal, and the diagonal block's inverse."""
        for left, inverse in zip(self._left, self._inverses, strict=True):
            begin = left.shape[1]
            rows = min(_BLOCK, self.n - begin)
            yield begin, left[:rows], inverse[:rows, :rows]

    def _new_block(self, begin: int) -> tuple[Array, Array]:
        self._left.append(np.zeros((_BLOCK, begin)))
        self._inverses.append(np.zeros((_BLOCK, _BLOCK)))
        return self._left[-1], self._inverses[-1]
