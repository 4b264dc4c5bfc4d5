"""Makes colour.reference.json with scikit-image: small coloured images, values as float32 and as bytes."""

import base64
import json
import pathlib

import numpy as np
import skimage
from PIL import Image
from skimage import color

rng = np.random.default_rng(21)
corners = np.stack(np.meshgrid([0, 0.5, 1], [0, 1], [0, 1 / 255, 1], indexing="ij"), -1).reshape(2, 9, 3)
ramp = np.linspace(0, 1, 7 * 11).reshape(7, 11)
step = np.full((6, 9, 3), [0.2, 0.7, 0.4])
step[:, 4:] = [0.9, 0.1, 0.3]
images = {
    "noise": rng.random((9, 13, 3)),
    "corners": corners,
    "ramp": np.stack([ramp, ramp[::-1], ramp**2], -1),
    "gray": np.repeat(ramp[..., None], 3, -1),
    "step": step,
    "row": rng.random((1, 11, 3)),
    "pixel": np.full((1, 1, 3), [0.25, 0.5, 0.75]),
    "bytes": rng.integers(0, 256, (5, 8, 3)).astype(float),
}
images = {name: image.astype(np.float32).astype(np.float64) for name, image in images.items()}


def packed(values):
    return base64.b64encode(np.asarray(values, np.float32).tobytes()).decode()


def from_jpeg(ycbcr):
    return color.ypbpr2rgb((ycbcr - [0, 128, 128]) / 255)


# More exactly than float32 these come back to the same image.
to_hsv, to_lab, to_video = color.rgb2hsv, color.rgb2lab, color.rgb2ycbcr
cases = {name: [] for name in ["grayscale", "rgbToHsv", "hsvToRgb", "rgbToLab", "labToRgb", "rgbToYcbcr", "ycbcrToRgb"]}
others = {}


def add(operation, image, options, values):
    cases[operation].append({"image": image, "options": options, "values": packed(values)})


for name, image in images.items():
    limit = 255.0 if name == "bytes" else 1.0
    of_range = {"dataRange": 255} if name == "bytes" else {}
    unit = image / limit
    add("grayscale", name, {}, color.rgb2gray(image))
    add("grayscale", name, {"weights": "rec601"}, image @ [0.299, 0.587, 0.114])
    add("rgbToHsv", name, of_range, to_hsv(unit))
    add("rgbToLab", name, of_range, to_lab(unit))
    add("rgbToYcbcr", name, of_range, to_video(unit))
    full = 255 * color.rgb2ypbpr(unit) + [0, 128, 128]
    if name == "bytes":
        pillow = np.asarray(Image.fromarray(image.astype(np.uint8)).convert("YCbCr"), float)
        assert np.abs(pillow - full).max() <= 1
    add("rgbToYcbcr", name, {**of_range, "standard": "jpeg"}, full)
    for operation, made, options in [
        ("hsvToRgb", to_hsv(unit), {}),
        ("labToRgb", to_lab(unit), {}),
        ("ycbcrToRgb", to_video(unit), {}),
        ("ycbcrToRgb", full, {"standard": "jpeg"}),
    ]:
        made = made.astype(np.float32).astype(np.float64)
        key = f"{name} {operation}{' jpeg' if options else ''}"
        others[key] = made
        back = {
            "hsvToRgb": color.hsv2rgb,
            "labToRgb": color.lab2rgb,
            "ycbcrToRgb": from_jpeg if options else color.ycbcr2rgb,
        }[operation]
        add(operation, key, {**of_range, **options}, limit * back(made))
# Turns beyond one, and colours that no screen shows: those are clipped there.
hues = np.stack([rng.random((4, 7)) * 0.999, rng.random((4, 7)), rng.random((4, 7))], -1).astype(np.float32).astype(float)
others["turns"] = hues + [1, 0, 0]
add("hsvToRgb", "turns", {}, color.hsv2rgb(hues))
wild = (rng.random((6, 7, 3)) * [100, 200, 200] - [0, 100, 100]).astype(np.float32).astype(float)
others["wild"] = wild
clipped = packed(color.lab2rgb(wild))

path = pathlib.Path(__file__).with_suffix(".json")
told = {
    "versions": {"numpy": np.__version__, "skimage": skimage.__version__},
    "images": {name: {"shape": image.shape, "values": packed(image)} for name, image in {**images, **others}.items()},
    "cases": cases,
    "clipped": clipped,
}
path.write_text(json.dumps(told) + "\n")
print({name: len(some) for name, some in cases.items()}, path.stat().st_size)
