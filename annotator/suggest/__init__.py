"""Suggestions that a coder would have made."""
