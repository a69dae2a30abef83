"""Verbatim records and debates: turns, remarks of the record, votes, in three languages."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read

FRENCH = """La Présidente (parle en espagnol) : La séance est ouverte.

M. Dupont (France) : Je vous remercie.

Les fleuves sont importants.

Mme Diallo (Sénégal) (parle en anglais ; texte français fourni par la délégation) : Merci : nous voterons pour.

Il est procédé à un vote enregistré.

Votent pour :
Albanie, Tchad

S’abstiennent :
Mali

Par 2 voix contre zéro, avec 1 abstention, le projet de résolution A/79/L.9 est adopté.

La séance est levée à 11 heures.
"""
SPANISH = """La Presidenta: Se abre la sesión.

El Sr. Gómez (Perú): Gracias, señora Presidenta.

Los ríos importan.

Sra. Álvarez Núñez (Cuba) (habla en inglés): Votaremos a favor.

Se procede a votación registrada.

Votos a favor:
Albania, Chad

Abstenciones:
Malí

Por 2 votos contra ninguno y 1 abstención, queda aprobado el proyecto de resolución A/79/L.9.

Se levanta la sesión a las 11.00 horas.
"""
ENGLISH = """United Nations S/PV.9000

Security Council
Seventy-eighth year

9000th meeting
Monday, 8 May 2023, 10 a.m.
New York

President: Ms. Frazier . . . . . . . . . . . (Malta)
Members: Albania . . . . . . . . . Mr. Hoxha
Brazil . . . . . . . . . . Mr. Costa Filho

The meeting was called to order at 10.05 a.m.

The President: In accordance with rule 37 I invite Kenya to participate in this meeting.

Ms. DiCarlo: I thank you.

Mr. De la Fuente Ramírez (Mexico) (spoke in Spanish): We agree too. He said: "No." I ask: why?

Questions remain: who pays?

Crown Prince Al Hussein (Jordan): Peace.

The Secretary-General: Thank you.

The meeting rose at 12.30 p.m.
"""
DEBATE = """Anna Berg (PPE). - (DE) Madam President, coal matters.

It does.

Luc Petit, rapporteur. − (FR) Thank you.

Ivo Novak (S&D), in writing. – I regret it.
"""


def found(tmp_path: Path, text: str) -> list[tuple[str, str | None, str]]:
    return [(unit.kind, unit.speaker, unit.text) for unit in read(tmp_path, text).units]


def test_turns_remarks_and_votes_in_french(tmp_path: Path) -> None:
    assert found(tmp_path, FRENCH) == [
        ("turn", "La Présidente", "La séance est ouverte."),
        ("turn", "M. Dupont (France)", "Je vous remercie. Les fleuves sont importants."),
        ("turn", "Mme Diallo (Sénégal)", "Merci : nous voterons pour."),
        ("unnumbered", None, "Il est procédé à un vote enregistré."),
        ("row", None, "Votent pour : Albanie, Tchad"),
        ("row", None, "S’abstiennent : Mali"),
        ("unnumbered", None, "Par 2 voix contre zéro, avec 1 abstention, le projet de résolution A/79/L.9 est adopté."),
        ("unnumbered", None, "La séance est levée à 11 heures."),
    ]


def test_turns_remarks_and_votes_in_spanish(tmp_path: Path) -> None:
    assert found(tmp_path, SPANISH) == [
        ("turn", "La Presidenta", "Se abre la sesión."),
        ("turn", "El Sr. Gómez (Perú)", "Gracias, señora Presidenta. Los ríos importan."),
        ("turn", "Sra. Álvarez Núñez (Cuba)", "Votaremos a favor."),
        ("unnumbered", None, "Se procede a votación registrada."),
        ("row", None, "Votos a favor: Albania, Chad"),
        ("row", None, "Abstenciones: Malí"),
        ("unnumbered", None,
         "Por 2 votos contra ninguno y 1 abstención, queda aprobado el proyecto de resolución A/79/L.9."),
        ("unnumbered", None, "Se levanta la sesión a las 11.00 horas."),
    ]  # fmt: skip


def test_a_colon_inside_a_turn_opens_none(tmp_path: Path) -> None:
    assert found(tmp_path, ENGLISH) == [
        ("unnumbered", None, "The meeting was called to order at 10.05 a.m."),
        ("turn", "The President", "In accordance with rule 37 I invite Kenya to participate in this meeting."),
        ("turn", "Ms. DiCarlo", "I thank you."),
        (
            "turn",
            "Mr. De la Fuente Ramírez (Mexico)",
            'We agree too. He said: "No." I ask: why? Questions remain: who pays?',
        ),
        ("turn", "Crown Prince Al Hussein (Jordan)", "Peace."),
        ("turn", "The Secretary-General", "Thank you."),
        ("unnumbered", None, "The meeting rose at 12.30 p.m."),
    ]


def test_the_language_spoken_is_kept_as_a_mark(tmp_path: Path) -> None:
    marks = [out.text for out in read(tmp_path, ENGLISH).left_out if out.why == "mark"]
    assert marks == ["(spoke in Spanish)"]


def test_the_front_page_of_a_record_is_its_masthead(tmp_path: Path) -> None:
    document = read(tmp_path, ENGLISH).document
    assert (document.organ, document.meeting, document.place) == ("Security Council", "9000th meeting", "New York")
    assert document.date == document.meeting_start == "2023-05-08"


def test_debates_of_a_parliament_name_speaker_and_group(tmp_path: Path) -> None:
    assert found(tmp_path, DEBATE) == [
        ("turn", "Anna Berg (PPE)", "Madam President, coal matters. It does."),
        ("turn", "Luc Petit, rapporteur", "Thank you."),
        ("turn", "Ivo Novak (S&D), in writing", "I regret it."),
    ]
