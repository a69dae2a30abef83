"""The queues by name: in which order a session goes through its units when it is not that of the report."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from annotator.model import Suggestion
from annotator.session.base import Base
from annotator.store import listing, suggestions
from annotator.store.listing import Scope
from annotator.store.places import done_units

QUEUES = {
    "rare-first": "first what may hold the codes you gave least often",
    "disagreement-likely": "first where two coders are most likely to differ",
    "only-unsure": "only where the best suggestion of an answer is unsure",
}


def in_order(name: str, units: Sequence[str], session: Base) -> list[str]:
    """Return the units of a queue in its order; what this coder gave and may see counts.

    Of others only this counts: how often coders differed on a code, where their comparison was opened.
    """
    from annotator.suggest import queues

    conn = session.project.conn
    found = _in_sight(session, conn)
    if name == "disagreement-likely":
        from annotator.comparison.rates import rates

        return queues.disagreement_likely(units, found, rates(session.project, session.book))
    if name == "only-unsure":
        return queues.only_unsure(units, found)
    from annotator.suggest.learner import layers

    mine = Scope(coder=session.coder, round=session.round)
    rows = listing.codings(conn, session.book, mine)
    given = Counter((c.layer, c.code) for c in rows if c.code is not None)
    return queues.rare_first(units, found, given, [layer.key for layer in layers(session.book)])


def _in_sight(session: Base, conn: sqlite3.Connection) -> list[Suggestion]:
    """Return what is suggested to this coder, without the units that are withheld until they are done."""
    hidden = suggestions.withheld(conn) - done_units(conn, session.coder, session.round)
    return [
        s
        for s in suggestions.of_document(conn, session.document)
        if s.coder in (None, session.coder) and s.unit not in hidden
    ]
