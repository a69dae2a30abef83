"""Other programs for agreement, each called on the same ratings; one that is not installed is said to be absent.

irrCAC wants an old scipy: give the interpreter of an environment of its own in IRRCAC_PYTHON.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Call = Callable[[], object]
_IRRCAC = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np, pandas as pd
from irrCAC.raw import CAC
name, file = sys.argv[1:]
ratings = pd.DataFrame(np.load(file))
start = time.perf_counter()
getattr(CAC(ratings), name)()
print(json.dumps(time.perf_counter() - start))
"""


def module(name: str) -> Any:
    """Return a module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def krippendorff(codes: Any, level: str) -> Call | None:
    """Alpha by the package krippendorff."""
    peer = module("krippendorff")
    values = np.where(codes < 0, np.nan, codes).T
    return peer and (lambda: peer.alpha(reliability_data=values, level_of_measurement=level))


def nltk(codes: Any, name: str) -> Call | None:
    """A coefficient by nltk, reading its own triples included, since it takes nothing else."""
    peer = module("nltk.metrics.agreement")
    triples = [(f"c{g}", i, v) for i, row in enumerate(codes.tolist()) for g, v in enumerate(row) if v >= 0]
    return peer and (lambda: getattr(peer.AnnotationTask(triples), name)())


def statsmodels(codes: Any) -> Call | None:
    """Fleiss' kappa by statsmodels, which takes complete data only."""
    peer = module("statsmodels.stats.inter_rater")
    return peer and (lambda: peer.fleiss_kappa(peer.aggregate_raters(codes)[0]))


def sklearn(codes: Any, weights: str | None) -> Call | None:
    """Cohen's kappa by scikit-learn, which takes complete data only and gives no interval."""
    peer = module("sklearn.metrics")
    return peer and (lambda: peer.cohen_kappa_score(codes[:, 0], codes[:, 1], weights=weights))


def irrcac(codes: Any, name: str, folder: str) -> float | None:
    """The seconds that a coefficient with its interval takes in irrCAC, reading apart."""
    python = os.environ.get("IRRCAC_PYTHON")
    if python is None:
        return None
    np.save(f"{folder}/ratings.npy", np.where(codes < 0, np.nan, codes))
    words = [python, "-c", _IRRCAC, name, f"{folder}/ratings.npy"]
    return float(json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout))


def pygamma(spans: Sequence[tuple[str, float, float, str]]) -> Call | None:
    """Gamma by pygamma-agreement with the same weights and the same number of samples."""
    peer, core = module("pygamma_agreement"), module("pyannote.core")
    if peer is None or core is None:
        return None
    logging.disable(logging.WARNING)
    continuum = peer.Continuum()
    for coder, start, end, code in spans:
        continuum.add(coder, core.Segment(start, end), code)
    apart = peer.CombinedCategoricalDissimilarity(delta_empty=1, alpha=1, beta=1)
    return lambda: continuum.compute_gamma(apart, n_samples=30, fast=True).gamma
