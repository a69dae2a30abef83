"""One question's codes, each with its key: ordered ones as a ladder, those off the scale apart, "none" always there."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotator.codebook import Layer
from annotator.delayed import dataclass
from annotator.model import Code
from annotator.text import one_line, to_display
from annotator.tui import theme
from annotator.tui.screens.defining import definition

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was chosen: a code, "none", or to look for it among all."""

    kind: Literal["code", "none", "search"]
    code: str = ""


def fits(layer: Layer) -> bool:
    """Say whether the layer's codes can all be listed with a key each."""
    return layer.vocabulary is None and 0 < len(_codes(layer)) <= len(KEYS)


def _codes(layer: Layer) -> list[Code]:
    """Return the codes that can be given, those off the scale last."""
    usable = [c for c in layer.codes if c.selectable and not c.retired]
    return [c for c in usable if not c.off_scale] + [c for c in usable if c.off_scale]


class LadderScreen(ModalScreen[Reply | None]):
    """Gives the answer to one question."""

    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, layer: Layer, given: Collection[str], suggested: Collection[str]) -> None:
        super().__init__()
        self._title, self._layer = title, layer
        self._given, self._suggested = given, suggested
        self._codes = _codes(layer)

    def compose(self) -> ComposeResult:
        """Lay out title, ladder, the definition of the code in sight, and a hint."""
        with Vertical(classes="box ladder"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield OptionList(*self._options(), markup=False)
            yield Static(id="definition", markup=False)
            yield Static("its key or ⏎ gives it · 0 none applies · / search · esc leaves", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Stand on the code that is given or suggested."""
        rows = self.query_one(OptionList)
        marked = [i for i, c in enumerate(self._codes) if c.key in (self._given or self._suggested)]
        rows.highlighted = self._row(marked[0] if marked else 0)

    def _options(self) -> list[Option]:
        found = []
        on_scale = sum(not c.off_scale for c in self._codes)
        is_ladder = self._layer.scale == "ordinal"
        for i, code in enumerate(self._codes):
            if is_ladder and i == on_scale:
                found.append(Option("    off the scale", disabled=True))
            rung = _rung(i, on_scale) if is_ladder and i < on_scale else " "
            found.append(Option(self._line(KEYS[i], rung, code), id=code.key))
        return found

    def _line(self, key: str, rung: str, code: Code) -> str:
        sign = theme.TAKEN if code.key in self._given else theme.OPEN if code.key in self._suggested else " "
        deep = "  " * (len(self._layer.path(code.key)) - 1)
        return one_line(f"{key} {rung} {sign} ").rstrip() + " " + deep + one_line(code.name)

    def _row(self, place: int) -> int:
        on_scale = sum(not c.off_scale for c in self._codes)
        return place + (self._layer.scale == "ordinal" and place >= on_scale)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the definition of the code in sight."""
        code = self._layer.code(event.option.id or "")
        self.query_one("#definition", Static).update(definition(code) if code else "")

    def on_key(self, event: events.Key) -> None:
        """Answer by key."""
        sign = event.character or ""
        if sign and sign in KEYS[: len(self._codes)]:
            event.stop()
            self.dismiss(Reply("code", self._codes[KEYS.index(sign)].key))
        elif sign in ("0", "-", "/"):
            event.stop()
            self.dismiss(Reply("search" if sign == "/" else "none"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer by enter or mouse."""
        self.dismiss(Reply("code", event.option.id or ""))

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def _rung(place: int, count: int) -> str:
    if count == 1:
        return "─"
    return "┬" if place == 0 else "┴" if place == count - 1 else "┼"
