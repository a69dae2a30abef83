"""Agreement between coders: one function a coefficient, numpy only, usable without a project.

Ratings are units × coders: labels with None or NaN for missing, or integers with negative numbers for missing.
Definitions and sources stand with each function; results are frozen ``Estimate`` values.
"""

from annotator.agreement.alpha import krippendorff_alpha, krippendorff_alpha_category
from annotator.agreement.chance import (
    bennett_s,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    light_kappa,
    percent_agreement,
    randolph_kappa,
    scott_pi,
)
from annotator.agreement.results import Estimate
from annotator.agreement.sets import dice_agreement, jaccard_distance, masi_distance

__all__ = [
    "Estimate",
    "bennett_s",
    "brennan_prediger",
    "cohen_kappa",
    "dice_agreement",
    "fleiss_kappa",
    "gwet_ac",
    "jaccard_distance",
    "krippendorff_alpha",
    "krippendorff_alpha_category",
    "light_kappa",
    "masi_distance",
    "percent_agreement",
    "randolph_kappa",
    "scott_pi",
]
