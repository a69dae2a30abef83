"""Which units fit a condition, as seen by one coder in one round: each field of a filter is one piece of SQL.

Only the coder's own rows are looked at, and what the machine suggests only where the coder may see it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from annotator.delayed import dataclass
from annotator.store import searching
from annotator.store.standing import standing

_OWN = "c.unit = u.id AND c.coder = :coder AND c.round = :round"
_STATE = "SELECT 1 FROM unit_state s WHERE s.unit = u.id AND s.coder = :coder AND s.round = :round AND "
_IN = "(SELECT value FROM json_each({}))"
# Suggestions of a withheld unit are out of sight until it is done, and so is what they would tell of it.
_SEEN = (
    "(u.id NOT IN (SELECT unit FROM withheld) OR EXISTS (" + _STATE + "s.done IS NOT NULL))"
)  # fmt: skip
_PIECES = {
    "done": f"EXISTS ({_STATE} s.done IS NOT NULL)",
    "flag": f"EXISTS ({_STATE} s.flag IN {_IN})",
    "memo": f"EXISTS ({_STATE} s.memo IS NOT NULL) OR EXISTS (SELECT 1 FROM coding c WHERE {_OWN} AND c.memo <> '')",
    "layer": f"EXISTS (SELECT 1 FROM coding c WHERE {_OWN} AND c.layer IN {_IN})",
    "code": f"EXISTS (SELECT 1 FROM coding c WHERE {_OWN} AND c.code IN {_IN})",
    "suggested": f"{_SEEN} AND EXISTS (SELECT 1 FROM suggestion g WHERE g.unit = u.id AND g.superseded_at IS NULL "
    f"AND (g.coder IS NULL OR g.coder = :coder) AND g.code IN {_IN})",
    "country": f"EXISTS (SELECT 1 FROM coding c WHERE {_OWN} AND c.code IN {_IN}) OR {_SEEN} AND EXISTS ("
    "SELECT 1 FROM suggestion g WHERE g.unit = u.id AND g.superseded_at IS NULL "
    f"AND (g.coder IS NULL OR g.coder = :coder) AND g.code IN {_IN})",
    "quantifier": f"EXISTS (SELECT 1 FROM coding c WHERE {_OWN} AND c.layer = 'quantifier' AND c.code IN {_IN}) "
    f"OR {_SEEN} AND EXISTS (SELECT 1 FROM frame f JOIN statement t ON t.id = f.statement, json_each(t.quantifier) q "
    f"WHERE f.unit = u.id AND q.value IN {_IN} AND NOT EXISTS ("
    f"SELECT 1 FROM coding c WHERE {_OWN} AND c.statement = t.id AND c.layer = 'quantifier'))",
    "speaker": "EXISTS (SELECT 1 FROM json_each({}) w WHERE instr(fold(coalesce(u.speaker, '')), w.value) "
    "OR EXISTS (SELECT 1 FROM participant p WHERE p.unit = u.id "
    "AND (instr(fold(p.name), w.value) OR fold(p.code) = w.value)) "
    f"OR {_SEEN} AND EXISTS (SELECT 1 FROM frame f JOIN statement t ON t.id = f.statement WHERE f.unit = u.id "
    "AND instr(fold(t.attribution), w.value)))",
    "section": "EXISTS (SELECT 1 FROM json_each({}) w WHERE instr(fold(u.path), w.value))",
    "document": f"u.document IN {_IN}",
    "kind": f"u.kind IN {_IN}",
}
FIELDS = tuple(_PIECES)


@dataclass(frozen=True, slots=True)
class Condition:
    """One field with the values any of which will do; ``is_not`` turns it round."""

    field: str
    values: tuple[str, ...]
    is_not: bool = False

    def sql(self, name: str) -> str:
        """Return the condition on units ``u``; its values are the parameter of this name."""
        piece = _PIECES[self.field].replace("{}", f":{name}")
        return f"NOT ({piece})" if self.is_not else f"({piece})"


def units(
    conn: sqlite3.Connection,
    coder: str,
    round_name: str,
    words: str,
    conditions: Sequence[Condition],
    document: str | None = None,
) -> list[str]:
    """Return the units that hold the words and fit every condition, in reading order.

    They are those of one document, or of all that are not superseded.
    """
    conn.create_function("fold", 1, _fold, deterministic=True)
    values = {f"v{i}": json.dumps(c.values) for i, c in enumerate(conditions)}
    asked = {"coder": coder, "round": round_name, "document": document, **values}
    where = " ".join(f"AND {c.sql(f'v{i}')}" for i, c in enumerate(conditions))
    among = standing("u.document", document).replace("?", ":document")
    rows = conn.execute(f"SELECT u.id FROM unit u {among} {where} ORDER BY u.place", asked)
    found = [str(row[0]) for row in rows]
    if not words:
        return found
    holding = set(searching.units(conn, words, document, coder, round_name))
    return [unit for unit in found if unit in holding]


def _fold(text: str | None) -> str | None:
    return None if text is None else text.casefold()
