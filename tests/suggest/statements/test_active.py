"""Statements in the active voice."""

from __future__ import annotations

import pytest

from tests.suggest.statements.made import only, parsed

QUANTIFIERS = [
    ("Many speakers", "many", "speakers"),
    ("Numerous delegations", "many", "delegations"),
    ("The vast majority of delegations", "most", "delegations"),
    ("Almost all participants", "most", "speakers"),
    ("All delegations", "all", "delegations"),
    ("Several delegates", "several", "delegates"),
    ("Some regional groups", "some", "regional_groups"),
    ("A number of speakers", "a_number_of", "speakers"),
    ("A few delegations", "a_few", "delegations"),
    ("A couple of panellists", "a_few", "speakers"),
    ("One delegation", "one", "delegations"),
    ("A delegation", "one", "delegations"),
    ("Another group of States", "another", "group"),
    ("Other speakers", "other", "speakers"),
    ("Some other delegations", "some_other", "delegations"),
    ("Several other speakers", "several_other", "speakers"),
    ("Others", "others", "speakers"),
    ("Speakers", "unquantified", "speakers"),
    ("Those delegations", "anaphoric", "delegations"),
    ("The delegation", "anaphoric", "delegations"),
    ("They", "anaphoric", "pronoun"),
    ("The representative of the Secretariat", "named", "secretariat"),
    ("The Executive Director", "named", "un_official"),
    ("The Committee", "named", "body"),
    ("Ms. Okonjo", "named", "speakers"),
]


@pytest.mark.parametrize(("holder", "quantifier", "kind"), QUANTIFIERS)
def test_a_holder_has_its_quantifier_and_type(holder: str, quantifier: str, kind: str) -> None:
    found = only(f"{holder} underlined the value of early notice.")
    assert (found.attribution, found.quantifier, found.holder_type) == (
        f"{holder} underlined",
        quantifier,
        kind,
    )
    assert (found.verb, found.voice) == ("underline", "active")


def test_words_before_the_holder_are_no_part_of_the_attribution() -> None:
    found = only("During the discussion on ports, several speakers also stressed that tolls should fall.")
    assert found.attribution == "several speakers also stressed"


def test_a_shared_subject_gives_each_verb_its_own_clause() -> None:
    first, second = parsed("Some speakers described the canal and emphasized the need for dredging.")
    assert first.attribution == "Some speakers described"
    assert second.attribution == "Some speakers … emphasized"
    assert (first.text, second.text) == (
        "Some speakers described the canal",
        "and emphasized the need for dredging.",
    )


def test_a_list_of_verbs_shares_one_holder() -> None:
    found = parsed("One delegation welcomed the map, drew attention to the reefs, and noted the cost.")
    assert [s.verb for s in found] == ["welcome", "draw attention", "note"]
    assert {s.quantifier for s in found} == {"one"}


def test_a_participle_tail_is_a_statement_of_the_same_holder() -> None:
    _, tail = parsed("Several delegations opposed the levy, recalling the promise of 1987.")
    assert (tail.attribution, tail.verb, tail.quantifier) == (
        "Several delegations … recalling",
        "recall",
        "several",
    )


def test_a_fronted_participle_comes_before_its_holder() -> None:
    front, main = parsed("While commending the harbour master, one delegation regretted the delay.")
    assert (front.attribution, front.stance) == ("commending … one delegation", "support")
    assert (main.attribution, main.stance) == ("one delegation regretted", "regret")
    assert front.text == "While commending the harbour master,"


def test_an_aside_belongs_to_the_holder_and_leaves_the_quantifier_alone() -> None:
    found = only("Some delegations, including one group of States, highlighted the tides.")
    assert (found.quantifier, found.holder_type) == ("some", "delegations")
    assert found.holders[0].text == "Some delegations, including one group of States"


def test_a_compound_holder_has_a_quantifier_each() -> None:
    found = only("Some regional groups, many delegates and one observer supported the plan.")
    assert found.holder_type == "compound"
    assert found.quantifier == ("some", "many", "one")
    assert [h.text for h in found.holders] == ["Some regional groups", "many delegates", "one observer"]


