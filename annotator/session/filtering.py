"""A filter as one types it: ``done:no code:youth -flag:ask section:"III" words``; what it means, and what can follow.

Values with a comma between them are alternatives, a minus before a field turns it round, and what has no field is
looked for in texts and own memos. A code stands for those below it, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from annotator.codebook import Codebook
from annotator.delayed import dataclass
from annotator.errors import InputError, nearest
from annotator.session import queueing
from annotator.session.base import Base
from annotator.session.keeping import Kept
from annotator.store import documents, filtering, outline
from annotator.store.filtering import Condition
from annotator.text import one_line

_PIECE = re.compile(r'(-?)(\w+):("[^"]*"?|\S*)|("[^"]*"?|\S+)')
REASONS = ("doubtful", "ask", "revisit")
_KINDS = ("paragraph", "recommendation", "turn", "unnumbered", "row")
_FIRST = {
    "done:no": "not finished yet",
    "flag:any": "flagged; also flag:doubtful, flag:ask, flag:revisit",
    "memo:yes": "with a memo of yours",
    "code:": "given this code, or one below it",
    "layer:": "with any code of this layer",
    "suggested:": "with this code among the suggestions",
    "country:": "this country coded, or suggested",
    "speaker:": "who speaks, by part of the name",
    "quantifier:": "how many speak",
    "section:": "under headings with these words",
    "document:": "of this report",
    "kind:": "paragraph, recommendation, turn …",
    "done:yes": "finished",
    "queue:": "in another order than that of the report",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep to; ``typed`` is how it was asked for and how it is shown."""

    typed: str
    words: str
    conditions: tuple[Condition, ...]
    queue: str = ""  # in whose order, empty for that of the report


def parse(typed: str, session: Base) -> Filter:
    """Return the filter that a line means; raise InputError naming the piece that is wrong."""
    words: list[str] = []
    conditions: list[Condition] = []
    queue = ""
    for sign, field, value, plain in _PIECE.findall(typed):
        if plain:
            words.append(plain)
        elif field.casefold() == "queue" and not sign:
            queue = _one_of("queue", value.strip('"'), queueing.QUEUES)
        else:
            conditions += _conditions(field.casefold(), value.strip('"'), bool(sign), session)
    return Filter(" ".join(typed.split()), " ".join(words), tuple(conditions), queue)


def units(found: Filter, session: Base) -> list[str]:
    """Return the units of the session that the filter keeps, in reading order or in that of its queue."""
    conn = session.project.conn
    kept = filtering.units(conn, session.coder, session.round, found.words, found.conditions, session.document)
    return queueing.in_order(found.queue, kept, session) if found.queue else kept


def look(found: Filter, session: Base) -> Kept:
    """Return what the filter keeps, ready to be kept to; raise InputError when nothing fits."""
    return Kept.among(session.all_ids, units(found, session), found.typed, in_order=bool(found.queue))


def keep(found: Filter, session: Base) -> str:
    """Keep the session to what the filter keeps; return how many that are."""
    session.keep(look(found, session))
    return f"{len(session.ids)} of {len(session.all_ids)} paragraphs"


def _conditions(field: str, value: str, is_not: bool, session: Base) -> list[Condition]:
    known = filtering.FIELDS
    if field not in known:
        raise InputError(f"there is no field '{field}'{nearest(field, known)}", remedy=f"fields are {', '.join(known)}")
    given = [v.strip() for v in value.split(",") if v.strip()]
    if not given:
        raise InputError(f"'{field}:' wants a value", remedy=f"for example {_example(field)}")
    if field in ("done", "memo"):
        is_yes = _one_of(field, given[0], ("yes", "no")) == "yes"
        return [Condition(field, (), is_not is is_yes)]
    if field == "flag" and given[0] in ("any", "yes", "no"):
        return [Condition(field, REASONS, is_not is not (given[0] == "no"))]
    if field == "country":
        return _country(given, is_not)
    return [Condition(field, tuple(_values(field, given, session)), is_not)]


def _example(field: str) -> str:
    return next((piece for piece in _FIRST if piece.startswith(field)), f"{field}:…")


def _one_of(field: str, value: str, known: Iterable[str]) -> str:
    among = list(known)
    if value.casefold() not in among:
        raise InputError(f"{field}: there is no '{value}'{nearest(value, among)}", remedy=f"try {', '.join(among[:8])}")
    return value.casefold()


