"""Makes bilateral.reference.json with scikit-image: small images, gray and in colours.

Its table of weights gets two million bins, so that it differs from exponentials by some 1e-7. It divides the
distance between colours by the number of channels, and sigma_color is divided by it too.
"""

import json
import pathlib

import numpy as np
import skimage
from skimage.restoration import denoise_bilateral

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
            told = {**options, "border": border, "borderValue": value}
            cases.append({"image": name, "options": told, "values": listed(values)})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__}
told = {name: {"shape": image.shape, "values": listed(image)} for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
