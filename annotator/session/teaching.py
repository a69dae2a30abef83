"""When what a coder finishes is learnt from, and which paragraphs get what follows.

Only those behind the one in sight do: nothing changes under the coder's eyes.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.session.base import Base

LEAST = 20  # finished paragraphs; what fewer teach weighs less than a twentieth
AHEAD = 20


def ahead(session: Base) -> Sequence[str]:
    """Return the paragraphs that get suggestions now, none while too little is finished to learn from."""
    if session.view().done_units < LEAST:
        return ()
    at = session.position + 1
    return session.ids[at : at + AHEAD]
