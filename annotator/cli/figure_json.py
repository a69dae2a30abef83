"""Agreement for programs: the layers of ``agree --json`` and the keys of a result (contract, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.agreement import Estimate
    from annotator.comparison.figures import Layer


def as_json(layer: Layer) -> dict[str, Any]:
    """Return a layer with its results, in the contract's order."""
    found: dict[str, Any] = {"layer": layer.layer, "item": layer.item, "scale": layer.scale}
    for key in ("overall", "by_code", "by_pair"):
        found[key] = _plain(getattr(layer, key))
    return {**found, "excluded": dict(layer.excluded), **{key: _plain(value) for key, value in layer.more.items()}}


def _plain(value: Any) -> Any:
    from annotator.model import to_json

    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return result(value) if hasattr(value, "coefficient") else to_json(value)


RESULT = (
    "coefficient", "weights", "level", "distance", "variant", "category", "value", "se", "ci", "ci_method", "observed",
    "expected", "units", "clusters", "coders", "pairable", "status", "why",
)  # fmt: skip


def result(found: Estimate) -> dict[str, Any]:
    """Return one coefficient with its keys in the contract's order."""
    given = found.to_json()
    return {key: given[key] for key in RESULT if key in given}


def rows_of(layer: Layer) -> list[tuple[str, Any]]:
    """Return all results of a layer with the part each belongs to."""
    parts: list[tuple[str, Any]] = [
        (name, e) for name in ("overall", "by_code", "by_pair") for e in getattr(layer, name)
    ]
    for name, given in layer.more.items():
        nested = given.items() if isinstance(given, dict) else [("", given)]
        parts += [(f"{name} {key}".strip(), e) for key, found in nested for e in found if hasattr(e, "coefficient")]
    return parts
