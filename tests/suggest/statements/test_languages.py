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
    ("Selon un certain nombre de délégations, le port était vide.", None, "a_number_of", "active"),
    ("De l’avis de plusieurs orateurs, le canal suffisait.", None, "several", "active"),
    ("Pour d’autres délégations, le quai était trop court.", None, "other", "active"),
    ("Selon une opinion, le bassin devait être dragué.", "Selon une opinion", "impersonal", "active"),
    ("La plupart des délégations étaient d’avis que le port était vide.", None, "most", "active"),
    ("Certaines délégations estimaient que le port était vide.", None, "some", "active"),
    ("Un orateur, s’exprimant au nom d’un groupe, a regretté ce choix.", None, "one", "active"),
    ("La majorité des délégations s’est prononcée en faveur du canal.", None, "most", "active"),
    ("L’accent a été mis sur les ports.", "L’accent a été mis", "impersonal", "passive"),
    ("L’importance des ports a été soulignée.", "a été soulignée", "impersonal", "passive"),
    ("Un consensus s’est dégagé sur le canal.", "s’est dégagé", "impersonal", "active"),
    ("Il y a eu un large accord sur le canal.", "Il y a eu un large accord", "impersonal", "active"),
    ("D’aucuns ont objecté que le quai était vide.", "D’aucuns ont objecté", "some", "active"),
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
    ("En opinión de algunas delegaciones, el puerto bastaba.", None, "some", "active"),
    ("Según varias delegaciones, el puerto estaba vacío.", None, "several", "active"),
    ("A juicio de otros, el canal bastaba.", None, "others", "active"),
    ("Según una opinión, el canal bastaba.", "Según una opinión", "impersonal", "active"),
    ("Se ha sugerido que se drague el canal.", "Se ha sugerido", "impersonal", "passive"),
    ("Hubo acuerdo general en que el puerto bastaba.", "Hubo acuerdo", "impersonal", "active"),
    ("El plan recibió un amplio apoyo.", "recibió un amplio apoyo", "impersonal", "active"),
    ("Muchas delegaciones se mostraron a favor del canal.", None, "many", "active"),
    ("La mayoría de las delegaciones opinaba que el puerto bastaba.", None, "most", "active"),
    ("Un orador, hablando en nombre de un grupo, lamentó el retraso.", None, "one", "active"),
    ("La idea fue rechazada por una delegación.", "fue rechazada por una delegación", "one", "passive"),
]


@pytest.mark.parametrize(("text", "attribution", "quantifier", "voice"), FRENCH)
def test_french_attributions(text: str, attribution: str | None, quantifier: str, voice: str) -> None:
    found = only(text, language="fr")
    assert (found.quantifier, found.voice) == (quantifier, voice)
    assert attribution is None or attribution in found.attribution


@pytest.mark.parametrize(("text", "attribution", "quantifier", "voice"), SPANISH)
def test_spanish_attributions(text: str, attribution: str | None, quantifier: str, voice: str) -> None:
    found = only(text, language="es")
    assert (found.quantifier, found.voice) == (quantifier, voice)
    assert attribution is None or attribution in found.attribution


@pytest.mark.parametrize(
    ("text", "language", "verbs"),
    [
        ("Plusieurs orateurs ont noté le retard et ont demandé un rapport.", "fr", ["noter", "demander"]),
        ("Varios oradores señalaron el retraso y pidieron un informe.", "es", ["señalar", "pedir"]),
    ],
)
def test_a_second_verb_shares_the_holder(text: str, language: str, verbs: list[str]) -> None:
    found = parsed(text, language=language)
    assert [s.verb for s in found] == verbs
    assert {s.quantifier for s in found} == {"several"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La réunion, approuvée par le Conseil, a été engagée en mai.", "fr"),
        ("Six demandes ont été rejetées en mai.", "fr"),
        ("Pour les États, la date est connue.", "fr"),
        ("La reunión se celebró en mayo.", "es"),
        ("El Grupo de Trabajo celebró diez sesiones.", "es"),
        ("Las medidas propuestas por los países se aplican.", "es"),
        ("El observador de Suiza formuló una declaración.", "es"),
    ],
)
def test_what_was_done_is_not_what_was_said(text: str, language: str) -> None:
    assert parsed(text, language=language) == []


