"""Text that keeps its layout: lists and tables in columns, told by the white between them, and text that has none."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest

from annotator.model import Report
from tests.documents.texts import read, tree

HEAD = "Report of the Committee on Rivers\n\n1. The Committee met in Geneva.\n2. It adopted its report.\n\nAnnex I\n\n"
STATES = [
    "Albania", "Algeria", "Angola", "Argentina", "Bahamas", "Belgium", "Brazil", "Canada", "Chad", "Chile", "Croatia",
    "Cuba", "Denmark", "Ecuador", "Egypt", "Estonia", "Fiji", "Finland", "France", "Gabon", "Germany", "Ghana",
    "Greece", "Haiti",
]  # fmt: skip


def beside(*columns: list[str], width: int = 26, indent: int = 4) -> str:
    """Return columns of lines set beside each other."""
    rows = ("".join(f"{cell:{width}}" for cell in row).rstrip() for row in zip_longest(*columns, fillvalue=""))
    return "\n".join(" " * indent + row if row else row for row in rows)


def people(report: Report) -> list[tuple[str | None, str, str]]:
    return [(one.code or one.name, one.role, one.kind) for one in report.participants]


def rows(report: Report) -> list[str]:
    return [unit.text for unit in report.units if unit.kind == "row"]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_list_of_those_who_attended_is_read_down_its_columns(count: int, tmp_path: Path) -> None:
    size = len(STATES) // count
    columns = [STATES[i * size : (i + 1) * size] for i in range(count)]
    text = f"{HEAD}    Attendance\n\n    Members\n{beside(*columns, width=20)}\n\n    Observers\n\n    Holy See\n"
    report = read(tmp_path, text)
    assert tree(report) == [(1, None, "Annex I"), (2, None, "Attendance"), (3, None, "Members"), (3, None, "Observers")]
    assert rows(report) == [" | ".join(STATES), "Holy See"]
    assert [one.name for one in report.participants] == [*STATES, "Holy See"]
    assert {one.role for one in report.participants[:-1]} == {"representative"}
    assert (report.participants[-1].role, report.participants[-1].kind) == ("observer", "state")
    units = {unit.id: unit for unit in report.units}
    assert all(units[one.unit].text[one.start : one.end] == one.name for one in report.participants)


def test_a_list_that_runs_across_is_read_across(tmp_path: Path) -> None:
    text = f"{HEAD}Attendance\n\n{beside(STATES[0::3], STATES[1::3], STATES[2::3])}\n"
    assert rows(read(tmp_path, text)) == [" | ".join(STATES)]


def test_names_broken_over_the_lines_of_a_column_are_one_entry(tmp_path: Path) -> None:
    left = [
        "Bolivia (Plurinational",
        "State of)",
        "Botswana",
        "Democratic",
        "People’s",
        " Republic of",
        " Korea",
        "Egypt",
    ]
    right = ["Guinea", "Lao People’s Democratic", " Republic", "The former Yugoslav", "Republic of Macedonia", "Togo"]
    names = [
        "Association for the Protection of", "Rivers and Lakes", "Caritas", "Centre for Lakes, Inc.",
        "Friends of Water", "International Association of Free", "Fishers (IAFF)", "Water Watch – Legal Centre for",
        "the Rivers",
    ]  # fmt: skip
    others = ["International League", "Network of the Peoples of", "All Rivers", "River Watch", "Society of Anglers"]
    text = (
        f"{HEAD}List of participants\n\nStates Members represented by observers\n\n{beside(left, right, width=30)}\n\n"
        f"Non-governmental organizations\n\n{beside(names, others, width=40)}\n"
    )
    report = read(tmp_path, text)
    states, organizations = rows(report)
    assert states.split(" | ") == [
        "Bolivia (Plurinational State of)", "Botswana", "Democratic People’s Republic of Korea", "Egypt", "Guinea",
        "Lao People’s Democratic Republic", "The former Yugoslav Republic of Macedonia", "Togo",
    ]  # fmt: skip
    assert organizations.split(" | ") == [
        "Association for the Protection of Rivers and Lakes", "Caritas", "Centre for Lakes, Inc.", "Friends of Water",
        "International Association of Free Fishers (IAFF)", "Water Watch – Legal Centre for the Rivers",
        "International League", "Network of the Peoples of All Rivers", "River Watch", "Society of Anglers",
    ]  # fmt: skip
    assert people(report)[2] == ("PRK", "observer", "state")
    assert people(report)[-1] == ("Society of Anglers", "observer", "ngo")


def test_a_list_goes_on_over_pages_in_other_columns(tmp_path: Path) -> None:
    first = beside(STATES[:6], STATES[6:12])
    second = beside(STATES[12:16], STATES[16:20], STATES[20:23], indent=10)
    foot = "\n\n\n   12\n\f                           A/AC.9/2025/3\n\n\n"
    text = f"{HEAD}Attendance\n\nObserver States\n\n{first}{foot}{second}{foot}{STATES[23]}\n\n\nAnnex II\n\nNone.\n"
    report = read(tmp_path, text)
    assert rows(report) == [" | ".join(STATES)]
    assert [s.heading for s in report.sections] == ["Annex I", "Attendance", "Observer States", "Annex II"]
    assert {one.role for one in report.participants} == {"observer"}


def test_kind_and_role_follow_from_the_head_of_each_list(tmp_path: Path) -> None:
    lists = {
        "Members": ["Chad", "Peru"],
        "Non-member States represented by observers": ["Holy See", "State of Palestine"],
        "United Nations": ["United Nations Children’s Fund", "United Nations Development Programme"],
        "Specialized agencies and related organizations": ["International Labour Organization", "World Bank"],
        "Intergovernmental organizations": ["African Union", "International Federation of Red Cross Societies"],
        "Non-governmental organizations": ["Organization of American Anglers", "World Federation of Rivers"],
    }
    text = HEAD + "Attendance\n\n" + "\n\n".join(f"{head}\n{chr(10).join(names)}" for head, names in lists.items())
    report = read(tmp_path, text)
    assert [s.heading for s in report.sections][2:] == list(lists)
    assert rows(report) == [" | ".join(names) for names in lists.values()]
    assert [(one.role, one.kind) for one in report.participants] == [
        *[("representative", "state")] * 2, *[("observer", "state")] * 2, *[("observer", "organization")] * 6,
        *[("observer", "ngo")] * 2,
    ]  # fmt: skip


def test_a_table_is_read_row_by_row_with_its_heads_over_pages(tmp_path: Path) -> None:
    text = (
        f"{HEAD}    Documents before the Committee\n\n"
        "    Symbol             Agenda item    Title\n\n"
        "    A/AC.9/2025/1      1              Provisional agenda\n"
        "    A/AC.9/2025/2      2, 3           Report of the Secretary-General on rivers\n"
        "                                      and lakes, with the views of\n\n\n"
        "                                                            7\n\fA/AC.9/2025/3\n\n\n"
        "         Documents before the Committee\n\n"
        "         Symbol            Agenda item    Title\n\n"
        "                                          States\n"
        "         A/AC.9/2025/4     4              Note by the Secretariat\n"
        "         A/AC.9/2025/5     5              Letter from Peru\n\n\nAnnex II\n\nNothing else.\n"
    )
    report = read(tmp_path, text)
    assert rows(report) == [
        "A/AC.9/2025/1 | 1 | Provisional agenda",
        "A/AC.9/2025/2 | 2, 3 | Report of the Secretary-General on rivers and lakes, with the views of States",
        "A/AC.9/2025/4 | 4 | Note by the Secretariat",
        "A/AC.9/2025/5 | 5 | Letter from Peru",
    ]
    assert [s.heading for s in report.sections] == [
        "Annex I", "Documents before the Committee", "Symbol | Agenda item | Title", "Annex II",
    ]  # fmt: skip
    assert [out.text for out in report.left_out if out.why == "furniture"] == [
        "7", "A/AC.9/2025/3", "Documents before the Committee", "Symbol Agenda item Title",
    ]  # fmt: skip


def test_a_row_that_leaves_but_a_blank_before_the_next_column_is_cut_there(tmp_path: Path) -> None:
    text = (
        f"{HEAD}Decision   Title                                Date\n\n"
        "1/1        The protection of rivers             4 May 2025\n"
        "1/2        The lakes                            5 May 2025\n"
        "1/3        The cooperation of States on rivers, 6 May 2025\n"
        "           and on the protection of all of the lakes\n"
        "1/4        The seas                             7 May 2025\n"
    )
    assert rows(read(tmp_path, text))[2:] == [
        "1/3 | The cooperation of States on rivers, and on the protection of all of the lakes | 6 May 2025",
        "1/4 | The seas | 7 May 2025",
    ]


def test_two_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["3. The first of the speakers said", *[f"that the rivers of the land {n} were" for n in range(11)], "low."]
    right = [
        "4. The second of the speakers said",
        *[f"that the lakes of the land {n} were" for n in range(11)],
        "full.",
    ]
    report = read(tmp_path, f"{HEAD}{beside(left, right, width=44)}\n")
    assert [(unit.label, unit.text.split()[-1]) for unit in report.units][2:] == [("3", "low."), ("4", "full.")]


LABELS = """
Item 1.    Opening of the session.
Item 2.    Adoption of the agenda
           of the session.
