"""A round's items as ratings, agreement over them, and what coders differ on."""

SUGGESTER = "suggester"  # as --against calls what was suggested
