"""Makes contrast.reference.json: histograms with NumPy, contrast and thresholds with scikit-image, CLAHE with OpenCV."""

import base64
import json
import pathlib

import cv2
import numpy as np
import skimage
from skimage import data, exposure, filters

rng = np.random.default_rng(22)
step = np.full((9, 14), 0.2)
step[:, 6:] = 0.9
impulse = np.zeros((7, 10))
impulse[3, 4] = 1
images = {
    "noise": rng.random((13, 19)),
    "constant": np.full((6, 7), 0.5),
    "ramp": (np.arange(9 * 15) / 128).reshape(9, 15),
    "step": step,
    "impulse": impulse,
    "normal": rng.normal(0.3, 1, (8, 11)),
    "row": rng.random((1, 11)),
    "pixel": np.full((1, 1), 0.75),
    "coins": data.coins()[40:67, 90:125] / 255,
}
images = {name: image.astype(np.float32).astype(np.float64) for name, image in images.items()}
whole = {
    "coins8": data.coins()[40:67, 90:125],
    "moon8": data.moon()[200:224, 100:132],
    "noise8": rng.integers(0, 256, (11, 30)).astype(np.uint8),
    "flat8": np.full((9, 8), 77, np.uint8),
    "small8": rng.integers(0, 256, (3, 5)).astype(np.uint8),
    "noise16": rng.integers(0, 65536, (13, 17)).astype(np.uint16),
    "coins16": data.coins()[40:67, 90:125].astype(np.uint16) * 200 + 7,
}


def packed(values):
    return base64.b64encode(np.asarray(values, np.float32).tobytes()).decode()


cases = {name: [] for name in ["histogram", "equalizeHistogram", "clahe", "stretchContrast", "adjustGamma", "localThreshold"]}
otsu = []


def add(operation, image, options, values):
    cases[operation].append({"image": image, "options": options, "values": packed(values)})


for name, image in images.items():
    for options in [{}, {"bins": 7}, {"bins": 10, "range": [-0.5, 0.3]}]:
        values, _ = np.histogram(image, options.get("bins", 256), options.get("range", (0, 1)))
        add("histogram", name, options, values)
    for options in [{}, {"bins": 16}]:
        add("equalizeHistogram", name, options, exposure.equalize_hist(image, options.get("bins", 256)))
    for options in [
        {},
        {"inputRange": [0.1, 0.6]},
        {"percentiles": [2, 98]},
        {"percentiles": [20, 70], "outputRange": [-1, 3]},
    ]:
        inside = tuple(options["inputRange"]) if "inputRange" in options else "image"
        if "percentiles" in options:
            low, high = np.percentile(image, options["percentiles"])
            inside = (low, high)
        add("stretchContrast", name, options, exposure.rescale_intensity(image, inside, tuple(options.get("outputRange", (0, 1)))))
    if image.min() >= 0:
        for options in [{"gamma": 2.2}, {"gamma": 0.5, "gain": 3}, {"gamma": 1}]:
            add("adjustGamma", name, options, exposure.adjust_gamma(image, options["gamma"], options.get("gain", 1)))
    for options in [{"size": 3}, {"size": 11, "offset": 0.1}, {"size": 5, "method": "mean"}, {"size": 9, "sigma": 2.5, "border": "edge"}]:
        mode = {"edge": "nearest"}.get(options.get("border"), "reflect")
        method = options.get("method", "gaussian")
        values = filters.threshold_local(image, options["size"], method, options.get("offset", 0), mode, options.get("sigma"))
        add("localThreshold", name, options, values)
    for options in [{}, {"bins": 16}]:
        otsu.append({"image": name, "options": options, "value": float(filters.threshold_otsu(image, options.get("bins", 256)))})

for name, image in whole.items():
    levels = 65536 if image.dtype == np.uint16 else 256
    of_range = {"dataRange": levels - 1, **({"levels": levels} if levels > 256 else {})}
    for options in [{}, {"clipLimit": 2}, {"clipLimit": 0, "tiles": 3}, {"clipLimit": 4, "tiles": [2, 5]}, {"clipLimit": 3, "tiles": 1}]:
        tiles = options.get("tiles", 8)
        rows, columns = (tiles, tiles) if isinstance(tiles, int) else tiles
        values = cv2.createCLAHE(options.get("clipLimit", 40.0), (columns, rows)).apply(image)
        add("clahe", name, {**of_range, **options}, values)

path = pathlib.Path(__file__).with_suffix(".json")
told = {
    "versions": {"numpy": np.__version__, "skimage": skimage.__version__, "cv2": cv2.__version__},
    "images": {name: {"shape": image.shape, "values": packed(image)} for name, image in {**images, **whole}.items()},
    "cases": cases,
    "otsu": otsu,
}
path.write_text(json.dumps(told) + "\n")
print({name: len(some) for name, some in cases.items()}, len(otsu), path.stat().st_size)
