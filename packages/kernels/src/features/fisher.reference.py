"""Makes fisher.reference.json with scikit-learn and scikit-image: mixtures fitted to descriptors, and Fisher
vectors of other descriptors."""

import json
import pathlib

import numpy as np
import skimage
import sklearn
from skimage.feature import fisher_vector
from sklearn.mixture import GaussianMixture

rng = np.random.default_rng(11)
centres = np.array([[0, 0, 0], [5, 1, -2], [-4, 3, 6]])
train = np.concatenate([centre + rng.normal(size=(60, 3)) * [1, 0.5, 2] for centre in centres]).astype(np.float32)
test = (rng.normal(size=(17, 3)) * 4).astype(np.float32)
mixture = GaussianMixture(3, covariance_type="diag", random_state=0, tol=1e-9, max_iter=1000).fit(train.astype(np.float64))
order = np.argsort(mixture.means_[:, 0])


def rounded(values):
    return [float(f"{v:.10g}") for v in np.asarray(values, dtype=np.float64).ravel()]


fitted = GaussianMixture(3, covariance_type="diag")
fitted.weights_ = mixture.weights_[order]
fitted.means_ = mixture.means_[order]
fitted.covariances_ = mixture.covariances_[order]
fitted.precisions_cholesky_ = 1 / np.sqrt(fitted.covariances_)
told = {
    "skimage": skimage.__version__,
    "sklearn": sklearn.__version__,
    "train": rounded(train),
    "test": rounded(test),
    "weights": rounded(fitted.weights_),
    "means": rounded(fitted.means_),
    "variances": rounded(fitted.covariances_),
    "meanLogLikelihood": float(fitted.score(train.astype(np.float64))),
    "vector": rounded(fisher_vector(test.astype(np.float64), fitted)),
    "improved": rounded(fisher_vector(test.astype(np.float64), fitted, improved=True)),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(told) + "\n")
print(path.stat().st_size)
