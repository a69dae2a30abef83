"""The learner: exact whatever the order, never without the codebook, and able to say why."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import codebook
from annotator.model import Code
from annotator.suggest.evaluation import FEWEST, evaluate
from annotator.suggest.features import Index, Vectors, own
from annotator.suggest.learner import Example, Learner, layers
from annotator.suggest.ridge import Ridge
from annotator.suggest.themes import Themes

PRISONS = Code("prisons", "theme", "Prisons", definition="Life in prison.", phrases=("prison",))
YOUTH = Code("youth", "theme", "Youth", definition="Young people.", phrases=("young people",))
SPORT = Code("sport", "theme", "Sport", definition="Games.", phrases=("game",))
THEMES = Themes((PRISONS, YOUTH, SPORT))
FOOTBALL = Example("Football keeps teenagers busy in the afternoon.", frozenset(("sport", "youth")), "paragraph 12")
CELLS = Example("Cells were crowded and guards were few.", frozenset(("prisons",)), "paragraph 13")
NOTHING = Example("The meeting was opened on Monday.", frozenset(), "paragraph 1")
EXAMPLES = [FOOTBALL, CELLS, NOTHING]


def learner(examples: list[Example], all_at_once: bool = True) -> Learner:
    made = Learner(THEMES, Vectors(THEMES, [e.text for e in EXAMPLES]))
    if all_at_once:
        made.fit(examples)
    else:
        for example in examples:
            made.add(example)
    return made


def ranked(made: Learner, text: str) -> list[tuple[str, float]]:
    return [(s.code, round(s.score, 9)) for s in made.rank(text)]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 12), st.integers(1, 12), st.integers(0, 1000))
def test_learning_one_by_one_equals_solving_at_once(first: int, more: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    features, targets = rng.normal(size=(first + more, 5)), rng.integers(0, 2, size=(first + more, 3)).astype(float)
    kernel = features @ features.T
    grown, whole = Ridge(3), Ridge(3)
    grown.fit(kernel[:first, :first], targets[:first])
    for i in range(first, first + more):
        grown.add(kernel[i, :i], float(kernel[i, i]), targets[i])
    whole.fit(kernel, targets)
    assert np.allclose(grown.predict(kernel), whole.predict(kernel), atol=1e-8)


def test_what_is_learnt_one_by_one_stays_exact_over_the_blocks_of_the_factor() -> None:
    rng = np.random.default_rng(1)
    features, targets = rng.normal(size=(300, 40)), rng.integers(0, 2, size=(300, 4)).astype(float)
    kernel = features @ features.T
    ridge = Ridge(4)
    ridge.fit(kernel[:100, :100], targets[:100])
    for i in range(100, 300):
        ridge.add(kernel[i, :i], float(kernel[i, i]), targets[i])
    expected = kernel @ np.linalg.solve(kernel + np.eye(300), targets)
    assert ridge.n == 300
    assert np.allclose(ridge.predict(kernel), expected, atol=1e-9)


def test_the_ridge_solves_the_textbook_equation() -> None:
    kernel, targets = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([[1.0], [0.0]])
    ridge = Ridge(1, penalty=0.5)
    ridge.fit(kernel, targets)
    # (K + λI)⁻¹y by hand: the determinant of [[2.5, 1], [1, 3.5]] is 7.75.
    assert np.allclose(ridge.shares(np.ones(2), 0), [3.5 / 7.75, -1 / 7.75])


def test_similarity_is_the_product_of_features() -> None:
    vectors = Vectors(THEMES, [e.text for e in EXAMPLES])
    index = Index()
    one, two = vectors.of("A prison game"), vectors.of("A game in prison")
    index.add(one)
    assert index.similar(two)[0] == pytest.approx(sum(one[k] * two.get(k, 0.0) for k in one))
    assert index.similar(one)[0] == pytest.approx(own(one))


def test_words_and_phrases_each_have_length_one() -> None:
    assert own(Vectors(THEMES, ["x"]).of("Prison games for young people")) == pytest.approx(2.0)


def test_nothing_learnt_leaves_the_codebook_alone() -> None:
    start = THEMES.scores("A prison game.")
    assert dict(ranked(learner([]), "A prison game.")) == {c: round(v, 9) for c, v in start.items()}


def test_a_code_without_its_phrase_is_found_by_likeness() -> None:
    text = "Teenagers asked for football."
    assert ranked(learner([]), text) == []
    assert {c for c, _ in ranked(learner(EXAMPLES), text)[:2]} == {"sport", "youth"}


def test_the_order_of_confirmations_does_not_matter() -> None:
    text = "Crowded prisons need football."
    expected = ranked(learner(EXAMPLES), text)
    assert ranked(learner(EXAMPLES, all_at_once=False), text) == expected
    assert ranked(learner(EXAMPLES[::-1], all_at_once=False), text) == expected


def test_a_suggestion_names_the_example_that_speaks_for_it() -> None:
    made = learner(EXAMPLES)
    assert made.like("Football for teenagers", "sport") is FOOTBALL
    assert made.like("Crowded cells", "prisons") is CELLS
    assert made.like("Football for teenagers", "prisons") is None
    assert learner([]).like("Football", "sport") is None


def test_what_was_learnt_counts_n_in_n_plus_400() -> None:
    assert learner([]).weight == 0
    assert learner(EXAMPLES * 100).weight == pytest.approx(300 / 700)


def test_a_code_that_the_codebook_no_longer_has_is_not_learnt() -> None:
    made = learner([Example("Football", frozenset(("gone",)))])
    assert "gone" not in dict(ranked(made, "Football in prison"))


def test_evaluation_tells_with_and_without_learning() -> None:
    examples = [Example(f"Football match number {i}", frozenset(("sport",))) for i in range(20)]
    examples += [Example(f"Crowded cells in block {i}", frozenset(("prisons",))) for i in range(20)]
    found = evaluate(THEMES, Vectors(THEMES, [e.text for e in examples]), examples)
    assert found.start is not None and found.learnt is not None
    assert (found.start.first_3, found.learnt.first_3, found.helps) == (0.0, 1.0, True)
    assert [(c.code, c.examples, c.start, c.learnt) for c in found.codes] == [
        ("prisons", 20, 0.0, 1.0), ("sport", 20, 0.0, 1.0),
    ]  # fmt: skip


def test_evaluation_with_too_few_answers_says_so() -> None:
    found = evaluate(THEMES, Vectors(THEMES, []), [FOOTBALL] * (FEWEST - 1) + [NOTHING] * 50)
    assert (found.examples, found.start, found.learnt, found.difference) == (FEWEST - 1, None, None, None)
    assert found.helps is None


def test_what_learning_adds_has_an_interval_over_paragraphs() -> None:
    examples = [Example(f"Football match number {i}", frozenset(("sport",)), unit=f"u{i // 2}") for i in range(40)]
    examples += [Example(f"A prison {i}", frozenset(("prisons",)), unit=f"p{i}") for i in range(10)]
    found = evaluate(THEMES, Vectors(THEMES, [e.text for e in examples]), examples)
    assert found.start is not None and found.learnt is not None and found.difference is not None
    assert found.difference.first_3 == pytest.approx(found.learnt.first_3 - found.start.first_3) == pytest.approx(0.8)
    assert found.difference.units == 30
    assert 0.5 < found.difference.low < 0.8 < found.difference.high < 1.0
    assert found.helps is True


def test_a_gain_in_one_paragraph_of_many_cannot_be_told_yet() -> None:
    examples = [Example(f"A prison {i}", frozenset(("prisons",))) for i in range(15)]
    examples += [Example("Football for teenagers", frozenset(("sport",)), unit="a"), FOOTBALL]
    found = evaluate(THEMES, Vectors(THEMES, [e.text for e in examples]), examples)
    assert found.difference is not None
    assert found.difference.first_3 > 0 == found.difference.low
    assert found.helps is None


def test_a_paragraph_is_left_out_whole() -> None:
    once = [Example(f"alone{i} word{i}", frozenset(("sport",)), unit=f"u{i}") for i in range(10)]
    found = evaluate(THEMES, Vectors(THEMES, [e.text for e in once]), [*once, *once])
    assert found.learnt is not None and found.learnt.first_3 == 0.0


def test_evaluation_is_the_same_for_the_same_seed() -> None:
    examples = EXAMPLES * 8
    vectors = Vectors(THEMES, [e.text for e in examples])
    assert evaluate(THEMES, vectors, examples, 3) == evaluate(THEMES, vectors, examples, 3)


def test_layers_that_statements_answer_or_that_are_a_scale_are_not_learnt() -> None:
    book = codebook.parse(
        """\
title: T
version: "1"
layers:
  - {key: stance, name: Stance, item: statement, codes: [{key: a, name: A}]}
  - {key: size, name: Size, item: unit, scale: ordinal, codes: [{key: a, name: A}]}
  - {key: place, name: Place, item: span, codes: [{key: a, name: A}]}
  - {key: country, name: Country, item: unit, vocabulary: countries}
  - {key: theme, name: Theme, item: {recommendation: unit, default: statement}, codes: [{key: a, name: A}]}
  - {key: mood, name: Mood, item: sentence, codes: [{key: a, name: A}]}
""",
        "book.yaml",
    )
    assert [layer.key for layer in layers(book)] == ["theme", "mood"]
