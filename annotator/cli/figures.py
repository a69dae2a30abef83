"""Agreement as tables for people: code by code first, then what else was asked, all together last; 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from annotator.cli.common import say
from annotator.cli.figure_cells import AXIS, FORMS, NAMES, SHORT, bar, interval, number, value_of
from annotator.cli.figure_json import rows_of
from annotator.cli.figure_notes import (
    BEYOND,
    TEXTS,
    THRESHOLDS,
    WITHOUT_WIDTH,
    apart,
    counted,
    has_no_width,
    is_beyond,
    note,
    probabilities,
    reasons,
)
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.agreement import Estimate
    from annotator.comparison.asked import Answered
    from annotator.comparison.confusions import Confusion
    from annotator.comparison.figures import Layer
    from annotator.comparison.influence import Pull

_NAMES = 12  # characters; coders whose names take more stand below their table
_OTHERS = "items where a code is given"
_OF_SPANS = ("u_alpha_category", "ku_alpha", "ku_coverage", "gamma_k")
_VARIANTS = {"on the scale or not": "on scale or not", "values on the scale": "on scale"}


def show(found: Answered, documents: Mapping[str, str]) -> None:
    """Print the figures of all layers, and what they were computed from; ``documents`` gives the names of ids."""
    compared = [layer for layer in found.layers if layer.overall or "against" in layer.more]
    for layer in found.layers if compared else ():
        _show(layer, found, documents)
    if compared:
        _once(compared)
    else:
        click.echo("nothing to compare: fewer than two coders finished anything")
        for reason in dict.fromkeys(reason for layer in found.layers for reason in layer.excluded):
            left = ", ".join(f"{layer.layer} {n}" for layer in found.layers if (n := layer.excluded.get(reason)))
            note(f"left out: {reason} ({left})")
    if found.data["round"]:
        data = found.data
        say(f"round {data['round']}, {data['decisions']} decisions, codebook {data['codebook_version']}")


def _once(layers: Sequence[Layer]) -> None:
    """Print what holds for all tables: probabilities, why intervals may leave the scale, thresholds."""
    alphas = [(layer.layer, e) for layer in layers for e in layer.overall if e.below and "alpha" in e.coefficient]
    probabilities([each for i, each in enumerate(alphas) if each[0] not in {name for name, _ in alphas[:i]}])
    for holds, words in ((is_beyond, BEYOND), (has_no_width, WITHOUT_WIDTH)):
        if any(holds(e) for layer in layers for _, e in rows_of(layer)):
            note(words, "")
    note(THRESHOLDS, "")


def _show(layer: Layer, found: Answered, documents: Mapping[str, str]) -> None:
    title = f"{layer.layer} (of each {layer.item})" if layer.item not in ("", "item") else layer.layer
    if "against" in layer.more:
        _pivot(f"{title}: each coder against {found.asked.against}", "coder", layer.more["against"], _is_whole)
        _pivot(f"{title}: code by code", "code", layer.more["against"], lambda e: bool(e.category))
    elif not layer.overall:
        click.echo(f"{title}: fewer than two coders finished anything")
    else:
        _parts(title, layer, found.asked.by, documents)
        _overall(f"{title}: all together", layer.overall)
    for reason, count in layer.excluded.items():
        note(f"left out: {counted(count, reason)}")
    click.echo("")


def _is_whole(found: Estimate) -> bool:
    return not found.category


def _parts(title: str, layer: Layer, parts: Sequence[str], documents: Mapping[str, str]) -> None:
    if "code" in parts or not parts:
        _by_code(title, layer)
    if ("pair" in parts or not parts) and len({_named(e)[0] for e in layer.by_pair}) > ("pair" not in parts):
        _pivot(f"{title}: pairs of coders", "coders", layer.by_pair)
    for part in ("document", "week", "codebook", "coder"):
        if f"by_{part}" in layer.more:
            _pivot(f"{title}: by {part}", part, layer.more[f"by_{part}"], names=documents)
    if "assisted" in layer.more:
        given = layer.more["assisted"]
        for key, words in (("yes", "in sight"), ("no", "hidden"), ("difference", "the difference")):
            _overall(f"{title}: suggestions {words}" if key != "difference" else f"{title}: {words}", given[key])
            click.echo("")
    if not parts:
        _confusions(layer.more.get("confusions", ()))
        _influence(layer.more.get("influence", ()), documents)


def _by_code(title: str, layer: Layer) -> None:
    """Print, for each code, who gave it how often, its share, alpha with interval, AC1, positive and negative."""
    rows: dict[str, dict[str, Estimate]] = {}
    counts: dict[str, dict[str, str]] = {}
    for each in layer.by_code:
        if each.coefficient == "count":
            counts.setdefault(each.category or "", {})[each.variant or ""] = f"{each.value:.0f}"
        else:
            rows.setdefault(each.category or "", {})[each.coefficient] = each
    if not rows:
        return
    coders = "/".join(next(iter(counts.values()), ()))
    is_short = len(coders) <= _NAMES
    head = ("code", coders if is_short else "n", "share", "alpha", "interval", AXIS, "AC1", "pos/neg")
    shown = (_code_row(code, row, [*counts.get(code, {}).values()]) for code, row in rows.items())
    emit_table(head, shown, title=f"{title}: codes, how often each coder gave them")
    apart()
    if not is_short:
        note(f"n: by {coders}, in this order")
    _without_interval([row["krippendorff_alpha"] for row in rows.values()])
    marked = [row[name] for row in rows.values() for name in _OF_SPANS if name in row]
    if marked:
        _pivot(f"{title}: codes as spans", "code", marked, key=lambda e: (e.category or "", None))


def _without_interval(found: Sequence[Estimate]) -> None:
    """Say once why alphas of codes have no interval."""
    for why in dict.fromkeys(e.why for e in found if e.value is not None and e.ci is None and e.why):
        note(f"codes with {why}")


def _code_row(code: str, row: dict[str, Estimate], counts: Sequence[str]) -> tuple[object, ...]:
    alpha = row["krippendorff_alpha"]
    sides = "/".join(number(row[k].value, 2) or "–" for k in ("positive_agreement", "negative_agreement"))
    share = row["prevalence"].value or 0
    return (
        code, "/".join(counts), f"{share:.0%}", value_of(alpha), interval(alpha, "–", 2), bar(alpha),
        value_of(row["gwet_ac"]), sides,
    )  # fmt: skip


def _overall(title: str, found: Sequence[Estimate]) -> None:
    head = ("coefficient", "value", "interval", AXIS, "items")
    emit_table(head, map(_row, found), title=title)
    methods: dict[str, list[int]] = {}
    for each in found:
        if each.ci_method:
            methods.setdefault(each.ci_method, []).append(each.clusters)
    if methods:
        note(f"intervals: {', '.join(f'{name} ({_clusters(name, n)})' for name, n in methods.items())}")
    if any(e.coefficient == "gamma" and e.pairable for e in found):
        note(TEXTS)
    reasons((str(_row(e)[0]), e) for e in found)


def _clusters(method: str, counts: Sequence[int]) -> str:
    """Return what a method left out or drew: ``30 units``, or ``19 or 30 units`` where coefficients differ."""
    *others, most = sorted(set(counts))
    return "".join(f"{n} or " for n in others) + counted(most, f"{method.split()[-1]}s")


def _row(found: Estimate) -> tuple[object, ...]:
    form = found.distance.upper() if found.distance else found.level if found.level not in (None, "nominal") else None
    weights = found.weights if found.weights not in (None, "identity") else None
    variant = found.variant if found.variant not in FORMS and found.variant != "AC2" else None
    name = "Gwet's AC2" if found.variant == "AC2" else NAMES.get(found.coefficient, found.coefficient)
    if variant is not None:
        variant = "code given" if variant.startswith(_OTHERS) else _VARIANTS.get(variant, variant)
    parts = [p for p in (form, weights, variant) if p and p not in name]
    if parts and found.coefficient == "krippendorff_alpha":
        name = "alpha"
    about = ", ".join([name, *parts])
    return about, value_of(found), interval(found, "–", 3), bar(found), found.pairable


def _named(found: Estimate) -> tuple[str, str | None]:
    """Return what a result is of, and its variant."""
    name, _, variant = (found.variant or "").partition(": ")
    return name, variant or None


def _pivot(
    title: str, head: str, found: Iterable[Estimate], chosen: Callable[[Estimate], bool] = lambda e: True,
    key: Callable[[Estimate], tuple[str, str | None]] | None = None, names: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Print one row a part, one column a coefficient; the first alpha, or all where there are few, with intervals.

    ``names`` says how parts are called that are known by an id.
    """
    rows: dict[str, dict[str, Estimate]] = {}
    for each in filter(chosen, found):
        name, variant = key(each) if key else (each.category, None) if each.category else _named(each)
        rows.setdefault((names or {}).get(name or "", name or ""), {})[_short(each, variant)] = each
    columns = list(dict.fromkeys(label for row in rows.values() for label in row))
    if not rows:
        return
    has_interval = columns if len(columns) <= 4 else [c for c in columns if "alpha" in c][:1]
    shown = (
        (name, max(e.pairable for e in row.values()), *(_cell(row.get(c), c in has_interval) for c in columns))
        for name, row in rows.items()
    )
    emit_table((head, "items", *columns), shown, title=title)
    apart()
    reasons(((name, e) for name, row in rows.items() for e in row.values() if e.value is None), "undefined: ")


