"""Mending: what a person should look at, fixes by hand, and which unit of another version is which."""
