"""How each kind of data in a request is read, and which coefficient answers an entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.agreement import alpha, chance, cohen, collapsing, conger, multivalued, numeric, pairwise
from annotator.agreement import planning as plans
from annotator.agreement.coded import Coded
from annotator.agreement.labels import plain
from annotator.agreement.results import Estimate
from annotator.agreement.sets import as_sets, dice_similarity, distance_matrix, jaccard_distance, masi_distance
from annotator.agreement.tables import Read, read

Entry = Mapping[str, Any]
Answer = dict[str, Any]
Asked = Callable[[Entry], Answer]
INTERVALS = ("ci_method", "bootstrap", "resample", "seed")
_WEIGHTED = {
    "percent_agreement": chance.percent_agreement, "scott_pi": chance.scott_pi, "fleiss_kappa": chance.fleiss_kappa,
    "gwet_ac": chance.gwet_ac, "brennan_prediger": chance.brennan_prediger, "bennett_s": chance.bennett_s,
    "randolph_kappa": chance.randolph_kappa, "cohen_kappa": cohen.cohen_kappa,
    "cohen_kappa_expected": cohen.cohen_kappa_expected, "conger_kappa": conger.conger_kappa,
    "hubert_kappa": pairwise.hubert_kappa, "light_kappa": pairwise.light_kappa,
}  # fmt: skip
_PLAIN = {
    "dice_agreement": chance.dice_agreement, "pabak": chance.pabak, "cohen_kappa_max": cohen.cohen_kappa_max,
    "prevalence_index": cohen.prevalence_index, "bias_index": cohen.bias_index, "holsti": cohen.holsti,
    "krippendorff_alpha_expected_agreement": alpha.krippendorff_alpha_expected_agreement,
    "krippendorff_mv_alpha": multivalued.krippendorff_mv_alpha, "icc_1_1": numeric.icc_1_1,
    "icc_1_k": numeric.icc_1_k, "icc_2_1": numeric.icc_2_1, "icc_2_k": numeric.icc_2_k, "icc_3_1": numeric.icc_3_1,
    "icc_3_k": numeric.icc_3_k, "lin_ccc": numeric.lin_ccc,
}  # fmt: skip
_OF_CODE = {
    "fleiss_kappa_category": chance.fleiss_kappa_category,
    "krippendorff_alpha_category": alpha.krippendorff_alpha_category,
    "positive_agreement": collapsing.positive_agreement, "negative_agreement": collapsing.negative_agreement,
}  # fmt: skip
_VARIANTS = {
    "percent_agreement": ("exact_set", "any_overlap"), "fleiss_kappa": ("classic", "gwet"),
    "fleiss_kappa_category": ("classic", "gwet"), "cohen_kappa": ("observed_ranks",),
    "lin_ccc": ("population", "sample"),
}  # fmt: skip
_KNOWS_CODERS = ("cohen_", "conger_", "hubert_", "light_", "bias_", "holsti", "icc_2", "icc_3", "lin_")
_OF_SETS = {"masi_distance": masi_distance, "jaccard_distance": jaccard_distance, "dice_agreement": dice_similarity}


class UnknownCoefficientError(ValueError):
    """A name that is no coefficient of this kind of data."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"unknown coefficient '{name}'")
        self.name = name
        self.known = known


def ratings(data: Entry, options: Entry) -> Asked:
    """Return what answers entries about units × coders (coding, multilabel, interval)."""
    found = read(data, options)

    def answer(entry: Entry) -> Answer:
        name = entry["coefficient"]
        if not found.knows_coders:
            _check_counts(name, entry)
        keywords = intervals(entry) | ({} if found.clusters is None else {"clusters": found.clusters})
        if entry.get("variant") in _VARIANTS.get(name, ()):
            keywords["variant"] = entry["variant"]
        coded = _chosen(found.coded, entry)
        if name in _OF_CODE or entry.get("category") is not None:
            _check_category(entry, found)
        if name not in _OF_CODE and entry.get("category") is not None:
            coded = collapsing.collapse(coded, entry["category"])
            return told(replace(_of_ratings(name, coded, entry, keywords), category=str(entry["category"])))
        return told(_of_ratings(name, coded, entry, keywords))

    return answer


def _check_counts(name: str, entry: Entry) -> None:
    """Refuse what counts of values do not tell: which coder gave which."""
    asked = {"pair": entry.get("pair") is not None, "resample coder": entry.get("resample") == "coder"}
    what = next((key for key, is_asked in asked.items() if is_asked), None)
    if name.startswith(_KNOWS_CODERS) or what:
        raise ValueError(f"{what or name} needs to know who gave which value; counts do not tell")


def _check_category(entry: Entry, found: Read) -> None:
    if entry.get("category") is None:
        raise ValueError(f"{entry['coefficient']} is about one code: name it as 'category'")
    if found.listed is not None and plain(entry["category"]) not in found.listed:
        raise ValueError(f"category {entry['category']!r} is not in the list of codes")


def _of_ratings(name: str, coded: Coded, entry: Entry, keywords: dict[str, Any]) -> Estimate:
    if name == "krippendorff_alpha":
        return alpha.krippendorff_alpha(coded, **_measure(coded, entry), **keywords)
    if name in _WEIGHTED:
        return _WEIGHTED[name](coded, weights=_weights(coded, entry), **keywords)
    if name in _PLAIN:
        return _PLAIN[name](coded, **keywords)
    if name in _OF_CODE:
        return _OF_CODE[name](coded, entry["category"], **keywords)
    raise UnknownCoefficientError(name, ["krippendorff_alpha", *_WEIGHTED, *_PLAIN, *_OF_CODE])


