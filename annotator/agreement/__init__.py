"""Agreement between coders: one function a coefficient, numpy only, usable without a project.

Ratings are units × coders: labels with None or NaN for missing, or integers with negative numbers for missing.
Definitions and sources stand with each function; results are frozen ``Estimate`` values.
"""

from __future__ import annotations

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
from annotator.agreement.pairwise import hubert_kappa, light_kappa
from annotator.agreement.results import Estimate
from annotator.agreement.sets import dice_similarity, jaccard_distance, masi_distance

__all__ = [
    "Estimate",
    "bennett_s",
    "bias_index",
    "brennan_prediger",
    "cohen_kappa",
    "cohen_kappa_expected",
    "cohen_kappa_max",
    "conger_kappa",
    "dice_agreement",
    "dice_similarity",
    "fleiss_kappa",
    "fleiss_kappa_category",
    "gwet_ac",
    "holsti",
    "hubert_kappa",
    "jaccard_distance",
    "krippendorff_alpha",
    "krippendorff_alpha_category",
    "krippendorff_alpha_expected_agreement",
    "light_kappa",
    "masi_distance",
    "negative_agreement",
    "pabak",
    "percent_agreement",
    "positive_agreement",
    "prevalence_index",
    "randolph_kappa",
    "scott_pi",
]
