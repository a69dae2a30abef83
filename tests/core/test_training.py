"""Training rounds: the answer key is told when a unit is done, and nothing of it before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import UsageError
from annotator.session import Session, training
from annotator.store import coders, rounds
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project with a training round and a key for its first unit."""
    with made.make(tmp_path) as found:
        rounds.new(found.conn, "school", "training")
        coders.register(found.conn, "truth", "key")
        key = Session(found, "truth", "school")
        key.accept_all(key.view().offers)
        stance = next(m for a in key.view().answers for m in a.marks if m.layer.key == "stance")
        key.memo("They are in favour.", stance)
        key.done()
        yield found


@pytest.fixture
def pupil(project: Project) -> Session:
    """Return a pupil's session in the training round."""
    coders.register(project.conn, "pupil")
    return Session(project, "pupil", "school")


def test_nothing_of_the_key_is_told_before_the_unit_is_done(pupil: Session) -> None:
    with pytest.raises(UsageError, match="when the paragraph is done"):
        training.compare(pupil, pupil.all_ids[0])


def test_each_question_stands_with_both_answers_and_the_key_s_memo(pupil: Session) -> None:
    pupil.apply("stance", "concern", pupil.view().answers[0].question.item)
    pupil.done()
    found = {(c.layer.key, c.item.statement): c for c in training.compare(pupil, pupil.all_ids[0])}
    first = pupil.view().frame.statements[0].id
    stance = found["stance", first]
    assert (stance.own, stance.key, stance.memos) == (("concern",), ("support",), ("They are in favour.",))
    assert not stance.is_same
    second = pupil.view().frame.statements[1].id
    assert found["theme", second].is_same


def test_a_unit_without_a_key_and_a_round_of_another_purpose_are_refused(pupil: Session, project: Project) -> None:
    pupil.go(1)
    pupil.done()
    with pytest.raises(UsageError, match="no key for this paragraph"):
        training.compare(pupil, pupil.all_ids[1])
    with pytest.raises(UsageError, match="not for training"):
        training.compare(Session(project, "pupil"), pupil.all_ids[0])
