"""A coder's session: place, commands, undo. No Textual: the screen, the plain mode and tests all drive it."""

from annotator.session.groups import Group, extent, groups, holding, is_of
from annotator.session.session import Session
from annotator.session.view import Answer, Mark, Offer, View

__all__ = ["Answer", "Group", "Mark", "Offer", "Session", "View", "extent", "groups", "holding", "is_of"]
