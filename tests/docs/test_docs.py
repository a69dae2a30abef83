"""The documentation says what the program does: commands, fields, keys, examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import agreement, codebook, model
from annotator.cli.app import COMMANDS
from tests.conftest import ROOT

KINDS = (
    model.Document, model.Section, model.Unit, model.Sentence, model.Participant, model.Statement, model.Suggestion,
    model.Decision, model.Coding, model.Code, model.Coder,
)  # fmt: skip


def page(name: str) -> str:
    """Return a page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__.lower())
def test_the_data_dictionary_names_every_field_in_order(kind: type) -> None:
    section = re.search(rf"^## {kind.__name__.lower()}$(.*?)(?=^## |\Z)", page("docs/data.md"), re.S | re.M)
    assert section is not None
    assert tuple(re.findall(r"^\| `(\w+)` \|", section[1], re.M)) == model.shape(kind)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert re.search(rf"`(annotator )?{name}\b", page("README.md"))


def test_the_readme_s_picture_and_links_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page("README.md")):
        assert (ROOT / target).exists(), target


def test_the_readme_s_python_example_runs() -> None:
    found = agreement.krippendorff_alpha([["a", "a"], ["a", "b"], ["b", None]])
    assert found.status == "ok"


def test_the_codebook_page_s_example_is_a_codebook_without_faults(tmp_path: Path) -> None:
    text = re.search(r"```yaml\n(.*?)```", page("docs/codebook.md"), re.S)
    assert text is not None
    book = codebook.parse(text[1], "docs/codebook.md")
    assert [layer.key for layer in book.layers] == ["stance", "theme"]


def test_no_page_names_a_machine_s_folder_or_a_package_host() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(work|tmp|home)/|pypi\.org|pythonhosted", text), path


def test_the_page_on_comparing_names_options_that_exist() -> None:
    from annotator.cli.agreeing import agree_command
    from annotator.cli.comparing import disagreements_command
    from annotator.cli.planning import plan_reliability_command

    commands = (agree_command, disagreements_command, plan_reliability_command)
    known = {o for command in commands for p in command.params for o in p.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", page("docs/comparing.md"))) <= known
