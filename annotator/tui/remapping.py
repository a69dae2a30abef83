"""Giving a key to an action: who has it already, and what has to change in a person's own keys."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.delayed import dataclass
from annotator.preferences import Preferences
from annotator.tui import keymap
from annotator.tui.actions import Action

Own = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """The own keys that change; ``loser`` had the key before, ``left`` are the keys it still has."""

    own: Own
    loser: Action | None = None
    left: tuple[str, ...] = ()


def give(wishes: Preferences, action: Action, key: str) -> Change:
    """Return what changes when a key takes the place of an action's keys; raise InputError for what is no key."""
    name = keymap.full_name(key, action.id, "settings")
    loser = _holder(wishes, action, name)
    changed: dict[str, tuple[str, ...]] = {action.id: (name,)}
    if loser and loser.id in wishes.own_keys:  # two own keys on one action each would be refused
        changed[loser.id] = tuple(k for k in wishes.own_keys[loser.id] if keymap.full_name(k, loser.id, "") != name)
    after = keymap.actions(with_own(wishes, changed))
    left = next((a.keys for a in after if loser and a.id == loser.id), ())
    return Change(changed, loser, left)


def _holder(wishes: Preferences, action: Action, key: str) -> Action | None:
    """Return the other action of the same screen that has the key."""
    others = (a for a in keymap.actions(wishes) if a.screen == action.screen and a.id != action.id)
    return next((a for a in others if key in a.keys), None)


def reset(wishes: Preferences, action: Action | None = None) -> Own:
    """Return the own keys to take out: those of one action, or all."""
    return {name: () for name in wishes.own_keys if action is None or name == action.id}


def with_own(wishes: Preferences, changed: Own) -> Preferences:
    """Return the settings with own keys changed; an action left with none has those of its map."""
    own = {**wishes.own_keys, **changed}
    return Preferences(wishes.values, {name: keys for name, keys in own.items() if keys})
