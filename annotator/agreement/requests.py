"""Requests: data and the coefficients wanted of them, as plain values from JSON; answers keyed as they were asked.

A request is ``{"kind", "data", "options", "compute": {KEY: {"coefficient", …}}}``. An entry that cannot be computed
answers with status "error" and why; the others are still answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from annotator.agreement import asking
from annotator.agreement.results import Estimate

Answer = dict[str, Any]
_WRONG = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, MemoryError, RecursionError)
KINDS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Callable[[Mapping[str, Any]], Answer]]] = {
    "coding": asking.ratings,
    "multilabel": asking.ratings,
    "interval": asking.ratings,
    "unitizing": asking.spans,
    "distance": asking.distances,
    "planning": asking.planning,
}


def evaluate(request: Mapping[str, Any]) -> dict[str, Answer]:
    """Return a result for every entry of ``compute``, in its order; raise ValueError for what is no request at all."""
    _check(request)
    compute = request["compute"]
    reader = KINDS[request["kind"]]
    try:
        asked = reader(request["data"], request.get("options") or {})
    except _WRONG as problem:
        return {key: _error(entry, problem) for key, entry in compute.items()}
    return {key: _answer(asked, entry) for key, entry in compute.items()}


def _check(request: Any) -> None:
    if not isinstance(request, Mapping):
        raise ValueError("a request is an object with kind, data and compute")
    for key in ("kind", "data", "compute"):
        if request.get(key) is None:
            raise ValueError(f"the request has no '{key}'")
    if request["kind"] not in KINDS:
        raise ValueError(f"unknown kind '{request['kind']}'; choose one of {', '.join(KINDS)}")
    for key in ("data", "compute", "options"):
        if request.get(key) is not None and not isinstance(request[key], Mapping):
            raise ValueError(f"'{key}' of the request is not an object")


def _answer(asked: Callable[[Mapping[str, Any]], Answer], entry: Any) -> Answer:
    import difflib

    try:
        if not isinstance(entry, Mapping) or not isinstance(entry.get("coefficient"), str):
            raise ValueError("an entry is an object that names its coefficient")
        return asked(entry)
    except asking.UnknownCoefficientError as unknown:
        near = difflib.get_close_matches(unknown.name, unknown.known, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        return _error(entry, f"no coefficient '{unknown.name}' for this kind of data{meant}")
    except _WRONG as problem:
        return _error(entry, problem)


def _error(entry: Any, problem: Exception | str) -> Answer:
    name = entry.get("coefficient", "") if isinstance(entry, Mapping) else ""
    why = str(problem)
    if isinstance(problem, KeyError):
        why = f"missing {problem}"
    elif isinstance(problem, Exception) and not isinstance(problem, ValueError):
        why = f"data, options or entry do not have the shape that a request has ({problem or type(problem).__name__})"
    return Estimate(str(name), None, status="error", why=why).to_json()
