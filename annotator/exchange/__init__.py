"""Formats out: the long table, the settled table, the matrix of coders."""
