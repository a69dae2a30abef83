"""A coder's session: place, commands, undo. No Textual: the screen, the plain mode and tests all drive it."""

from annotator.session.session import Session
from annotator.session.view import Answer, Mark, Offer, View

__all__ = ["Answer", "Mark", "Offer", "Session", "View"]