def intervals(entry: Entry) -> dict[str, Any]:
    """Return the keywords of an entry that say how its interval is made; ``ci`` in words is an answer, not a level."""
    found = {key: entry[key] for key in INTERVALS if entry.get(key) is not None}
    if isinstance(entry.get("ci"), int | float):
        found["ci"] = entry["ci"]
    return found


def _chosen(coded: Coded, entry: Entry) -> Coded:
    pair = entry.get("pair")
    if pair is None:
        return coded
    width = coded.codes.shape[1]
    good = isinstance(pair, list | tuple) and len(pair) == 2 and all(type(g) is int and 0 <= g < width for g in pair)
    if not good or pair[0] == pair[1]:
        raise ValueError(f"pair names two different columns from 0 to {width - 1}, not {pair}")
    return coded.columns(pair)


def _measure(coded: Coded, entry: Entry) -> dict[str, Any]:
    """Return level, distance or weights of an alpha; only one of them counts."""
    if entry.get("distance_matrix") is not None:
        return {"distance": _own_distances(coded, entry["distance_matrix"])}
    found = {key: entry[key] for key in ("distance", "weights", "level") if entry.get(key) is not None}
    if "level" in found and "weights" in found and found["weights"] != "identity":
        raise ValueError("give a level or weights, not both")
    if found.get("level", "nominal") != "nominal":
        found.pop("weights", None)
    return found


def _weights(coded: Coded, entry: Entry) -> Any:
    if entry.get("distance_matrix") is not None:
        return 1 - _own_distances(coded, entry["distance_matrix"])
    if entry.get("distance") is not None:
        return 1 - distance_matrix(as_sets(coded.labels), entry["distance"])
    return entry.get("weights") or "identity"


def _own_distances(coded: Coded, given: Entry) -> Any:
    """Return a matrix of one's own in the order of the labels."""
    import numpy as np

    named = given.get("categories") if given.get("categories") is not None else given.get("values")
    if named is None:
        raise ValueError("a distance matrix names its categories or values")
    index = {plain(value): i for i, value in enumerate(named)}
    lost = next((label for label in coded.labels if label not in index), None)
    if lost is not None:
        raise ValueError(f"the distance matrix does not name {lost!r}")
    matrix = np.asarray(given["matrix"], dtype=float)
    if matrix.shape != (len(named), len(named)):
        raise ValueError(f"the distance matrix is not {len(named)} × {len(named)}")
    order = [index[label] for label in coded.labels]
    return matrix[np.ix_(order, order)]


def spans(data: Entry, options: Entry) -> Asked:
    """Return what answers entries about spans on a continuum."""
    from annotator.agreement.asking_spans import asked

    return asked(data, options)


def distances(data: Entry, options: Entry) -> Asked:
    """Return what answers entries about pairs of label sets or of spans: a value a pair."""

    def answer(entry: Entry) -> Answer:
        name = entry["coefficient"]
        if name == "gamma_positional":
            values = _positional(data["span_pairs"], options)
        elif name in _OF_SETS:
            values = [_OF_SETS[name](a, b).value for a, b in data["pairs"]]
        else:
            raise UnknownCoefficientError(name, [*_OF_SETS, "gamma_positional"])
        return Estimate(name, None, units=len(values), pairable=len(values), coders=2).to_json() | {"value": values}

    return answer


def _positional(pairs: Sequence[Any], options: Entry) -> list[float | None]:
    from annotator.agreement.gamma_family import gamma_positional

    gamma = options.get("gamma") or {}
    empty = options.get("delta_empty", gamma.get("delta_empty", 1.0))
    return [gamma_positional(_ends(a), _ends(b), delta_empty=empty).value for a, b in pairs]


def _ends(span: Any) -> tuple[float, float]:
    if isinstance(span, Mapping):
        return span["start"], span["end"]
    start, end, *_ = [v for v in span if isinstance(v, int | float)]
    return start, end


def planning(data: Entry, options: Entry) -> Asked:
    """Return what answers entries about sample sizes."""

    def answer(entry: Entry) -> Answer:
        if entry["coefficient"] != "sample_size_alpha":
            raise UnknownCoefficientError(entry["coefficient"], ["sample_size_alpha"])
        known = {**data, **entry}
        lost = next((key for key in ("alpha_min", "code_share") if known.get(key) is None), None)
        if lost is not None:
            raise ValueError(f"sample_size_alpha needs '{lost}'")
        return told(plans.sample_size_alpha(known["alpha_min"], **plans.options_of(known)))

    return answer


_DISAGREEMENTS = (
    "krippendorff_alpha",
    "krippendorff_mv_alpha",
    "u_alpha",
    "u_alpha_binary",
    "cu_alpha",
    "alpha_u_1995",
)


def told(found: Estimate) -> Answer:
    """Return a result with the names the definitions give to its parts."""
    answer = found.to_json()
    if found.coefficient in _DISAGREEMENTS and found.weights is None:
        answer |= {"observed_disagreement": found.observed, "expected_disagreement": found.expected}
    if found.se_null is not None:
        answer |= {"se_null": found.se_null, "z_null": found.z_null}
    if found.below:
        answer["prob_below"] = {str(t): p for t, p in found.below}
        if found.ci_method in ("bootstrap", "bca", "krippendorff_2006"):
            answer |= {"prob_alpha_below": answer["prob_below"], "bootstrap_ci95": answer["ci"]}
    return answer
