"""Makes confident-learning.reference.json with cleanlab 2.9.0, by the authors of the paper.

Probabilities are rounded to four digits in the file and read back, so that both sides see the same.
"""

import json
import pathlib

import numpy as np
from cleanlab.count import compute_confident_joint, get_confident_thresholds
from cleanlab.filter import find_label_issues

cases = []
for seed, items, classes, wrong in [(1, 60, 2, 0.1), (2, 200, 4, 0.2), (3, 300, 10, 0.3)]:
    random = np.random.default_rng(seed)
    true = random.integers(classes, size=items)
    labels = np.where(random.random(items) < wrong, random.integers(classes, size=items), true)
    scores = random.normal(size=(items, classes))
    scores[np.arange(items), true] += 2
    powers = np.exp(scores)
    probabilities = np.round(powers / powers.sum(axis=1, keepdims=True), 4)
    probabilities[:, 0] = np.round(1 - probabilities[:, 1:].sum(axis=1), 4)
    joint = compute_confident_joint(labels, probabilities, calibrate=False)
    part = joint / joint.sum(axis=1, keepdims=True) * np.bincount(labels, minlength=classes)[:, None]
    cases.append(
        {
            "classes": classes,
            "labels": labels.tolist(),
            "probabilities": probabilities.ravel().tolist(),
            "thresholds": get_confident_thresholds(labels, probabilities).tolist(),
            "confidentJoint": joint.tolist(),
            "noise": float(1 - np.trace(part) / part.sum()),
            "suspects": find_label_issues(
                labels,
                probabilities,
                filter_by="confident_learning",
                return_indices_ranked_by="normalized_margin",
            ).tolist(),
        }
    )
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(cases) + "\n")
