"""Dataclasses that cost little to define: most of a short command was the making of classes that it hardly used.

The standard library compiles the methods of every class anew, which takes Python longer than importing a small module.
Here ``__init__`` is compiled when the first value is made, the other methods are the same code for all classes, and
``dataclasses.fields`` are looked up when first asked for. The classes are those of the standard library in all else:
defaults, equality, hash, text, ``replace``, ``match`` and pickling. They have slots, no bases and no class variables.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from threading import RLock
from typing import TYPE_CHECKING, Any

_PICKLED = ("__getstate__", "__setstate__")
_NONE = dataclasses.MISSING
_making = RLock()


@dataclasses.dataclass(frozen=True, slots=True)
class _Pattern:
    """A class of the standard library's, to take from it what is the same in all of them."""


def _delay(plain: type, *, frozen: bool, eq: bool) -> type:
    """Return the slotted dataclass of a plain class, whose defaults stay in the plain one."""
    if plain.__bases__ != (object,):
        raise TypeError(f"{plain.__name__} has bases; take the standard library's dataclass")
    names = tuple(plain.__annotations__)
    own = {k: v for k, v in vars(plain).items() if k not in names and k not in ("__dict__", "__weakref__")}
    given = {name: vars(plain).get(name, _NONE) for name in names}
    methods: dict[str, Any] = {"__repr__": _text(_those(given, "repr"))}
    if eq:
        methods |= _comparing(_those(given, "compare"), frozen=frozen)
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        methods |= {name: getattr(_Pattern, name) for name in _PICKLED}
    named = {"__slots__": names, "__match_args__": _those(given, "init"), "__qualname__": plain.__qualname__}
    found = type(plain.__name__, (), {**methods, **own, **named})
    found.__init__ = _first_init(found, given, frozen=frozen)  # type: ignore[misc]
    found.__dataclass_fields__ = _Fields(plain, found)  # type: ignore[attr-defined]
    return found


def _those(given: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """Return the names of the fields that take part in what ``kind`` says: init, repr or compare."""
    return tuple(n for n, value in given.items() if not isinstance(value, dataclasses.Field) or getattr(value, kind))


class _Fields:
    """The fields of a class in the standard library's own words, made when they are first asked for."""

    __slots__ = ("found", "plain")

    def __init__(self, plain: type, found: type) -> None:
        self.plain, self.found = plain, found

    def __get__(self, value: Any, owner: type) -> Any:
        found: Any = self.found
        with _making:
            if vars(found)["__dataclass_fields__"] is self:
                made = dataclasses.dataclass(init=False, repr=False, eq=False)(self.plain)
                found.__dataclass_fields__ = vars(made)["__dataclass_fields__"]
        return vars(found)["__dataclass_fields__"]


def _first_init(found: Any, given: Mapping[str, Any], *, frozen: bool) -> Callable[..., None]:
    """Return an ``__init__`` that puts the compiled one into the class and calls it."""

    def init(self: Any, /, *args: Any, **kwargs: Any) -> None:
        with _making:
            if vars(found)["__init__"] is init:
                found.__init__ = _compiled(found, given, frozen=frozen)
        found.__init__(self, *args, **kwargs)

    return init


def _compiled(found: type, given: Mapping[str, Any], *, frozen: bool) -> Callable[..., None]:
    """Compile ``__init__`` of fields and their defaults."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_left": object()}
    wanted, lines = ["self"], []
    for name, value in given.items():
        is_field = isinstance(value, dataclasses.Field)
        default, factory = (value.default, value.default_factory) if is_field else (value, _NONE)
        is_asked, taken = not is_field or value.init, name
        if factory is not _NONE:
            known[f"_make_{name}"] = factory
            wanted += [f"{name}=_left"] if is_asked else []
            taken = f"_make_{name}() if {name} is _left else {name}" if is_asked else f"_make_{name}()"
        elif is_asked and default is not _NONE:
            known[f"_default_{name}"] = default
            wanted.append(f"{name}=_default_{name}")
        elif is_asked:
            wanted.append(name)
        elif default is _NONE:
            continue
        lines.append(f"_set(self, {name!r}, {taken})" if frozen else f"self.{name} = {taken}")
    lines += ["self.__post_init__()"] if hasattr(found, "__post_init__") else []
    exec(f"def __init__({', '.join(wanted)}):\n " + "\n ".join(lines or ["pass"]), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{found.__qualname__}.__init__"
    return init


def _text(names: Sequence[str]) -> Callable[[Any], str]:
    @recursive_repr()
    def text(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return text


def _comparing(names: Sequence[str], *, frozen: bool) -> dict[str, Any]:
    """Return equality of values of one class by these fields, and the hash that goes with it."""
    key: Any = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)

    def equal(self: Any, other: Any) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": (lambda self: hash(key(self))) if frozen else None}


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
