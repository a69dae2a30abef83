"""What a codebook is: layers are questions, codes their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from annotator.delayed import dataclass
from annotator.errors import CodebookError, nearest
from annotator.model import Code, Item

_LEMMA = re.compile(r"[^\W\d_][\w' -]*")


@dataclass(frozen=True, slots=True)
class Condition:
    """A layer is asked only where this code, or one below it, was given on that layer."""

    layer: str
    code: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One question asked of an item. ``codes`` are flat, in the order of the file; ``line`` is where it begins."""

    key: str
    name: str
    item: Mapping[str, Item]
    kinds: tuple[str, ...] | None
    when: Condition | None
    required: bool
    scale: Literal["nominal", "ordinal"]
    multiple: bool
    codes: tuple[Code, ...]
    vocabulary: Literal["countries", "verbs"] | None
    line: int = 0
    _index: Mapping[str, Code] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_set(self) -> bool:
        """Whether an item can hold several codes: a layer that is multiple, or whose codes mark words of a unit."""
        return self.multiple or "span" in self.item.values()

    def item_for(self, kind: str) -> Item | None:
        """Return what the layer is asked of in a unit of this kind, None when it is not asked there."""
        if self.kinds is not None and kind not in self.kinds:
            return None
        return self.item.get(kind, self.item.get("default"))

    def code(self, key: str) -> Code | None:
        """Return the code with this key, or None."""
        return self._index.get(key)

    def has(self, key: str) -> bool:
        """Say whether this key can be given as an answer."""
        if self.vocabulary == "countries":
            from annotator import gazetteer

            return gazetteer.kind_of(key) is not None
        if self.vocabulary == "verbs":
            return bool(_LEMMA.fullmatch(key)) and key == key.lower()
        code = self._index.get(key)
        return code is not None and code.selectable

    def path(self, key: str) -> tuple[str, ...]:
        """Return the code's keys from the outermost to itself."""
        code = self._index.get(key)
        above = self.path(code.parent) if code is not None and code.parent is not None else ()
        return (*above, key)

    def scale_codes(self) -> tuple[str, ...]:
        """Return the points of an ordinal scale, lowest first."""
        return tuple(c.key for c in self.codes if not c.off_scale)

    def name_of(self, key: str) -> str:
        """Return the name of a code, or the key where there is none."""
        if self.vocabulary == "countries":
            from annotator import gazetteer

            return gazetteer.name_of(key)
        code = self._index.get(key)
        return code.name if code is not None else key


@dataclass(frozen=True, slots=True)
class Codebook:
    """All layers. ``label`` is the file's own version name; ``version`` is derived from the content."""

    title: str
    label: str
    layers: tuple[Layer, ...]
    version: str
    canonical: str

    @property
    def layer_keys(self) -> tuple[str, ...]:
        """The keys of all layers, in the order of the file."""
        return tuple(layer.key for layer in self.layers)

    def layer(self, key: str) -> Layer:
        """Return the layer with this key; raise CodebookError naming the nearest one."""
        for layer in self.layers:
            if layer.key == key:
                return layer
        raise CodebookError(
            f"there is no layer '{key}'{nearest(key, self.layer_keys)}", remedy="see 'annotator list codes'"
        )
