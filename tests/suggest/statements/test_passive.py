"""Statements in the passive voice, and sentences that go on with them."""

from __future__ import annotations

import pytest

from tests.suggest.statements.made import only, parsed

IMPERSONAL = [
    ("It was noted that the lock was narrow.", "It was noted", "note"),
    ("It was also pointed out that fog was rare.", "It was also pointed out", "point out"),
    ("The view was expressed that one pilot sufficed.", "The view was expressed", "express view"),
    ("Concern was raised about the dykes.", "Concern was raised", "raise concern"),
    ("Reference was made to the code of 1911.", "Reference was made", "make reference"),
    ("Emphasis was placed on training.", "Emphasis was placed", "place emphasis"),
    ("Clarification was sought on the budget.", "Clarification was sought", "seek clarification"),
    ("The importance was highlighted of clear signals.", "The importance was highlighted", "highlight"),
    ("The use of tugs in narrow waters was also recalled.", "was also recalled", "recall"),
]


@pytest.mark.parametrize(("text", "attribution", "verb"), IMPERSONAL)
def test_without_an_agent_a_passive_is_impersonal(text: str, attribution: str, verb: str) -> None:
    found = only(text)
    assert (found.attribution, found.verb, found.voice) == (attribution, verb, "passive")
    assert (found.quantifier, found.holder_type, found.holders) == ("impersonal", "impersonal", ())


def test_a_passive_with_an_agent_has_that_holder() -> None:
    found = only("The need to dredge the inner basin was mentioned by several speakers.")
    assert (found.attribution, found.quantifier) == ("was mentioned by several speakers", "several")
    assert found.stance == "call_for"


def test_the_agent_may_stand_far_from_the_verb() -> None:
    found = only("The need was stressed, in the light of the storms of recent winters, by some speakers.")
    assert (found.quantifier, found.holders[0].text) == ("some", "some speakers")


def test_as_well_as_begins_a_statement_of_its_own() -> None:
    first, second = parsed("The need for buoys was stressed by some speakers, as well as the use of lamps.")
    assert first.attribution == second.attribution == "was stressed by some speakers"
    assert second.text == "as well as the use of lamps."


def test_two_passives_in_one_sentence_are_two_statements() -> None:
    first, second = parsed("The role of pilots was emphasized, and the value of maps and charts was highlighted.")
    assert (first.verb, second.verb) == ("emphasize", "highlight")
    assert second.text == "and the value of maps and charts was highlighted."


def test_a_passive_inside_what_is_reported_is_not_a_statement() -> None:
    found = only("It was noted that the treaty was recalled in the preamble.")
    assert found.attribution == "It was noted"


def test_a_warning_after_while_is_a_statement_of_its_own() -> None:
    first, second = parsed("It was stated that steam could improve trade, while caution was needed near reefs.")
    assert (first.stance, second.stance) == ("support", "caution")


@pytest.mark.parametrize(
    "text",
    [
        "Statements were made by the representatives of Chile, Peru and Uruguay.",
        "The following recommendations, which were not negotiated by the participants, were identified:",
        "No comments were made on the proposal.",
        "Two boats were observed near the wall.",
        "The issue was considered during the second meeting.",
    ],
)
def test_the_course_of_the_meeting_is_no_statement(text: str) -> None:
    assert parsed(text) == []


def test_a_recommendation_gives_no_statement() -> None:
    assert parsed("It was noted that States should act;", kind="recommendation") == []


def test_indirect_speech_goes_on_without_a_holder() -> None:
    first, second = parsed("One speaker said that the port was full.", "Ships had waited for days.")
    assert (second.quantifier, second.holder_type, second.holders) == ("continuation", "continuation", ())
    assert (second.continuation_of, second.sentences) == (first.id, (2,))
    assert (second.attribution, second.verb, second.voice) == ("", None, None)


def test_nothing_goes_on_where_nothing_began() -> None:
    assert parsed("Ships had waited for days.") == []


def test_who_is_told_something_is_no_holder_of_it() -> None:
    found = only("Upon enquiry, the Advisory Committee was informed that the cranes were idle.")
    assert (found.attribution, found.verb, found.holders) == ("the Advisory Committee was informed", "inform", ())
    assert only("The Committee was informed by the Secretariat that the cranes were idle.").holder_type == "secretariat"
    assert parsed("Fishermen were informed of their rights.") == []


def test_a_decision_after_discussion_is_the_course_of_the_meeting() -> None:
    assert parsed("After discussion, the Working Group agreed to delete paragraph 4.") == []


@pytest.mark.parametrize(
    ("agent", "codes"),
    [("Japan", ("JPN",)), ("Chile, Peru and the Sudan", ("CHL", "PER", "SDN")), ("the European Union", ("EU",))],
)
def test_the_agent_may_be_states_by_name(agent: str, codes: tuple[str, ...]) -> None:
    found = only(f"The plan for a new lock was opposed by {agent}.")
    assert (found.attribution, found.quantifier) == (f"was opposed by {agent}", "named")
    assert found.holders[0].codes == codes


def test_remarks_may_be_supported() -> None:
    assert only("These remarks were supported by Fiji.").verb == "support"
    assert parsed("Opening remarks were made by the Chair.") == []


def test_a_passive_may_open_with_its_participle() -> None:
    found = only("Also raised was the question of lights in the channel.")
    assert (found.attribution, found.verb, found.voice) == ("Also raised was", "raise question", "passive")
