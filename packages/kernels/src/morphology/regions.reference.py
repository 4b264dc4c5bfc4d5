"""Makes regions.reference.json with SciPy and scikit-image: components, distances and skeletons of masks."""

import base64
import json
import pathlib

import numpy as np
import scipy
import skimage
from scipy import ndimage
from skimage import data, measure, morphology

rng = np.random.default_rng(13)
horse = ~data.horse()[::8, ::8].astype(bool)
framed = np.ones((12, 17), bool)
framed[4:6, 7:9] = False
bars = np.zeros((15, 22), bool)
bars[3:12, 2:6] = True
bars[5:8, 2:20] = True
snake = np.zeros((11, 15), bool)
snake[::2] = True
snake[1::4, -1] = snake[3::4, 0] = True
corner = np.ones((7, 10), bool)
corner[-1, -1] = False
masks = {
    "horse": horse,
    "noise": rng.random((19, 23)) < 0.5,
    "dense": rng.random((16, 21)) < 0.9,
    "sparse": rng.random((13, 18)) < 0.3,
    "blobs": ndimage.gaussian_filter(rng.random((29, 37)), 1.5) > 0.5,
    "framed": framed,
    "bars": bars,
    "snake": snake,
    "corner": corner,
    "nothing": np.zeros((5, 8), bool),
    "row": np.array([[1, 1, 0, 1, 1, 1, 1, 0, 1]], bool),
    "column": np.array([[1, 0, 1, 1, 1, 1, 1]], bool).T,
    "pixel": np.zeros((1, 1), bool),
}
# Neighbours belong together where they have the same value.
kinds = {**masks, "labels": rng.integers(0, 4, (14, 19)), "full": np.ones((4, 6), bool)}


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode()


def image(values):
    return {"shape": values.shape, "values": [int(v) for v in values.ravel()]}


components, distances, skeletons, thins = [], [], [], []
for name, mask in kinds.items():
    for connectivity in (4, 8):
        labels = measure.label(mask.astype(int), connectivity=connectivity // 4)
        regions = measure.regionprops(labels)
        components.append({
            "image": name,
            "connectivity": connectivity,
            "labels": labels.ravel().tolist(),
            "properties": [
                {
                    "label": int(region.label),
                    "area": int(region.area),
                    "box": [int(v) for v in region.bbox],
                    "centroid": dict(zip("yx", map(float, region.centroid))),
                }
                for region in regions
            ],
        })
for name, mask in masks.items():
    for metric in ("euclidean", "taxicab", "chessboard"):
        found = (
            ndimage.distance_transform_edt(mask)
            if metric == "euclidean"
            else ndimage.distance_transform_cdt(mask, metric)
        )
        distances.append({"image": name, "options": {"metric": metric}, "values": packed(found)})
    skeletons.append({"image": name, "options": {}, "values": [int(v) for v in morphology.skeletonize(mask).ravel()]})
    for options, rounds in (({}, None), ({"rounds": 2}, 2)):
        thins.append({"image": name, "options": options, "values": [int(v) for v in morphology.thin(mask, rounds).ravel()]})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "skimage": skimage.__version__}
told = {"versions": versions, "images": {name: image(mask) for name, mask in kinds.items()}}
told |= {"components": components, "distances": distances, "skeletons": skeletons, "thins": thins}
path.write_text(json.dumps(told, separators=(",", ":")) + "\n")
print(len(components), len(distances), len(skeletons), len(thins), path.stat().st_size)
