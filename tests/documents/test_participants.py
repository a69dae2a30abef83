"""Lists of speakers and of those who attended: role as printed, kind, code, and for whom somebody spoke."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents, sentences
from annotator.documents.speakers import participants
from annotator.gazetteer.names import entries
from annotator.model import Participant, Unit

FOLLOWING = "In the discussion that followed, the following made statements:"


def listed(text: str, language: str = "en", above: str = "") -> list[Participant]:
    """Return the participants of a paragraph."""
    unit = Unit("u1", "d1", 1, "paragraph", "1", None, None, (), text)
    around = participants.Around(tuple(sentences.cut(text, language)), above)
    found = participants.of_unit(unit, around, language)
    for one in found:
        assert text[one.start : one.end] == one.name
    return found


def names(text: str, language: str = "en", above: str = "") -> list[str]:
    return [one.name for one in listed(text, language, above)]


def roles(text: str, language: str = "en", above: str = "") -> list[tuple[str | None, str]]:
    return [(one.code or one.name, one.role) for one in listed(text, language, above)]


def test_representatives_and_observers_keep_the_role_that_is_printed() -> None:
    text = (
        "An opening presentation was given by a representative of the Secretariat. Statements were made by the "
        "representatives of Peru, the Niger, Saint Kitts and Nevis, Netherlands (Kingdom of the) and Chad. Statements "
        "were also made by the observers for Qatar and the Coalition of NGOs for Fair Trials and Prison Reform."
    )
    assert roles(text) == [
        ("Secretariat", "secretariat"), ("PER", "representative"), ("NER", "representative"), ("KNA", "representative"),
        ("NLD", "representative"), ("TCD", "representative"), ("QAT", "observer"),
        ("Coalition of NGOs for Fair Trials and Prison Reform", "observer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "behalf"),
    [
        ("Statements were made by the representatives of Cuba (on behalf of the Group of 77 and China) and Togo.", "en",
         [("CUB", "G77_CHINA"), ("TGO", None)]),
        ("The representative of Cuba made a statement on behalf of the Group of 77 and China.", "en",
         [("CUB", "G77_CHINA")]),
        ("The representative of Kenya, speaking on behalf of the Group of African States, said that more was needed.",
         "en", [("KEN", "AFRICAN_GROUP")]),
        ("The observer for the European Union (also on behalf of Albania, Bosnia and Herzegovina and Iran (Islamic "
         "Republic of)) made a statement.", "en",
         [("EU", "Albania, Bosnia and Herzegovina and Iran (Islamic Republic of)")]),
        ("Statements were made by the representatives of Peru, Chile, also on behalf of Uruguay, and Oman.", "en",
         [("PER", None), ("CHL", "URY"), ("OMN", None)]),
        ("The representative of Gabon, on behalf of member and observer States of the International Organization of "
         "la Francophonie, made a statement.", "en",
         [("GAB", "member and observer States of the International Organization of la Francophonie")]),
        ("Le représentant de l’Égypte, parlant au nom du Groupe des 77 et de la Chine, a fait une déclaration.", "fr",
         [("EGY", "G77_CHINA")]),
        ("Formuló una declaración la representante de Cuba (en nombre del Grupo de los 77 y China).", "es",
         [("CUB", "G77_CHINA")]),
    ],
)  # fmt: skip
def test_for_whom_somebody_spoke_is_kept(text: str, language: str, behalf: list[tuple[str, str | None]]) -> None:
    assert [(one.code, one.on_behalf_of) for one in listed(text, language)] == behalf


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Statements were made by the observers for Caritas and the League for Peace, Justice and Freedom.",
         ["Caritas", "League for Peace, Justice and Freedom"]),
        ("Statements were made by the observers for the International Association of Penal Law and Earthwatch.",
         ["International Association of Penal Law", "Earthwatch"]),
        ("The observer for the Centre for Women and Development made a statement.",
         ["Centre for Women and Development"]),
        ("Statements were made by the representatives of the United Nations Educational, Scientific and Cultural "
         "Organization, the Food and Agriculture Organization of the United Nations and the United Nations Office on "
         "Drugs and Crime (UNODC).",
         ["United Nations Educational, Scientific and Cultural Organization",
          "Food and Agriculture Organization of the United Nations",
          "United Nations Office on Drugs and Crime (UNODC)"]),
        ("Statements were made by the representatives of Trinidad and Tobago, Bosnia and Herzegovina and Mali.",
         ["Trinidad and Tobago", "Bosnia and Herzegovina", "Mali"]),
        ("Statements were made by the representatives of the city of Quito in Ecuador and civil society from Peru and "
         "Chile.", ["city of Quito in Ecuador", "civil society from Peru and Chile"]),
        ("The representatives of Hong Kong, China, and Macao, China, took part.", ["Hong Kong, China", "Macao, China"]),
        ("The observers for the Society for Threatened Peoples of Iraq, the Jordan River Foundation and the Women of "
         "Georgia Network made statements.",
         ["Society for Threatened Peoples of Iraq", "Jordan River Foundation", "Women of Georgia Network"]),
    ],
)  # fmt: skip
def test_names_that_hold_and_commas_and_brackets_stay_whole(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_country_inside_the_name_of_an_organization_gives_no_code() -> None:
    text = (
        "The observers for the Society for Threatened Peoples of Iraq and the Jordan River Foundation made statements."
    )
    assert [(one.code, one.kind) for one in listed(text)] == [(None, "ngo"), (None, "ngo")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Representatives of States Members of the Council: Benin (on behalf of the Group of African States), Bolivia "
         "(Plurinational State of), United States of America;",
         [("BEN", "representative"), ("BOL", "representative"), ("USA", "representative")]),
        ("Representatives of observer States: Oman, Syrian Arab Republic;", [("OMN", "observer"), ("SYR", "observer")]),
        ("Observer for an intergovernmental organization: European Union;", [("EU", "observer")]),
        ("Observer for a national human rights institution: Rights Commission of Ghana (by video message);",
         [("Rights Commission of Ghana", "observer")]),
        ("Observers for non-governmental organizations: Care for Health and Education, Forum 21 – Alliance for Water.",
         [("Care for Health and Education", "observer"), ("Forum 21 – Alliance for Water", "observer")]),
        ("States members of the Commission: Togo, Chad;", [("TGO", "representative"), ("TCD", "representative")]),
        ("Invited members of civil society: Ana Ruiz, Tom Okello.", [("Ana Ruiz", "other"), ("Tom Okello", "other")]),
    ],
)  # fmt: skip
def test_items_below_the_following_made_statements_are_lists(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text, above=FOLLOWING) == found


def test_kinds_are_those_that_the_head_names() -> None:
    heads = {"non-governmental": "ngo", "intergovernmental": "organization"}
    for head, kind in heads.items():
        [one] = listed(f"Observers for {head} organizations: Blue Planet.", above=FOLLOWING)
        assert one.kind == kind


def test_an_item_may_itself_be_the_entry() -> None:
    above = "Statements were made by the representatives of the following:"
    assert roles("The representative of Egypt, on behalf of the Group of 77 and China;", above=above) == [
        ("EGY", "representative")
    ]
    above = "The following intergovernmental organizations were represented by observers:"
    assert roles("African Union;", above=above) == [("AU", "observer")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The following 2 States were present as observers: Nauru, Zambia.",
         [("NRU", "observer"), ("ZMB", "observer")]),
        (
            "The following intergovernmental organizations (IGOs) took part as observers: South Centre (SC) and "
            "World Trade Organization (WTO) (9).",
            [("South Centre (SC)", "observer"), ("World Trade Organization (WTO)", "observer")],
        ),
        ("The following States were represented: Algeria, Yemen and Zambia (95).",
         [("DZA", "representative"), ("YEM", "representative"), ("ZMB", "representative")]),
        ("Palestine was represented as an observer.", [("PSE", "observer")]),
        ("The meeting was attended by Committee members from Canada and Ghana.",
         [("CAN", "representative"), ("GHA", "representative")]),
        ("The representative of Japan, in its capacity as observer, made a statement on behalf of a group of States.",
         [("JPN", "observer")]),
        ("The delegation that attended was composed of representatives from seven ministries and three offices.", []),
        ("A number of representatives of governmental, private-sector and business organizations attended.", []),
    ],
)  # fmt: skip
def test_the_heads_of_lists_of_those_who_took_part(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text) == found


def test_a_union_and_its_member_states_have_its_code() -> None:
    text = (
        "Statements were made by the representatives of Croatia (on behalf of the States Members of the United "
        "Nations that are members of the European Union) and Portugal (on behalf of the European Community and its "
        "member States)."
    )
    assert [(one.code, one.on_behalf_of) for one in listed(text)] == [("HRV", "EU"), ("PRT", "EU")]


def test_a_list_may_be_parted_by_semicolons() -> None:
    text = (
        "The following delegations made statements: the representative of Egypt, on behalf of the Group of 77 and "
        "China; the observer for Palestine; European Union; and Japan."
    )
    assert roles(text) == [
        ("EGY", "representative"), ("PSE", "observer"), ("EU", "representative"), ("JPN", "representative"),
    ]  # fmt: skip


def test_those_who_attended_are_listed_too() -> None:
    text = "The following States were represented: Albania, Côte d’Ivoire and Venezuela (Bolivarian Republic of)."
    assert [one.code for one in listed(text)] == ["ALB", "CIV", "VEN"]
    text = "It was attended by representatives of Cuba and Mali, as well as observers for Spain and the Holy See."
    assert [one.role for one in listed(text)] == ["representative", "representative", "observer", "observer"]


def test_names_in_columns_are_told_apart_by_the_table_of_names() -> None:
    text = "The following States members attended the session: Albania Bosnia and Herzegovina Niger Viet Nam"
    assert [one.code for one in listed(text)] == ["ALB", "BIH", "NER", "VNM"]


@pytest.mark.parametrize(
    "text",
    [
        "Statements were made by the Chair of the Committee and the Director of the Division.",
        "Ms. Eliza Ozola (Latvia) was elected Rapporteur; the Bureau was composed of Kenya and Peru.",
        "The Committee was informed that the representative of Kenya would submit a document.",
        "Some delegations said that representatives of civil society and indigenous peoples should be heard.",
        "Representatives of 12 Member States and civil society spoke.",
        "Opening remarks were delivered by the High Representative for the Least Developed Countries, Ana Ruiz.",
        "The Committee had before it the following documents: note by the Secretariat; letter from Peru.",
    ],
)
def test_officers_and_mentions_are_no_participants(text: str) -> None:
    assert not listed(text)


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Des déclarations ont été faites par les représentants de l’Argentine, du Brésil, des Pays-Bas, de l’Iran "
         "(République islamique d’) et du Royaume-Uni.", "fr", ["ARG", "BRA", "NLD", "IRN", "GBR"]),
        ("Les États suivants étaient représentés : Algérie, Bénin, Côte d’Ivoire et Togo.", "fr",
         ["DZA", "BEN", "CIV", "TGO"]),
        ("Les observateurs du Saint-Siège et de l’État de Palestine ont pris la parole.", "fr", ["VAT", "PSE"]),
        ("Formularon declaraciones los representantes de la Argentina, el Brasil, los Países Bajos, Bolivia (Estado "
         "Plurinacional de) y el Reino Unido.", "es", ["ARG", "BRA", "NLD", "BOL", "GBR"]),
        ("Asistieron a la reunión representantes de los siguientes Estados: Chile, Cuba y Perú.", "es",
         ["CHL", "CUB", "PER"]),
        ("Hizo uso de la palabra el observador del Estado de Palestina.", "es", ["PSE"]),
    ],
)  # fmt: skip
def test_lists_are_read_in_french_and_spanish(text: str, language: str, codes: list[str]) -> None:
    assert [one.code for one in listed(text, language)] == codes


def test_a_footnote_at_a_name_can_make_an_observer_of_it() -> None:
    [one] = listed("Representatives of States Members of the Council: Spain (also on behalf of Peru);", above=FOLLOWING)
    assert participants.noted(one, "Observer of the Council speaking on behalf of others.").role == "observer"
    assert participants.noted(one, "").role == "representative"


PATTERNS = {
    "en": (
        "Statements were made by the representatives of {}, the {} and {}.",
        "The representatives of {} (on behalf of the Group of African States), {} and {} took the floor.",
    ),
    "fr": ("Des déclarations ont été faites par les représentants des pays suivants : {}, {} et {}.",),
    "es": ("Asistieron representantes de los siguientes Estados: {}, {} y {}.",),
}


@pytest.mark.parametrize("language", PATTERNS)
def test_every_name_of_a_state_is_an_entry_with_its_code(language: str) -> None:
    names = [e for e in entries() if (e.language, e.kind, e.form) == (language, "state", "name") and "." not in e.name]
    for three in zip(names, names[7:], names[31:], strict=False):
        for pattern in PATTERNS[language]:
            text = pattern.format(*(e.name for e in three))
            assert [one.code for one in listed(text, language)] == [e.code for e in three], text


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Statements were made by the representatives of Kazakstan, Peru, Phillipines and Great Britian.", "en",
         ["KAZ", "PER", "PHL", "GBR"]),
        ("Des déclarations ont été faites par les représentants du Pérou, de l'Algerie et du Kazakstan.", "fr",
         ["PER", "DZA", "KAZ"]),
        ("Formularon declaraciones los representantes de Kazajistan, Perú y Chile.", "es", ["KAZ", "PER", "CHL"]),
        ("Statements were made by the representatives of Peru, UNEP, Islamic Relief and the Iceland Group.", "en",
         ["PER", None, None, None]),
    ],
)  # fmt: skip
def test_a_misspelt_state_gets_the_code_that_alone_can_be_meant(
    text: str, language: str, codes: list[str | None]
) -> None:
    assert [one.code for one in listed(text, language)] == codes


def test_a_guessed_state_is_said_with_its_place_and_a_known_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "1. The session was opened.\n\n2. Statements were made by the representatives of Kazakstan,\nPeru and Chad.\n"
    )
    report = documents.read(path)
    assert [one.code for one in report.participants] == ["KAZ", "PER", "TCD"]
    assert report.participants[0].name == "Kazakstan"
    assert report.document.warnings == ("line 3: Kazakstan → Kazakhstan?",)


@pytest.mark.parametrize("name", ["El Salvador", "landlocked developing countries", "United States of America"])
def test_a_name_stands_whole_wherever_it_stands_in_a_list(name: str) -> None:
    for entries_ in ((name, "Peru", "Chad"), ("Peru", name, "Chad"), ("Peru", "Chad", name)):
        first, second, last = entries_
        assert names(f"Statements were made by the representatives of {first}, {second} and {last}.") == [*entries_]


def attended(tmp_path: Path, body: str) -> list[tuple[str, str | None, str, str]]:
    """Return name, code, role and kind of those whom tables of a report list."""
    opening = "<h2>I. Opening</h2><p>1. The meeting was opened by the Chair.</p><p>2. Many speakers spoke.</p>"
    path = tmp_path / "report.html"
    path.write_text(f"<html><body><h1>Report</h1>{opening}{body}</body></html>", encoding="utf-8")
    return [(p.name, p.code, p.role, p.kind) for p in documents.read(path).participants]


def table(*rows: tuple[str, ...], head: str = "td") -> str:
    marked = [*(f"<{head}>{cell}</{head}>" for cell in rows[0])], *([*(f"<td>{c}</td>" for c in r)] for r in rows[1:])
    return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for cells in marked) + "</table>"


def test_a_table_below_a_heading_of_attendance_lists_a_name_a_cell(tmp_path: Path) -> None:
    states = table(("Algeria", "Angola", "Chad"), ("Chile", "Iran (Islamic Republic of)", "Peru"))
    others = table(("Amnesty International", "Friends of Clear Water"))
    found = attended(tmp_path, f"<h2>Annex. List of participants</h2><h3>States Members of the Council</h3>{states}"
                               f"<h3>Non-governmental organizations</h3>{others}")  # fmt: skip
    assert [(code, role) for _, code, role, kind in found if kind == "state"] == [
        (code, "representative") for code in ("DZA", "AGO", "TCD", "CHL", "IRN", "PER")
    ]
    assert found[6:] == [
        ("Amnesty International", None, "observer", "ngo"),
        ("Friends of Clear Water", None, "observer", "ngo"),
    ]


def test_of_a_table_with_persons_the_states_are_listed_and_not_what_persons_are(tmp_path: Path) -> None:
    headed = table(("State", "Representative"), ("Algeria", "Mr. Ben, Envoy to Peru"), ("Chad", "Ms. Ana"), head="th")
    plain = table(("Holy See", "Mgr. Pio"), ("State of Palestine", "Ms. Sala"))
    found = attended(tmp_path, f"<h2>List of participants</h2>{headed}<h3>Observers</h3>{plain}")
    assert [(code, role) for _, code, role, _ in found] == [
        ("DZA", "representative"), ("TCD", "representative"), ("VAT", "observer"), ("PSE", "observer"),
    ]  # fmt: skip


def test_a_table_under_another_heading_lists_nobody(tmp_path: Path) -> None:
    rows = table(("Date", "Item"), ("3 March", "Opening by Chile"), ("4 March", "Peru"), head="th")
    assert attended(tmp_path, f"<h2>Programme</h2>{rows}") == []


def test_what_a_participant_is_stands_behind_its_name_and_is_no_part_of_it() -> None:
    assert names("The European Union, a regional organization that is a party to the Convention, was represented.") == [
        "European Union"
    ]
    order = "The Sovereign Order of Malta, an entity maintaining a permanent observer office, was represented."
    assert roles(order) == [("SMOM", "representative")]


def test_on_behalf_of_is_read_with_also_in_between() -> None:
    [one] = listed("Une déclaration a été faite par l’observatrice de l’Union européenne (au nom également des États "
                   "membres de l’Union européenne).", "fr")  # fmt: skip
    assert (one.code, one.role) == ("EU", "observer")


def test_a_name_in_another_language_does_not_end_a_list() -> None:
    text = (
        "Statements were made by the observers for Fundación para los Ríos, Liga por la Paz and Judges International."
    )
    assert names(text) == ["Fundación para los Ríos", "Liga por la Paz", "Judges International"]


def test_experts_from_states_represent_these_and_an_institute_of_the_organization_is_nobody_by_name() -> None:
    assert roles("Statements were made by experts from the following Member States: Chad and Peru.") == [
        ("TCD", "representative"), ("PER", "representative"),
    ]  # fmt: skip
    text = "It was attended by representatives of 92 Member States and an institute of the United Nations network."
    assert not names(text)


def test_states_whose_name_follows_are_listed() -> None:
    text = "Les États parties dont le nom suit étaient représentés : Afrique du Sud, Allemagne et République de Corée."
    assert [one.code for one in listed(text, "fr")] == ["ZAF", "DEU", "KOR"]


def test_a_note_below_a_list_is_no_part_of_it_and_a_bank_may_be_called_a_group() -> None:
    text = "The following organizations were represented: River Fund; World River Group * This list is provisional."
    assert [(one.name, one.kind) for one in listed(text)] == [
        ("River Fund", "organization"), ("World River Group", "organization"),
    ]  # fmt: skip
