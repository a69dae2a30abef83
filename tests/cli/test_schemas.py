"""Every JSON shape of the contract, section 3, held strictly: names, order, types, values, and nothing more."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.running import annotator

TEXT, WHOLE, YES = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
NULL = {"type": "null"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
UUID7 = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
VERSION = {"type": "string", "pattern": "^[0-9a-f]{12}$"}


def some_id(letter: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{letter}[0-9a-f]{{16}}$"}


def one_of(*values: str) -> dict[str, Any]:
    return {"enum": list(values)}


def maybe(kind: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kind, NULL]}


def several(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": kind}


def shape(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


RANGE = {"type": "array", "prefixItems": [WHOLE, WHOLE], "minItems": 2, "maxItems": 2, "items": False}
HOLDERS = (
    "speakers", "delegations", "delegates", "regional_groups", "compound", "pronoun", "state", "group", "secretariat",
    "un_official", "body", "impersonal", "continuation",
)  # fmt: skip
QUANTIFIERS = (
    "all", "most", "many", "several", "some", "a_number_of", "a_few", "one", "another", "other", "others", "some_other",
    "several_other", "unquantified", "impersonal", "named", "anaphoric", "continuation",
)  # fmt: skip
STANCES = ("support", "call_for", "concern", "caution", "oppose", "regret", "question", "neutral")
HOLDER = shape(
    text=TEXT, start=WHOLE, end=WHOLE, type=one_of(*HOLDERS), quantifier=one_of(*QUANTIFIERS), codes=several(TEXT)
)
SHAPES: dict[str, dict[str, Any]] = {
    "documents": shape(
        id=some_id("d"), title=TEXT, symbol=maybe(TEXT), language=one_of("en", "fr", "es"), date=maybe(DATE),
        organ=maybe(TEXT), meeting=maybe(TEXT), place=maybe(TEXT), meeting_start=maybe(DATE), meeting_end=maybe(DATE),
        part=maybe(TEXT), rapporteur=maybe(TEXT), agenda_item=maybe(TEXT), source=TEXT,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}, supersedes=maybe(some_id("d")), units=WHOLE,
        warnings=several(TEXT),
    ),
    "sections": shape(
        id=some_id("s"), document=some_id("d"), parent=maybe(some_id("s")), level={"type": "integer", "minimum": 1},
        marker=maybe(TEXT), heading=TEXT,
    ),
    "units": shape(
        id=some_id("u"), document=some_id("d"), ordinal={"type": "integer", "minimum": 1},
        kind=one_of("paragraph", "recommendation", "turn", "unnumbered", "row"), label=maybe(TEXT),
        parent=maybe(some_id("u")), section=maybe(some_id("s")), path=several(TEXT), text=TEXT, speaker=maybe(TEXT),
    ),
    "sentences": shape(
        id=TEXT, unit=some_id("u"), number={"type": "integer", "minimum": 1}, start=WHOLE, end=WHOLE, text=TEXT
    ),
    "participants": shape(
        document=some_id("d"), unit=some_id("u"), order={"type": "integer", "minimum": 1}, name=TEXT, code=maybe(TEXT),
        role=one_of("representative", "observer", "secretariat", "officer", "other"),
        kind=one_of("state", "group", "organization", "ngo", "secretariat", "person"), on_behalf_of=maybe(TEXT),
        start=WHOLE, end=WHOLE,
    ),
    "statements": shape(
        id=some_id("t"), unit=some_id("u"), sentences=several({"type": "integer", "minimum": 1}), parts=several(RANGE),
        text=TEXT, attribution=TEXT, attribution_parts=several(RANGE), holders=several(HOLDER),
        holder_type={"anyOf": [one_of(*HOLDERS), several(one_of(*HOLDERS))]},
        quantifier={"anyOf": [one_of(*QUANTIFIERS, "compound"), several(one_of(*QUANTIFIERS))]},
        verb=maybe(TEXT), voice=maybe(one_of("active", "passive")), stance=one_of(*STANCES),
        continuation_of=maybe(some_id("t")), by=TEXT, replaces=maybe(some_id("t")),
    ),
    "suggestions": shape(
        id=some_id("g"), unit=some_id("u"), sentence=maybe(TEXT), statement=maybe(some_id("t")), start=maybe(WHOLE),
        end=maybe(WHOLE), text=TEXT, layer=TEXT, code=TEXT, score={"type": "number", "minimum": 0, "maximum": 1},
        source=TEXT, pipeline=TEXT, reason=TEXT, coder=maybe(TEXT), at=TIME, superseded_at=maybe(TIME),
    ),
    "decisions": shape(
        id=UUID7, origin=TEXT, n={"type": "integer", "minimum": 1}, round=TEXT, coder=TEXT, unit=some_id("u"),
        statement=maybe(some_id("t")), start=maybe(WHOLE), end=maybe(WHOLE), layer=maybe(TEXT), code=maybe(TEXT),
        action=one_of(
            "apply", "reject", "none", "done", "reopen", "flag", "unflag", "memo", "propose", "undo",
        ),
        replaces=maybe(UUID7), suggestion=maybe(some_id("g")), bulk=YES, codebook_version=VERSION, at=TIME,
        memo=maybe(TEXT),
    ),
    "codings": shape(
        unit=some_id("u"), document=some_id("d"), label=maybe(TEXT), statement=maybe(some_id("t")), start=maybe(WHOLE),
        end=maybe(WHOLE), text=TEXT, round=TEXT, coder=TEXT, layer=TEXT, code=maybe(TEXT), path=several(TEXT),
        answer=one_of("code", "none"), source=one_of("suggested", "changed", "manual"), flagged=YES, memo=maybe(TEXT),
        at=TIME,
    ),
    "codes": shape(
        key=TEXT, layer=TEXT, name=TEXT, parent=maybe(TEXT), definition=TEXT, include=TEXT, exclude=TEXT,
        examples=several(TEXT), phrases=several(TEXT), off_scale=YES, retired=YES,
    ),
    "coders": shape(
        name=TEXT, kind=one_of("person", "adjudicator", "machine", "key"), units=WHOLE, first=maybe(TIME),
        last=maybe(TIME),
    ),
    "rounds": shape(
        name=TEXT, purpose=one_of("training", "pilot", "reliability", "main", "recode"),
        state=one_of("blind", "open", "closed"), at=TIME, opened_at=maybe(TIME), closed_at=maybe(TIME),
    ),
}  # fmt: skip
IMPORT = shape(
    document=maybe(some_id("d")), title=TEXT, symbol=maybe(TEXT),
    status=one_of("imported", "unchanged", "revised", "refused"), units=WHOLE, warnings=several(TEXT),
)  # fmt: skip
PROGRESS = shape(
    coder=TEXT, document=some_id("d"), round=TEXT, units=WHOLE, done=WHOLE, started=WHOLE, untouched=WHOLE,
    flagged=WHOLE, per_hour=maybe({"type": "number", "minimum": 0}),
)  # fmt: skip
DISAGREEMENT = shape(
    unit=some_id("u"), document=some_id("d"), label=maybe(TEXT), layer=TEXT, statement=maybe(some_id("t")),
    start=maybe(WHOLE), end=maybe(WHOLE), severity={"type": "number", "minimum": 0, "maximum": 1},
    codes={"type": "object", "additionalProperties": several(TEXT)}, text=TEXT,
)  # fmt: skip
OTHERS = {
    ("progress",): several(PROGRESS),
    ("disagreements",): several(DISAGREEMENT),
    ("suggest",): shape(units=WHOLE, new=WHOLE, kept=WHOLE, pipeline=TEXT),
    ("check",): shape(ok=YES, problems=several(shape(what=TEXT, where=TEXT, remedy=TEXT))),
    ("coders",): several(SHAPES["coders"]),
    ("round", "list"): several(SHAPES["rounds"]),
    ("statements", "freeze"): shape(statements=WHOLE, frozen_at=TIME),
}


FRENCH = (
    "Rapport\n\n1. De nombreux orateurs du Chili et de la France ont souligné que la prévention importait.\n\n"
    "2. Une déclaration a été faite par le représentant du Kenya.\n"
)


@pytest.fixture(scope="module")
def _full(_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the project of the next fixture once."""
    home = tmp_path_factory.mktemp("full")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_STATE", str(home / "state"))
        return _fill(Path(shutil.copytree(_sample, home / "sample")), home)