def test_two_holders_in_one_sentence_are_two_statements() -> None:
    first, second = parsed("One delegation praised the pilot, and another delegation doubted its use.")
    assert (first.quantifier, second.quantifier) == ("one", "another")
    assert second.text == "and another delegation doubted its use."


def test_a_noun_that_carries_the_meaning_is_part_of_the_verb() -> None:
    found = only("Several speakers expressed their deep concern about silting.")
    assert (found.verb, found.stance) == ("express concern", "concern")
    assert found.attribution == "Several speakers expressed their deep concern"


def test_a_long_title_of_office_is_one_holder() -> None:
    title = "The Deputy Executive Director for Ports, Canals and Locks"
    assert only(f"{title} said that work had begun.").attribution == f"{title} said"


def test_a_described_person_is_named() -> None:
    found = only("In reply, the head of pilots at a northern port, Ada Vries, explained the delay.")
    assert found.holders[0].text == "the head of pilots at a northern port, Ada Vries"
    assert found.quantifier == "named"


@pytest.mark.parametrize(
    "text",
    [
        "The proposal that some delegations had supported was before the group.",
        "The Working Group considered the question of tolls.",
        "Delegations adopted the agenda.",
        "The keeper said nothing about the views of many speakers.",
    ],
)
def test_what_is_only_spoken_of_holds_nothing(text: str) -> None:
    assert [s.attribution for s in parsed(text) if "delegations" in s.attribution] == []


def test_words_in_quotation_marks_attribute_nothing() -> None:
    found = only("One speaker recalled the note “Some delegations stressed that ships must wait”.")
    assert found.attribution == "One speaker recalled"


def test_a_participle_between_holder_and_verb_is_a_statement_of_its_own() -> None:
    inner, main = parsed("Another delegation, while welcoming the tariff, asked that pilots be paid by the hour.")
    assert (inner.attribution, inner.verb, inner.quantifier) == ("Another delegation … welcoming", "welcome", "another")
    assert (main.attribution, main.text) == ("Another delegation … asked", "asked that pilots be paid by the hour.")


@pytest.mark.parametrize("aside", ["for the coastal States", "opposed by two others", "in summing up the debate"])
def test_an_aside_may_stand_between_holder_and_verb(aside: str) -> None:
    assert only(f"One speaker, {aside}, rejected the toll.").quantifier == "one"


def test_delegations_that_hold_a_view_may_be_told_apart_by_it() -> None:
    found = only("The delegations expressing that view were also of the opinion that the quay should be widened.")
    assert (found.quantifier, found.verb) == ("anaphoric", "be of the opinion")


def test_a_verb_that_judges_its_object_reports() -> None:
    first, second = parsed("Some members considered the tide tables obsolete, while others found them too detailed.")
    assert (first.verb, second.verb) == ("consider", "find")
    assert parsed("Some members considered the tide tables.") == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The Advisory Committee trusts that the lighthouse will be manned.", "trust"),
        ("The Committee notes with concern that the buoys are adrift.", "note with concern"),
        ("Some delegations are of the view that the canal is too narrow.", "be of the view"),
    ],
)
def test_a_body_may_speak_in_the_present_tense(text: str, verb: str) -> None:
    assert only(text).verb == verb


def test_an_act_in_the_present_tense_is_no_statement() -> None:
    assert parsed("The Committee meets twice a year and supports the work of the ports.") == []


def test_a_matter_that_found_favour_is_held_by_those_who_favoured_it() -> None:
    found = only("The idea of a floating dock received broad support from several delegations.")
    assert (found.verb, found.quantifier, found.voice) == ("receive support", "several", "active")


def test_in_his_view_attributes_to_the_one_named_before() -> None:
    assert (only("In her view, the locks had been built too late.").holders[0].text) == "her"


@pytest.mark.parametrize("many", ["One of those delegations", "Speaker after speaker", "Several Members"])
def test_more_ways_to_count_holders(many: str) -> None:
    assert only(f"{many} supported the toll.").quantifier in ("one", "many", "several")


