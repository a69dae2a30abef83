"""Sentences: the abbreviations, references and quotations of the genre, in English, French and Spanish."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import sentences


def cut(text: str, language: str = "en") -> str:
    """Return the sentences of a text with a bar between them."""
    return "|".join(text[start:end] for start, end in sentences.cut(text, language))


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Olu spoke.|Ms. Ruiz and Dr. J. K. Smith agreed.|A. B. Brown left.",
        "See para. 5 and paras. 6 and 7.|Art. 5, No. 4 and p. 9 of vol. II apply.",
        "It relied on Add. 3, Rev. 1 and Corr. 2.|Nothing else was said.",
        "Rivers, e.g. the Niger, i.e. the longest, were named.|Lakes, etc. followed.|Others, etc.|The end.",
        "It was recalled (see A/AC.105/L.162).|The Committee met (2024).|Several spoke.",
        "He said “No.”|The Chair disagreed.|“Rivers matter.”|“Lakes too.”|She asked: “Why?”|Others laughed.",
        "Costs rose by 3.5 per cent.|In 2024, they fell.|12 States agreed.|Who pays?|Nobody knew!|All left.",
        "The list ... goes on.|It ends…|Others spoke.",
        "It was held from 5 to 7 Sept. 2024.|It met at 10 a.m.|The Chair spoke.",
        "Annex A.|The rest is in part B.|Then came section C.|The end.",
        "[To be completed]|The Committee met.|It closed. [To be completed]".replace(". [", ".|["),
        "The U.S. Government agreed.|The U.K. did not.",
        "It noted the following: 1. Rivers.|2. Lakes.",
    ],
)
def test_english(marked: str) -> None:
    assert cut(marked.replace("|", " ")) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "M. Dupont a parlé.|Mme Diallo et MM. Durand et Petit aussi.|Voir par. 5, art. 6 et p. 7.|Fin.",
        "Le n° 5 est adopté.|Il a dit : « Non. »|La Présidente a demandé : « Pourquoi ? »|Évidemment.",
        "L’Assemblée (A/79/L.5).|Plusieurs délégations, p. ex. le Tchad, ont parlé des fleuves, etc.|À suivre.",
    ],
)
def test_french(marked: str) -> None:
    assert cut(marked.replace("|", " "), "fr") == marked


@pytest.mark.parametrize(
    "marked",
    [
        "El Sr. Gómez habló.|La Sra. Álvarez y los Sres. Pérez y Díaz asintieron.|Véase párr. 5, art. 6 y pág. 7.|Fin.",
        "¿Quién paga?|¡Nadie!|Dijo: «No».|Preguntó: “¿Por qué?”|Ángela calló.|Llegó al mar.|Dijo que no.|Fin.",
        "Los núms. 6 y 7 (2024).|EE. UU. votó a favor.|La Dra. Ruiz, etc.|Varias delegaciones.",
    ],
)
def test_spanish(marked: str) -> None:
    assert cut(marked.replace("|", " "), "es") == marked


@given(st.text(alphabet="aB .!?…”»)[]“«19\u00a0\n", max_size=60))
def test_sentences_hold_all_but_the_blanks_between_them(text: str) -> None:
    found = sentences.cut(text)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(a < b for a, b in found) and all(b <= c for (_, b), (c, _) in pairwise(found))
