"""Which coefficient answers an entry about spans; what several entries need is computed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from annotator.agreement import gamma_family, unitizing
from annotator.agreement.asking import UnknownCoefficientError, intervals, told
from annotator.agreement.gamma_measured import Gamma
from annotator.agreement.options import Options
from annotator.agreement.results import Estimate
from annotator.agreement.segments import segment_alpha
from annotator.agreement.spans import Continuum, continua, read_span
from annotator.agreement.unitizing_1995 import alpha_u_1995

Entry = Mapping[str, Any]
Answer = dict[str, Any]
_FAMILY: dict[str, Callable[..., Estimate]] = {
    "u_alpha": unitizing.u_alpha, "u_alpha_binary": unitizing.u_alpha_binary, "cu_alpha": unitizing.cu_alpha,
}  # fmt: skip
_OF_CODE: dict[str, Callable[..., Estimate]] = {"ku_alpha": unitizing.ku_alpha, "ku_coverage": unitizing.ku_coverage}
_GAMMA = ("gamma", "gamma_cat", "gamma_k", "gamma_observed_disorder")
_OTHER = ("alpha_u_1995", "u_alpha_category", "segment_alpha")


def asked(data: Entry, options: Entry) -> Callable[[Entry], Answer]:
    """Return what answers entries about these spans."""
    texts = _texts(data)
    read = cache(lambda: unitizing.unitize(texts))
    measured = cache(lambda seed: gamma_family.measure(texts, **_gamma_options(options), seed=seed))

    def answer(entry: Entry) -> Answer:
        name = entry["coefficient"]
        if name == "u_alpha" and entry.get("category") is not None:
            return told(unitizing.u_alpha_category(texts, category=entry["category"], **intervals(entry)))
        if name in _FAMILY:
            return told(_FAMILY[name](read(), **intervals(entry)))
        if name in _OF_CODE:
            return told(_OF_CODE[name](read(), category=entry["category"], **intervals(entry)))
        if name in _GAMMA:
            return _of_gamma(name, measured(entry.get("seed", 0)), entry)
        if name == "alpha_u_1995":
            return told(alpha_u_1995(texts, category=entry.get("category"), **intervals(entry)))
        if name == "u_alpha_category":
            return told(unitizing.u_alpha_category(texts, category=entry["category"], **intervals(entry)))
        if name == "segment_alpha":
            return told(segment_alpha(texts, distance=entry.get("distance") or "masi", **intervals(entry)))
        raise UnknownCoefficientError(name, [*_FAMILY, *_OF_CODE, *_GAMMA, *_OTHER])

    return answer


def _texts(data: Entry) -> tuple[Continuum, ...]:
    if "texts" in data:
        return tuple(continuum for part in data["texts"] for continuum in _texts(part))
    begin = data.get("begin") or 0
    length, spans = data.get("length"), [read_span(s, i) for i, s in enumerate(data["spans"])]
    if length is None and begin == 0:
        begin = min((0, *(s.start for s in spans)))
    coders = data.get("coders")
    return (
        continua(spans, length, coders, begin) if spans else (Continuum((), length or 0, tuple(coders or ()), begin),)
    )


def _gamma_options(options: Entry) -> dict[str, Any]:
    given = options.get("gamma") or {}
    known = ("alpha", "beta", "delta_empty", "category_dissimilarity")
    found = {key: given[key] for key in known if given.get(key) is not None}
    return found | ({"sampler": options["sampler"]} if options.get("sampler") else {})


def _of_gamma(name: str, measured: Gamma, entry: Entry) -> Answer:
    how = Options.of(intervals(entry))
    if name == "gamma_observed_disorder":
        return told(measured.observed_disorder(how))
    if name == "gamma":
        found = measured.gamma(how)
        return told(found) | {"observed_disorder": found.observed, "expected_disorder": found.expected}
    return told(measured.gamma_cat(how) if name == "gamma_cat" else measured.gamma_k(entry["category"], how))
