"""Makes total-variation.reference.json with scikit-image: small images, gray and in colours."""

import json
import pathlib

import numpy as np
import skimage
from skimage.restoration import denoise_tv_chambolle

rng = np.random.default_rng(13)
step = np.zeros((9, 14, 1))
step[:, 6:] = 1
images = {
    "noise": rng.random((13, 19, 1)),
    "step": step + 0.2 * rng.normal(size=step.shape),
    "large": 200 * rng.random((6, 8, 1)),
    "row": rng.random((1, 11, 1)),
    "column": rng.random((8, 1, 1)),
    "pixel": np.full((1, 1, 1), 0.3),
    "colors": rng.random((7, 10, 3)) * np.array([1, 3, 0.2]),
}


def listed(values):
    return [float(f"{v:.9g}") for v in np.ravel(values)]


cases = []
for name, image in images.items():
    for options in [
        {},
        {"weight": 1, "maxIterations": 7, "eps": 0},
        {"weight": 0.3, "eps": 1e-3},
        {"weight": 40, "maxIterations": 1},
        {"weight": 0.02, "eps": 0.02},
    ]:
        values = denoise_tv_chambolle(
            image,
            weight=options.get("weight", 0.1),
            eps=options.get("eps", 2e-4),
            max_num_iter=options.get("maxIterations", 200),
            channel_axis=-1,
        )
        cases.append({"image": name, "options": options, "values": listed(values)})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__}
told = {name: {"shape": image.shape, "values": listed(image)} for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
