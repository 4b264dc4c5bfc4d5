"""Makes texture.reference.json with scikit-image: Harris corners, co-occurrence and what is made of it."""

import json
import pathlib

import numpy as np
import skimage
from skimage import data
from skimage.feature import corner_fast, corner_harris, graycomatrix, graycoprops

rng = np.random.default_rng(10)
corner = np.zeros((15, 18))
corner[5:, 7:] = 1
harris_images = {"corner": corner, "noise": rng.random((11, 14)), "constant": np.full((6, 7), 0.5)}
gray_images = {
    "small": np.array([[0, 0, 1, 1], [0, 0, 1, 1], [0, 2, 2, 2], [2, 2, 3, 3]]),
    "brick": data.brick()[50:83, 20:61] // 32,
    "constant": np.full((5, 4), 3),
    "pixel": np.full((1, 1), 2),
}
distances = [1, 2, 5]
degrees = [0, 45, 90, 135]
names = ["contrast", "dissimilarity", "homogeneity", "ASM", "energy", "correlation", "mean", "variance", "entropy"]


def rounded(values):
    return [float(f"{v:.9g}") for v in np.asarray(values, dtype=np.float64).ravel()]


harris = [
    {"image": name, "options": options, "values": rounded(corner_harris(image, **options))}
    for name, image in harris_images.items()
    for options in [{}, {"k": 0.2, "sigma": 2}]
]
glcm = []
for name, image in gray_images.items():
    for symmetric in [False, True]:
        for normed in [False, True]:
            matrix = graycomatrix(image.astype(np.uint8), distances, np.deg2rad(degrees), 8, symmetric, normed)
            entry = {"image": name, "symmetric": symmetric, "normed": normed, "values": rounded(matrix)}
            # A matrix of no pair at all has no shares.
            if np.all(matrix.sum((0, 1)) > 0):
                entry["properties"] = {prop.lower(): rounded(graycoprops(matrix, prop)) for prop in names}
            glcm.append(entry)
fast_images = {
    "corner": corner,
    "brick": data.brick()[100:141, 60:107] / 255,
    "noise": rng.random((23, 19)),
    "small": rng.random((7, 7)),
    "smaller": rng.random((6, 9)),
}
fast = [
    {"image": name, "options": options, "values": rounded(corner_fast(image, options.get("run", 12), options.get("threshold", 0.15)))}
    for name, image in ((name, image.astype(np.float32)) for name, image in fast_images.items())
    for options in [{}, {"run": 9, "threshold": 0.05}, {"run": 16, "threshold": 0.01}, {"run": 5, "threshold": 0.2}]
]
path = pathlib.Path(__file__).with_suffix(".json")
told = {
    "skimage": skimage.__version__,
    "harrisImages": {name: {"shape": image.shape, "values": rounded(image)} for name, image in harris_images.items()},
    "harris": harris,
    "fastImages": {name: {"shape": image.shape, "values": rounded(image)} for name, image in fast_images.items()},
    "fast": fast,
    "grayImages": {name: {"shape": image.shape, "values": rounded(image)} for name, image in gray_images.items()},
    "distances": distances,
    "anglesDegrees": degrees,
    "glcm": glcm,
}
path.write_text(json.dumps(told) + "\n")
print(len(harris), len(glcm), path.stat().st_size)
