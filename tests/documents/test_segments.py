"""Headings without marker that stand above chapters: segments of a session, told by their type and their followers."""

from __future__ import annotations

from annotator.documents.lines import Line
from annotator.documents.structure import structure


def levels(*parts: tuple[str, float]) -> list[tuple[int, str]]:
    """Return the level and words of the headings of a report: parts with a size are bold, the others plain text."""
    lines: list[Line] = []
    for text, size in parts:
        lines += [Line(len(lines) + 1, text, style="bold" if size else "", size=size or 10), Line(len(lines) + 2, "")]
    return [(heading.level, heading.text) for heading in structure.build(lines).headings]


def test_segments_stand_above_the_chapters_that_go_on_through_them() -> None:
    found = levels(
        ("I. Organization", 13), ("1. The session was opened.", 0), ("Statement by the President", 10),
        ("2. The President spoke.", 0), ("Joint segment", 13), ("II. Finance", 13), ("3. Money was discussed.", 0),
        ("Segment on rivers", 13), ("Dialogue with the experts", 10), ("4. The experts spoke.", 0),
        ("III. Rivers", 13), ("5. Rivers were discussed.", 0),
    )  # fmt: skip
    assert found == [
        (1, "Organization"), (2, "Statement by the President"), (1, "Joint segment"), (2, "Finance"),
        (1, "Segment on rivers"), (2, "Dialogue with the experts"), (2, "Rivers"),
    ]  # fmt: skip


def test_headings_in_the_type_of_chapters_stand_below_them_where_none_is_followed_by_one() -> None:
    found = levels(
        ("I. Organization", 13), ("1. The session was opened.", 0), ("Opening", 13), ("2. The President spoke.", 0),
        ("II. Finance", 13), ("3. Money was discussed.", 0), ("Budget", 13), ("4. The budget was large.", 0),
    )  # fmt: skip
    assert found == [(1, "Organization"), (2, "Opening"), (1, "Finance"), (2, "Budget")]
