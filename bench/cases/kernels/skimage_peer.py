"""The operations of scikit-image."""

import skimage
from rounds import run
from skimage import feature, filters

run(
    {
        "gaussian": lambda image: filters.gaussian(image, 2, mode="reflect", preserve_range=True),
        "sobel": filters.sobel,
        "canny-skimage": lambda image: feature.canny(image, 1, 25, 50),
    },
    {"skimage": skimage.__version__},
)
