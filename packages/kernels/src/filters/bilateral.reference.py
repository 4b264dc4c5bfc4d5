"""Makes bilateral.reference.json with scikit-image: small images, gray and in colours.

Three things of it are put right. Its table of distances has win_size + 1 columns and is read as if it had
win_size, so that weights belong to other places: it gets a table that fits. Its table of weights gets two million
bins, and differs from exponentials by less than 1e-6. It divides the distance between colours by the number of
channels: so sigma_color is divided too. All is held to the definition in NumPy.
"""

import json
import pathlib

import numpy as np
import skimage
from skimage.restoration import _denoise, denoise_bilateral



def spatial_weights(win_size, sigma, *, dtype=float):
    places = np.arange(win_size) - win_size // 2
    return np.exp(-np.add.outer(places**2, places**2) / (2 * sigma**2)).astype(dtype).ravel()


_denoise._compute_spatial_lut = spatial_weights


def definition(image, size, sigma_color, sigma_spatial, border, value):
    half = size // 2
    constant = {"constant_values": value} if border == "constant" else {}
    padded = np.pad(image, ((half, half), (half, half), (0, 0)), mode=border, **constant)
    sums, weights = np.zeros_like(image), np.zeros((*image.shape[:2], 1))
    for index, near in enumerate(spatial_weights(size, sigma_spatial)):
        y, x = divmod(index, size)
        other = padded[y : y + image.shape[0], x : x + image.shape[1]]
        square = ((other - image) ** 2).sum(axis=-1, keepdims=True)
        weight = near * np.exp(-square / (2 * sigma_color**2))
        sums += weight * other
        weights += weight
    return sums / weights


rng = np.random.default_rng(9)
step = np.full((9, 14, 1), 0.2)
step[:, 6:] = 0.9
images = {
    "noise": rng.random((13, 19, 1)),
    "step": step + 0.05 * rng.random(step.shape),
    "row": rng.random((1, 11, 1)),
    "column": rng.random((8, 1, 1)),
    "colors": rng.random((7, 10, 3)),
    "pairs": rng.random((6, 5, 2)),
}


def listed(values):
    return [float(f"{v:.9g}") for v in np.ravel(values)]


cases = []
for name, image in images.items():
    channels = image.shape[2]
    for border in ["symmetric", "reflect", "edge", "wrap", "constant"]:
        # scikit-image folds an index once only.
        if border in ["symmetric", "reflect", "wrap"] and min(image.shape[:2]) < 4:
            continue
        for options in [
            {"sigmaColor": 0.2},
            {"sigmaColor": 0.1, "sigmaSpatial": 2, "size": 7},
            {"sigmaColor": 1.5, "sigmaSpatial": 0.7, "size": 3},
            {"sigmaColor": 0.01, "sigmaSpatial": 30, "size": 5},
        ]:
            value = 0.4 if border == "constant" else 0.0
            values = denoise_bilateral(
                image if channels > 1 else image[..., 0],
                win_size=options.get("size"),
                sigma_color=options["sigmaColor"] / channels,
                sigma_spatial=options.get("sigmaSpatial", 1),
                bins=2_000_000,
                mode=border,
                cval=value,
                channel_axis=-1 if channels > 1 else None,
            )
            size, sigma_spatial = options.get("size", 7), options.get("sigmaSpatial", 1)
            expected = definition(image, size, options["sigmaColor"], sigma_spatial, border, value)
            assert np.abs(np.reshape(values, image.shape) - expected).max() < 2e-6
            told = {**options, "border": border, "borderValue": value}
            cases.append({"image": name, "options": told, "values": listed(values)})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__}
told = {name: {"shape": image.shape, "values": listed(image)} for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
