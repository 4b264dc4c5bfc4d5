"""What scikit-learn and NumPy say about curves, bins and principal components.

    pip install scikit-learn numpy
    python curves.reference.py > curves.reference.json
"""

import json

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.decomposition import PCA
from sklearn.metrics import confusion_matrix, roc_auc_score, roc_curve

random = np.random.default_rng(5)
labels = random.integers(0, 2, 60)
# Rounded, so that some scores are equal.
scores = np.round(np.clip(labels * 0.3 + random.uniform(0, 0.7, 60), 0, 1), 2)
fpr, tpr, thresholds = roc_curve(labels, scores, drop_intermediate=False)
observed, predicted = calibration_curve(labels, scores, n_bins=5)
vectors = np.round(random.normal(size=(40, 6)) @ np.diag([5, 3, 1, 0.5, 0.3, 0.1]) + 7, 3)
pca = PCA(n_components=2).fit(vectors)
places = pca.transform(vectors)
for column, direction in enumerate(pca.components_):
    if direction[np.argmax(np.abs(direction))] < 0:
        places[:, column] *= -1
guesses = random.integers(0, 3, 30)
truth = random.integers(0, 3, 30)
values = np.round(random.normal(size=200), 3)
edges = np.array([-3.5, -2.5, -1, 0, 0.5, 2, 4])

print(json.dumps({
    "labels": labels.tolist(),
    "scores": scores.tolist(),
    "falsePositiveRate": fpr.tolist(),
    "truePositiveRate": tpr.tolist(),
    # The first threshold is infinite: nothing is taken for positive.
    "thresholds": [None, *thresholds[1:].tolist()],
    "auc": float(roc_auc_score(labels, scores)),
    "observed": observed.tolist(),
    "predicted": predicted.tolist(),
    "vectors": vectors.tolist(),
    "x": places[:, 0].tolist(),
    "y": places[:, 1].tolist(),
    "explained": float(pca.explained_variance_ratio_.sum()),
    "truth": truth.tolist(),
    "guesses": guesses.tolist(),
    "confusion": confusion_matrix(truth, guesses).tolist(),
    "values": values.tolist(),
    "edges": edges.tolist(),
    "counts": np.histogram(values, edges)[0].tolist(),
}))
