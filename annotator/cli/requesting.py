"""``agree --request``: coefficients of data in a file, without a project (contract, section 5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotator.cli.common import emit_json, fail
from annotator.errors import InputError

_SHAPE = 'a request is {"kind", "data", "options", "compute": {KEY: {"coefficient", …}}}'


def answer(path: Path) -> int:
    """Print the answers of a request file; return 2 if an entry is in error, else 0.

    Raises InputError for a file that cannot be read or is no request.
    """
    from annotator.agreement import evaluate

    try:
        found = evaluate(_read(path))
    except ValueError as problem:
        raise InputError(str(problem), where=path.name, remedy=_SHAPE) from None
    emit_json(found)
    wrong = [key for key, result in found.items() if result["status"] == "error"]
    remedy = "the others are answered" if len(wrong) < len(found) else "mend the request"
    for key in wrong:
        fail(str(InputError(found[key]["why"], where=f"{path.name}, entry '{key}'", remedy=remedy)))
    return 2 if wrong else 0


def _read(path: Path) -> Any:
    import json

    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as problem:
        raise InputError(f"cannot be read: {problem.strerror}", where=str(path), remedy="name a JSON file") from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", where=path.name, remedy="save it as UTF-8") from None
    except json.JSONDecodeError as problem:
        place = f"{path.name}, line {problem.lineno}"
        raise InputError(f"is no JSON: {problem.msg}", where=place, remedy="mend it there") from None
    except RecursionError:
        raise InputError("is nested too deeply", where=path.name, remedy=_SHAPE) from None