def _short(found: Estimate, variant: str | None) -> str:
    if variant and variant.startswith(_OTHERS):
        return "alpha, code given"
    about = [found.distance.upper() if found.distance else None]
    about += [_VARIANTS.get(variant, variant) if variant and variant not in FORMS else None]
    return ", ".join([SHORT.get(found.coefficient, found.coefficient), *(part for part in about if part)])


def _cell(found: Estimate | None, has_interval: bool) -> str:
    if found is None:
        return ""
    width = interval(found, "–", 2) if has_interval else ""
    return f"{value_of(found)} ({width})" if width else value_of(found)


def _confusions(found: Sequence[Confusion]) -> None:
    """Print the largest confusions by name."""
    for each in found[:5]:
        first, second = ("no code" if c == "none" else c for c in each.codes)
        by = ", ".join(f"by {coder} {n} ×" for coder, n in each.by.items())
        note(f"confused {each.count} ×: {first} ({by}) with {second}")
    if len(found) > 5:
        note(f"… and {counted(len(found) - 5, 'pairs of codes')} more (--details --json lists all)")


def _influence(found: Sequence[Pull], documents: Mapping[str, str]) -> None:
    """Print what moves alpha most when it is left out."""
    for kind in ("unit", "coder", "code"):
        pulls = [p for p in found if p.kind == kind]
        if pulls:
            listed = (f"{p.without:.3f} ({p.moves:+.3f}) without {kind} {_of_pull(p, documents)}" for p in pulls)
            note(f"alpha would be {'; '.join(listed)}")
    if found:
        click.echo("")


def _of_pull(pull: Pull, documents: Mapping[str, str]) -> str:
    """Return what is left out: a unit with its document, where there are several."""
    name = pull.label or pull.name
    return name if pull.document is None else f"{name} of {documents.get(pull.document, pull.document)}"
