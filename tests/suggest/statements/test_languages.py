"""Quantifier, voice and words of attribution in French and Spanish."""

from __future__ import annotations

import pytest

from tests.suggest.statements.made import only, parsed

FRENCH = [
    (
        "Plusieurs délégations ont souligné le rôle des ports.",
        "Plusieurs délégations ont souligné",
        "several",
        "active",
    ),
    ("Certains ont également noté le retard.", "Certains ont également noté", "some", "active"),
    (
        "D’autres orateurs ont fait valoir leurs droits.",
        "D’autres orateurs ont fait valoir",
        "other",
        "active",
    ),
    ("D'autres ont rappelé le traité.", "D'autres ont rappelé", "others", "active"),
    ("Nombre d'intervenants ont salué le projet.", "Nombre d'intervenants ont salué", "many", "active"),
    ("Une délégation a regretté ce choix.", "Une délégation a regretté", "one", "active"),
    ("On a fait observer que le quai était vide.", "On a fait observer", "impersonal", "active"),
    ("Il a été suggéré de draguer le bassin.", "Il a été suggéré", "impersonal", "passive"),
    ("L'avis a été exprimé que tout allait bien.", "L'avis a été exprimé", "impersonal", "passive"),
    ("Ils ont aussi précisé les dates.", "Ils ont aussi précisé", "anaphoric", "active"),
]
SPANISH = [
    ("Varias delegaciones subrayaron el retraso.", "Varias delegaciones subrayaron", "several", "active"),
    ("Otros oradores destacaron el canal.", "Otros oradores destacaron", "other", "active"),
    ("Muchas delegaciones acogieron con satisfacción el plan.", None, "many", "active"),
    ("Un orador preguntó por el coste.", "Un orador preguntó", "one", "active"),
    ("Se señaló que el puerto estaba lleno.", "Se señaló", "impersonal", "passive"),
    (
        "También se expresó preocupación por la niebla.",
        "También se expresó preocupación",
        "impersonal",
        "passive",
    ),
    ("La idea fue rechazada por una delegación.", "fue rechazada por una delegación", "one", "passive"),
]


@pytest.mark.parametrize(("text", "attribution", "quantifier", "voice"), FRENCH)
def test_french_attributions(text: str, attribution: str, quantifier: str, voice: str) -> None:
    found = only(text, language="fr")
    assert (found.attribution, found.quantifier, found.voice) == (attribution, quantifier, voice)


@pytest.mark.parametrize(("text", "attribution", "quantifier", "voice"), SPANISH)
def test_spanish_attributions(text: str, attribution: str | None, quantifier: str, voice: str) -> None:
    found = only(text, language="es")
    assert (found.quantifier, found.voice) == (quantifier, voice)
    assert attribution is None or attribution in found.attribution


def test_a_relative_clause_is_not_an_attribution() -> None:
    assert parsed("Les quais que plusieurs délégations ont mentionnés sont vides.", language="fr") == []
