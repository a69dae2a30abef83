"""What each coder's value for each item is: codes, none, or missing (contract, sections 4 and 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.codebook import Codebook, Layer
from annotator.items import Frame, Item, Question, answers, questions, unanswered
from annotator.model import Coding, Decision, Sentence, Statement, Unit
from annotator.state import fold
from annotator.store import decisions, documents, frames, listing, rounds
from annotator.store.listing import Scope
from annotator.store.project import Project

NONE = "none"  # the category of a single layer where no code applies
Value = frozenset[str] | None  # None: missing


@dataclass(frozen=True, slots=True)
class Sheet:
    """One layer's items with a value a coder; ``marks`` are the codings behind them, for spans and evidence."""

    layer: Layer
    asked_of: str
    coders: tuple[str, ...]
    items: tuple[Item, ...]
    values: tuple[tuple[Value, ...], ...]
    excluded: Mapping[str, int] = field(default_factory=dict)

    def clusters(self) -> list[str]:
        """Return the unit (or, where there is none, the document) that each item lies in."""
        return [item.unit or item.document for item in self.items]

    def documents(self) -> list[str]:
        """Return the document of each item."""
        return [item.document for item in self.items]


@dataclass(frozen=True, slots=True)
class Rated:
    """All that a comparison needs of a round, read once."""

    book: Codebook
    round: str
    coders: tuple[str, ...]
    everybody: tuple[str, ...]  # with those who finished nothing, whose values are counted as left out
    frames: Mapping[str, Frame]
    answers: Mapping[tuple[str, str], Mapping[tuple[str, Item], frozenset[str]]]  # (coder, unit) ->
    codings: Mapping[tuple[str, str], Sequence[Coding | Decision]]
    done: frozenset[tuple[str, str]]  # (coder, unit)
    after_discussion: int
    decisions: int


def read(
    project: Project, book: Codebook, round_name: str, coders: Sequence[str] | None = None,
    document: str | None = None, as_of: str = "open",
) -> Rated:  # fmt: skip
    """Read a round: the persons who finished a unit, unless coders are named.

    ``as_of`` open leaves out what came after the round was opened.
    """
    conn = project.conn
    chosen = tuple(coders) if coders else persons(project, round_name)
    scope = Scope(document=document, round=round_name)
    given: dict[tuple[str, str], list[Coding | Decision]] = {}
    for coding in listing.codings(conn, book, scope):
        if coding.coder in chosen:
            given.setdefault((coding.coder, coding.unit), []).append(coding)
    done = {(c, u) for c, u in _done(project, round_name, document) if c in chosen}
    late = _late(project, round_name, as_of)
    for coder, unit in late:
        if coder in chosen:
            _as_opened(project, round_name, book, coder, unit, given, done)
    units = {u for _, u in (*given, *done)}
    found = _frames(project, document, units)
    finished = {c for c, _ in done}
    return Rated(
        book, round_name, tuple(c for c in chosen if coders or c in finished), chosen, found,
        {key: answers(found[key[1]], book, rows) for key, rows in given.items() if key[1] in found},
        given, frozenset(k for k in done if k[1] in found), sum(late.values()),
        conn.execute("SELECT count(*) FROM decision WHERE round = ?", (round_name,)).fetchone()[0],
    )  # fmt: skip


def persons(project: Project, round_name: str) -> tuple[str, ...]:
    """Return the persons who decided anything in the round, in order of name."""
    rows = project.conn.execute(
        "SELECT DISTINCT s.coder FROM unit_state s JOIN coder c ON c.name = s.coder "
        "WHERE s.round = ? AND c.kind = 'person' ORDER BY s.coder",
        (round_name,),
    )
    return tuple(row[0] for row in rows)


def _done(project: Project, round_name: str, document: str | None) -> list[tuple[str, str]]:
    rows = project.conn.execute(
        "SELECT s.coder, s.unit FROM unit_state s JOIN unit u ON u.id = s.unit "
        "WHERE s.round = ? AND s.done IS NOT NULL AND (? IS NULL OR u.document = ?)",
        (round_name, document, document),
    )
    return [(row[0], row[1]) for row in rows]


