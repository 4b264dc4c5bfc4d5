"""Makes non-local-means.reference.json with scikit-image's fast mode: small images, gray and in colours."""

import json
import pathlib

import numpy as np
import skimage
from skimage.restoration import denoise_nl_means

rng = np.random.default_rng(11)
waves = np.sin(np.arange(14) * 0.9)[None, :] * np.cos(np.arange(11) * 0.7)[:, None]
images = {
    "noise": rng.random((13, 19, 1)),
    "waves": (waves + 0.2 * rng.normal(size=waves.shape))[..., None],
    "row": rng.random((1, 11, 1)),
    "column": rng.random((8, 1, 1)),
    "pixel": np.full((1, 1, 1), 0.3),
    "colors": rng.random((7, 10, 3)),
}


def listed(values):
    return [float(f"{v:.9g}") for v in np.ravel(values)]


cases = []
for name, image in images.items():
    for options in [
        {"h": 0.3},
        {"h": 0.1, "patchSize": 3, "patchDistance": 2},
        {"h": 0.25, "patchSize": 5, "patchDistance": 6, "sigma": 0.2},
        {"h": 2, "patchSize": 5, "patchDistance": 1},
    ]:
        values = denoise_nl_means(
            image,
            patch_size=options.get("patchSize", 7),
            patch_distance=options.get("patchDistance", 11),
            h=options["h"],
            sigma=options.get("sigma", 0),
            fast_mode=True,
            channel_axis=-1,
        )
        cases.append({"image": name, "options": options, "values": listed(values)})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__}
told = {name: {"shape": image.shape, "values": listed(image)} for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
