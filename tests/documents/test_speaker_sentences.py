"""Sentences that list speakers in the many ways of reports, in three languages; what is expected was written first."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents

_CASES: tuple[tuple[str, str, str], ...] = (
    (
        "en",
        "The session was attended by representatives of States Members of the Rivers Council, observer States of "
        "the Council, observers for non-Member States of the United Nations, as well as observers for United "
        "Nations entities, specialized agencies and related organizations.",
        "",
    ),
    (
        "en",
        "Statements were made by the representatives of Egypt (on behalf of the Group of 77 and China) and the "
        "Islamic Republic of Iran, as well as by the observers for the Holy See and the State of Palestine.",
        "Egypt/EGY/rep/state/G77_CHINA; Islamic Republic of Iran/IRN; Holy See/VAT/obs/state; State of "
        "Palestine/PSE/obs/state",
    ),
    (
        "en",
        "A statement was made by the representative of Nigeria, also speaking on behalf of Ghana, Kenya and Togo.",
        "Nigeria/NGA/rep/state/Ghana, Kenya and Togo",
    ),
    (
        "en",
        "The observers for the International Federation of Women Lawyers, Penal Reform International and Rotary "
        "International, non-governmental organizations in consultative status with the Economic and Social "
        "Council, made statements.",
        "International Federation of Women Lawyers//obs/ngo; Penal Reform International//obs/ngo; Rotary "
        "International//obs/ngo",
    ),
    (
        "en",
        "The session was also attended by observers from the Holy See and from the European Union.",
        "Holy See/VAT/obs/state; European Union/EU/obs/group",
    ),
    (
        "en",
        "The session was also attended by observers from the following international organizations: (a) United "
        "Nations system: International Labour Organization and World Bank; (b) Intergovernmental organizations: "
        "Gulf Cooperation Council and Permanent Court of Arbitration; (c) Invited non-governmental organizations:"
        " Asian Academy of International Law, Center for International Legal Studies and New York City Bar "
        "Association.",
        "International Labour Organization//obs/organization; World Bank//obs/organization; Gulf Cooperation "
        "Council/GCC/obs/organization; Permanent Court of Arbitration//obs/organization; Asian Academy of "
        "International Law//obs/ngo; Center for International Legal Studies//obs/ngo; New York City Bar "
        "Association//obs/ngo",
    ),
    (
        "en",
        "The following non-governmental organizations made statements: Madre, Inc., Article 19 – The "
        "International Centre against Censorship and Planetary Association for Clean Energy, Inc.",
        "Madre, Inc.//obs/ngo; Article 19 – The International Centre against Censorship//obs/ngo; Planetary "
        "Association for Clean Energy, Inc.//obs/ngo",
    ),
    (
        "en",
        "Presentations were made by the following panellists: Mr. Ahmed Ali (Egypt), Ms. Mary O’Neill, Director "
        "of the Centre for Justice, and Professor Hans Meier.",
        "Mr. Ahmed Ali (Egypt)//oth/person; Ms. Mary O’Neill//oth/person; Professor Hans Meier//oth/person",
    ),
    (
        "en",
        "The meeting was chaired by Ms. Ana Ruiz (Chile), and the representative of Kenya spoke.",
        "Kenya/KEN",
    ),
    (
        "en",
        "The Rapporteur, Mr. John Doe (Malta), introduced the draft report.",
        "",
    ),
    (
        "en",
        "Statements were made by the Minister of Justice of Costa Rica and by the representatives of Haiti and "
        "the Dominican Republic.",
        "Haiti/HTI; Dominican Republic/DOM",
    ),
    (
        "fr",
        "La représentante du Maroc, parlant au nom du Groupe des États d’Afrique, a pris la parole.",
        "Maroc/MAR/rep/state/AFRICAN_GROUP",
    ),
    (
        "fr",
        "Les États ci-après étaient représentés : Albanie, Bolivie (État plurinational de) et Iran (République "
        "islamique d’).",
        "Albanie/ALB; Bolivie (État plurinational de)/BOL; Iran (République islamique d’)/IRN",
    ),
    (
        "fr",
        "Les organisations non gouvernementales suivantes ont fait des déclarations : Association pour la "
        "prévention de la torture et Fondation Ford.",
        "Association pour la prévention de la torture//obs/ngo; Fondation Ford//obs/ngo",
    ),
    (
        "es",
        "El representante de Cuba, hablando en nombre del Grupo de los 77 y China, formuló una declaración.",
        "Cuba/CUB/rep/state/G77_CHINA",
    ),
    (
        "es",
        "Asistieron al período de sesiones representantes de los siguientes Estados: España, México y Trinidad y "
        "Tabago.",
        "España/ESP; México/MEX; Trinidad y Tabago/TTO",
    ),
)


def _filled(entry: str) -> str:
    """Return an entry with what a plain name and code leave unsaid."""
    parts = entry.split("/")
    return "/".join([*parts, *["rep", "state", ""][len(parts) - 2 :]])


@pytest.mark.parametrize(("language", "sentence", "expected"), _CASES)
def test_those_listed_are_told_with_role_kind_and_code(
    language: str, sentence: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"Draft report\n\nI. Item\n\n1. {sentence}\n", encoding="utf-8")
    found = documents.read(path, language=language).participants
    told = [f"{one.name}/{one.code or ''}/{one.role[:3]}/{one.kind}/{one.on_behalf_of or ''}" for one in found]
    assert told == [_filled(entry) for entry in expected.split("; ") if entry]


def test_an_item_that_begins_with_observers_is_one_of_those_announced_above(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Draft report\n\nI. Item\n\n1. The following made statements and asked questions:\n\n"
        "(a) Observer for the Sovereign and Military Order of Malta;\n\n(b) Observers for the African Union.\n",
        encoding="utf-8",
    )
    assert [(one.code, one.role) for one in documents.read(path).participants] == [
        ("SMOM", "observer"), ("AU", "observer"),
    ]  # fmt: skip
