"""Sentences of the genre, made for this test: who, how many, by which verb, in which voice."""

from __future__ import annotations

import pytest

from annotator.model import Sentence, Unit
from annotator.suggest import statements

SENTENCES = [
    ('Human Rights Watch was troubled by the State’s assertion that the recommendations had been implemented.', [('Human Rights Watch was troubled', 'group', 'named', 'be troubled', 'active')]),
    ('Franciscans International was pleased that the State had supported most of the recommendations, but regretted the lack of follow-up.', [('Franciscans International was pleased', 'group', 'named', 'be pleased', 'active'), ('Franciscans International … regretted', 'group', 'named', 'regret', 'active')]),
    ('Action Canada for Population and Development welcomed the acceptance of recommendation 105.', [('Action Canada for Population and Development welcomed', 'group', 'named', 'welcome', 'active')]),
    ('UNDP stated that the programme was on track.', [('UNDP stated', 'body', 'named', 'state', 'active')]),
    ('The delegation, headed by the Minister for Justice and Human Rights, stated that 192 recommendations had been accepted.', [('The delegation, headed by the Minister for Justice and Human Rights, stated', 'delegations', 'anaphoric', 'state', 'active')]),
    ('The Under-Secretary-General/Executive Director urged Member States to act.', [('The Under-Secretary-General/Executive Director urged', 'un_official', 'named', 'urge', 'active')]),
    ('Some delegations could not support the proposal.', [('Some delegations could not support', 'delegations', 'some', 'support', 'active')]),
    ('A few delegations did not agree with that interpretation.', [('A few delegations did not agree', 'delegations', 'a_few', 'agree', 'active')]),
    ('Several delegations would welcome further clarification.', [('Several delegations would welcome', 'delegations', 'several', 'welcome', 'active')]),
    ('Many delegations were not convinced that the proposal was necessary.', [('Many delegations were not convinced', 'delegations', 'many', 'be unconvinced', 'active')]),
    ('One delegation saw merit in the proposal.', [('One delegation saw merit', 'delegations', 'one', 'see merit', 'active')]),
    ('Several delegations saw no need for a new instrument.', [('Several delegations saw no need', 'delegations', 'several', 'see no need', 'active')]),
    ('Two delegations requested that their reservations be reflected in the report.', [('Two delegations requested', 'delegations', 'a_few', 'request', 'active')]),
    ('Mr. Smith (France), speaking on behalf of the European Union, said that the matter was urgent.', [('Mr. Smith (France), speaking on behalf of the European Union, said', 'speakers', 'named', 'say', 'active')]),
    ('Ms. García (Spain) said that her delegation supported the draft resolution.', [('Ms. García (Spain) said', 'speakers', 'named', 'say', 'active')]),
    ('The representative of Chile, speaking on behalf of the Group of Latin American and Caribbean States, welcomed the report.', [('The representative of Chile, speaking on behalf of the Group of Latin American and Caribbean States, welcomed', 'state', 'named', 'welcome', 'active')]),
    ('The representative of Kenya, on behalf of the Group of African States, stressed the need for funding.', [('The representative of Kenya, on behalf of the Group of African States, stressed', 'state', 'named', 'stress', 'active')]),
    ('The observer for the State of Palestine expressed concern at the delay.', [('The observer for the State of Palestine expressed concern', 'state', 'named', 'express concern', 'active')]),
    ('Japan and the Republic of Korea supported the proposal.', [('Japan and the Republic of Korea supported', 'state', 'named', 'support', 'active')]),
    ('The European Union and its member States stressed the importance of civil society.', [('The European Union and its member States stressed', 'group', 'named', 'stress', 'active')]),
    ('The Group of 77 and China called for more resources.', [('The Group of 77 and China called for', 'group', 'named', 'call for', 'active')]),
    ('The African Group and GRULAC opposed the amendment.', [('The African Group and GRULAC opposed', 'group', 'named', 'oppose', 'active')]),
    ('Some delegations, while welcoming the report, expressed concern at the late submission.', [('Some delegations … welcoming', 'delegations', 'some', 'welcome', 'active'), ('Some delegations … expressed concern', 'delegations', 'some', 'express concern', 'active')]),
    ('While some speakers supported the proposal, others expressed doubts about its feasibility.', [('some speakers supported', 'speakers', 'some', 'support', 'active'), ('others expressed doubts', 'speakers', 'others', 'express doubt', 'active')]),
    ('Whereas several delegations favoured a binding instrument, other delegations preferred guidelines.', [('several delegations favoured', 'delegations', 'several', 'favour', 'active'), ('other delegations preferred', 'delegations', 'other', 'prefer', 'active')]),
    ('It was widely felt that more time was needed.', [('It was widely felt', 'impersonal', 'impersonal', 'feel', 'passive')]),
    ('It was also felt that the Commission should proceed with caution.', [('It was also felt', 'impersonal', 'impersonal', 'feel', 'passive')]),
    ('It was said that the provision was unclear.', [('It was said', 'impersonal', 'impersonal', 'say', 'passive')]),
    ('It was suggested that the paragraph be deleted.', [('It was suggested', 'impersonal', 'impersonal', 'suggest', 'passive')]),
    ('It was proposed to add a new paragraph.', [('It was proposed', 'impersonal', 'impersonal', 'propose', 'passive')]),
    ('It was asked whether the secretariat could provide more information.', [('It was asked', 'impersonal', 'impersonal', 'ask', 'passive')]),
    ('It was argued that such a rule would undermine the principle of consent.', [('It was argued', 'impersonal', 'impersonal', 'argue', 'passive')]),
    ('It was stressed by several delegations that the mandate should be respected.', [('It was stressed by several delegations', 'delegations', 'several', 'stress', 'passive')]),
    ('The view was expressed by some delegations that the item should be retained.', [('The view was expressed by some delegations', 'delegations', 'some', 'express view', 'passive')]),
    ('Another view was that the provision should be deleted.', [('Another view was', 'impersonal', 'impersonal', 'be view', 'active')]),
    ('The prevailing view was that the text should be kept.', [('The prevailing view was', 'impersonal', 'impersonal', 'be view', 'active')]),
    ('There was broad support for the proposal.', [('There was broad support', 'impersonal', 'impersonal', 'be support', 'active')]),
    ('There was general agreement that the work should continue.', [('There was general agreement', 'impersonal', 'impersonal', 'be agreement', 'active')]),
    ('Support was expressed for the proposal by many delegations.', [('Support was expressed … by many delegations', 'delegations', 'many', 'express support', 'passive')]),
    ('Broad support was expressed for the draft.', [('Broad support was expressed', 'impersonal', 'impersonal', 'express support', 'passive')]),
    ('Strong support was voiced for the initiative.', [('Strong support was voiced', 'impersonal', 'impersonal', 'voice support', 'passive')]),
    ('Concerns were expressed by a number of delegations about the cost.', [('Concerns were expressed by a number of delegations', 'delegations', 'a_number_of', 'express concern', 'passive')]),
    ('Doubts were raised as to the usefulness of the exercise.', [('Doubts were raised', 'impersonal', 'impersonal', 'raise doubt', 'passive')]),
    ('Questions were raised about the methodology.', [('Questions were raised', 'impersonal', 'impersonal', 'raise question', 'passive')]),
    ('A question was raised as to whether the fund was sustainable.', [('A question was raised', 'impersonal', 'impersonal', 'raise question', 'passive')]),
    ('A suggestion was made that the text be simplified.', [('A suggestion was made', 'impersonal', 'impersonal', 'make suggestion', 'passive')]),
    ('A proposal was made to convene a seminar.', [('A proposal was made', 'impersonal', 'impersonal', 'make proposal', 'passive')]),
    ('Appreciation was expressed to the secretariat for the excellent documentation.', [('Appreciation was expressed', 'impersonal', 'impersonal', 'express appreciation', 'passive')]),
    ('Gratitude was conveyed to the host country.', [('Gratitude was conveyed', 'impersonal', 'impersonal', 'convey gratitude', 'passive')]),
    ('Regret was expressed that the report had been issued late.', [('Regret was expressed', 'impersonal', 'impersonal', 'express regret', 'passive')]),
    ('Satisfaction was expressed with the progress made.', [('Satisfaction was expressed', 'impersonal', 'impersonal', 'express satisfaction', 'passive')]),
    ('Attention was drawn to the situation of children.', [('Attention was drawn', 'impersonal', 'impersonal', 'draw attention', 'passive')]),
    ('Reference was also made by one speaker to the Doha Declaration.', [('Reference was also made by one speaker', 'speakers', 'one', 'make reference', 'passive')]),
    ('Mention was made of the role of the private sector.', [('Mention was made', 'impersonal', 'impersonal', 'make mention', 'passive')]),
    ('Caution was urged in that regard.', [('Caution was urged', 'impersonal', 'impersonal', 'urge caution', 'passive')]),
    ('Clarification was sought regarding the budget.', [('Clarification was sought', 'impersonal', 'impersonal', 'seek clarification', 'passive')]),
    ('Further information was requested on the status of implementation.', [('was requested', 'impersonal', 'impersonal', 'request', 'passive')]),
    ('Emphasis was placed on the need for early warning.', [('Emphasis was placed', 'impersonal', 'impersonal', 'place emphasis', 'passive')]),
    ('The importance of technical assistance was underlined by many speakers.', [('was underlined by many speakers', 'speakers', 'many', 'underline', 'passive')]),
    ('The role of the family was also noted, and the contribution of civil society was recognized.', [('was also noted', 'impersonal', 'impersonal', 'note', 'passive'), ('was recognized', 'impersonal', 'impersonal', 'recognize', 'passive')]),
    ('The adoption of the protocol was welcomed by several speakers.', [('was welcomed by several speakers', 'speakers', 'several', 'welcome', 'passive')]),
    ('The secretariat was requested to prepare a revised version.', [('The secretariat was requested', 'impersonal', 'impersonal', 'request', 'passive')]),
    ('The secretariat was thanked for its work.', [('The secretariat was thanked', 'impersonal', 'impersonal', 'thank', 'passive')]),
    ('Member States were urged to ratify the Convention.', [('were urged', 'impersonal', 'impersonal', 'urge', 'passive')]),
    ('States were called upon to provide assistance.', [('States were called upon', 'impersonal', 'impersonal', 'call upon', 'passive')]),
    ('Several speakers shared their national experiences in preventing corruption.', [('Several speakers shared their national experiences', 'speakers', 'several', 'share experience', 'active')]),
    ('Many speakers reported on measures taken to combat trafficking.', [('Many speakers reported', 'speakers', 'many', 'report', 'active')]),
    ('A number of speakers provided examples of successful operations.', [('A number of speakers provided examples', 'speakers', 'a_number_of', 'provide example', 'active')]),
    ('Some speakers drew attention to the links between terrorism and crime.', [('Some speakers drew attention', 'speakers', 'some', 'draw attention', 'active')]),
    ('One speaker, referring to recent events, called for restraint.', [('One speaker, referring to recent events, called for', 'speakers', 'one', 'call for', 'active')]),
    ('One speaker announced that his Government would contribute to the fund.', [('One speaker announced', 'speakers', 'one', 'announce', 'active')]),
    ('The same speaker expressed the hope that the text would be adopted.', [('The same speaker expressed the hope', 'speakers', 'anaphoric', 'express hope', 'active')]),
    ('Several other speakers shared that view.', [('Several other speakers shared', 'speakers', 'several_other', 'share', 'active')]),
    ('Some others disagreed.', [('Some others disagreed', 'speakers', 'some_other', 'disagree', 'active')]),
    ('Most speakers agreed that prevention was essential.', [('Most speakers agreed', 'speakers', 'most', 'agree', 'active')]),
    ('The majority of delegations preferred option A.', [('The majority of delegations preferred', 'delegations', 'most', 'prefer', 'active')]),
    ('A large number of speakers reiterated their commitment to the Convention.', [('A large number of speakers reiterated their commitment', 'speakers', 'many', 'reiterate commitment', 'active')]),
    ('A small number of delegations objected.', [('A small number of delegations objected', 'delegations', 'a_few', 'object', 'active')]),
    ('All speakers condemned the attack.', [('All speakers condemned', 'speakers', 'all', 'condemn', 'active')]),
    ('Virtually all delegations expressed appreciation to the Chair.', [('Virtually all delegations expressed appreciation', 'delegations', 'most', 'express appreciation', 'active')]),
    ('Nearly all speakers welcomed the report.', [('Nearly all speakers welcomed', 'speakers', 'most', 'welcome', 'active')]),
    ('Both delegations stressed the need for dialogue.', [('Both delegations stressed', 'delegations', 'all', 'stress', 'active')]),
    ('At least one delegation questioned the figures.', [('At least one delegation questioned', 'delegations', 'one', 'question', 'active')]),
    ('More than one speaker highlighted the role of women.', [('More than one speaker highlighted', 'speakers', 'several', 'highlight', 'active')]),
    ('A minority of delegations opposed the text.', [('A minority of delegations opposed', 'delegations', 'a_few', 'oppose', 'active')]),
    ('A growing number of States supported the initiative.', [('A growing number of States supported', 'state', 'a_number_of', 'support', 'active')]),
    ('An increasing number of speakers underlined the role of technology.', [('An increasing number of speakers underlined', 'speakers', 'a_number_of', 'underline', 'active')]),
    ('Various speakers underlined the role of technology.', [('Various speakers underlined', 'speakers', 'several', 'underline', 'active')]),
    ('Numerous delegations underlined the role of technology.', [('Numerous delegations underlined', 'delegations', 'many', 'underline', 'active')]),
    ('Certain delegations underlined the role of technology.', [('Certain delegations underlined', 'delegations', 'some', 'underline', 'active')]),
    ('Quite a few delegations underlined the role of technology.', [('Quite a few delegations underlined', 'delegations', 'many', 'underline', 'active')]),
    ('Those delegations also expressed the view that the costs were too high.', [('Those delegations also expressed the view', 'delegations', 'anaphoric', 'express view', 'active')]),
    ('These speakers further noted that training was lacking.', [('These speakers further noted', 'speakers', 'anaphoric', 'note', 'active')]),
    ('The latter delegation expressed its reservations.', [('The latter delegation expressed its reservations', 'delegations', 'anaphoric', 'express reservation', 'active')]),
    ('The former maintained that the text was clear.', [('The former maintained', 'speakers', 'anaphoric', 'maintain', 'active')]),
    ('They added that the resources were insufficient.', [('They added', 'pronoun', 'anaphoric', 'add', 'active')]),
    ('He expressed his gratitude to the host Government.', [('He expressed his gratitude', 'pronoun', 'anaphoric', 'express gratitude', 'active')]),
    ('In her opening remarks, the Chair noted the importance of the session.', [('the Chair noted', 'un_official', 'named', 'note', 'active')]),
    ('In response, the secretariat explained that the figures were provisional.', [('the secretariat explained', 'secretariat', 'named', 'explain', 'active')]),
    ('In reply to a question, the representative of the secretariat clarified that funding was available.', [('the representative of the secretariat clarified', 'secretariat', 'named', 'clarify', 'active')]),
    ('The panellists underscored the value of partnerships.', [('The panellists underscored', 'speakers', 'unquantified', 'underscore', 'active')]),
    ('One panellist described the experience of his country, and another noted the challenges encountered.', [('One panellist described', 'speakers', 'one', 'describe', 'active'), ('another noted', 'speakers', 'another', 'note', 'active')]),
    ('The Executive Director, in her introductory statement, emphasized the need for coherence.', [('The Executive Director, in her introductory statement, emphasized', 'un_official', 'named', 'emphasize', 'active')]),
    ('The Deputy Executive Director for Policy, speaking via video link, thanked the delegations.', [('The Deputy Executive Director for Policy, speaking via video link, thanked', 'un_official', 'named', 'thank', 'active')]),
    ('Speakers from several regions highlighted the importance of regional cooperation.', [('Speakers from several regions highlighted', 'speakers', 'unquantified', 'highlight', 'active')]),
    ('Delegations from developing countries stressed the need for technology transfer.', [('Delegations from developing countries stressed', 'delegations', 'unquantified', 'stress', 'active')]),
    ('Representatives of civil society organizations called for their meaningful participation.', [('Representatives of civil society organizations called for', 'delegates', 'unquantified', 'call for', 'active')]),
    ('The representative of a non-governmental organization expressed concern at reprisals.', [('The representative of a non-governmental organization expressed concern', 'delegates', 'anaphoric', 'express concern', 'active')]),
    ('Some experts, particularly those from small island developing States, noted the lack of data.', [('Some experts, particularly those from small island developing States, noted', 'speakers', 'some', 'note', 'active')]),
    ('Participants agreed to meet again in 2026.', [('Participants agreed', 'speakers', 'unquantified', 'agree', 'active')]),
    ('Participants exchanged views on the way forward.', [('Participants exchanged views', 'speakers', 'unquantified', 'exchange view', 'active')]),
    ('The Committee noted with appreciation the report of the Secretary-General.', [('The Committee noted with appreciation', 'body', 'named', 'note with appreciation', 'active')]),
    ('The Commission expressed its appreciation to the Government of Thailand.', [('The Commission expressed its appreciation', 'body', 'named', 'express appreciation', 'active')]),
    ('The Committee expressed regret that the report was late.', [('The Committee expressed regret', 'body', 'named', 'express regret', 'active')]),
    ('Several delegations expressed their appreciation for the report and their support for the work of the Office.', [('Several delegations expressed their appreciation', 'delegations', 'several', 'express appreciation', 'active')]),
    ('Delegations welcomed the report, expressed appreciation for the work of the secretariat and called for increased funding.', [('Delegations welcomed', 'delegations', 'unquantified', 'welcome', 'active'), ('Delegations … expressed appreciation', 'delegations', 'unquantified', 'express appreciation', 'active'), ('Delegations … called for', 'delegations', 'unquantified', 'call for', 'active')]),
    ('Many speakers, including those speaking on behalf of regional groups, reaffirmed their commitment to the Charter.', [('Many speakers, including those speaking on behalf of regional groups, reaffirmed their commitment', 'speakers', 'many', 'reaffirm commitment', 'active')]),
    ('Some delegations were of the view that the item should be considered biennially, while others were in favour of annual consideration.', [('Some delegations were of the view', 'delegations', 'some', 'be of the view', 'active'), ('others were in favour of', 'delegations', 'others', 'be in favour', 'active')]),
    ('Delegations remained concerned about the humanitarian situation.', [('Delegations remained concerned', 'delegations', 'unquantified', 'remain concerned', 'active')]),
    ('A number of delegations were deeply concerned about the humanitarian situation.', [('A number of delegations were deeply concerned', 'delegations', 'a_number_of', 'be concerned', 'active')]),
    ('Delegations were also of the opinion that more should be done.', [('Delegations were also of the opinion', 'delegations', 'unquantified', 'be of the opinion', 'active')]),
    ('Some delegations attached great importance to the issue.', [('Some delegations attached great importance', 'delegations', 'some', 'attach importance', 'active')]),
    ('Several delegations took note of the report with interest.', [('Several delegations took note of', 'delegations', 'several', 'take note', 'active')]),
    ('One delegation dissociated itself from the consensus.', [('One delegation dissociated itself from', 'delegations', 'one', 'dissociate', 'active')]),
    ('Another delegation reserved its position.', [('Another delegation reserved its position', 'delegations', 'another', 'reserve position', 'active')]),
    ('One delegation lauded the work of the Office.', [('One delegation lauded', 'delegations', 'one', 'laud', 'active')]),
    ('A delegation referenced the 2022 reform, expressing hope for similar leadership.', [('A delegation referenced', 'delegations', 'one', 'reference', 'active'), ('A delegation … expressing hope', 'delegations', 'one', 'express hope', 'active')]),
    ('Another delegation pressed the Entity to adhere to its mandate.', [('Another delegation pressed', 'delegations', 'another', 'press', 'active')]),
    ('A speaker viewed the conference as an opportunity.', [('A speaker viewed', 'speakers', 'one', 'view', 'active')]),
    ('Several speakers flagged the risk of duplication.', [('Several speakers flagged', 'speakers', 'several', 'flag', 'active')]),
    ('Some speakers voiced their disappointment.', [('Some speakers voiced their disappointment', 'speakers', 'some', 'voice disappointment', 'active')]),
    ('Many speakers paid tribute to the outgoing Chair.', [('Many speakers paid tribute', 'speakers', 'many', 'pay tribute', 'active')]),
    ('Speakers also reflected on lessons learned.', [('Speakers also reflected on', 'speakers', 'unquantified', 'reflect on', 'active')]),
    ('As noted by several speakers, prevention was cheaper than response.', [('noted by several speakers', 'speakers', 'several', 'note', 'passive')]),
    ('According to some speakers, the measures were ineffective.', [('According to some speakers', 'speakers', 'some', None, 'active')]),
    ('In the view of some delegations, the measures were ineffective.', [('In the view of some delegations', 'delegations', 'some', 'be of the view', 'active')]),
    ('Citing recent studies, one speaker argued that the approach was flawed.', [('one speaker argued', 'speakers', 'one', 'argue', 'active')]),
    ('Recalling the Doha Declaration, many speakers stressed the role of education.', [('Recalling … many speakers', 'speakers', 'many', 'recall', 'active'), ('many speakers stressed', 'speakers', 'many', 'stress', 'active')]),
    ('Referring to the report, several delegations asked for clarification and one delegation proposed an amendment.', [('several delegations asked for', 'delegations', 'several', 'ask for', 'active'), ('one delegation proposed', 'delegations', 'one', 'propose', 'active')]),
    ('That view was shared by other delegations.', [('That view was shared by other delegations', 'delegations', 'other', 'share view', 'passive')]),
    ('This position was supported by several delegations.', [('was supported by several delegations', 'delegations', 'several', 'support', 'passive')]),
    ('The proposal was supported by some delegations and opposed by others.', [('The proposal was supported by some delegations', 'delegations', 'some', 'support', 'passive'), ('opposed by others', 'delegations', 'others', 'oppose', 'passive')]),
    ('The proposal, which was supported by many delegations, was withdrawn.', [('which was supported by many delegations', 'delegations', 'many', 'support', 'passive')]),
    ('It was recommended by the panel that States should invest in data.', [('It was recommended by the panel', 'body', 'named', 'recommend', 'passive')]),
    ('Canada, supported by Norway and Chile, proposed a new paragraph.', [('Canada, supported by Norway and Chile, proposed', 'state', 'named', 'propose', 'active')]),
    ('According to another view, the distinction was artificial.', [('According to another view', 'impersonal', 'impersonal', None, 'active')]),
    ('From the perspective of some delegations, the principle was codified.', [('From the perspective of some delegations', 'delegations', 'some', 'be of the view', 'active')]),
    ('All delegations that took the floor welcomed the report.', [('All delegations that took the floor welcomed', 'delegations', 'all', 'welcome', 'active')]),
    ('Some speakers noted that the text was short, whereas others considered it a good basis for work.', [('Some speakers noted', 'speakers', 'some', 'note', 'active'), ('others considered', 'speakers', 'others', 'consider', 'active')]),
    ('Indigenous representatives called for free, prior and informed consent.', [('Indigenous representatives called for', 'delegates', 'unquantified', 'call for', 'active')]),
    ('The Co-Chairs, Ms. Lopez and Mr. Sato, reported that talks had begun.', [('The Co-Chairs, Ms. Lopez and Mr. Sato, reported', 'un_official', 'named', 'report', 'active')]),
    ('More than half of the speakers supported the extension.', [('More than half of the speakers supported', 'speakers', 'most', 'support', 'active')]),
    ('One view was that the tribunal should decide; another view was that it should not.', [('One view was', 'impersonal', 'impersonal', 'be view', 'active'), ('another view was', 'impersonal', 'impersonal', 'be view', 'active')]),
    ('Turning to the budget, delegations expressed concern at the deficit.', [('delegations expressed concern', 'delegations', 'unquantified', 'express concern', 'active')]),
    ('On the question of funding, it was observed that contributions had declined.', [('it was observed', 'impersonal', 'impersonal', 'observe', 'passive')]),
    ('With regard to paragraph 3, some delegations proposed deleting the second sentence.', [('some delegations proposed', 'delegations', 'some', 'propose', 'active')]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_of_the_genre_is_read_as_a_coder_reads_it(text: str, expected: list[tuple[object, ...]]) -> None:
    unit = Unit("u", "d", 1, "paragraph", None, None, None, (), text)
    found = statements.parse(unit, [Sentence("u.1", "u", 1, 0, len(text), text)])
    assert [(s.attribution, s.holder_type, s.quantifier, s.verb, s.voice) for s in found] == expected
    for statement in found:
        assert all(text[a:b] for a, b in statement.parts)
        assert " … ".join(text[a:b] for a, b in statement.attribution_parts) == statement.attribution


@pytest.mark.parametrize(
    "text",
    [
        "At its 312th meeting, the Special Committee considered the item.",
        "At the 55th meeting, the representative of Algeria, on behalf of the Group of African States, introduced a draft.",
        "At the end of the meeting, the panellists answered questions and made comments.",
        "The Executive Board agreed in decision 2024/30 to the following schedule.",
        "Article 51 of the Charter recognized that right.",
        "No delegation objected to the proposal.",
        "Ninety dignitaries addressed the plenary.",
        "All of the activities at the country's declared facilities are under safeguards.",
    ],
)  # fmt: skip
def test_the_course_of_a_meeting_is_no_statement(text: str) -> None:
    unit = Unit("u", "d", 1, "paragraph", None, None, None, (), text)
    assert statements.parse(unit, [Sentence("u.1", "u", 1, 0, len(text), text)]) == []


def test_others_are_of_the_kind_named_before() -> None:
    text = "Some delegations supported the text, while others opposed it. Another asked for more time."
    cut = text.index("Another")
    unit = Unit("u", "d", 1, "paragraph", None, None, None, (), text)
    sentences = [
        Sentence("u.1", "u", 1, 0, cut - 1, text[: cut - 1]),
        Sentence("u.2", "u", 2, cut, len(text), text[cut:]),
    ]
    found = statements.parse(unit, sentences)
    assert [(s.holder_type, s.quantifier) for s in found] == [
        ("delegations", "some"), ("delegations", "others"), ("delegations", "another")
    ]  # fmt: skip
