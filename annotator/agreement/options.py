"""How an interval is asked for: its level, its method, what is resampled, how often and by which seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.delayed import dataclass

CLOSED = ("gwet", "gwet_table", "asymptotic")
DRAWN = ("bootstrap", "bca", "krippendorff_2006")
METHODS = (*CLOSED, "jackknife", *DRAWN)
RESAMPLED = ("item", "unit", "document", "coder")


@dataclass(frozen=True, slots=True)
class Options:
    """How an interval is made; ``clusters`` names the group of each row of the ratings, ``resample`` what is drawn.

    ``ci`` is its level; None: no interval is made, the value alone is computed.
    """

    ci: float | None = 0.95
    ci_method: str | None = None
    bootstrap: int = 0
    resample: str | None = None
    seed: int = 0
    clusters: Sequence[Any] | None = None

    def __post_init__(self) -> None:
        if self.ci is not None and (not _is_number(self.ci) or not 0 < self.ci < 1):
            raise ValueError(f"the level of an interval lies between 0 and 1, not at {self.ci!r}")
        _one_of("ci_method", self.ci_method, METHODS)
        _one_of("resample", self.resample, RESAMPLED)
        for name in ("bootstrap", "seed"):
            number = getattr(self, name)
            if not _is_number(number) or number != int(number) or number < 0:
                raise ValueError(f"{name} is a whole number from 0 on, not {number!r}")
            object.__setattr__(self, name, int(number))
        if self.resample == "document" and self.clusters is None:
            raise ValueError("to resample documents, name the document of each unit in clusters")

    @classmethod
    def of(cls, given: dict[str, Any]) -> Options:
        """Return options from keywords; raise TypeError for an unknown one, as Python does."""
        unknown = sorted(set(given) - set(cls.__slots__))
        if unknown:
            raise TypeError(f"unknown option {unknown[0]!r}; there are {', '.join(cls.__slots__)}")
        return cls(**given)

    @property
    def level(self) -> float:
        """The level of the interval that is made."""
        return 0.95 if self.ci is None else self.ci

    @property
    def method(self) -> str | None:
        """The method asked for, in so many words or by a number of resamples."""
        return self.ci_method or ("bootstrap" if self.bootstrap else None)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value and abs(value) < 1e15


def _one_of(name: str, value: Any, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise ValueError(f"unknown {name} {value!r}; choose one of {', '.join(known)}")
