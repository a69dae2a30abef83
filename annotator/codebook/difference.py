"""What changed between two versions of a codebook, and which changes call coders back to what they finished."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from annotator.codebook.values import Codebook, Layer
from annotator.delayed import dataclass
from annotator.model import Code

_OF_LAYER = ("item", "kinds", "when", "required", "scale", "multiple", "vocabulary")
_OF_CODE = ("parent", "off_scale", "selectable", "retired")
_WORDED = ("definition", "include", "exclude")  # call back where their words change
_SAID = {  # what a yes/no field says once it is yes, and once it is no
    "required": ("is required now", "is no longer required"),
    "multiple": ("takes several codes now", "takes one code now"),
    "off_scale": ("is off the scale now", "is a point of the scale now"),
    "selectable": ("can be given now", "cannot be given any longer"),
    "retired": ("is retired", "is no longer retired"),
}
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
            yield Difference(new.key, None, _said(name, new) or f"has another '{name}'", True)
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
    changed = [n for n in (*_OF_CODE, *_WORDED, *_LIGHT) if getattr(old, n) != getattr(new, n)]
    alike = [n for n in changed if n in _WORDED and _words(getattr(old, n)) == _words(getattr(new, n))]
    heavy = [n for n in changed if n not in (*_LIGHT, *_SAID) and n not in alike]
    light = [n for n in changed if n in _LIGHT]
    for names, what, calls_back in (
        (heavy, "another", True), (alike, "other punctuation, case or blanks in its", False), (light, "another", False),
    ):  # fmt: skip
        if names:
            yield Difference(new.layer, new.key, f"has {what} {', '.join(names)}", calls_back)
    for name in changed:
        if what := _said(name, new):
            yield Difference(new.layer, new.key, what, True)


def _said(name: str, new: Layer | Code) -> str:
    """Return what a yes/no field now says, nothing for any other."""
    yes, no = _SAID.get(name, ("", ""))
    return yes if getattr(new, name) else no


def _words(text: str) -> str:
    """Return the text without case, blanks and punctuation; between two digits a gap stays: 1.5 is not 15."""
    spaced = "".join(" " if _is_mark(c) else c for c in unicodedata.normalize("NFC", text).casefold())
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(spaced.split()))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("P") and character not in "%‰&"
