"""Makes median.reference.json with SciPy: small images of odd, unequal sizes and their medians."""

import json
import pathlib

import numpy as np
import scipy
import scipy.ndimage as ndi

rng = np.random.default_rng(7)
images = {
    "noise": rng.normal(size=(13, 19)),
    "ties": rng.integers(-2, 3, size=(9, 14)).astype(float),
    "row": rng.random((1, 9)),
    "column": rng.random((8, 1)),
    "pixel": np.full((1, 1), 0.3),
    "wide": rng.random((3, 31)),
}
modes = {"symmetric": "reflect", "reflect": "mirror", "edge": "nearest", "wrap": "wrap", "constant": "constant"}


def rounded(values):
    return [[float(f"{v:.9g}") for v in row] for row in values]


cases = []
for name, image in images.items():
    for border, mode in modes.items():
        # SciPy's mirror of a single row is undefined for windows that reach beyond it.
        if border == "reflect" and 1 in image.shape:
            continue
        for size in [3, 5, 7, 11]:
            value = 0.4 if border == "constant" else 0.0
            options = {"size": size, "border": border, "borderValue": value}
            values = ndi.median_filter(image, size, mode=mode, cval=value)
            cases.append({"image": name, "options": options, "values": rounded(values)})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "scipy": scipy.__version__}
told = {name: rounded(image) for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
