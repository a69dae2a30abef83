"""A paragraph for the methods section: what was computed from what, so that a reviewer can run it again."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from annotator.agreement import Estimate
from annotator.comparison.asked import Answered
from annotator.comparison.gammas import NOT_COMPUTED

_FORMS = ("gwet", "AC1", "AC2", "continuous", None)  # variants that names or formulas say already
_FORMULAS = {
    "krippendorff_alpha": "alpha = 1 - Do/De over items with two values or more (Krippendorff 2019)",
    "percent_agreement": "percent agreement = the mean over items of the share of agreeing pairs of coders",
    "cohen_kappa": "Cohen's kappa with each coder's own shares (Cohen 1960)",
    "fleiss_kappa": "Fleiss' kappa in Gwet's form, which allows missing values (Gwet 2014)",
    "gwet_ac": "Gwet's AC1 (Gwet 2008)",
    "u_alpha": "the u-alpha family, each finished unit a continuum, pooled (Krippendorff et al. 2016)",
    "gamma": "gamma = 1 - observed/expected disorder of the best alignment of marks, the units of a document that the "
    "same coders finished laid end to end as one text, against random continua (Mathet, Widlöcher & Métivier 2015)",
}


_NAMES = {
    "percent_agreement": "percent agreement",
    "krippendorff_alpha": "Krippendorff's alpha",
    "cohen_kappa": "Cohen's kappa",
    "fleiss_kappa": "Fleiss' kappa",
    "u_alpha": "u-alpha",
    "u_alpha_binary": "|u-alpha",
    "cu_alpha": "cu-alpha",
    "gamma_cat": "gamma-cat",
}


def paragraph(found: Answered, table: str | None = None) -> str:
    """Return the paragraph; it reports, and judges nothing."""
    return " ".join(s for part in (_source(found, table), _values(found), _intervals(found)) for s in part)


def _source(found: Answered, table: str | None) -> Iterator[str]:
    data, asked = found.data, found.asked
    coders = ", ".join(found.coders)
    if table is not None:
        yield f"Agreement between {len(found.coders)} coders ({coders}) was computed from the table {table}."
    else:
        yield (
            f"Agreement between {len(found.coders)} coders ({coders}) was computed from round '{data['round']}' "
            f"({data['decisions']} decisions; codebook version {data['codebook_version']})."
        )
        yield "A value counts once its coder has finished the unit; what was left open there says that no code applies."
        when = "before the round was opened" if asked.as_of == "open" else "before and after the round was opened"
        yield f"Decisions made {when} were counted."
        if asked.assisted in ("yes", "no"):
            shown = "in sight of" if asked.assisted == "yes" else "hidden from"
            yield f"Only units were counted whose suggestions were {shown} all coders."
        if asked.again:
            yield f"Each coder's coding is compared with the same coder's in round '{asked.again}'."
    if asked.depth:
        yield f"Codes were rolled up to level {asked.depth} of their tree."


def _values(found: Answered) -> Iterator[str]:
    for layer in found.layers:
        if not layer.overall:
            yield f"Layer {layer.layer} has values of fewer than two coders."
            continue
        figures = "; ".join(filter(None, map(_figure, layer.overall)))
        yield f"Layer {layer.layer} (of each {layer.item}): {figures}."
        if layer.excluded:
            yield f"Left out: {', '.join(f'{n} {reason}' for reason, n in layer.excluded.items())}."


def _figure(found: Estimate) -> str:
    name = f"{_named(found)}{'' if found.variant in _FORMS else f' of {found.variant}'}"
    if found.value is None:
        return f"{name} is {found.why}" if _is_left(found) else f"{name} is undefined ({found.why})"
    interval = f", {found.ci[0]:.3f} to {found.ci[1]:.3f}" if found.ci else ""
    texts = " text" + "s" * (found.pairable != 1) if found.coefficient.startswith("gamma") else ""
    return f"{name} {found.value:.3f}{interval} (n = {found.pairable}{texts})"


def _named(found: Estimate) -> str:
    """Return a coefficient with its form: an overall name would hide which alpha, or which kappa, it is."""
    weights = f"{found.weights} weights" if found.weights not in (None, "identity") else None
    distance = f"{found.distance.upper()} distance" if found.distance else None
    form = distance or (found.level if found.level != "nominal" else None) or weights
    name = _NAMES.get(found.coefficient, found.coefficient)
    if found.coefficient == "gwet_ac":
        name = f"Gwet's {'AC2' if weights else 'AC1'}"
    return f"{name} ({form})" if form else name


def _is_left(found: Estimate) -> bool:
    return (found.why or "").startswith(NOT_COMPUTED)


def _intervals(found: Answered) -> Iterator[str]:
    plan = found.asked.plan
    used = dict.fromkeys(e.coefficient for layer in found.layers for e in layer.overall if not _is_left(e))
    told = [_FORMULAS[name] for name in used if name in _FORMULAS]
    if told:
        if any(e.distance == "masi" for layer in found.layers for e in layer.overall):
            told.append("distances between sets of codes are MASI (Passonneau 2006)")
        yield f"Formulas: {'; '.join(told)}."
    sampled = (e for layer in found.layers for e in layer.overall if e.coefficient == "gamma" and e.expected)
    for why in dict.fromkeys(e.why for e in sampled):
        yield f"For gamma: {why}."
    methods = dict.fromkeys(e.ci_method for layer in found.layers for e in layer.overall if e.ci_method)
    if methods:
        drawn = f", {plan.bootstrap} resamples, seed {plan.seed}" if plan.bootstrap else ""
        named = ", ".join(m.replace("gwet", "Gwet's closed form") for m in methods if m)
        yield f"Intervals are {plan.ci:.0%} intervals ({named}{drawn}) and are not cut at 1."
    yield f"Computed with annotator {found.data['version']} and numpy {version('numpy')}."
