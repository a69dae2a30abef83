"""Code what was said in reports of deliberations, compare coders, give out the data."""

__version__ = "0.1.0"