Item 3.    Rivers.
"""
OFFICERS = """
President:          Ana Ruiz (Chile)
Vice-Presidents:    Omar Said (Egypt)
                    Lena Voss (Germany)
Rapporteur:         Ivan Petrov (Bulgaria)
"""
STRETCHED = """
The   Committee    heard a   statement by
the  observer   for   the   Union   and it
thanked   the   observer   for   it,  and
so   did   the   members   of   the  Union.
"""


@pytest.mark.parametrize("lines", [LABELS, OFFICERS, STRETCHED])
def test_labels_and_stretched_lines_make_no_columns(lines: str, tmp_path: Path) -> None:
    report = read(tmp_path, f"{HEAD}Matters before the Committee\n{lines}")
    said = [*(section.heading for section in report.sections), *(unit.text for unit in report.units)]
    assert Counter(lines.split()) <= Counter(" ".join(said).split())
    assert rows(report) == []


def test_short_lists_stand_under_heads_without_white_between(tmp_path: Path) -> None:
    text = (
        "Rapport\n\n1. Le Comité s’est réuni.\n\nAnnexe\nListe des participants\nÉtats membres\n"
        + beside(["Afrique du Sud", "Brésil", "Égypte"], ["Espagne", "États-Unis d’Amérique", "Fidji"], indent=0)
        + "\nÉtats observateurs\nSaint-Siège               État de Palestine\nOrganisations intergouvernementales\n"
        + beside(["Ligue des États arabes", "Union africaine"], ["Union européenne"], indent=0)
        + "\n\nIn favour:   Brazil, Egypt\n"
    )
    report = read(tmp_path, text)
    assert [s.heading for s in report.sections] == [
        "Annexe", "Liste des participants", "États membres", "États observateurs",
        "Organisations intergouvernementales",
    ]  # fmt: skip
    assert rows(report) == [
        "Afrique du Sud | Brésil | Égypte | Espagne | États-Unis d’Amérique | Fidji",
        "Saint-Siège | État de Palestine", "Ligue des États arabes | Union africaine | Union européenne",
        "In favour: Brazil, Egypt",
    ]  # fmt: skip
    assert [one.role for one in report.participants] == ["representative"] * 6 + ["observer"] * 5


def test_the_number_of_a_row_is_its_label(tmp_path: Path) -> None:
    text = (
        f"{HEAD}Responses to recommendations\n\n"
        "No.     Recommendation                        Position\n"
        "1.1     Ratify the Convention on rivers and   Supported\n"
        "        lakes (Peru);\n"
        "1.2     Protect all of its rivers (Chad);     Noted\n"
    )
    report = read(tmp_path, text)
    assert [(unit.label, unit.text) for unit in report.units if unit.kind == "row"] == [
        ("1.1", "Ratify the Convention on rivers and lakes (Peru); | Supported"),
        ("1.2", "Protect all of its rivers (Chad); | Noted"),
    ]


def test_columns_of_any_length_are_read_in_steps_that_grow_with_the_text(tmp_path: Path) -> None:
    names = [f"{chr(65 + i % 26)}{i:04} Society" for i in range(1600)]
    report = read(tmp_path, f"{HEAD}Attendance\n\nNon-governmental organizations\n{beside(names[:800], names[800:])}\n")
    assert len(report.participants) == 1600
    assert {one.kind for one in report.participants} == {"ngo"}
