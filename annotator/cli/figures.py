"""Agreement as tables for people: code by code first, then pairs of coders, all together last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from annotator.cli.common import emit_table

if TYPE_CHECKING:
    from annotator.agreement import Estimate
    from annotator.comparison.figures import Layer

_NAMES = {
    "percent_agreement": "percent agreement",
    "krippendorff_alpha": "Krippendorff's alpha",
    "cohen_kappa": "Cohen's kappa",
    "fleiss_kappa": "Fleiss' kappa (Gwet's form)",
    "gwet_ac": "Gwet's AC1",
}
_SHORT = {
    "percent_agreement": "agreement",
    "krippendorff_alpha": "alpha",
    "cohen_kappa": "Cohen",
    "fleiss_kappa": "Fleiss",
    "gwet_ac": "AC1",
}
_FORMS = ("gwet", "AC1")  # variants that the names above say already
_BAR = 20  # columns from 0 to 1


def show(layer: Layer) -> None:
    """Print one layer's figures and what was left out of them."""
    title = f"{layer.layer} (of each {layer.item})" if layer.item else layer.layer
    if not layer.overall:
        click.echo(f"{title}: fewer than two coders finished anything\n")
        return
    if layer.by_code:
        _pivot(f"{title}: each code, given or not", "code", layer.by_code, lambda e: (e.category or "", e.variant))
    if len({_pair(e)[0] for e in layer.by_pair}) > 1:
        _pivot(f"{title}: pairs of coders", "coders", layer.by_pair, _pair)
    head = ("coefficient", "value", "interval", "0" + "·" * (_BAR - 2) + "1", "by", "items", "groups", "")
    emit_table(head, map(_row, layer.overall), title=f"{title}: all together")
    for reason, count in layer.excluded.items():
        click.echo(f"  left out: {count} {reason}")
    click.echo("")


def _pair(found: Estimate) -> tuple[str, str | None]:
    pair, _, variant = (found.variant or "").partition(": ")
    return pair, variant or None


def _pivot(title: str, head: str, found: Sequence[Estimate], key: Callable[[Estimate], tuple[str, str | None]]) -> None:
    """Print one row a code or pair, one column a coefficient; alpha with its interval."""
    rows: dict[str, dict[str, Estimate]] = {}
    for each in found:
        name, variant = key(each)
        rows.setdefault(name, {})[_short(each, variant)] = each
    columns = list(dict.fromkeys(label for row in rows.values() for label in row))
    shown = (
        (name, max(e.pairable for e in row.values()), *(_cell(row.get(c)) for c in columns), _why(row.values()))
        for name, row in rows.items()
    )
    emit_table((head, "items", *columns, ""), shown, title=title)


def _short(found: Estimate, variant: str | None) -> str:
    about = [found.distance.upper() if found.distance else None]
    about += [variant.split(" (")[0] if variant and variant not in _FORMS else None]
    return ", ".join([_SHORT.get(found.coefficient, found.coefficient), *(part for part in about if part)])


def _cell(found: Estimate | None) -> str:
    if found is None:
        return ""
    if found.value is None:
        return "undefined"
    interval = f" ({found.ci[0]:.2f} to {found.ci[1]:.2f})" if found.ci and "alpha" in found.coefficient else ""
    return f"{found.value:.3f}{interval}"


def _why(found: Iterable[Estimate]) -> str:
    reasons = [e.why for e in found if e.why and e.value is None]
    return reasons[0] if reasons else ""


def _row(found: Estimate) -> tuple[object, ...]:
    form = found.distance.upper() if found.distance else found.level if found.level not in (None, "nominal") else None
    variant = found.variant if found.variant not in _FORMS else None
    about = [_NAMES.get(found.coefficient, found.coefficient), form, variant]
    interval = f"{found.ci[0]:.3f} to {found.ci[1]:.3f}" if found.ci else ""
    value = "undefined" if found.value is None else f"{found.value:.3f}"
    return (
        ", ".join(part for part in about if part), value, interval, bar(found), found.ci_method, found.pairable,
        found.clusters, found.why,
    )  # fmt: skip


def bar(found: Estimate) -> str:
    """Return the interval as a line from 0 to 1 with the value on it; what lies below 0 ends at an arrow."""
    if found.value is None:
        return ""
    low, high = found.ci or (found.value, found.value)
    cells = ["·"] * _BAR
    for at in range(_column(low), _column(high) + 1):
        cells[at] = "─"
    if low < 0:
        cells[0] = "‹"
    cells[_column(found.value)] = "●"
    return "".join(cells)


def _column(value: float) -> int:
    return max(0, min(_BAR - 1, round(value * (_BAR - 1))))
