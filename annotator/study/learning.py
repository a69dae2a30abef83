"""How the learner is trained for a project: from one coder's answers in one round, for that coder alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator import __version__, identity
from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.items import Frame, Item, answers, place_of, unanswered
from annotator.model import Coding, Sentence, Statement, Suggestion
from annotator.store import documents, frames, listing, suggestions
from annotator.store.listing import Scope
from annotator.store.places import done_units
from annotator.store.project import Project
from annotator.suggest.evaluation import Evaluation, evaluate
from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner, Scored, layers
from annotator.suggest.themes import Themes
from annotator.suggest.values import read_as

SOURCE = "learner"
AT_MOST = 3  # codes suggested an item
_LEAST = 0.15  # what must have been learnt about a code before it is suggested


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt from a coder's answers on one layer, and how many suggestions are new and kept."""

    coder: str
    round: str
    layer: str
    examples: int
    new: int
    kept: int


@dataclass(frozen=True, slots=True)
class Study:
    """One layer as one coder answered it: the examples, and the items that are still open."""

    layer: Layer
    themes: Themes
    vectors: Vectors
    examples: list[Example]
    open: list[tuple[Frame, Item]]


def learn(project: Project, book: Codebook, coder: str, round_name: str) -> list[Learnt]:
    """Train on the coder's answers and make what follows from them the coder's own suggestions."""
    outcomes, found = [], []
    for study in studies(project, book, coder, round_name):
        learner = Learner(study.themes, study.vectors)
        learner.fit(study.examples)
        mine = list(proposed(project, book, coder, study, learner))
        found += mine
        outcomes.append((study, {s.id for s in mine}))
    fresh = suggestions.put_own(project.conn, coder, SOURCE, found)
    return [
        Learnt(coder, round_name, s.layer.key, len(s.examples), len(ids & fresh), len(ids - fresh))
        for s, ids in outcomes
    ]


def check(project: Project, book: Codebook, coder: str, round_name: str, seed: int) -> list[tuple[str, Evaluation]]:
    """Cross-validate on the coder's answers; nothing is stored."""
    return [
        (s.layer.key, evaluate(s.themes, s.vectors, s.examples, seed))
        for s in studies(project, book, coder, round_name)
    ]


def studies(project: Project, book: Codebook, coder: str, round_name: str) -> Iterator[Study]:
    """Yield each layer that can be learnt, with the coder's answers; nobody else's are read."""
    everything = _frames(project)
    answered = _answers(project, book, coder, round_name, everything)
    language = language_of(project)
    for layer in layers(book):
        themes = Themes(layer.codes, language)
        asked = [(f, item) for f in everything for item in f.items(layer)]
        vectors = Vectors(themes, (text_of(f, item) for f, item in asked))
        given = {item: codes for (key, item), codes in answered.items() if key == layer.key}
        examples = [Example(text_of(f, item), given[item], name_of(f), f.unit.id) for f, item in asked if item in given]
        left = [(f, item) for f, item in asked if item not in given]
        yield Study(layer, themes, vectors, examples, left)


def _frames(project: Project) -> list[Frame]:
    """Return every unit with its statements and sentences, in reading order."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    cut: defaultdict[str, list[Sentence]] = defaultdict(list)
    for statement in frames.of_document(project.conn):
        said[statement.unit].append(statement)
    for sentence in documents.sentences(project.conn):
        cut[sentence.unit].append(sentence)
    return [Frame(u, tuple(said[u.id]), tuple(cut[u.id])) for u in documents.units(project.conn)]


def language_of(project: Project) -> str:
    """Return the language of most documents: one learner reads them all."""
    found = [read_as(d.language) for d in documents.documents(project.conn)]
    return max(sorted(set(found)), key=found.count, default="en")


def _answers(
    project: Project, book: Codebook, coder: str, round_name: str, everything: Sequence[Frame]
) -> dict[tuple[str, Item], frozenset[str]]:
    """Return what the coder answered; what a finished unit leaves open is the empty set."""
    mine: defaultdict[str, list[Coding]] = defaultdict(list)
    for coding in listing.codings(project.conn, book, Scope(coder=coder, round=round_name)):
        mine[coding.unit].append(coding)
    done = done_units(project.conn, coder, round_name)
    found: dict[tuple[str, Item], frozenset[str]] = {}
    for frame in everything:
        given = answers(frame, book, mine[frame.unit.id])
        found |= given
        if frame.unit.id in done:
            found |= {(q.layer.key, q.item): frozenset() for q in unanswered(frame, book, given)}
    return found


def text_of(frame: Frame, item: Item) -> str:
    """Return the words of an item: a statement's parts, a sentence, the unit."""
    if item.statement is not None:
        statement = next(s for s in frame.statements if s.id == item.statement)
        return " ".join(frame.unit.text[a:b] for a, b in statement.parts)
    if item.sentence is not None:
        return next(s.text for s in frame.sentences if s.number == item.sentence)
    return frame.unit.text


def name_of(frame: Frame) -> str:
    """Return how a reason calls the unit."""
    return f"{frame.unit.kind} {frame.unit.label or frame.unit.ordinal}"


def proposed(project: Project, book: Codebook, coder: str, study: Study, learner: Learner) -> Iterator[Suggestion]:
    """Yield what follows for the open items of a study, codes that the rules suggest already left out."""
    if not any(e.codes for e in learner.examples):
        return
    for frame, item in study.open:
        text = text_of(frame, item)
        place = place_of(item, frame.sentences)
        known = _known(suggestions.of_unit(project.conn, frame.unit.id), study.layer, item, frame)
        ranked = learner.rank(text)[:AT_MOST]
        for scored in ranked:
            like = learner.like(text, scored.code) if scored.learnt >= _LEAST and scored.code not in known else None
            if like is not None:
                reason = f"like {like.name}, which you coded {study.layer.name_of(scored.code)}"
                yield _suggestion(book, coder, study.layer, frame, place, scored, reason)


def _known(found: Sequence[Suggestion], layer: Layer, item: Item, frame: Frame) -> set[str]:
    """Return the codes that the rules suggest for an item already."""
    return {
        s.code
        for s in found
        if s.coder is None and s.layer == layer.key and frame.item_of(layer, s.statement, s.start, s.end) == item
    }


def _suggestion(
    book: Codebook, coder: str, layer: Layer, frame: Frame, place: tuple[str | None, int | None, int | None],
    scored: Scored, reason: str,
) -> Suggestion:  # fmt: skip
    statement, start, end = place
    unit = frame.unit
    ident = identity.suggestion_id(unit.id, statement, start, end, layer.key, scored.code, SOURCE, coder)
    sentence = next((s.id for s in frame.sentences if s.start == start), None)
    return Suggestion(
        ident, unit.id, sentence, statement, start, end, unit.text[start:end] if start is not None else "",
        layer.key, scored.code, round(scored.score, 3), SOURCE, f"{SOURCE} {__version__}", reason, coder,
        codebook_version=book.version,
    )  # fmt: skip
