"""The canonical form of a codebook: JSON without defaults and layout, from which its version is derived."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotator.codebook.values import Codebook, Condition, Layer
from annotator.model import Code


def write(title: str, label: str, layers: tuple[Layer, ...]) -> str:
    """Return the canonical form of a codebook that was read and checked."""
    plain = _canonical(title, label, layers)
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def version_of(text: str) -> str:
    """Return the version of a codebook with this canonical form: twelve hexadecimal digits."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def from_canonical(text: str, version: str | None = None) -> Codebook:
    """Read a codebook from its canonical form, which was checked when it was written; lines are not known in it.

    Its version may be handed in where it is kept beside the form.
    """
    found = json.loads(text)
    layers = tuple(_layer(each) for each in found["layers"])
    return Codebook(found["title"], found["version"], layers, version or version_of(text), text)


def _layer(found: Mapping[str, Any]) -> Layer:
    codes: list[Code] = []
    _codes(found.get("codes", ()), found["key"], None, codes)
    when = found.get("when")
    return Layer(
        found["key"], found["name"], found["item"], tuple(found.get("kinds", ())) or None,
        Condition(when["layer"], when["code"]) if when else None, found.get("required", False), found["scale"],
        found.get("multiple", False), tuple(codes), found.get("vocabulary"), 0, {c.key: c for c in codes},
    )  # fmt: skip


def _codes(found: list[Mapping[str, Any]], layer: str, parent: str | None, into: list[Code]) -> None:
    for each in found:
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in each.items() if k != "codes"}
        into.append(Code(layer=layer, parent=parent, **fields))
        _codes(each.get("codes", []), layer, each["key"], into)


def _canonical(title: str, label: str, layers: tuple[Layer, ...]) -> dict[str, Any]:
    """Return the codebook as plain data without defaults, so that a change of layout alone changes nothing."""
    return {"title": title, "version": label, "layers": [_plain_layer(layer) for layer in layers]}


def _plain_layer(layer: Layer) -> dict[str, Any]:
    when = {"layer": layer.when.layer, "code": layer.when.code} if layer.when else None
    found = {
        "key": layer.key, "name": layer.name, "item": dict(layer.item), "kinds": list(layer.kinds or ()), "when": when,
        "required": layer.required, "scale": layer.scale, "multiple": layer.multiple,
        "vocabulary": layer.vocabulary, "codes": _plain_codes(_by_parent(layer.codes), None),
    }  # fmt: skip
    return {k: v for k, v in found.items() if v}


def _by_parent(codes: tuple[Code, ...]) -> dict[str | None, list[Code]]:
    found: dict[str | None, list[Code]] = {}
    for code in codes:
        found.setdefault(code.parent, []).append(code)
    return found


def _plain_codes(below: dict[str | None, list[Code]], parent: str | None) -> list[dict[str, Any]]:
    found = []
    for code in below.get(parent, ()):
        fields = {
            "key": code.key, "name": code.name, "definition": code.definition, "include": code.include,
            "exclude": code.exclude, "examples": list(code.examples), "phrases": list(code.phrases),
            "color": code.color, "off_scale": code.off_scale, "retired": code.retired,
            "codes": _plain_codes(below, code.key),
        }  # fmt: skip
        found.append({k: v for k, v in fields.items() if v} | ({} if code.selectable else {"selectable": False}))
    return found
