"""What changed between two versions of a codebook, and which changes call coders back to what they finished."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.codebook.values import Codebook, Layer
from annotator.delayed import dataclass
from annotator.model import Code

_OF_LAYER = ("item", "kinds", "when", "required", "scale", "multiple", "vocabulary")
_OF_CODE = ("parent", "definition", "include", "exclude", "off_scale", "selectable", "retired")
_LIGHT = ("name", "examples", "phrases", "color")  # changes that leave the meaning of a code as it was


@dataclass(frozen=True, slots=True)
class Difference:
    """One change; ``code`` is None where it is about the layer. ``calls_back``: coders must look again."""

    layer: str
    code: str | None
    what: str
    calls_back: bool

    def __str__(self) -> str:
        subject = f"code '{self.code}' of layer '{self.layer}'" if self.code else f"layer '{self.layer}'"
        return f"{subject} {self.what}"


def differences(old: Codebook, new: Codebook) -> list[Difference]:
    """Return the changes from ``old`` to ``new``, layer by layer in the order of the new file."""
    before = {layer.key: layer for layer in old.layers}
    found: list[Difference] = []
    for layer in new.layers:
        known = before.pop(layer.key, None)
        found += _of_layer(known, layer) if known else [Difference(layer.key, None, "is new", True)]
    return found + [Difference(key, None, "is gone", False) for key in before]


def _of_layer(old: Layer, new: Layer) -> Iterator[Difference]:
    if old.name != new.name:
        yield Difference(new.key, None, f"is now called '{new.name}'", False)
    for name in _OF_LAYER:
        if getattr(old, name) != getattr(new, name):
            yield Difference(new.key, None, f"has another '{name}'", True)
    if new.scale == "ordinal" and _order(old) != _order(new):
        yield Difference(new.key, None, "has another order of its scale", True)
    before = {code.key: code for code in old.codes}
    for code in new.codes:
        known = before.pop(code.key, None)
        yield from _of_code(known, code) if known else [Difference(new.key, code.key, "is new", False)]
    for key in before:
        yield Difference(new.key, key, "is gone", False)


def _order(layer: Layer) -> list[str]:
    return list(layer.scale_codes())


def _of_code(old: Code, new: Code) -> Iterator[Difference]:
    for names, calls_back in ((_OF_CODE, True), (_LIGHT, False)):
        changed = [name for name in names if getattr(old, name) != getattr(new, name)]
        if changed:
            yield Difference(new.layer, new.key, f"has another {', '.join(changed)}", calls_back)
