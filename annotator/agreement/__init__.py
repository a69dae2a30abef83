"""Agreement between coders: one function a coefficient, numpy only, usable without a project.

Ratings are units × coders: labels with None or NaN for missing, or integers with negative numbers for missing.
Definitions and sources stand with each function; results are frozen ``Estimate`` values. Each is imported when first
used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import lazily

if TYPE_CHECKING:
    from annotator.agreement.alpha import (
        krippendorff_alpha,
        krippendorff_alpha_category,
        krippendorff_alpha_expected_agreement,
    )
    from annotator.agreement.chance import (
        bennett_s,
        brennan_prediger,
        dice_agreement,
        fleiss_kappa,
        fleiss_kappa_category,
        gwet_ac,
        pabak,
        percent_agreement,
        randolph_kappa,
        scott_pi,
    )
    from annotator.agreement.cohen import (
        bias_index,
        cohen_kappa,
        cohen_kappa_expected,
        cohen_kappa_max,
        holsti,
        prevalence_index,
    )
    from annotator.agreement.collapsing import negative_agreement, positive_agreement
    from annotator.agreement.conger import conger_kappa
    from annotator.agreement.encoding import encode
    from annotator.agreement.gamma_family import (
        best_alignment,
        gamma,
        gamma_cat,
        gamma_k,
        gamma_observed_disorder,
        gamma_positional,
    )
    from annotator.agreement.multivalued import krippendorff_mv_alpha
    from annotator.agreement.numeric import icc_1_1, icc_1_k, icc_2_1, icc_2_k, icc_3_1, icc_3_k, lin_ccc
    from annotator.agreement.pairwise import hubert_kappa, light_kappa
    from annotator.agreement.planning import sample_size_alpha, sample_size_half_width
    from annotator.agreement.requests import evaluate
    from annotator.agreement.results import Estimate
    from annotator.agreement.segments import segment_alpha
    from annotator.agreement.sets import dice_similarity, jaccard_distance, masi_distance
    from annotator.agreement.spans import Continuum, Span
    from annotator.agreement.unitizing import (
        cu_alpha,
        ku_alpha,
        ku_coverage,
        u_alpha,
        u_alpha_binary,
        u_alpha_categories,
        u_alpha_category,
        unitize,
    )
    from annotator.agreement.unitizing_1995 import alpha_u_1995

_LATER = {
    "alpha": (
        "krippendorff_alpha",
        "krippendorff_alpha_category",
        "krippendorff_alpha_expected_agreement",
    ),
    "chance": (
        "bennett_s",
        "brennan_prediger",
        "dice_agreement",
        "fleiss_kappa",
        "fleiss_kappa_category",
        "gwet_ac",
        "pabak",
        "percent_agreement",
        "randolph_kappa",
        "scott_pi",
    ),
    "cohen": (
        "bias_index",
        "cohen_kappa",
        "cohen_kappa_expected",
        "cohen_kappa_max",
        "holsti",
        "prevalence_index",
    ),
    "collapsing": (
        "negative_agreement",
        "positive_agreement",
    ),
    "conger": ("conger_kappa",),
    "encoding": ("encode",),
    "pairwise": (
        "hubert_kappa",
        "light_kappa",
    ),
    "results": ("Estimate",),
    "sets": (
        "dice_similarity",
        "jaccard_distance",
        "masi_distance",
    ),
    "gamma_family": ("best_alignment", "gamma", "gamma_cat", "gamma_k", "gamma_observed_disorder", "gamma_positional"),
    "multivalued": ("krippendorff_mv_alpha",),
    "numeric": ("icc_1_1", "icc_1_k", "icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k", "lin_ccc"),
    "planning": ("sample_size_alpha", "sample_size_half_width"),
    "requests": ("evaluate",),
    "segments": ("segment_alpha",),
    "spans": ("Continuum", "Span"),
    "unitizing": (
        "cu_alpha",
        "ku_alpha",
        "ku_coverage",
        "u_alpha",
        "u_alpha_binary",
        "u_alpha_categories",
        "u_alpha_category",
        "unitize",
    ),
    "unitizing_1995": ("alpha_u_1995",),
}
_MODULE_OF = {name: module for module, names in _LATER.items() for name in names}

__all__ = [
    "Continuum",
    "Estimate",
    "Span",
    "alpha_u_1995",
    "bennett_s",
    "best_alignment",
    "bias_index",
    "brennan_prediger",
    "cohen_kappa",
    "cohen_kappa_expected",
    "cohen_kappa_max",
    "conger_kappa",
    "cu_alpha",
    "dice_agreement",
    "dice_similarity",
    "encode",
    "evaluate",
    "fleiss_kappa",
    "fleiss_kappa_category",
    "gamma",
    "gamma_cat",
    "gamma_k",
    "gamma_observed_disorder",
    "gamma_positional",
    "gwet_ac",
    "holsti",
    "hubert_kappa",
    "icc_1_1",
    "icc_1_k",
    "icc_2_1",
    "icc_2_k",
    "icc_3_1",
    "icc_3_k",
    "jaccard_distance",
    "krippendorff_alpha",
    "krippendorff_alpha_category",
    "krippendorff_alpha_expected_agreement",
    "krippendorff_mv_alpha",
    "ku_alpha",
    "ku_coverage",
    "light_kappa",
    "lin_ccc",
    "masi_distance",
    "negative_agreement",
    "pabak",
    "percent_agreement",
    "positive_agreement",
    "prevalence_index",
    "randolph_kappa",
    "sample_size_alpha",
    "sample_size_half_width",
    "scott_pi",
    "segment_alpha",
    "u_alpha",
    "u_alpha_binary",
    "u_alpha_categories",
    "u_alpha_category",
    "unitize",
]


if not TYPE_CHECKING:
    __getattr__ = lazily.names(__name__, _MODULE_OF)


def __dir__() -> list[str]:
    """Return all names, imported or not."""
    return __all__
