"""What the mastheads of the reports say, read by eye: organ, meeting, place, days, title, item, rapporteur."""

from __future__ import annotations

import pytest

from annotator import documents
from tests.conftest import SHARED

_CHARTER = (
    "General Assembly",
    "Special Committee on the Charter of the United Nations and on the Strengthening of the Role of the Organization",
    "New York", "2025-02-18", "2025-02-26", "Draft report", None, "Eliza Grisle",
)  # fmt: skip
_REVIEW = (
    "General Assembly", "Human Rights Council", None, "2020-02-24", "2020-03-20",
    "Report of the Working Group on the Universal Periodic Review", "6", None,
)  # fmt: skip
_OCEANS = (
    "General Assembly", None, None, None, None,
    "Report on the work of the United Nations Open-ended Informal Consultative Process on Oceans and the Law of the "
    "Sea at its twenty-fifth meeting", "76", None,
)  # fmt: skip
_SAID = {
    "A_79_PV.64.en.pdf": ("General Assembly", "64th plenary meeting", "New York", "2025-04-16", "2025-04-16",
                          "64th plenary meeting", None, None),
    "A_80_159.en.pdf": _OCEANS,
    "A_80_159.en.extracted.txt": _OCEANS,
    "A_AC.121_2025_L.3.en.pdf": ("General Assembly", "Special Committee on Peacekeeping Operations", "New York",
                                 "2025-02-17", "2025-03-14", "Draft report on the substantive session of 2025", None,
                                 "Mohamed Soliman"),
    "A_AC.182_2025_L.9.en.pdf": _CHARTER,
    "A_AC.182_2025_L.9.en.extracted.txt": _CHARTER,
    "A_CONF.230_2025_L.2.en.pdf": (
        None, "2025 United Nations Conference to Support the Implementation of Sustainable Development Goal 14: "
        "Conserve and sustainably use the oceans, seas and marine resources for sustainable development",
        "Nice, France", "2025-06-09", "2025-06-13", "Draft report", "11", "Omar Hilale"),
    "A_HRC_43_15.en.layout.txt": _REVIEW,
    "A_HRC_43_15.en.pdf": _REVIEW,
    "DP_2025_1.en.pdf": (
        "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the "
        "United Nations Office for Project Services", "First regular session 2025",
        "New York", "2025-01-27", "2025-01-31",
        "Report of the second regular session 2024", "1", None),
    "E_AC.51_2025_L.4_Add.32.en.pdf": ("Economic and Social Council", "Committee for Programme and Coordination",
                                       "New York", "2025-05-12", "2025-06-13", "Draft report", "3 (b)",
                                       "Rodrigue Edgar Tchoffo Mongou"),
    "UNW_2025_1.en.pdf": (
        "Executive Board of the United Nations Entity for Gender Equality and the Empowerment of Women",
        "Annual session 2025", None, "2025-06-17", "2025-06-19",
        "Report on the first regular session 2025, 10 to 11 February 2025", "1", None),
}  # fmt: skip


@pytest.mark.parametrize("name", _SAID)
def test_the_masthead_says_this_and_no_more(name: str) -> None:
    found = documents.read(SHARED / "corpus" / "un" / name).document
    fields = ("organ", "meeting", "place", "meeting_start", "meeting_end", "title", "agenda_item", "rapporteur")
    assert tuple(getattr(found, field) for field in fields) == _SAID[name]