def test_a_relative_clause_is_not_an_attribution() -> None:
    assert parsed("Les quais que plusieurs délégations ont mentionnés sont vides.", language="fr") == []


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("La délégation norvégienne a estimé que le quai était trop court.", "fr", ("NOR",)),
        ("Le Sénégal et la Côte d'Ivoire ont appuyé le projet de port.", "fr", ("SEN", "CIV")),
        ("À cet égard, l'Uruguay a déploré le retard.", "fr", ("URY",)),
        ("La delegación noruega consideró que el muelle era corto.", "es", ("NOR",)),
        ("El Senegal y la India apoyaron el proyecto de puerto.", "es", ("SEN", "IND")),
    ],
)
def test_a_state_that_speaks_is_known_by_its_name_or_its_adjective(
    text: str, language: str, codes: tuple[str, ...]
) -> None:
    found = only(text, language=language)
    assert (found.quantifier, found.holders[0].codes) == ("named", codes)


def test_a_name_with_other_words_is_no_holder() -> None:
    assert parsed("Le port du Sénégal a présenté des retards.", language="fr") == []


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Plusieurs orateurs ont salué le projet, rappelant que le canal était étroit.", "fr", "rappeler"),
        ("Varios oradores encomiaron el plan, recordando que el canal era estrecho.", "es", "recordar"),
    ],
)
def test_a_participle_tail_has_the_holder_of_its_sentence(text: str, language: str, verb: str) -> None:
    _, tail = parsed(text, language=language)
    assert (tail.verb, tail.quantifier) == (verb, "several")


def test_a_participle_tail_may_have_a_holder_of_its_own() -> None:
    _, tail = parsed("Plusieurs orateurs ont salué le plan, certains soulignant que l'eau montait.", language="fr")
    assert (tail.attribution, tail.quantifier) == ("certains soulignant", "some")


def test_a_spanish_verb_without_a_subject_goes_on_with_who_spoke_before() -> None:
    first, second = parsed(
        "El representante del Perú lamentó el retraso.", "Añadió que el canal era estrecho.", language="es"
    )
    assert (second.attribution, second.holder_type, second.quantifier) == ("Añadió", "pronoun", "anaphoric")
    assert first.verb == "lamentar"


@pytest.mark.parametrize(
    ("said", "goes_on", "course", "language"),
    [
        ("Une délégation a noté le retard.", "Les pilotes manquaient.", "La séance a été levée.", "fr"),
        ("Una delegación señaló el retraso.", "Faltaban prácticos.", "La sesión se levantó.", "es"),
    ],
)
def test_a_sentence_in_indirect_speech_goes_on(said: str, goes_on: str, course: str, language: str) -> None:
    first, second = parsed(said, goes_on, course, language=language)
    assert (second.continuation_of, second.holders) == (first.id, ())


def test_who_is_told_something_is_no_holder() -> None:
    found = only("Le Comité a été informé que le port était fermé.", language="fr")
    assert (found.attribution, found.holders) == ("Le Comité a été informé", ())


@pytest.mark.parametrize(
    "text",
    ["La Conférence souhaitera peut-être prendre note du rapport.", "Le Conseil a accédé à la demande du port."],
)
def test_a_noun_that_looks_like_a_verb_reports_nothing(text: str) -> None:
    assert parsed(text, language="fr") == []


def test_a_fronted_participle_comes_before_its_holder() -> None:
    front, main = parsed("Tout en saluant le projet, une délégation a regretté le retard.", language="fr")
    assert (front.attribution, front.stance) == ("saluant … une délégation", "support")
    assert main.attribution == "une délégation a regretté"


@pytest.mark.parametrize(
    ("text", "language", "quantifier", "stance"),
    [
        ("L'autre délégation n'a pas appuyé le projet.", "fr", "another", "oppose"),
        ("La otra delegación no apoyó el proyecto.", "es", "another", "oppose"),
        ("Los representantes de Fiji y Tonga apoyaron el proyecto.", "es", "named", "support"),
        ("Los miembros del Consejo apoyaron el proyecto.", "es", "unquantified", "support"),
        ("Señalaron también varios oradores que el canal era estrecho.", "es", "several", "neutral"),
        ("Pour le représentant de Tonga, le canal était étroit.", "fr", "named", "neutral"),
    ],
)
def test_more_holders_in_french_and_spanish(text: str, language: str, quantifier: str, stance: str) -> None:
    found = only(text, language=language)
    assert (found.quantifier, found.stance) == (quantifier, stance)


@pytest.mark.parametrize(
    "text",
    ["Ninguna delegación se opuso al proyecto.", "Esa idea no fue aceptada.", "El Comité convino en cerrar el puerto."],
)
def test_what_nobody_said_is_no_statement_in_spanish(text: str) -> None:
    assert parsed(text, language="es") == []
