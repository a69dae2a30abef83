"""Readers: a file of one format becomes lines; one module, or a few, a format."""
