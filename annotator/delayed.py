"""Dataclasses whose methods are compiled when the first of them is called: most of a short command was that.

Compiling the methods of one frozen class takes Python longer than importing a small module, and a command uses few
of the classes that it imports. The classes are those of the standard library in all else: fields, defaults, equality,
hash, text, ``replace``, ``match`` and pickling.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any

_COMPARED = ("__eq__", "__hash__")
_PICKLED = ("__getstate__", "__setstate__")
_compiling = RLock()


@dataclasses.dataclass(frozen=True, slots=True)
class _Pattern:
    """A class of the standard library's, to take from it what is the same in all of them."""


def _delay(plain: type, *, frozen: bool, eq: bool) -> type:
    """Return the slotted dataclass of a plain class, with methods that compile the real ones."""
    own = vars(plain).keys() & {"__repr__", *_COMPARED}
    found: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    wanted = {"__init__", "__repr__", *(_COMPARED if eq else ())} - own
    if eq and not frozen and "__hash__" in wanted:
        wanted.discard("__hash__")
        found.__hash__ = None  # type: ignore[assignment]
    for name in wanted:
        setattr(found, name, _first(plain, found, name, frozen=frozen))
    if frozen:
        found.__setattr__, found.__delattr__ = _refuse_to_set, _refuse_to_delete  # type: ignore[assignment]
        for name in _PICKLED:
            setattr(found, name, getattr(_Pattern, name))
    return found


def _first(plain: type, found: type, name: str, *, frozen: bool) -> Callable[..., Any]:
    """Return a method that puts the compiled one of its name into the class and calls it."""

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        with _compiling:
            if vars(found)[name] is method:
                setattr(found, name, _compiled(plain, found, name, frozen=frozen))
        return getattr(found, name)(self, *args, **kwargs)

    method.__name__ = name
    return method


def _compiled(plain: type, found: type, name: str, *, frozen: bool) -> Any:
    """Let the standard library compile one method from the fields of the plain class."""
    for each in dataclasses.fields(found):
        if each.name in plain.__annotations__:
            setattr(plain, each.name, each)
    is_compared = name in _COMPARED
    one = dataclasses.dataclass(
        init=name == "__init__", repr=name == "__repr__", eq=is_compared, unsafe_hash=name == "__hash__",
        frozen=frozen and name == "__init__",
    )  # fmt: skip
    return vars(one(plain))[name]


def _refuse_to_set(self: Any, name: str, _: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool, eq: bool = True) -> Callable[[type], type]:
        """Make a slotted dataclass; the options are those of ``dataclasses.dataclass``."""
        return lambda plain: _delay(plain, frozen=frozen, eq=eq)


__all__ = ["dataclass"]
