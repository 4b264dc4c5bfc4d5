"""Makes canny.reference.json with scikit-image and OpenCV: the edges they find, each mask as packed bits."""

import base64
import json
import pathlib
import zlib

import cv2
import numpy as np
import scipy.ndimage as ndi
import skimage
from skimage import data, feature
from skimage.feature import _canny

rng = np.random.default_rng(5)


def whole(image):
    return np.clip(np.rint(image), 0, 255).astype(np.uint8)


step = np.full((23, 34), 20.0)
step[:, 15:] = 190
diagonal = np.where(np.add.outer(np.arange(31), np.arange(26)) > 27, 220.0, 30.0)
disc = np.where(np.hypot(*np.mgrid[-20:21, -23:24]) < 14.3, 255.0, 0.0)
# Whole numbers from 0 to 255: OpenCV takes them as they are, scikit-image as 255ths.
images = {
    "camera": data.camera(),
    "noise": rng.integers(0, 256, (37, 53)).astype(np.uint8),
    "clouds": whole(128 + 900 * ndi.gaussian_filter(rng.normal(size=(61, 43)), 2)),
    "constant": np.full((9, 14), 179, np.uint8),
    "step": whole(step),
    "stepDown": whole(step.T[::-1]),
    "diagonal": whole(diagonal),
    "disc": whole(disc),
    "ramp": whole(np.add.outer(np.arange(27) * 3, np.arange(40) * 4)),
    "saw": whole(np.add.outer(np.arange(33) * 21 % 127, np.arange(29) * 35 % 127)),
    "row": rng.integers(0, 256, (1, 9)).astype(np.uint8),
    "column": rng.integers(0, 256, (8, 1)).astype(np.uint8),
    "pixel": np.full((1, 1), 77, np.uint8),
    "small": rng.integers(0, 256, (3, 4)).astype(np.uint8),
    "wide": rng.integers(0, 256, (5, 71)).astype(np.uint8),
}
borders = {"constant": "constant", "edge": "nearest", "symmetric": "reflect", "reflect": "mirror", "wrap": "wrap"}


def packed(values):
    return base64.b64encode(zlib.compress(np.ascontiguousarray(values).tobytes(), 9)).decode()


def magnitude_of(image, sigma, mode):
    smooth, _ = _canny._preprocess(image, None, sigma, mode, 0.0)
    right, down = ndi.sobel(smooth, axis=1), ndi.sobel(smooth, axis=0)
    return np.sqrt(down * down + right * right)


cases = []


def case(image, options, edges, magnitude=None):
    one = {"image": image, "options": options, "count": int(edges.sum()), "edges": packed(np.packbits(edges))}
    if magnitude is not None:
        one["magnitude"] = packed(magnitude.astype("<f4"))
    cases.append(one)


for name, image in images.items():
    shares = (image / 255).astype(np.float32)
    for border, mode in borders.items():
        # SciPy's mirror of a single row is undefined for kernels that reach beyond it.
        if (border == "reflect" and 1 in image.shape) or (name == "camera" and border not in ["constant", "edge"]):
            continue
        for sigma in [1, 2, 3] if name == "camera" else [0.4, 1, 1.4, 2, 3]:
            edges = feature.canny(shares, sigma, mode=mode)
            told = sigma == 1.4 and name in ["noise", "clouds", "small"]
            case(name, {"sigma": sigma, "border": border}, edges, magnitude_of(shares, sigma, mode) if told else None)
    if name != "camera":
        for low, high in [(0, 0), (0.05, 0.3), (0.02, 0.02)]:
            thresholds = {"lowThreshold": low, "highThreshold": high}
            case(name, thresholds, feature.canny(shares, 1, low, high))
    for low, high in [(100, 200), (30, 300), (0, 0)] if name != "camera" else [(100, 200)]:
        for l2 in [False, True]:
            options = {"variant": "opencv", "lowThreshold": low, "highThreshold": high, "l2Gradient": l2}
            case(name, options, cv2.Canny(image, low, high, L2gradient=l2) > 0)

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__, "cv2": cv2.__version__}
told = {name: {"shape": image.shape, "values": packed(image)} for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
