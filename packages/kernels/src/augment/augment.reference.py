"""Makes augment.reference.json with scikit-image and OpenCV: what images, masks, boxes and keypoints become where chance
has but one choice."""

import base64
import json
import pathlib

import cv2
import numpy as np
import skimage
from skimage import filters, transform

rng = np.random.default_rng(23)
images = {"colors": rng.random((9, 12, 3)), "gray": rng.random((11, 7)), "batch": rng.random((2, 6, 8, 1))}
images = {name: image.astype(np.float32).astype(np.float64) for name, image in images.items()}


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, np.float32).tobytes()).decode()


def always(**options):
    return {"probability": 1, **options}


def same(value):
    return [value, value]


def movement(options, height, width):
    center = np.array([(width - 1) / 2, (height - 1) / 2])
    scale = options.get("scale", {"factor": same(1)})["factor"][0]
    angle = options.get("rotate", {"angleDegrees": same(0)})["angleDegrees"][0]
    shear = options.get("shear", {"xDegrees": same(0), "yDegrees": same(0)})
    shift = options.get("translate", {"x": same(0), "y": same(0)})
    flips = np.diag([-1 if "flipX" in options else 1, -1 if "flipY" in options else 1])
    lean = np.array([[1, np.tan(np.deg2rad(shear["xDegrees"][0]))], [np.tan(np.deg2rad(shear["yDegrees"][0])), 1]])
    turn = cv2.getRotationMatrix2D((0, 0), angle, scale)[:, :2]
    part = turn @ lean @ flips
    matrix = np.eye(3)
    matrix[:2, :2] = part
    matrix[:2, 2] = center - part @ center + [shift["x"][0] * width, shift["y"][0] * height]
    return matrix


def moved(image, matrix, border, value, order):
    inverse = transform.ProjectiveTransform(np.linalg.inv(matrix))
    told = {"order": order, "mode": border, "cval": value, "clip": False}
    return transform.warp(image, inverse, **told)


def recolored(image, options):
    if "brightness" in options:
        image = image + options["brightness"]["by"][0]
    if "contrast" in options:
        image = (image - image.mean()) * options["contrast"]["factor"][0] + image.mean()
    white = options.get("dataRange")
    if "gamma" in options:
        image = np.maximum(image / white, 0) ** options["gamma"]["exponent"][0] * white
    if "blur" in options:
        axis = -1 if image.ndim == 3 else None
        image = filters.gaussian(image, options["blur"]["sigma"][0], mode="reflect", channel_axis=axis)
    return np.clip(image, 0, white) if "dataRange" in options else image


def pixels(image, options, order):
    if image.ndim == 4:
        return np.stack([pixels(one[..., 0], options, order)[..., None] for one in image])
    matrix = movement(options, *image.shape[:2])
    border = options.get("border", "constant")
    if order == 0:
        return moved(image, matrix, border, options.get("maskValue", 0), 0)
    return recolored(moved(image, matrix, border, options.get("borderValue", 0), order), options)


motions = {
    "flipX": always(),
    "scale": always(factor=same(1.21)),
    "shear": always(xDegrees=same(11), yDegrees=same(-6)),
    "rotate": always(angleDegrees=same(23)),
    "translate": always(x=same(0.13), y=same(-0.07)),
}
colors = {
    "brightness": always(by=same(-0.15)),
    "contrast": always(factor=same(1.4)),
    "gamma": always(exponent=same(0.8)),
    "blur": always(sigma=same(0.9)),
    "dataRange": 0.9,
}
every = [
    {**motions, "borderValue": 0.3, "maskValue": 2},
    {"flipY": always(), "rotate": always(angleDegrees=same(-50)), "border": "symmetric"},
    colors,
    {**motions, **colors, "flipY": always(), "border": "edge"},
    {"brightness": always(by=same(0.2)), "contrast": always(factor=same(0.5)), "flipX": always()},
]
cases = []
for name, image in images.items():
    height, width = image.shape[1:3] if image.ndim == 4 else image.shape[:2]
    mask = (image > 0.5).astype(np.float64)
    places = np.array([[0, 0], [width - 1, 1], [2, height - 1], [3.5, 2.25]])
    boxes = [[1, 2, 4, 5], [0, 0, width, height], [width - 2, 0, width, 1.5]]
    for options in every:
        matrix = movement(options, height, width)
        points = cv2.perspectiveTransform(places[None], matrix)[0]
        visible = ((points >= -0.5) & (points < [width - 0.5, height - 0.5])).all(1)
        kept = []
        for left, top, right, bottom in boxes:
            corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) - 0.5
            corners = cv2.perspectiveTransform(corners[None], matrix)[0] + 0.5
            least, most = corners.min(0), corners.max(0)
            low, high = np.maximum(least, 0), np.minimum(most, [width, height])
            seen = np.prod(np.maximum(high - low, 0))
            kept.append([*low.tolist(), *high.tolist()] if seen > 0.1 * np.prod(most - least) else None)
        cases.append(
            {
                "image": name,
                "options": options,
                "values": packed(pixels(image, options, 1)),
                "mask": packed(pixels(mask, options, 0)),
                "keypoints": [[*point, bool(seen)] for point, seen in zip(points.tolist(), visible)],
                "boxes": kept,
            }
        )
told = {name: {"shape": image.shape, "values": packed(image)} for name, image in images.items()}
path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__, "cv2": cv2.__version__}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
