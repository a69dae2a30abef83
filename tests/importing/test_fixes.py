"""A person's fixes change the cut of a report line by line; what cannot be applied is named by file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import documents
from annotator.documents.mending.fixes import ACTS, canonical, parse
from annotator.errors import ReadError
from annotator.model import Report
from tests.conftest import ROOT

REPORT = """\
Report of the Working Group

I. Opening of the session

1. The Chair opened the session. Second, she welcomed the representatives.

2. Statements were made by the representatives of Chile, France and Kenya.

3. The experts recommended the following:

(a) Promote prevention;

(b) Promote cooperation.

II. Closing

4. The session was closed. Please recycle.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "r.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def _read(source: Path, *lines: str) -> Report:
    return documents.read(source, fixes=parse("\n".join(lines), "r.txt.fix.yaml"))


def _texts(report: Report) -> list[tuple[str | None, str]]:
    return [(unit.label, unit.text) for unit in report.units]


def test_a_unit_is_split_at_the_words_given_and_can_be_labelled(source: Path) -> None:
    found = _read(
        source,
        '- {do: split, text: "Second, she welcomed"}',
        '- {do: label, text: "Second, she", to: "1 bis"}',
    )
    assert _texts(found)[:2] == [
        ("1", "The Chair opened the session."), ("1 bis", "Second, she welcomed the representatives."),
    ]  # fmt: skip


def test_a_unit_is_joined_to_the_one_before(source: Path) -> None:
    found = _read(source, "- {do: join, text: Promote cooperation}")
    assert ("a", "Promote prevention; Promote cooperation.") in _texts(found)
    assert len(found.units) == len(documents.read(source).units) - 1


def test_what_was_split_and_joined_again_has_the_words_it_had(source: Path) -> None:
    found = _read(source, "- {do: split, text: 'Second, she'}", "- {do: join, text: 'Second, she'}")
    assert [u.text for u in found.units] == [u.text for u in documents.read(source).units]


def test_lists_of_speakers_move_with_their_words_and_are_found_in_what_was_joined(source: Path) -> None:
    found = _read(source, "- {do: join, text: Statements were made}")
    assert [(p.name, p.code) for p in found.participants] == [("Chile", "CHL"), ("France", "FRA"), ("Kenya", "KEN")]
    [unit] = [u for u in found.units if "Kenya" in u.text]
    assert all(unit.text[p.start : p.end] == p.name and p.unit == unit.id for p in found.participants)


def test_kind_and_parent_are_as_given(source: Path) -> None:
    found = _read(
        source,
        "- {do: kind, text: The session was closed, to: unnumbered}",
        "- {do: parent, text: Promote cooperation, to: Promote prevention}",
        "- {do: parent, text: Promote prevention, to: ''}",
    )
    by_text = {u.text.split()[1]: u for u in found.units}
    assert by_text["session"].kind == "unnumbered"
    assert by_text["cooperation."].parent == by_text["prevention;"].id
    assert by_text["prevention;"].parent is None


def test_a_unit_that_is_left_out_is_listed_as_such(source: Path) -> None:
    found = _read(source, "- {do: split, text: Please recycle}", "- {do: leave_out, text: Please recycle}")
    assert found.units[-1].text == "The session was closed."
    assert [(out.text, out.why) for out in found.left_out if out.why == "fix"] == [("Please recycle.", "fix")]


def test_a_unit_becomes_a_heading_for_what_follows_and_a_heading_a_unit(source: Path) -> None:
    found = _read(
        source, "- {do: heading, text: The experts recommended, to: '2'}", "- {do: no_heading, text: Closing}"
    )
    assert [s.heading for s in found.sections] == ["Opening of the session", "The experts recommended the following:"]
    assert next(u for u in found.units if u.label == "a").path == tuple(s.heading for s in found.sections)
    assert ("II. Closing") in [u.text for u in found.units]


def test_metadata_is_as_given_where_it_was_as_expected(source: Path) -> None:
    found = _read(
        source,
        "- {do: metadata, key: symbol, text: '', to: A/AC.1/L.2}",
        "- {do: metadata, key: date, text: '', to: '2025-02-18'}",
    )
    assert (found.document.symbol, found.document.date) == ("A/AC.1/L.2", "2025-02-18")


def test_speakers_are_changed_added_and_taken_away(source: Path) -> None:
    found = _read(
        source,
        "- {do: participant, text: France, role: observer}",
        "- {do: participant, text: The Chair, role: officer, kind: person, code: ''}",
        "- {do: no_participant, text: Kenya}",
    )
    assert [(p.order, p.name, p.role, p.code) for p in found.participants] == [
        (1, "The Chair", "officer", None), (2, "Chile", "representative", "CHL"), (3, "France", "observer", "FRA"),
    ]  # fmt: skip


def test_ids_depend_on_the_bytes_and_on_what_the_fixes_say_not_on_their_layout(source: Path) -> None:
    plain = documents.read(source)
    one = _read(source, "- {do: split, text: 'Second, she'}")
    same = _read(source, "# a remark", "- do: split", "  text: 'Second,  she'")
    assert one == same
    assert one.document.id != plain.document.id and not {u.id for u in one.units} & {u.id for u in plain.units}
    assert _read(source, "# nothing to mend") == plain
    assert canonical(()) == b""


