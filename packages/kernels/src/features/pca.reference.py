"""Makes pca.reference.json with scikit-learn and NumPy: principal components and whitening of descriptors."""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.decomposition import PCA

rng = np.random.default_rng(12)
mixing = rng.normal(size=(6, 6))
train = (rng.normal(size=(40, 6)) @ mixing + np.arange(6)).astype(np.float32)
test = (rng.normal(size=(5, 6)) @ mixing).astype(np.float32)
pca = PCA().fit(train.astype(np.float64))
signs = np.sign(pca.components_[np.arange(6), np.abs(pca.components_).argmax(1)])
covariance = np.cov(train.astype(np.float64).T)
values, vectors = np.linalg.eigh(covariance)
matrix = vectors @ np.diag(1 / np.sqrt(values + 0.1)) @ vectors.T


def rounded(array):
    return [float(f"{v:.10g}") for v in np.asarray(array, dtype=np.float64).ravel()]


told = {
    "sklearn": sklearn.__version__,
    "train": rounded(train),
    "test": rounded(test),
    "axes": rounded(pca.components_ * signs[:, None]),
    "variances": rounded(pca.explained_variance_),
    "shares": rounded(pca.explained_variance_ratio_),
    "projected": rounded(pca.transform(test.astype(np.float64)) * signs),
    "white": rounded((test - train.astype(np.float64).mean(0)) @ matrix),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(told) + "\n")
print(path.stat().st_size)