def _values(field: str, given: list[str], session: Base) -> list[str]:
    book = session.book
    if field in ("speaker", "section"):
        return [v.casefold() for v in given]
    if field == "document":
        return [documents.resolve(session.project.conn, v) for v in given]
    if field == "layer":
        return [_named(field, v, {layer.key: layer.name for layer in book.layers}) for v in given]
    if field == "flag":
        return [_one_of(field, v, REASONS) for v in given]
    if field == "kind":
        return [_one_of(field, v, _KINDS) for v in given]
    if field == "quantifier":
        names = {c.key: c.name for layer in book.layers if layer.key == "quantifier" for c in layer.codes}
        return [_named(field, v, names) if names else v for v in given]
    return [key for v in given for key in _below(book, field, v)]


def _named(field: str, value: str, names: dict[str, str]) -> str:
    """Return the key meant by a key or a name."""
    by_name = {name.casefold(): key for key, name in names.items()}
    by_name |= {key.casefold(): key for key in names}
    found = by_name.get(value.casefold())
    if found is None:
        known = [*names, *names.values()]
        raise InputError(f"{field}: there is no '{value}'{nearest(value, known)}", remedy="see the codebook (b)")
    return found


def _below(book: Codebook, field: str, value: str) -> list[str]:
    """Return the code meant and all codes below it; a vocabulary's codes are taken as they are typed."""
    names = {c.key: c.name for layer in book.layers for c in layer.codes}
    if value.casefold() not in {v.casefold() for pair in names.items() for v in pair}:
        if any(layer.vocabulary and layer.has(value) for layer in book.layers):
            return [value]
        if any(layer.vocabulary and layer.has(value.upper()) for layer in book.layers):
            return [value.upper()]
    wanted = _named(field, value, names)
    return [c.key for layer in book.layers for c in layer.codes if wanted in layer.path(c.key)]


def _country(given: list[str], is_not: bool) -> list[Condition]:
    from annotator import gazetteer

    names = {gazetteer.name_of(code).casefold(): code for code in gazetteer.codes()}
    keys = []
    for value in given:
        code = value.upper() if gazetteer.kind_of(value.upper()) is not None else names.get(value.casefold())
        if code is None:
            raise InputError(
                f"country: there is no '{value}'{nearest(value.casefold(), names)}", remedy="try CHL, Chile"
            )
        keys.append(code)
    return [Condition("country", tuple(keys), is_not)]


# --- what can follow


def offers(typed: str, session: Base) -> list[tuple[str, str]]:
    """Return how the last piece of the line can go on: the piece whole, and what it means."""
    last = typed.rsplit(" ", 1)[-1] if typed and not typed.endswith(" ") else ""
    sign, bare = ("-", last[1:]) if last.startswith("-") else ("", last)
    field, colon, value = bare.partition(":")
    if not colon:
        return [(sign + piece, what) for piece, what in _FIRST.items() if piece.startswith(bare)] or []
    wanted = value.strip('"').casefold()
    found = [
        (f"{sign}{field}:{_quoted(key)}", name)
        for key, name in _known(field, session)
        if wanted in key.casefold() or wanted in name.rpartition(": ")[2].casefold()
    ]
    return sorted(found, key=lambda pair: not pair[0].partition(":")[2].casefold().startswith(wanted))[:200]


def _quoted(key: str) -> str:
    return f'"{key}"' if " " in key else key


def _known(field: str, session: Base) -> list[tuple[str, str]]:
    book, conn = session.book, session.project.conn
    simple: dict[str, Callable[[], list[tuple[str, str]]]] = {
        "done": lambda: [("no", "not finished yet"), ("yes", "finished")],
        "memo": lambda: [("yes", "with a memo of yours"), ("no", "without")],
        "flag": lambda: [("any", "flagged"), *((r, "flagged for this reason") for r in REASONS), ("no", "not flagged")],
        "kind": lambda: [(kind, "") for kind in _KINDS],
        "layer": lambda: [(layer.key, layer.name) for layer in book.layers],
        "code": lambda: _codes(book),
        "suggested": lambda: _codes(book),
        "quantifier": lambda: [(c.key, c.name) for la in book.layers if la.key == "quantifier" for c in la.codes],
        "document": lambda: [(d.symbol or d.source, one_line(d.title)) for d in documents.documents(conn)],
        "section": lambda: [
            (h.title, f"{h.units} paragraphs") for h in outline.headings(conn, "", "", session.document)
        ],
        "country": _countries,
        "queue": lambda: list(queueing.QUEUES.items()),
    }
    return simple[field]() if field in simple else []


def _codes(book: Codebook) -> list[tuple[str, str]]:
    return [(c.key, f"{layer.name}: {c.name}") for layer in book.layers for c in layer.codes if not c.retired]


def _countries() -> list[tuple[str, str]]:
    from annotator import gazetteer

    return [(code, gazetteer.name_of(code)) for code in gazetteer.codes()]