def test_offsets_of_sentences_and_parents_hold_after_any_fix(source: Path) -> None:
    found = _read(
        source,
        "- {do: split, text: 'Second, she'}",
        "- {do: join, text: The experts}",
        "- {do: leave_out, text: The session was closed}",
    )
    texts = {u.id: u.text for u in found.units}
    assert all(texts[s.unit][s.start : s.end] == s.text for s in found.sentences)
    assert all(u.parent is None or u.parent in texts for u in found.units)
    assert [u.ordinal for u in found.units] == list(range(1, len(found.units) + 1))


MANUAL = """\
Report

I. Opening remarks

1. The Chair opened the session. Second, she welcomed the representatives.

2. which the experts shared. Statements were made by the representatives of Chile, France and Kenya.

Later the Holy See was heard.

3. The experts recommended the following:

(a) Promote prevention;

(b) Promote cooperation.

4. Other matters.

5. The session was closed. Please recycle.
"""


def test_the_example_of_the_manual_can_be_applied_whole(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.S)
    assert example is not None
    path = tmp_path / "r.txt"
    path.write_text(MANUAL, encoding="utf-8")
    lines = example[1].splitlines()
    text = "\n".join(["- {do: split, text: Please recycle}", *lines])
    found = documents.read(path, fixes=parse(text, "r.txt.fix.yaml"))
    assert {fix.do for fix in parse(text, "x")} == set(ACTS)
    assert [(p.name, p.role) for p in found.participants] == [
        ("Chile", "representative"), ("France", "observer"), ("the Holy See", "observer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- {do: join, text: Nobody said this}", "no unit begins with 'Nobody said this'|no unit begins"),
        ("- {do: join, text: Promote}", "2 units begin 'Promote'"),
        ("- {do: split, text: wellcomed}", "no unit holds 'wellcomed'"),
        ("- {do: splitt, text: x}", "'splitt' is nothing that can be done (did you mean 'split'?)"),
        ("- {text: x}", "key 'do' is missing"),
        ("- {do: join}", "'join' wants the key 'text'"),
        ("- {do: join, text: ''}", "key 'text' is empty"),
        ("- {do: join, text: x, to: y}", "'join' has no key 'to'"),
        ("- {do: join, txt: x}", "unknown key 'txt' (did you mean 'text'?)"),
        ("- {do: join, text: [x]}", "key 'text' wants a text"),
        ("- {do: kind, text: x, to: paragraf}", "'paragraf' cannot be 'to' here (did you mean 'paragraph'?)"),
        ("- {do: metadata, key: dat, text: '', to: x}", "'dat' cannot be 'key' here (did you mean 'date'?)"),
        ("- {do: metadata, key: date, text: '', to: 18 February}", "'18 February' is no date"),
        ("- {do: metadata, key: symbol, text: X, to: Y}", "'symbol' is not 'X': the document has none"),
        ("- {do: metadata, key: title, text: Report of the Working Group, to: ''}", "a document has a title"),
        ("- {do: parent, text: The Chair opened, to: The Chair opened}", "a unit cannot stand below itself"),
        ("- {do: join, text: The Chair opened}", "there is no unit before this one"),
        ("- {do: no_participant, text: Brazil}", "no entry is called 'Brazil'"),
        ("- {do: participant, text: session, role: observer}", "units hold 'session'"),
        ("- {do: no_heading, text: Opnening}", "no heading begins"),
        ("- split: x", "unknown key 'split'"),
        ("do: split", "the file is a list of fixes"),
        ("- just words", "a fix is a map"),
        ("- {do: join, do: split, text: x}", "key 'do' stands twice"),
        ("- {do: join, text: &a x}", "anchors and aliases"),
        ("- {do: join, text: 'x}", "is no valid YAML"),
    ],
)
def test_what_cannot_be_applied_is_named_by_file_and_line(source: Path, line: str, said: str) -> None:
    with pytest.raises(ReadError) as error:
        _read(source, "# first", line)
    assert "r.txt.fix.yaml, line 2: " in str(error.value)
    assert any(each in str(error.value) for each in said.split("|")), str(error.value)


HEADED = """\
General Assembly

Rivers and lakes
of the world

I. Opening of the session

1. The Chair spoke.

2. It rose.
"""


def _first_two(tmp_path: Path, *lines: str) -> Report:
    path = tmp_path / "h.txt"
    path.write_text(HEADED, encoding="utf-8")
    return _read(path, *lines)


def test_a_first_heading_taken_for_the_masthead_comes_back(tmp_path: Path) -> None:
    found = _first_two(tmp_path, '- {do: heading, text: "Rivers and lakes of the world", to: "1"}')
    assert [(s.level, s.marker, s.heading) for s in found.sections] == [
        (1, None, "Rivers and lakes of the world"), (1, "I.", "Opening of the session"),
    ]  # fmt: skip
    assert [out.text for out in found.left_out] == ["General Assembly"]
    assert found.units[0].path == ("Opening of the session",)


def test_a_line_of_the_masthead_comes_back_as_a_paragraph(tmp_path: Path) -> None:
    found = _first_two(tmp_path, '- {do: kind, text: "Rivers and lakes", to: unnumbered}')
    assert [(u.kind, u.text, u.first_line) for u in found.units][:2] == [
        ("unnumbered", "Rivers and lakes", 3), ("paragraph", "The Chair spoke.", 8),
    ]  # fmt: skip
    assert found.units[0].path == () and [out.text for out in found.left_out] == ["General Assembly", "of the world"]


def test_what_comes_back_is_named_by_all_its_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no unit begins 'Rivers and'"):
        _first_two(tmp_path, '- {do: heading, text: "Rivers and", to: "1"}')
