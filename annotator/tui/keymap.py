"""Which key does what: the default keys, a vim and a left-hand map over them, and a person's own over all.

The actions of the table are given back with the keys that hold here, so that bindings, footer, help and palette
show the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from functools import lru_cache

from annotator.errors import InputError, nearest
from annotator.preferences import FILE, Preferences, folder
from annotator.tui.actions import ACTIONS, Action

MAPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "default": {},
    "vim": {
        "word_right": ("right", "l", "w"),
        "word_left": ("left", "h", "b"),
        "hide": ("s",),
        "wrong": ("W",),
        "work": ("ctrl+w",),
        "codebook": ("i",),
        "sentence": ("right_parenthesis",),
        "search": ("slash", "ctrl+f"),
        "pick": ("c",),
        "back": ("ctrl+o", "alt+left"),
        "forward": ("ctrl+y", "alt+right"),
        "next_open": ("n", "right_curly_bracket"),
        "previous_open": ("N", "left_curly_bracket"),
        "scroll_down": ("pagedown", "space", "ctrl+d"),
        "scroll_up": ("pageup", "ctrl+u"),
    },
    "left": {
        "done": ("enter", "d"),
        "previous": ("w", "up"),
        "next": ("s", "down"),
        "word_left": ("q", "left"),
        "word_right": ("e", "right"),
        "explain": ("E",),
        "quit": ("Q", "ctrl+q"),
        "none": ("grave_accent", "0", "minus"),
        "undo": ("z", "backspace"),
        "redo": ("Z", "ctrl+r"),
        "next_open": ("r", "n"),
        "previous_open": ("R", "N"),
        "repeat": ("full_stop", "t"),
        "wrong": ("W",),
        "sentence": ("S",),
        "statement_words": ("V",),
        "ends": ("b",),
        "statement": ("T",),
        "work": ("ctrl+w",),
        "codebook": ("i",),
        "tour": ("ctrl+t",),
        "documents": ("I",),
        "differences": ("ctrl+b",),
    },
}
_NAMES = {
    "enter": "⏎", "slash": "/", "full_stop": ".", "minus": "-", "colon": ":", "question_mark": "?", "escape": "esc",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup", "backspace": "⌫",
    "grave_accent": "`", "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "less_than_sign": "<", "greater_than_sign": ">", "comma": ",", "semicolon": ";",
    "apostrophe": "'", "equals_sign": "=", "plus": "+", "asterisk": "*", "exclamation_mark": "!", "delete": "del",
    "tilde": "~", "underscore": "_", "quotation_mark": '"', "number_sign": "#", "percent_sign": "%", "ampersand": "&",
    "at": "@", "backslash": "\\", "vertical_line": "|", "circumflex_accent": "^", "left_parenthesis": "(",
    "right_parenthesis": ")", "dollar_sign": "$",
}  # fmt: skip
_BY_SIGN = {sign: name for name, sign in _NAMES.items() if len(sign) == 1 and sign.isascii()}
_PLAIN = {*_NAMES, "tab", "space", "home", "end", "insert", *(f"f{n}" for n in range(1, 13))}
_MODIFIERS = {"ctrl": "^", "shift": "⇧", "alt": "⌥"}
_NO_KEY = "no key"  # no terminal sends it; a binding must have some key


def actions(preferences: Preferences) -> tuple[Action, ...]:
    """Return the table of actions with the keys that hold; raise InputError naming file, key and nearest id."""
    return _resolved(preferences.text("keymap"), tuple(preferences.own_keys.items()))


@lru_cache(maxsize=4)
def _resolved(name: str, own: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Action, ...]:
    table = {a.id: a for a in ACTIONS}
    for changed in (MAPS[name], _own(table.keys(), own)):
        table = _apply(table, changed)
    return tuple(table.values())


def _own(known: Collection[str], own: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, ...]]:
    """Return the person's own keys by their full names; no key may be given to two actions of one screen."""
    where = str(folder() / FILE)
    taken: dict[tuple[str, str], str] = {}
    found: dict[str, tuple[str, ...]] = {}
    screens = {a.id: a.screen for a in ACTIONS}
    for action, keys in own:
        if action not in known:
            raise InputError(
                f"[keys] there is no action '{action}'{nearest(action, known)}", where=where, remedy="mend the file"
            )
        found[action] = tuple(full_name(key, action, where) for key in keys)
        for key in found[action]:
            other = taken.setdefault((screens[action], key), action)
            if other != action:
                raise InputError(
                    f"[keys] '{key}' is given to '{other}' and to '{action}'", where=where, remedy="mend the file"
                )
    return found


def full_name(key: str, action: str, where: str) -> str:
    """Return Textual's name of a key that a person wrote ('?', 'ctrl+k', 'f5'); refuse what is no key."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    last = _BY_SIGN.get(last, last)
    if not set(modifiers) <= _MODIFIERS.keys() or not (len(last) == 1 or last in _PLAIN):
        raise InputError(f"[keys] {action}: '{key}' is no key{nearest(last, _PLAIN)}", where=where, remedy="mend it")
    return "+".join((*modifiers, last))


def _apply(table: Mapping[str, Action], changed: Mapping[str, tuple[str, ...]]) -> dict[str, Action]:
    """Give keys to actions; who had them before on the same screen loses them."""
    given = {(table[i].screen, key): i for i, keys in changed.items() if i in table for key in keys}
    found = {}
    for action in table.values():
        keys = changed.get(action.id) or tuple(
            k for k in action.keys if given.get((action.screen, k), action.id) == action.id
        )
        shown = action.shown if keys == action.keys else shown_as(keys[0]) if keys else ""
        found[action.id] = dataclasses.replace(action, keys=keys, shown=shown)
    return found


def shown_as(key: str) -> str:
    """Return how a key is printed."""
    *modifiers, last = key.split("+")
    return "".join(_MODIFIERS.get(m, m) for m in modifiers) + _NAMES.get(last, last)


def binding_ids(action: Action) -> list[str]:
    """Return the ids of an action's bindings: one, or for the numbers one a key."""
    return [f"{action.id}.{n}" for n in range(1, 10)] if action.is_numbered else [action.id]


def as_textual(preferences: Preferences) -> dict[str, str]:
    """Return the keymap for ``App.set_keymap``: only what differs from the table."""
    default = {a.id: a.keys for a in ACTIONS}
    found: dict[str, str] = {}
    for action in actions(preferences):
        if action.keys == default[action.id]:
            continue
        ids = binding_ids(action)
        each = [action.keys[i : i + 1] for i in range(len(ids))] if action.is_numbered else [action.keys]
        found |= {name: ",".join(keys) or _NO_KEY for name, keys in zip(ids, each, strict=True)}
    return found
