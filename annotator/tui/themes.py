"""The themes: dark, light, high contrast, and the terminal's own colours.

The screen names ANSI colours only. The first three themes say what these look like: plain ones are for words on the
theme's background, bright ones, of the Okabe–Ito palette (jfly.uni-koeln.de/color, safe for the colour-blind), for
the grounds that codes are drawn on. In the other two they are whatever the terminal makes of them.
"""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

Colour = tuple[int, int, int]


def _rgb(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


# vermilion, bluish green, yellow, blue, reddish purple, sky blue: the order of ANSI's six colours
_OKABE_ITO = ("#D55E00", "#009E73", "#F0E442", "#0072B2", "#CC79A7", "#56B4E9")


def _ansi(background: str, foreground: str, words: tuple[str, ...]) -> TerminalTheme:
    """Return what the sixteen colours look like; ``words`` are the six for words on the background."""
    ends = ("#000000", "#FFFFFF")
    return TerminalTheme(
        _rgb(background), _rgb(foreground),
        [_rgb(c) for c in (ends[0], *words, "#C8C8C8")],
        [_rgb(c) for c in ("#6E6E6E", *_OKABE_ITO, ends[1])],
    )  # fmt: skip


_DARK = Theme(
    name="dark", primary="#56B4E9", secondary="#009E73", accent="#E69F00", warning="#E69F00", error="#FF7A59",
    success="#35C497", foreground="#E4E6EA", background="#14171C", surface="#1C2027", panel="#272C35", dark=True,
)  # fmt: skip
_LIGHT = Theme(
    name="light", primary="#005A8C", secondary="#00694B", accent="#8A5A00", warning="#8A5A00", error="#A83A00",
    success="#00694B", foreground="#1B1D21", background="#FBFAF7", surface="#F1EFEA", panel="#E2DFD8", dark=False,
)  # fmt: skip
_CONTRAST = Theme(
    name="contrast", primary="#00E5FF", secondary="#7CFFB2", accent="#FFE600", warning="#FFE600", error="#FF9C8A",
    success="#7CFFB2", foreground="#FFFFFF", background="#000000", surface="#000000", panel="#333333", dark=True,
    variables={"border": "#FFFFFF", "block-cursor-background": "#FFE600", "block-cursor-foreground": "#000000"},
)  # fmt: skip
_ANSI = {
    "dark": _ansi("#14171C", "#E4E6EA", ("#FF7A59", "#35C497", "#E6B422", "#6CB6FF", "#E39AC4", "#56B4E9")),
    "light": _ansi("#FBFAF7", "#1B1D21", ("#A83A00", "#00694B", "#8A5A00", "#005A8C", "#8F3A6B", "#005A8C")),
    "contrast": _ansi("#000000", "#FFFFFF", ("#FF9C8A", "#7CFFB2", "#FFE600", "#9CCBFF", "#FFB3E0", "#00E5FF")),
}
_OWN = {"dark": _DARK, "light": _LIGHT, "contrast": _CONTRAST}
_TERMINAL = {"terminal": "ansi-dark", "terminal-light": "ansi-light"}


def register(app: App[None]) -> None:
    """Make the themes known to the application; Textual's own stay out of the way."""
    for theme in _OWN.values():
        app.register_theme(theme)
    app.theme = _DARK.name
    for name in BUILTIN_THEMES:
        if name not in _TERMINAL.values():
            app.unregister_theme(name)


def put(app: App[None], name: str) -> None:
    """Show the application in a theme of the settings."""
    if name in _ANSI:
        app.ansi_theme_dark = app.ansi_theme_light = _ANSI[name]
    app.theme = _TERMINAL.get(name, name)
