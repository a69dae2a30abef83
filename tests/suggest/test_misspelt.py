"""Names in running text that look misspelt are asked about; other unknown words are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator import codebook, gazetteer
from annotator.model import Participant, Sentence, Unit, UnitKind
from annotator.store import coders, decisions, documents, suggestions
from annotator.store.decisions import Draft
from annotator.suggest.misspelt import questions
from annotator.suggest.service import Suggester
from annotator.suggest.values import Material
from tests.made import CODEBOOK, make, report, suggestion


def asked(text: str) -> list[tuple[str, list[str]]]:
    found = questions(text, "en", gazetteer.find(text))
    return [(text[q.start : q.end], [g.code for g in q.guesses]) for q in found]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("A speaker from Kazakstan agreed.", "Kazakstan", ["KAZ"]),
        ("The observer for Papau New Guinea spoke.", "Papau New Guinea", ["PNG"]),
        ("Speakers from Soth Sudan left.", "Soth Sudan", ["SSD"]),
        ("Speakers from lceland left.", "lceland", ["ISL"]),
        ("Speakers from Philip-\npines left.", "Philip-\npines", ["PHL"]),
        ("Zimbabve’s proposal was discussed.", "Zimbabve", ["ZWE"]),
        ("The Chair thanked Afghan istan for it.", "Afghan istan", ["AFG"]),
        ("The Chair thanked A rmenia for it.", "A rmenia", ["ARM"]),
        ("The Chair thanked Niger ia for it.", "Niger ia", ["NGA"]),
        ("The Chair thanked Bu rkina Faso for it.", "Bu rkina Faso", ["BFA"]),
        ("Officials of United Ara b Emirates came.", "United Ara b Emirates", ["ARE"]),
        ("Officials of Equatori al Guinea came.", "Equatori al Guinea", ["GNQ"]),
        ("Officials of Papua ew Guinea came.", "Papua ew Guinea", ["PNG"]),
        ("Officials of Democratic Republic if the Congo came.", "Democratic Republic if the Congo", ["COD"]),
        ("A reply from 6ermany was read.", "6ermany", ["DEU"]),
        ("A reply from 5ri Lanka was read.", "5ri Lanka", ["LKA"]),
        ("The delegation of Chil agreed.", "Chil", ["CHL"]),
        ("The representative of Côte d'lvoire agreed.", "Côte d'lvoire", ["CIV"]),
        ("Costa Rico agreed.", "Costa Rico", ["CRI"]),
        ("The ports of Sierra Leon were closed.", "Sierra Leon", ["SLE"]),
    ],
)
def test_a_misspelt_name_is_asked_about(text: str, words: str, codes: list[str]) -> None:
    assert asked(text) == [(words, codes)]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Workshops were held in Kenya, Chd, Peru and Fiji.", "Chd", ["TCD"]),
        ("Workshops were held in Kenya, Hungry and Fiji.", "Hungry", ["HUN"]),
        ("Workshops were held in Mail, Kenya and Fiji.", "Mail", ["MLI"]),
        ("The observers for Kenya, Fiji and Irland made statements.", "Irland", ["IRL"]),
        ("The observers for Kenya, Fiji and Omn.", "Omn", ["OMN"]),
    ],
)
def test_between_names_of_a_list_short_and_ordinary_words_are_asked_about(
    text: str, words: str, codes: list[str]
) -> None:
    assert asked(text) == [(words, codes)]


def test_names_asked_about_make_a_list_too() -> None:
    assert asked("The observers for Kazakstan, Zimbabve and Omn.")[-1] == ("Omn", ["OMN"])


@pytest.mark.parametrize(
    "text",
    [
        "The Sierra Club and the Costa Blanca were named.",
        "The law was passed in Kenya, Child protection followed.",
        "Experts from Kenya, Amnesty International and Peru took part.",
        "To go further was not possible. Ben in the chair agreed; germ any, nor way.",
        "The delegation of Côte d'Ivoire and that of Guinea agreed.",
        "In the south of Sudan and in Thai land law nothing changed.",
        "Children and young people took part.",
        "The Commissioner, Joaquín Almunia, replied.",
        "Mr. Romano spoke.",
        "Slovenia’s report was welcomed.",
        "UNODC and UNICRI organized it.",
        "and Corr. 1 was issued",
        "",
    ],
)
def test_other_unknown_words_are_left_alone(text: str) -> None:
    assert asked(text) == []


BOOK = """\
title: T
version: "1"
layers:
  - {key: country, name: Country, item: span, multiple: yes, vocabulary: countries}
"""


def suggested(text: str, *listed: str) -> list[tuple[str, str, str, float]]:
    unit = Unit("u", "d", 1, "paragraph", None, None, None, (), text)
    people = tuple(
        Participant("d", "u", n, name, None, "representative", "state", None, at, at + len(name))
        for n, name in enumerate(listed)
        for at in [text.index(name)]
    )  # fmt: skip
    given = Material(unit, (Sentence("u.1", "u", 1, 0, len(text), text),), people, None, "en")
    found = next(iter(Suggester(codebook.parse(BOOK, "book.yaml"))([given])))
    return [(s.text, s.code, s.reason, s.score) for s in found.suggestions]


def test_the_question_is_a_suggestion_of_low_score() -> None:
    assert suggested("A speaker from Kazakstan agreed.") == [("Kazakstan", "KAZ", "Kazakstan → Kazakhstan?", 0.3)]


def test_a_part_of_a_misspelt_name_is_not_suggested() -> None:
    assert [code for _, code, _, _ in suggested("Speakers from Soth Sudan left.")] == ["SSD"]


def test_a_misspelt_name_in_a_list_of_speakers_is_no_country_spoken_of() -> None:
    assert suggested("The representative of Kazakstan spoke.", "Kazakstan") == []


def test_a_confirmed_misspelling_becomes_a_name_of_the_project(tmp_path: Path) -> None:
    texts: tuple[tuple[UnitKind, str, str], ...] = (
        ("paragraph", "1", "Speakers from Kazakstan agreed."),
        ("paragraph", "2", "Kazakstan agreed too."),
    )
    with make(tmp_path, CODEBOOK) as project:
        documents.add(project.conn, report(texts, "two"))
        first, second = documents.units(project.conn)[-2:]
        at = first.text.index("Kazakstan")
        asked = replace(suggestion(first, None, at, at + 9, "country", "KAZ"), source="spelling")
        suggestions.put(project.conn, first.id, [asked], "by hand 1", project.book().version)
        coders.register(project.conn, "anna")
        draft = Draft(first.id, "apply", "country", "KAZ", start=at, end=at + 9, suggestion=asked.id)
        decisions.append(project.conn, project.desk("anna", "main", project.book()), [draft])
        aliases = suggestions.confirmed(project.conn, "spelling")
        assert aliases == [("Kazakstan", "KAZ")]
        given = Material(second, tuple(documents.sentences(project.conn, unit=second.id)), (), None, "en")
        for known, source in ((aliases, "gazetteer"), ([], "spelling")):
            found = next(iter(Suggester(project.book(), None, known)([given])))
            assert [(s.text, s.code, s.source) for s in found.suggestions] == [("Kazakstan", "KAZ", source)]