def _late(project: Project, round_name: str, as_of: str) -> Counter[tuple[str, str]]:
    """Return how many decisions on each unit were made after the round was opened."""
    found = rounds.get(project.conn, round_name)
    if as_of == "now" or found.opened_after is None:
        return Counter()
    rows = project.conn.execute(
        "SELECT coder, unit FROM decision WHERE round = ? AND id > ?", (round_name, found.opened_after)
    )
    return Counter((row[0], row[1]) for row in rows)


def _as_opened(
    project: Project, round_name: str, book: Codebook, coder: str, unit: str,
    given: dict[tuple[str, str], list[Coding | Decision]], done: set[tuple[str, str]],
) -> None:  # fmt: skip
    """Put a unit's state back to what it was when the round was opened."""
    last = rounds.get(project.conn, round_name).opened_after or ""
    rows = [d for d in decisions.of_unit(project.conn, unit, coder, round_name) if d.id <= last]
    state = fold(rows, lambda key: key not in book.layer_keys or book.layer(key).multiple)
    given[coder, unit] = [*state.codings, *state.nones]
    done.discard((coder, unit))
    if state.done:
        done.add((coder, unit))


def _frames(project: Project, document: str | None, units: Iterable[str]) -> dict[str, Frame]:
    wanted = set(units)
    said: dict[str, list[Statement]] = {}
    for statement in frames.of_document(project.conn, document):
        said.setdefault(statement.unit, []).append(statement)
    cut: dict[str, list[Sentence]] = {}
    for sentence in documents.sentences(project.conn, document=document):
        cut.setdefault(sentence.unit, []).append(sentence)
    return {
        u.id: Frame(u, tuple(said.get(u.id, ())), tuple(cut.get(u.id, ())))
        for u in documents.units(project.conn, document)
        if u.id in wanted
    }


def sheets(rated: Rated, layers: Sequence[str] | None = None) -> list[Sheet]:
    """Return one sheet a layer: every item that anybody answered, values in order of coders."""
    wanted = [layer for layer in rated.book.layers if layers is None or layer.key in layers]
    said = {key: asked(rated, *key) for key in rated.done}
    return [_sheet(rated, layer, said) for layer in wanted]


def asked(rated: Rated, coder: str, unit: str) -> dict[tuple[str, Item], frozenset[str]]:
    """Return a done unit's values: what was answered, and the empty set for the rest of what is asked."""
    given = rated.answers.get((coder, unit), {})
    found = questions(rated.frames[unit], rated.book, given)
    return {(q.layer.key, q.item): given.get((q.layer.key, q.item), frozenset()) for q in found}


def left_open(rated: Rated, coder: str, unit: str) -> list[Question]:
    """Return the questions of a done unit that got neither a code nor an explicit none; spans are never open."""
    given = rated.answers.get((coder, unit), {})
    return unanswered(rated.frames[unit], rated.book, given)


def _sheet(
    rated: Rated, layer: Layer, said: Mapping[tuple[str, str], Mapping[tuple[str, Item], frozenset[str]]]
) -> Sheet:
    excluded: Counter[str] = Counter()
    items: list[Item] = []
    rows: list[tuple[Value, ...]] = []
    for unit, frame in rated.frames.items():
        for item in frame.items(layer):
            row = tuple(_value(layer, said.get((coder, unit), {}).get((layer.key, item))) for coder in rated.coders)
            excluded.update(_left_out(rated, unit, layer, item, row))
            if any(v is not None for v in row):
                items.append(item)
                rows.append(row)
    if rated.after_discussion:
        excluded["decisions made after the round was opened"] = rated.after_discussion
    kinds: dict[str, Unit] = {f.unit.kind: f.unit for f in rated.frames.values()}
    asked_of = sorted({str(layer.item_for(kind)) for kind in kinds if layer.item_for(kind) is not None})
    return Sheet(layer, "/".join(asked_of), rated.coders, tuple(items), tuple(rows), dict(excluded))


def _value(layer: Layer, codes: frozenset[str] | None) -> Value:
    return codes if codes or codes is None or layer.multiple else frozenset((NONE,))


def _left_out(rated: Rated, unit: str, layer: Layer, item: Item, row: Sequence[Value]) -> list[str]:
    """Name why values of an item do not count."""
    reasons = [
        "values in units not done"
        for coder in rated.everybody
        if (coder, unit) not in rated.done and (layer.key, item) in rated.answers.get((coder, unit), {})
    ]
    if sum(v is not None for v in row) == 1:
        reasons.append("items that only one coder finished")
    return reasons