@pytest.fixture
def full(_full: Path, tmp_path: Path) -> Path:
    """The sample with every kind of act by a third coder, a French report, an open round and a revised report."""
    return Path(shutil.copytree(_full, tmp_path / "sample"))


def _fill(sample: Path, folder: Path) -> Path:
    french = folder / "fr.txt"
    french.write_text(FRENCH, encoding="utf-8")
    units = annotator("-p", sample, "list", "units", "--json").json
    first = next(u for u in units if u["kind"] == "paragraph")
    said = annotator("-p", sample, "list", "statements", "--json").json[0]
    rows = folder / "rows.csv"
    rows.write_text(
        "unit,statement,layer,code,action,memo,start,end\n"
        f"{said['unit']},{said['id']},stance,concern,apply,why,,\n{said['unit']},{said['id']},theme,,none,,,\n"
        f"{first['id']},,country,KEN,apply,,0,4\n{first['id']},,country,KEN,reject,,0,4\n"
        f"{first['id']},,,ask,flag,,,\n{first['id']},,,,memo,a note,,\n{first['id']},,theme,,propose,New code,,\n"
        f"{first['id']},,,,done,,,\n{first['id']},,,,reopen,,,\n"
    )
    for words in (("import", french), ("suggest",), ("record", rows, "--coder", "carla"), ("round", "open", "main")):
        found = annotator("-p", sample, *words)
        assert found.code == 0, found.err
    return sample


def _holds(value: Any, schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    errors = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(value)]
    assert errors == []


@pytest.mark.parametrize("what", SHAPES)
def test_every_row_of_a_list_has_the_shape_of_the_contract(full: Path, what: str) -> None:
    rows = annotator("-p", full, "list", what, "--json").json
    assert rows
    _holds(rows, several(SHAPES[what]))
    assert {tuple(row) for row in rows} == {tuple(SHAPES[what]["properties"])}


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_every_other_report_has_the_shape_of_the_contract(full: Path, words: tuple[str, ...]) -> None:
    found = annotator("-p", full, *words, "--json")
    assert found.code == 0, found.err
    _holds(found.json, OTHERS[words])
    rows = found.json if isinstance(found.json, list) else [found.json]
    schema = OTHERS[words].get("items", OTHERS[words])
    assert {tuple(row) for row in rows} == {tuple(schema["properties"])}


def test_import_has_the_shape_of_the_contract_whatever_becomes_of_a_file(full: Path, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(f"{FRENCH}\n3. Fin du rapport.\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("Report\n\n1. The Chair thanked them all.\n")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF nothing")
    files = [tmp_path / name for name in ("fr.txt", "new.txt", "bad.pdf", "new.txt")]
    found = annotator("-p", full, "import", *files, "--json").json
    assert [row["status"] for row in found] == ["revised", "imported", "refused", "unchanged"]
    _holds(found, several(IMPORT))
    assert {tuple(row) for row in found} == {tuple(IMPORT["properties"])}
