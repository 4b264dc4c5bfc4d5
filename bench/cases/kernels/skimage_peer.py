"""The operations of scikit-image."""

import numpy as np
import skimage
from rounds import run
from skimage import feature, filters, restoration, transform


def sift(image):
    finder = feature.SIFT()
    finder.detect_and_extract(image / 255)
    return finder.positions.ravel().tolist()


run(
    {
        "gaussian": lambda image: filters.gaussian(image, 2, mode="reflect", preserve_range=True),
        "sobel": filters.sobel,
        "resize": lambda image: transform.resize(image, (224, 224), mode="edge", anti_aliasing=False),
        "median": lambda image: filters.median(image, np.ones((5, 5))),
        "nlm": lambda image: restoration.denoise_nl_means(image, 5, 6, 25, fast_mode=True),
        "hog": feature.hog,
        "lbp": lambda image: feature.local_binary_pattern(image, 8, 1),
        "sift": sift,
        "canny-skimage": lambda image: feature.canny(image, 1, 25, 50),
    },
    {"skimage": skimage.__version__},
)
