"""Codes of the codebook as rows: found by any part of what is written on them, with all that defines them."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.model import Code
from annotator.text import one_line, to_display
from annotator.tui import excerpts, theme
from annotator.tui.widgets.lines import Piece, Row


@dataclass(frozen=True, slots=True)
class Entry:
    """A code in its layer, or (``code`` None) the layer itself."""

    layer: Layer
    code: Code | None

    @property
    def key(self) -> str:
        """The code's key, empty for a layer."""
        return self.code.key if self.code else ""


def find(typed: str, book: Codebook) -> list[Entry]:
    """Return the layers and codes in which every typed word stands; of nothing typed, all of them."""
    words = typed.casefold().split()
    every = [e for layer in book.layers for e in (Entry(layer, None), *(Entry(layer, c) for c in layer.codes))]
    return [e for e in every if all(word in _text(e) for word in words)]


def _text(entry: Entry) -> str:
    layer, code = entry.layer, entry.code
    if code is None:
        return f"{layer.key} {layer.name}".casefold()
    parts = (
        layer.name,
        code.key,
        code.name,
        code.definition,
        code.include,
        code.exclude,
        *code.phrases,
        *code.examples,
    )
    return " ".join(parts).casefold()


def row(entry: Entry, counts: Mapping[tuple[str, str], int]) -> Row:
    """Return one row: a layer's name, or a code below it with how often the coder gave it."""
    if entry.code is None:
        what = f"{len(entry.layer.codes)} codes" if entry.layer.codes else str(entry.layer.vocabulary or "")
        return [Piece(one_line(entry.layer.name), theme.BOLD), Piece(f"  {what}", theme.DIM)]
    sign, ground = theme.code_mark(entry.layer, entry.code.key)
    depth = len(entry.layer.path(entry.code.key))
    times = counts.get((entry.layer.key, entry.code.key), 0)
    retired = "  retired" if entry.code.retired else ""
    return [
        Piece("  " * depth), Piece(f"{sign}", ground), Piece(f" {one_line(entry.code.name)}"),
        Piece(f"  {times} ×" if times else "", theme.GOOD), Piece(retired, theme.WARN),
    ]  # fmt: skip


def facts(entry: Entry, width: int) -> list[Row]:
    """Return all that the codebook says of a code, or of a layer, wrapped to the width."""
    layer, code = entry.layer, entry.code
    if code is None:
        return _of_layer(layer, width)
    names = " › ".join(to_display(layer.name_of(k)) for k in layer.path(code.key))
    rows = excerpts.lines(names, width, theme.BOLD)
    rows += [[Piece(to_display(f"{layer.key}:{code.key}"), theme.DIM)]]
    rows += excerpts.lines(code.definition or "no definition yet", width)
    for name, text in (("Include", code.include), ("Exclude", code.exclude)):
        rows += excerpts.lines(f"{name}: {text}", width) if text else []
    rows += [r for example in code.examples for r in excerpts.lines(f"“{example}”", width, theme.DIM, "  ")]
    return rows + (excerpts.lines(f"Phrases: {', '.join(code.phrases)}", width, theme.DIM) if code.phrases else [])


def _of_layer(layer: Layer, width: int) -> list[Row]:
    asked = ", ".join(sorted(set(layer.item.values())))
    facts = [f"asked of: {asked}" + (f" ({', '.join(layer.kinds)})" if layer.kinds else "")]
    facts += [f"only where {layer.when.layer} is {layer.when.code}"] if layer.when else []
    facts += ["must be answered"] if layer.required else []
    facts += ["several answers" if layer.multiple else "one answer", layer.scale]
    return excerpts.lines(layer.name, width, theme.BOLD) + [r for f in facts for r in excerpts.lines(f, width)]
