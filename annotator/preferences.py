"""What a person sets for all their projects: one schema makes the file's checks, the settings screen and the page.

The file is ``settings.toml`` in ``$ANNOTATOR_CONFIG``, else in the user's configuration folder. Its table ``keys``
gives keys to actions by their ids.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from annotator.delayed import dataclass
from annotator.errors import InputError, nearest

FILE = "settings.toml"
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to set: a choice of words, a number between two, or yes and no."""

    key: str
    default: Value
    label: str
    help: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def why_not(self, value: Any) -> str:
        """Say what is wrong with a value, or nothing."""
        if self.choices:
            return "" if value in self.choices else f"wants one of {', '.join(self.choices)}"
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else "wants true or false"
        fits = isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most
        return "" if fits else f"wants a number from {self.least} to {self.most}"

    def step(self, value: Value, by: int) -> Value:
        """Return the value after (or, with -1, before) this one; choices go round, numbers stop at their ends."""
        if self.choices:
            return self.choices[(self.choices.index(str(value)) + by) % len(self.choices)]
        if isinstance(self.default, bool):
            return not value
        return max(self.least, min(self.most, int(value) + by))


SCHEMA: tuple[Setting, ...] = (
    Setting(
        "theme", "dark", "Theme", "Colours of the screen; terminal keeps the colours of the terminal itself",
        ("dark", "light", "contrast", "terminal", "terminal-light"),
    ),
    Setting(
        "keymap", "default", "Keys", "Which keys do what; single ones below, or in the file's table [keys]",
        ("default", "vim", "left"),
    ),
    Setting("measure", 76, "Width of the text", "Columns of a line of text; longer lines are hard to read",
            least=40, most=120),
    Setting("reasons", False, "Reasons in sight", "Show why each suggestion was made, and its score, from the start"),
    Setting("hidden", False, "Suggestions hidden", "Begin with the suggestions out of sight; h shows them"),
    Setting("pace", True, "Pace in sight", "Show units an hour and the time left in the head of the screen"),
    Setting("masked", True, "Names masked", "Hide the coders' names while their differences are settled"),
)  # fmt: skip
_BY_KEY = {s.key: s for s in SCHEMA}


@dataclass(frozen=True, slots=True)
class Preferences:
    """A person's settings, whole; ``own_keys`` gives keys to actions by their ids."""

    values: Mapping[str, Value] = field(default_factory=lambda: {s.key: s.default for s in SCHEMA})
    own_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a choice."""
        return str(self.values[key])

    def number(self, key: str) -> int:
        """Return a number."""
        return int(self.values[key])

    def is_on(self, key: str) -> bool:
        """Say whether a yes-or-no setting is on."""
        return bool(self.values[key])


def folder() -> Path:
    """Return the folder of this person's settings."""
    named = os.environ.get("ANNOTATOR_CONFIG")
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(named) if named else Path(base) / "annotator"


def load() -> Preferences:
    """Read the settings; raise InputError that names file and key. Without a file all is as by default."""
    path = folder() / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="mend or remove the file") from error
    return _checked(data, path)


def _checked(data: dict[str, Any], path: Path) -> Preferences:
    own = data.pop("keys", {})
    if not isinstance(own, dict):
        raise InputError("'keys' is a table: [keys], then a line an action", where=str(path), remedy="mend the file")
    values: dict[str, Value] = {s.key: s.default for s in SCHEMA}
    for key, value in data.items():
        if key not in _BY_KEY:
            known = (*_BY_KEY, "keys")
            raise InputError(f"unknown key '{key}'{nearest(key, known)}", where=str(path), remedy="mend the file")
        why = _BY_KEY[key].why_not(value)
        if why:
            raise InputError(f"key '{key}' {why}, not {json.dumps(value)}", where=str(path), remedy="mend the file")
        values[key] = value
    return Preferences(values, _own_keys(own, path))


def _own_keys(table: Mapping[str, Any], path: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    for action, keys in table.items():
        given = [keys] if isinstance(keys, str) else keys
        if not isinstance(given, list) or not all(isinstance(k, str) and k for k in given):
            raise InputError(
                f"key 'keys.{action}' wants a key or a list of keys in quotes", where=str(path), remedy="mend the file"
            )
        found[action] = tuple(given)
    return found


def put(key: str, value: Value) -> Preferences:
    """Set one value in the file, all else in it kept as it stands; return the settings as they are then."""
    why = _BY_KEY[key].why_not(value)
    if why:
        raise InputError(f"'{key}' {why}")
    return _rewrite(lambda text: _with(text, key, value))


def put_keys(changed: Mapping[str, tuple[str, ...]]) -> Preferences:
    """Give keys to actions in the file, all else in it kept; an action without keys there has those of its map."""

    def write(text: str) -> str:
        for action, keys in changed.items():
            text = _with_keys(text, action, keys)
        return text

    return _rewrite(write)


def _rewrite(change: Callable[[str], str]) -> Preferences:
    """Change the file as a whole or not at all; one that cannot be read is not written over."""
    path = folder() / FILE
    load()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(change(old), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise InputError(
            f"the settings cannot be kept: {error.strerror}", where=str(path), remedy="check that you may write there"
        ) from error
    return load()


_TABLE = re.compile(r"^\s*\[")


def _with(text: str, key: str, value: Value) -> str:
    """Return the file with a value set: its line replaced, or one put before the first table."""
    lines = text.splitlines()
    in_table = next((i for i, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    own = re.compile(rf"^\s*{key}\s*=")
    at = next((i for i, line in enumerate(lines[:in_table]) if own.match(line)), in_table)
    lines[at : at + (at < in_table)] = [f"{key} = {json.dumps(value)}"]
    return "\n".join(lines) + "\n"


_KEYS = re.compile(r"^\s*\[\s*keys\s*\]")


def _with_keys(text: str, action: str, keys: tuple[str, ...]) -> str:
    """Return the file with an action's line in the table of keys set, or (without keys) taken out."""
    lines = text.splitlines()
    table = next((i for i, line in enumerate(lines) if _KEYS.match(line)), None)
    if table is None:
        lines += [*([""] if lines else []), "[keys]"]
        table = len(lines) - 1
    end = next((i for i in range(table + 1, len(lines)) if _TABLE.match(lines[i])), len(lines))
    own = re.compile(rf"""^\s*["']?{re.escape(action)}["']?\s*=""")
    at = next((i for i in range(table + 1, end) if own.match(lines[i])), table + 1)
    after = _end_of_value(lines, at) if at < end and own.match(lines[at]) else at
    line = f"{action} = {json.dumps(list(keys), ensure_ascii=False)}"
    lines[at:after] = [line] if keys else []
    return "\n".join(lines) + "\n"


def _end_of_value(lines: list[str], at: int) -> int:
    """Return the line after a key's value, which may be a list over several lines."""
    for after in range(at + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[at:after]))
        except tomllib.TOMLDecodeError:
            continue
        return after
    return at + 1
