"""Learning while a coder codes: each finished paragraph is learnt at once, and those ahead get what follows.

As by the command ``learn``, one coder's own answers are read and the suggestions are that coder's alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from annotator.codebook import Codebook, Layer
from annotator.items import Frame, Item, answers, unanswered
from annotator.store import decisions, documents, frames, suggestions
from annotator.store.places import done_units
from annotator.store.project import Project, open_project
from annotator.study.learning import SOURCE, Study, language_of, name_of, proposed, text_of
from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner, layers
from annotator.suggest.themes import Themes

Given = dict[str, list[Example]]  # by layer


class Live:
    """What one coder has taught in one round, growing by a paragraph at a time; any thread may call it."""

    def __init__(self, folder: Path, coder: str, round_name: str) -> None:
        self._folder, self._coder, self._round = folder, coder, round_name
        self._lock = Lock()
        self._forget("")

    def _forget(self, version: str) -> None:
        self._version = version
        self._learnt: dict[str, Given] = {}
        self._of_layer: dict[str, tuple[Themes, Vectors, Learner]] = {}

    def follow(self, finished: str, ahead: Sequence[str]) -> int:
        """Learn what was finished, all anew where one was reopened, and suggest ahead; return how many are new."""
        with self._lock, open_project(self._folder) as project:
            book, conn = project.book(), project.conn
            done = done_units(conn, self._coder, self._round)
            known = self._learnt
            is_other = finished in known and known[finished] != self._given(project, book, finished)
            if book.version != self._version or known.keys() - done or is_other:
                self._forget(book.version)
            fresh = done - self._learnt.keys()
            self._learn(project, book, [u for u in documents.unit_ids(conn) if u in fresh], ahead)
            return self._suggest(project, book, [u for u in ahead if u not in done])

    def _learn(self, project: Project, book: Codebook, units: Sequence[str], ahead: Sequence[str]) -> None:
        """Learn these paragraphs: one by one, or all at once when they are the first."""
        fresh = {unit: self._given(project, book, unit) for unit in units}
        for layer in layers(book):
            examples = [example for given in fresh.values() for example in given[layer.key]]
            if layer.key in self._of_layer:
                for example in examples:
                    self._of_layer[layer.key][2].add(example)
            else:
                themes = Themes(layer.codes, language_of(project))
                texts = [text_of(f, item) for u in ahead for f in [_frame(project, u)] for item in f.items(layer)]
                vectors = Vectors(themes, [*(e.text for e in examples), *texts])
                learner = Learner(themes, vectors)
                learner.fit(examples)
                self._of_layer[layer.key] = themes, vectors, learner
        self._learnt |= fresh

    def _given(self, project: Project, book: Codebook, unit: str) -> Given:
        """Return what the coder answered in a finished paragraph; what was left open is answered with no code."""
        frame = _frame(project, unit)
        multiple = {layer.key: layer.multiple for layer in book.layers}
        state = decisions.state_of(project.conn, unit, self._coder, self._round, lambda key: multiple.get(key, True))
        found = answers(frame, book, (*state.codings, *state.nones))
        found |= {(q.layer.key, q.item): frozenset() for q in unanswered(frame, book, found)}
        return {layer.key: _examples(frame, layer, found) for layer in layers(book)}

    def _suggest(self, project: Project, book: Codebook, units: Sequence[str]) -> int:
        found = []
        there = [_frame(project, unit) for unit in units]
        for layer in layers(book):
            themes, vectors, learner = self._of_layer[layer.key]
            open_items = [(frame, item) for frame in there for item in frame.items(layer)]
            study = Study(layer, themes, vectors, learner.examples, open_items)
            found += list(proposed(project, book, self._coder, study, learner))
        return len(suggestions.put_own(project.conn, self._coder, SOURCE, found, units))


def _frame(project: Project, unit: str) -> Frame:
    conn = project.conn
    return Frame(
        documents.unit(conn, unit), tuple(frames.of_unit(conn, unit)), tuple(documents.sentences(conn, unit=unit))
    )


def _examples(frame: Frame, layer: Layer, found: dict[tuple[str, Item], frozenset[str]]) -> list[Example]:
    return [
        Example(text_of(frame, item), found[layer.key, item], name_of(frame), frame.unit.id)
        for item in frame.items(layer)
        if (layer.key, item) in found
    ]
