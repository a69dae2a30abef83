"""Small questions made by hand, and what is asked of the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.running import annotator


def table(folder: Path, text: str, name: str = "t.csv") -> Path:
    """Write a table; blanks around cells are for reading."""
    path = folder / name
    path.write_text(
        "\n".join(",".join(c.strip() for c in line.split(",")) for line in text.strip().splitlines()) + "\n"
    )
    return path


def agree(*words: object) -> dict[str, Any]:
    """Return the only layer of an agree command."""
    found = annotator("agree", *words, "--json")
    assert found.code in (0, 1), found.err
    [layer] = found.json["layers"]
    return dict(layer)


def pick(results: list[dict[str, Any]], coefficient: str, **wanted: Any) -> dict[str, Any]:
    """Return the first result of a coefficient with these fields."""
    return next(
        r for r in results if r["coefficient"] == coefficient and all(r[key] == value for key, value in wanted.items())
    )
