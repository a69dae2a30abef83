"""A person's settings: checked by their schema, changed one at a time, errors that name file and key."""

from __future__ import annotations

import pytest

from annotator import preferences
from annotator.errors import InputError
from annotator.preferences import SCHEMA, Preferences


def written(text: str) -> None:
    """Write the settings file."""
    preferences.folder().mkdir(parents=True, exist_ok=True)
    (preferences.folder() / preferences.FILE).write_text(text, encoding="utf-8")


def test_without_a_file_all_is_as_by_default() -> None:
    assert preferences.load() == Preferences()
    assert all(not s.why_not(s.default) for s in SCHEMA)


def test_a_value_that_was_put_is_there_the_next_time_and_the_rest_of_the_file_stays() -> None:
    written('# mine\nmeasure = 60\n\n[keys]\naccept = "p"\n')
    preferences.put("theme", "light")
    found = preferences.put("measure", 64)
    assert (found.text("theme"), found.number("measure")) == ("light", 64)
    assert found.own_keys == {"accept": ("p",)}
    text = (preferences.folder() / preferences.FILE).read_text(encoding="utf-8")
    assert text.startswith("# mine\nmeasure = 64\n")
    assert preferences.load() == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('thme = "dark"', "unknown key 'thme' (did you mean 'theme'?)"),
        ('theme = "pink"', "key 'theme' wants one of dark, light, contrast, terminal, terminal-light"),
        ("measure = 500", "key 'measure' wants a number from 40 to 120"),
        ("measure = true", "key 'measure' wants a number"),
        ('reasons = "yes"', "key 'reasons' wants true or false"),
        ('keys = "vim"', "'keys' is a table"),
        ("[keys]\naccept = 3", "key 'keys.accept' wants a key"),
        ("theme = ", "cannot be read"),
    ],
)
def test_an_error_names_file_key_and_what_is_wanted(text: str, words: str) -> None:
    written(text)
    with pytest.raises(InputError) as error:
        preferences.load()
    assert words in str(error.value)
    assert preferences.FILE in str(error.value)


def test_a_file_that_cannot_be_read_is_not_written_over() -> None:
    written("theme = ")
    with pytest.raises(InputError):
        preferences.put("theme", "light")
    assert (preferences.folder() / preferences.FILE).read_text(encoding="utf-8") == "theme = "


def test_choices_go_round_and_numbers_stop_at_their_ends() -> None:
    theme = next(s for s in SCHEMA if s.key == "theme")
    measure = next(s for s in SCHEMA if s.key == "measure")
    reasons = next(s for s in SCHEMA if s.key == "reasons")
    assert theme.step("dark", -1) == "terminal-light"
    assert measure.step(120, 1) == 120
    assert reasons.step(False, 1) is True
