"""When each unit was finished, under which codebook, and whether suggestions were in sight before (contract, 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from annotator.comparison.reading import Rated
from annotator.delayed import dataclass

Key = tuple[str, str]  # coder, unit


@dataclass(frozen=True, slots=True)
class Finished:
    """When and under which codebook a coder finished a unit, and whether suggestions were shown before."""

    at: str
    codebook_version: str
    is_shown: bool

    @property
    def week(self) -> str:
        """The ISO week, such as 2026-W48."""
        year, week, _ = datetime.fromisoformat(self.at).isocalendar()
        return f"{year}-W{week:02d}"


def finished(rated: Rated) -> dict[Key, Finished]:
    """Return how each unit that counts was finished."""
    conn = rated.project.conn
    seen = {
        (coder, unit): at
        for coder, unit, at in conn.execute("SELECT coder, unit, at FROM sight WHERE round = ?", (rated.round,))
    }
    made = {
        key: (at, version)
        for key, at, version in conn.execute(
            "SELECT id, at, codebook_version FROM decision WHERE round = ? AND action = 'done'", (rated.round,)
        )
    }
    return {
        key: Finished(*made[decision], key in seen and seen[key] <= made[decision][0])
        for key, decision in rated.done.items()
    }


Facts = Mapping[Key, Finished]


def weeks(facts: Facts, coders: Sequence[str], unit: str) -> str | None:
    """Return the week in which the last of the coders who finished a unit did so."""
    found = [facts[c, unit] for c in coders if (c, unit) in facts]
    return max(found, key=lambda f: f.at).week if found else None


def books(facts: Facts, coders: Sequence[str], unit: str) -> str | None:
    """Return the codebook version under which all who finished a unit did so, None where these differ."""
    found = {facts[c, unit].codebook_version for c in coders if (c, unit) in facts}
    return found.pop() if len(found) == 1 else None


def conditions(facts: Facts, coders: Sequence[str], unit: str) -> str | None:
    """Return yes where all who finished a unit had suggestions in sight, no where none had, None where these differ."""
    found = {facts[c, unit].is_shown for c in coders if (c, unit) in facts}
    return ("yes" if found.pop() else "no") if len(found) == 1 else None


Fact = Callable[[Facts, Sequence[str], str], str | None]


def of_units(rated: Rated, facts: Facts, fact: Fact, coders: Sequence[str]) -> list[str | None]:
    """Return a fact of each unit of the round."""
    return [fact(facts, coders, unit.id) for unit in rated.units]
