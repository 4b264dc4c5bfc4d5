"""Makes lbp.reference.json with scikit-image: images and their local binary patterns."""

import base64
import json
import pathlib

import numpy as np
import skimage
from skimage import data
from skimage.feature import local_binary_pattern

rng = np.random.default_rng(9)
images = {
    "brick": data.brick()[100:147, 60:113].astype(np.float32),
    "noise": rng.integers(0, 9, (21, 18)).astype(np.float32),
    "constant": np.full((9, 8), 77, np.float32),
    "floats": rng.random((13, 16)).astype(np.float32),
    "row": rng.integers(0, 9, (1, 12)).astype(np.float32),
    "pixel": np.full((1, 1), 3, np.float32),
}
options = [(8, 1), (8, 2), (16, 2), (12, 1.5), (4, 1), (24, 3), (1, 1), (7, 2.3)]


def text(values):
    return base64.b64encode(np.ascontiguousarray(values, np.float32).tobytes()).decode()


cases = [
    {
        "image": name,
        "options": {"points": points, "radius": radius, "method": method},
        "values": text(local_binary_pattern(image, points, radius, method)),
    }
    for name, image in images.items()
    for points, radius in options
    for method in ["default", "ror", "uniform"]
]
path = pathlib.Path(__file__).with_suffix(".json")
told = {name: {"shape": list(image.shape), "values": text(image)} for name, image in images.items()}
path.write_text(json.dumps({"skimage": skimage.__version__, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
