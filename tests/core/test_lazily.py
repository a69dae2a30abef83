"""A room's names are imported when first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from annotator import gazetteer, lazily


def test_a_name_is_imported_once_and_then_stands_in_the_room() -> None:
    assert gazetteer.find is gazetteer.find
    assert "find" in vars(gazetteer)


def test_a_name_that_no_module_holds_is_named_with_its_room() -> None:
    with pytest.raises(AttributeError, match=r"'annotator[.]gazetteer' has no attribute 'seek'"):
        lazily.names("annotator.gazetteer", {"find": "search"})("seek")


@pytest.mark.parametrize(
    ("room", "light", "heavy"),
    [
        ("annotator.documents.mending.fixes", "parse", "annotator.documents.reading"),
        ("annotator.gazetteer", "kind_of", "annotator.gazetteer.search"),
        ("annotator.codebook", "Codebook", "annotator.codebook.reading"),
    ],
)
def test_a_light_name_of_a_room_does_not_load_its_heavy_modules(room: str, light: str, heavy: str) -> None:
    code = f"import sys; from {room} import {light}; print({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
