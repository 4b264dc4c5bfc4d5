"""Makes samples.reference.json with scikit-learn: classes, rankings and probabilities of samples.

The calibration errors are those of torchmetrics (l1 and max norm), written in NumPy over the bins of scikit-learn's
calibration_curve.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    precision_recall_curve,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
    top_k_accuracy_score,
)

warnings.simplefilter("ignore")
rng = np.random.default_rng(23)


def listed(values):
    return [None if np.isnan(v) else "Infinity" if np.isinf(v) else float(v) for v in np.ravel(values).astype(float)]


def labels_like(truth, share, classes):
    return np.where(rng.random(truth.size) < share, truth, rng.integers(0, classes, truth.size))


truth = rng.integers(0, 4, 90)
gaps = rng.choice([0, 2, 5], 40)
kinds = {
    "four": (truth, labels_like(truth, 0.6, 4), 4),
    "binary": ((b := rng.integers(0, 2, 50)), labels_like(b, 0.7, 2), 2),
    "gaps": (gaps, labels_like(gaps, 0.5, 6), 7),
    "never": (np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1]), 3),
    "one": (np.array([0]), np.array([0]), 1),
    "wrong": (np.array([1, 0]), np.array([0, 1]), 2),
}
classes = []
for name, (true, predicted, count) in kinds.items():
    weights = rng.random(true.size).round(3)
    entry = {"name": name, "truth": true.tolist(), "predicted": predicted.tolist(), "classes": count, "weights": weights.tolist()}
    asked = {"labels": range(count)}
    entry["matrices"] = [
        {
            "normalize": normalize or "none",
            "isWeighted": weighted,
            "values": listed(confusion_matrix(true, predicted, normalize={"predicted": "pred"}.get(normalize, normalize), sample_weight=weights if weighted else None, **asked)),
        }
        for normalize in (None, "true", "predicted", "all")
        for weighted in (False, True)
    ]
    entry["figures"] = []
    for zero_division in (0, 1, np.nan):
        for weighted in (False, True):
            given = {**asked, "zero_division": zero_division, "sample_weight": weights if weighted else None}
            entry["figures"].append({
                "zeroDivision": None if np.isnan(zero_division) else zero_division,
                "isWeighted": weighted,
                "perClass": [listed(v) for v in precision_recall_fscore_support(true, predicted, average=None, **given)],
                **{
                    average: listed(precision_recall_fscore_support(true, predicted, average=average, **given)[:3])
                    for average in ("micro", "macro", "weighted")
                },
            })
    classes.append(entry)

binary = rng.integers(0, 2, 60)
scored = {
    "smooth": (binary, np.round(binary * 0.4 + rng.normal(size=60), 6)),
    "ties": (binary, (binary * 2 + rng.integers(0, 5, 60)) / 8),
    "perfect": (np.array([0, 0, 1, 1]), np.array([-2.0, -1, 3, 4])),
    "inverse": (np.array([1, 1, 0]), np.array([0.1, 0.2, 0.3])),
    "constant": (np.array([0, 1, 1, 0, 1]), np.full(5, 0.5)),
    "docs": (np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8])),
}
rankings = []
for name, (true, scores) in scored.items():
    for weights in (None, rng.integers(0, 4, true.size) / 2 + (true == true[0]) / 2):
        roc, curve = roc_curve(true, scores, sample_weight=weights), precision_recall_curve(true, scores, sample_weight=weights)
        rankings.append({
            "name": name,
            "truth": true.tolist(),
            "scores": scores.tolist(),
            "weights": None if weights is None else weights.tolist(),
            "roc": [listed(v) for v in roc],
            "auc": listed(roc_auc_score(true, scores, sample_weight=weights))[0],
            "curve": [listed(v) for v in curve],
            "averagePrecision": listed(average_precision_score(true, scores, sample_weight=weights))[0],
        })

many = rng.integers(0, 4, 70)
logits = rng.normal(size=(70, 4)) + 1.2 * np.eye(4)[many]
probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
weights = rng.random(70).round(3)
multi = {"truth": many.tolist(), "probabilities": probabilities.tolist(), "weights": weights.tolist(), "figures": []}
one_hot = np.eye(4)[many]
for average in ("macro", "weighted"):
    for given in (None, weights):
        multi["figures"].append({
            "average": average,
            "isWeighted": given is not None,
            "auc": roc_auc_score(many, probabilities, multi_class="ovr", average=average, sample_weight=given),
            "averagePrecision": average_precision_score(one_hot, probabilities, average=average, sample_weight=given),
            "topK": [top_k_accuracy_score(many, probabilities, k=k, sample_weight=given) for k in (1, 2, 3)],
        })
multi["brier"] = brier_score_loss(many, probabilities, scale_by_half=False)


def calibration(true, said, bins, strategy):
    so, confidence = calibration_curve(true, said, n_bins=bins, strategy=strategy)
    edges = np.linspace(0, 1, bins + 1) if strategy == "uniform" else np.percentile(said, np.linspace(0, 1, bins + 1) * 100)
    counts = np.bincount(np.searchsorted(edges[1:-1], said), minlength=bins)
    shares, gaps = counts[counts > 0] / said.size, np.abs(so - confidence)
    return {
        "bins": bins,
        "strategy": strategy,
        "counts": counts.tolist(),
        "confidence": listed(confidence),
        "accuracy": listed(so),
        "expected": float((gaps * shares).sum()),
        "maximum": float(gaps.max()),
    }


sure = rng.random(80).round(5)
so = (rng.random(80) < sure**2).astype(int)
edges = np.array([0, 0.2, 0.4, 0.6, 0.8, 1, 1, 0.5])
on_edges = np.array([0, 0, 1, 1, 0, 1, 0, 1])
forecasts = [
    {
        "name": name,
        "truth": true.tolist(),
        "probabilities": said.tolist(),
        "brier": brier_score_loss(true, said),
        "errors": [calibration(true, said, bins, strategy) for bins in (15, 5, 1) for strategy in ("uniform", "quantile")],
    }
    for name, true, said in (("overconfident", so, sure), ("edges", on_edges, edges))
]
guess = probabilities.argmax(1)
multi["errors"] = [calibration((guess == many).astype(int), probabilities.max(1), bins, strategy) for bins in (15, 6) for strategy in ("uniform", "quantile")]

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "sklearn": sklearn.__version__}
told = {"versions": versions, "classes": classes, "rankings": rankings, "multi": multi, "forecasts": forecasts}
path.write_text(json.dumps(told) + "\n")
print(len(classes), len(rankings), len(forecasts), path.stat().st_size)
