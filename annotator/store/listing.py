"""What ``list`` and ``progress`` ask of the store beyond documents: codings, codes, figures a coder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from annotator.codebook import Codebook
from annotator.delayed import dataclass
from annotator.model import Code, Coding, Decision
from annotator.store import decisions
from annotator.store.rounds import require_open
from annotator.store.standing import standing


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows are meant; None means all."""

    document: str | None = None
    coder: str | None = None
    layer: str | None = None
    round: str | None = None

    def where(self, document: str = "u.document", prefix: str = "c") -> tuple[str, list[str]]:
        """Return the condition and its values for a table of this prefix joined with units ``u``."""
        pairs = [
            (document, self.document),
            (f"{prefix}.coder", self.coder),
            (f"{prefix}.layer", self.layer),
            (f"{prefix}.round", self.round),
        ]
        given = [(column, value) for column, value in pairs if value is not None]
        return (
            "WHERE " + " AND ".join(f"{column} = ?" for column, _ in given) if given else "",
            [value for _, value in given],
        )


def guard(conn: sqlite3.Connection, scope: Scope, what: str) -> None:
    """Refuse rows of several coders of a round that is still blind."""
    if scope.coder is not None:
        return
    several = conn.execute("SELECT round FROM decision GROUP BY round HAVING count(DISTINCT coder) > 1 ORDER BY round")
    for (name,) in several.fetchall():
        if scope.round in (None, name):
            require_open(conn, name, what)


def codings(conn: sqlite3.Connection, book: Codebook, scope: Scope) -> list[Coding]:
    """Return the codings that stand, in reading order; then by place, round, coder and layer."""
    where, values = scope.where()
    rows = conn.execute(
        'SELECT c.unit, u.document, u.label, c.statement, c.start, c."end", u.text, t.text, c.round, c.coder, '
        "c.layer, c.code, c.answer, c.source, s.flag, c.memo, c.at, c.decision "
        "FROM coding c JOIN unit u ON u.id = c.unit LEFT JOIN statement t ON t.id = c.statement "
        "LEFT JOIN unit_state s ON s.unit = c.unit AND s.coder = c.coder AND s.round = c.round "
        f'{where} ORDER BY u.place, c.statement, c.start, c."end", c.round, c.coder, c.layer, c.code, c.decision',
        values,
    )
    path_of = _paths(book)
    return [_coding(row, path_of) for row in rows]


def on_superseded(conn: sqlite3.Connection, scope: Scope) -> dict[str, int]:
    """Return how many codings in scope stand on each superseded document; none where the scope names its document."""
    if scope.document is not None:
        return {}
    where, values = scope.where()
    rows = conn.execute(
        f"SELECT u.document, count(*) FROM coding c JOIN unit u ON u.id = c.unit "
        f"{where + ' AND' if where else 'WHERE'} u.document IN (SELECT supersedes FROM document) "
        "GROUP BY u.document ORDER BY min(u.place)",
        values,
    )
    return dict(rows.fetchall())


def _coding(row: Sequence[object], path_of: Callable[[str, str | None], tuple[str, ...]]) -> Coding:
    unit, document, label, statement, start, end, text, said, *rest = row
    round_name, coder, layer, code, answer, source, flag, memo, at, decision = rest
    shown = str(text)[start:end] if isinstance(start, int) and isinstance(end, int) else said or text
    return Coding(
        unit, document, label, statement, start, end, shown, round_name, coder, layer, code,  # type: ignore[arg-type]
        path_of(str(layer), code if isinstance(code, str) else None),
        answer, source, flag is not None, memo, at, decision,  # type: ignore[arg-type]
    )  # fmt: skip


def _paths(book: Codebook) -> Callable[[str, str | None], tuple[str, ...]]:
    known: dict[tuple[str, str], tuple[str, ...]] = {}

    def path_of(layer: str, code: str | None) -> tuple[str, ...]:
        if code is None:
            return ()
        if (layer, code) not in known:
            known[layer, code] = book.layer(layer).path(code) if layer in book.layer_keys else (code,)
        return known[layer, code]

    return path_of


def rows_of_decisions(conn: sqlite3.Connection, scope: Scope) -> list[Decision]:
    """Return the decisions in the order in which they were made."""
    where, values = scope.where(prefix="d")
    return decisions.every(conn, where, values)


def codes(book: Codebook, layer: str | None) -> list[Code]:
    """Return the codes of one layer or of all."""
    chosen = [book.layer(layer)] if layer else book.layers
    return [code for each in chosen for code in each.codes]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a coder is in a document; ``per_hour`` is the pace of finishing units, None when unknown."""

    coder: str
    document: str
    round: str
    units: int
    done: int
    started: int
    untouched: int
    flagged: int
    per_hour: float | None


def progress(conn: sqlite3.Connection, scope: Scope) -> list[Progress]:
    """Return one row a round, coder and document in which the coder has begun the round."""
    where, values = scope.where("d.id", "s")
    where += f" {'AND' if where else 'WHERE'} {standing('d.id', scope.document).removeprefix('WHERE ')}"
    values += [scope.document] if scope.document else []
    rows = conn.execute(
        "SELECT p.coder, d.id, p.round, d.units, count(s.done), count(s.unit), count(s.flag) "
        "FROM (SELECT DISTINCT coder, round FROM unit_state) p CROSS JOIN document d "
        "LEFT JOIN (SELECT us.*, u.document AS of FROM unit_state us JOIN unit u ON u.id = us.unit) s "
        "  ON s.coder = p.coder AND s.round = p.round AND s.of = d.id "
        f"{where.replace('s.coder', 'p.coder').replace('s.round', 'p.round')} "
        "GROUP BY p.coder, d.id, p.round ORDER BY p.round, p.coder, d.ordinal",
        values,
    ).fetchall()
    pace = {(c, d, r): _pace(conn, c, d, r) for c, d, r, *_ in rows}
    return [
        Progress(c, d, r, units, done, touched - done, units - touched, flagged, pace[c, d, r])
        for c, d, r, units, done, touched, flagged in rows
    ]


_PAUSE = 600  # seconds; a longer gap between two finished units is a break, not work


def _pace(conn: sqlite3.Connection, coder: str, document: str, round_name: str) -> float | None:
    """Return units finished per hour of work, breaks left out."""
    rows = conn.execute(
        "SELECT d.at FROM unit_state s JOIN unit u ON u.id = s.unit JOIN decision d ON d.id = s.done "
        "WHERE s.coder = ? AND s.round = ? AND u.document = ? ORDER BY d.at",
        (coder, round_name, document),
    )
    found = per_hour([row[0] for row in rows])
    return None if found is None else round(found, 1)


def per_hour(moments: Sequence[str], least: int = 1) -> float | None:
    """Return the things done an hour by the moments they were done, breaks left out; None of fewer than ``least`` gaps.

    Things done in one act (by a script, say) tell nothing of a pace.
    """
    times = sorted(datetime.fromisoformat(at).timestamp() for at in moments)
    gaps = [b - a for a, b in pairwise(times) if 0 < b - a <= _PAUSE]
    return 3600 * len(gaps) / sum(gaps) if len(gaps) >= least else None
