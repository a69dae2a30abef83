"""How an extra is added to the installation at hand: from where annotator came from, else from the package index."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

NAME = "deliberation-annotator"


def command(extra: str) -> str:
    """Return the command that installs an extra, as a person types it."""
    return f"pip install '{_came_from()}[{extra}]'"


def _came_from() -> str:
    """Return the folder or wheel that pip installed from, by its record (PEP 610), or the name of the package."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        url = urlsplit(json.loads(distribution(NAME).read_text("direct_url.json") or "{}").get("url", ""))
    except (PackageNotFoundError, ValueError):
        return NAME
    path = url2pathname(url.path)
    return path if url.scheme == "file" and Path(path).exists() else NAME
