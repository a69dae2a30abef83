"""A codebook from its YAML file, checked; what is wrong is named by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from annotator.codebook import canonical
from annotator.codebook.values import Codebook, Condition, Layer
from annotator.codebook.yaml_nodes import Node, compose, place
from annotator.errors import CodebookError, nearest
from annotator.model import Code, Item, UnitKind

_BOOK = ("title", "version", "layers")
_LAYER = ("key", "name", "item", "kinds", "when", "required", "scale", "multiple", "codes", "vocabulary", "definition")
_CODE = (
    "key", "name", "definition", "include", "exclude", "examples", "phrases", "color", "off_scale", "selectable",
    "retired", "codes",
)  # fmt: skip
_YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_KEY = re.compile(r"[^\s|>\[\]'\"]+")


def load(path: Path) -> Codebook:
    """Read a codebook file; raise CodebookError naming file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise CodebookError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    return parse(text, path.name)


def parse(text: str, where: str) -> Codebook:
    """Read a codebook from YAML text; ``where`` names it in messages."""
    return _Reader(where).book(compose(text, where))


class _Reader:
    """Reads nodes into values; ``where`` is the file's name."""

    def __init__(self, where: str) -> None:
        self._where = where

    def book(self, root: Node) -> Codebook:

        fields = self._fields(root, _BOOK, "the codebook")
        layers = tuple(self._layer(node) for node in self._list(fields.get("layers"), "layers", root.line))
        if not layers:
            raise self._wrong("there is no layer", root.line, "add one under 'layers'")
        self._once((layer.key, layer.line) for layer in layers)
        self._check_conditions(layers)
        title, label = self._text(fields.get("title")), self._text(fields.get("version"))
        text = canonical.write(title, label, layers)
        return Codebook(title, label, layers, canonical.version_of(text), text)

    def _layer(self, node: Node) -> Layer:
        fields = self._fields(node, _LAYER, "a layer")
        key = self._key(fields, node)
        codes: list[Code] = []
        self._codes(fields.get("codes"), key, None, codes, node.line)
        self._once((c.key, c.line) for c in codes)
        scale = self._one_of(fields.get("scale"), "nominal", ("nominal", "ordinal"), "scale")
        vocabulary = self._one_of(fields.get("vocabulary"), "", ("", "countries", "verbs"), "vocabulary")
        if bool(vocabulary) == bool(codes):
            raise self._wrong(f"layer '{key}' wants either codes or a vocabulary", node.line, "give one of them")
        multiple = self._yes(fields.get("multiple"))
        if scale == "ordinal" and (multiple or any(c.parent for c in codes)):
            raise self._wrong(
                f"layer '{key}' is ordinal: its codes are one flat ladder", node.line, "un-nest the codes"
            )
        kinds = fields.get("kinds")
        return Layer(
            key, self._text(fields.get("name")) or key, self._item(fields.get("item"), node),
            self._kinds(kinds) if kinds else None, self._when(fields.get("when")),
            self._yes(fields.get("required")), "ordinal" if scale == "ordinal" else "nominal", multiple, tuple(codes),
            _vocabulary(vocabulary), node.line, {c.key: c for c in codes},
        )  # fmt: skip

    def _codes(self, node: Node | None, layer: str, parent: str | None, into: list[Code], line: int) -> None:
        for each in self._list(node, "codes", line):
            fields = self._fields(each, _CODE, "a code")
            key = self._key(fields, each)
            texts = {name: self._text(fields.get(name)) for name in ("definition", "include", "exclude", "color")}
            into.append(
                Code(
                    key, layer, self._text(fields.get("name")) or key, parent, texts["definition"], texts["include"],
                    texts["exclude"], self._texts(fields.get("examples"), "examples"),
                    self._texts(fields.get("phrases"), "phrases"), self._yes(fields.get("off_scale")),
                    self._yes(fields.get("retired")), self._yes(fields.get("selectable"), True), texts["color"],
                    each.line,
                )
            )  # fmt: skip
            self._codes(fields.get("codes"), layer, key, into, each.line)

    def _item(self, node: Node | None, layer: Node) -> dict[str, Item]:
        if node is None:
            raise self._wrong("a layer wants 'item'", layer.line, f"give one of {', '.join(get_args(Item))}")
        if not isinstance(node.value, dict):
            return {"default": self._item_kind(node)}
        known = (*get_args(UnitKind), "default")
        for key, value in node.value.items():
            if key not in known:
                raise self._wrong(f"unknown unit kind '{key}'{nearest(key, known)}", value.line, "mend it")
        return {key: self._item_kind(value) for key, value in node.value.items()}

    def _item_kind(self, node: Node) -> Item:
        found: Item = self._one_of(node, "", get_args(Item), "item")  # type: ignore[assignment]
        return found

    def _kinds(self, node: Node) -> tuple[str, ...]:
        found = self._texts(node, "kinds")
        for kind in found:
            if kind not in get_args(UnitKind):
                raise self._wrong(
                    f"unknown unit kind '{kind}'{nearest(kind, get_args(UnitKind))}", node.line, "mend it"
                )
        return found

    def _when(self, node: Node | None) -> Condition | None:
        if node is None:
            return None
        fields = self._fields(node, ("layer", "code"), "'when'")
        return Condition(self._text(fields.get("layer")), self._text(fields.get("code")))

    def _check_conditions(self, layers: tuple[Layer, ...]) -> None:
        known = {layer.key: layer for layer in layers}
        for layer in layers:
            if layer.when is None:
                continue
            other = known.get(layer.when.layer)
            if other is None:
                near = nearest(layer.when.layer, known)
                raise self._wrong(f"'when' names an unknown layer '{layer.when.layer}'{near}", layer.line, "mend it")
            if not other.has(layer.when.code):
                near = nearest(layer.when.code, (c.key for c in other.codes))
                raise self._wrong(f"'when' names an unknown code '{layer.when.code}'{near}", layer.line, "mend it")
            self._refuse_cycle(layer, known)

    def _refuse_cycle(self, layer: Layer, known: Mapping[str, Layer]) -> None:
        seen, at = {layer.key}, layer
        while at.when is not None and at.when.layer in known:
            at = known[at.when.layer]
            if at.key in seen:
                raise self._wrong(
                    f"layer '{layer.key}' waits for itself through 'when'", layer.line, "break the circle"
                )
            seen.add(at.key)

    # --- small parts

    def _wrong(self, what: str, line: int, remedy: str) -> CodebookError:
        return CodebookError(what, where=place(self._where, line), remedy=remedy)

    def _fields(self, node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
        if not isinstance(node.value, dict):
            raise self._wrong(f"{what} wants fields such as '{known[0]}: …'", node.line, "see docs/codebook.md")
        for key, value in node.value.items():
            if key not in known:
                raise self._wrong(
                    f"unknown key '{key}' in {what}{nearest(key, known)}", value.line, "mend or remove it"
                )
        return node.value

    def _key(self, fields: Mapping[str, Node], node: Node) -> str:
        key = self._text(fields.get("key"))
        if not _KEY.fullmatch(key):
            shown = f"'{key}' is no key" if key else "'key' is missing"
            raise self._wrong(shown, node.line, "use a short word without blanks")
        return key

    def _once(self, keys: Iterable[tuple[str, int]]) -> None:
        seen: dict[str, int] = {}
        for key, line in keys:
            if key in seen:
                raise self._wrong(f"key '{key}' is used already in line {seen[key]}", line, "choose another key")
            seen[key] = line

    def _list(self, node: Node | None, name: str, line: int) -> tuple[Node, ...]:
        if node is None or node.value == "":
            return ()
        if not isinstance(node.value, tuple):
            raise self._wrong(f"'{name}' wants a list", node.line or line, "begin each entry with '- '")
        return node.value

    def _text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node.value, str):
            raise self._wrong("a text is wanted here", node.line, "put it in quotes")
        return " ".join(node.value.split())

    def _texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        return tuple(self._text(each) for each in self._list(node, name, 0))

    def _yes(self, node: Node | None, otherwise: bool = False) -> bool:
        if node is None:
            return otherwise
        text = self._text(node).lower()
        if text not in _YES_NO:
            raise self._wrong(f"'{text}' is neither yes nor no", node.line, "write yes or no")
        return _YES_NO[text]

    def _one_of(self, node: Node | None, otherwise: str, known: tuple[str, ...], name: str) -> str:
        found = self._text(node) if node is not None else otherwise
        if found not in known:
            listed = ", ".join(k for k in known if k)
            line = node.line if node is not None else 0
            raise self._wrong(f"'{found}' is no {name}{nearest(found, known)}", line, f"choose one of {listed}")
        return found


def _vocabulary(name: str) -> Literal["countries", "verbs"] | None:
    if name == "countries":
        return "countries"
    return "verbs" if name == "verbs" else None