@pytest.mark.parametrize(
    ("holder", "quantifier"),
    [
        ("Some 30 delegations", "many"),
        ("4 speakers", "a_few"),
        ("Over 7 delegations", "several"),
        ("Twelve delegations", "many"),
        ("Half of the delegations", "many"),
        ("Fiji’s delegate", "named"),
        ("Several representatives, some speaking on behalf of others", "several"),
        ("Pilots’ associations and speakers alike", "unquantified"),
    ],
)
def test_holders_counted_in_other_ways(holder: str, quantifier: str) -> None:
    assert parsed(f"{holder}, rejected the toll." if "," in holder else f"{holder} rejected the toll.")[
        0
    ].quantifier in (quantifier, ("unquantified", quantifier))


@pytest.mark.parametrize(
    ("text", "verb", "quantifier"),
    [
        ("It was the view of several delegations that the pier should be moved.", "be view", "several"),
        ("The preference of some speakers was that the pier be moved.", "be preference", "some"),
        ("A broad consensus emerged on the height of the pier.", "emerge", "impersonal"),
        ("Views differed as to the height of the pier.", "differ", "impersonal"),
        ("Opinions were divided on the height of the pier.", "be divided", "impersonal"),
    ],
)
def test_views_may_be_the_subject(text: str, verb: str, quantifier: str) -> None:
    found = only(text)
    assert (found.verb, found.quantifier, found.voice) == (verb, quantifier, "active")


def test_the_view_of_a_body_is_no_statement_of_delegations() -> None:
    assert parsed("It was the understanding of the Committee that the pier would be moved.") == []


@pytest.mark.parametrize(
    ("text", "kind", "quantifier"),
    [
        ("An observer representing the pilots’ union rejected the toll.", "speakers", "one"),
        ("Management clarified that the toll would fall.", "secretariat", "named"),
        ("The Employer spokesperson rejected the toll.", "delegates", "named"),
        ("The Director General rejected the toll.", "un_official", "named"),
        ("Kenya, as a sponsor, rejected the toll.", "state", "named"),
        ("WWF, speaking also on behalf of others, rejected the toll.", "group", "named"),
        ("Some, but not all, delegations rejected the toll.", "delegations", "some"),
    ],
)
def test_holders_of_other_houses(text: str, kind: str, quantifier: str) -> None:
    found = only(text)
    assert (found.holder_type, found.quantifier) == (kind, quantifier)


def test_for_many_delegations_tells_a_view_and_for_many_ships_does_not() -> None:
    assert only("For many delegations, the canal was a compromise.").quantifier == "many"
    assert parsed("For many ships, the canal was a compromise.") == []


def test_italy_is_no_adverb() -> None:
    found = only("Tonga, Fiji and Italy rejected the toll.")
    assert (found.attribution, found.holders[0].codes) == ("Tonga, Fiji and Italy rejected", ("TON", "FJI", "ITA"))


@pytest.mark.parametrize(
    ("holder", "kind"),
    [
        ("The CHAIRMAN", "un_official"),
        ("Sir Percy WELLS (Tonga)", "speakers"),
        ("Miss ADEYEMI", "speakers"),
        ("H.E. Mr. Okoro", "speakers"),
        ("Bruna Conti, Minister for Ports of Italy,", "speakers"),
    ],
)
def test_persons_and_offices_of_summary_records_are_named(holder: str, kind: str) -> None:
    found = only(f"{holder} thought the harbour was too small.")
    assert (found.holder_type, found.quantifier, found.verb) == (kind, "named", "think")


@pytest.mark.parametrize(
    ("holder", "kind", "quantifier"),
    [
        ("The Group of 77", "group", "named"),
        ("UN-Habitat", "body", "named"),
        ("Leaders", "delegates", "unquantified"),
        ("Respondents to the survey", "speakers", "unquantified"),
        ("The petitioner", "speakers", "anaphoric"),
        ("Local authorities", "group", "unquantified"),
    ],
)
def test_more_holders_speak(holder: str, kind: str, quantifier: str) -> None:
    found = only(f"{holder} noted with grave concern that the port was silting up.")
    assert (found.holder_type, found.quantifier, found.verb) == (kind, quantifier, "note with concern")
