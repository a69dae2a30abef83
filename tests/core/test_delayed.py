"""Dataclasses compiled late are those of the standard library in all that a program sees."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, field

import pytest

from annotator.delayed import dataclass


@dataclass(frozen=True, slots=True)
class Late:
    """A value with every kind of field."""

    name: str
    parts: tuple[str, ...] = ()
    many: list[int] = field(default_factory=list)
    kept: str = field(default="k", compare=False, metadata={"inner": True})
    _seen: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Keep something made from the fields."""
        object.__setattr__(self, "_seen", {self.name: len(self.parts)})


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same fields in a class of the standard library."""

    name: str
    parts: tuple[str, ...] = ()
    many: list[int] = field(default_factory=list)
    kept: str = field(default="k", compare=False, metadata={"inner": True})
    _seen: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)


@dataclass(slots=True)
class Open:
    """A value that may change."""

    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """A value equal to itself alone."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A value that says its own text."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


def test_values_with_equal_fields_are_equal_and_have_one_hash() -> None:
    one = Late("a", ("b",), kept="x")
    assert one == Late("a", ("b",), kept="y") != Late("a")
    assert hash(Spoken("a")) == hash(Spoken("a")) and len({Spoken("a"), Spoken("a"), Spoken("b")}) == 2
    assert Itself(1) != Itself(1) and Open(1) == Open(1)


def test_fields_defaults_and_text_are_those_of_a_plain_dataclass() -> None:
    late, plain = Late("a"), Plain("a")
    assert repr(late) == repr(plain).replace("Plain", "Late")
    assert [(f.name, f.default, f.metadata) for f in dataclasses.fields(late)] == [
        (f.name, f.default, f.metadata) for f in dataclasses.fields(plain)
    ]
    assert Late.__match_args__ == Plain.__match_args__ and Late.__doc__ == "A value with every kind of field."
    assert late.many is not Late("a").many and late._seen == {"a": 0}


def test_a_wrong_call_names_the_missing_field_the_first_time_and_later() -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
            Late()  # type: ignore[call-arg]


def test_a_frozen_value_cannot_be_changed_and_another_can() -> None:
    with pytest.raises(FrozenInstanceError, match="'name'"):
        Late("a").name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'name'"):
        del Late("a").name
    found = Open()
    found.number = 3
    assert found == Open(3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(found)
    assert not hasattr(found, "__dict__")


def test_values_are_replaced_copied_and_pickled() -> None:
    one = Late("a", ("b",), [1])
    assert dataclasses.replace(one, name="c") == Late("c", ("b",), [1])
    assert copy.deepcopy(one) == one == pickle.loads(pickle.dumps(one))
    assert dataclasses.asdict(Open(2)) == {"number": 2} and repr(Spoken("x")) == "<x>"


def test_threads_that_make_the_first_values_together_get_whole_ones() -> None:
    for _ in range(20):

        @dataclass(frozen=True, slots=True)
        class Fresh:
            """A class nobody has made a value of."""

            number: int
            more: list[int] = field(default_factory=list)

        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(Fresh, range(8)))
        assert [value.number for value in made] == list(range(8))


def test_importing_the_values_of_the_contract_compiles_no_method() -> None:
    code = (
        "import dataclasses\n"
        "from annotator import model, delayed\n"
        "print([k.__name__ for k in vars(model).values() if isinstance(k, type) and dataclasses.is_dataclass(k)"
        " and k.__init__.__code__.co_filename != delayed.__file__])\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
