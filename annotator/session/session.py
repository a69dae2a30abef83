"""The session itself: one coder in one round; every command is durable when it returns and says what it did."""

from __future__ import annotations

from annotator.session.deciding import Deciding
from annotator.session.marking import Marking
from annotator.session.moving import Moving
from annotator.session.undoing import Undoing


class Session(Moving, Deciding, Marking, Undoing):
    """One coder at work. Commands return a sentence for the message line; errors are AnnotatorError."""
