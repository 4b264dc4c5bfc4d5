"""Makes hog.reference.json with scikit-image: images and their histograms of oriented gradients."""

import base64
import json
import pathlib

import numpy as np
import skimage
from skimage import data
from skimage.feature import hog

rng = np.random.default_rng(8)
camera = (data.camera()[180:228, 220:277] / 255).astype(np.float32)
images = {
    "camera": camera,
    "noise": rng.random((31, 26)).astype(np.float32),
    "colour": (data.astronaut()[20:60, 200:248] / 255).astype(np.float32),
    "constant": np.full((16, 17), 0.25, np.float32),
    "step": np.tile((np.arange(20) >= 9).astype(np.float32), (18, 1)),
    "diagonal": (np.add.outer(np.arange(24), np.arange(24)) >= 22).astype(np.float32),
    "whole numbers": rng.integers(0, 6, (24, 24)).astype(np.float32),
}
options = [
    {"cellSize": 8, "blockSize": 2},
    {"cellSize": 5, "blockSize": 3, "orientations": 8, "normalization": "L2"},
    {"cellSize": [4, 6], "blockSize": [2, 1], "orientations": 12, "normalization": "L1"},
    {"cellSize": 8, "blockSize": 1, "orientations": 4, "normalization": "L1-sqrt", "squareRoot": True},
]


def text(values):
    return base64.b64encode(np.ascontiguousarray(values, np.float32).tobytes()).decode()


def pair(value):
    return tuple(value) if isinstance(value, list) else (value, value)


cases = []
for name, image in images.items():
    for option in options:
        features, picture = hog(
            image,
            orientations=option.get("orientations", 9),
            pixels_per_cell=pair(option["cellSize"]),
            cells_per_block=pair(option["blockSize"]),
            block_norm=option.get("normalization", "L2-Hys"),
            transform_sqrt=option.get("squareRoot", False),
            visualize=True,
            channel_axis=-1 if image.ndim == 3 else None,
        )
        cases.append({"image": name, "options": option, "features": text(features), "picture": text(picture)})
path = pathlib.Path(__file__).with_suffix(".json")
told = {name: {"shape": list(image.shape), "values": text(image)} for name, image in images.items()}
path.write_text(json.dumps({"skimage": skimage.__version__, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
