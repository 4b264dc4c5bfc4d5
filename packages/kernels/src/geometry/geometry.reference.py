"""Makes geometry.reference.json with OpenCV, Pillow, scikit-image and NumPy: small images of odd, unequal sizes, and
what they become."""

import base64
import json
import pathlib

import cv2
import numpy as np
import PIL
import skimage
from PIL import Image
from skimage import transform

rng = np.random.default_rng(17)
step = np.zeros((5, 8))
step[:, 3:] = 1
impulse = np.zeros((7, 5))
impulse[3, 2] = 1
images = {
    "noise": rng.random((9, 13)),
    "step": step,
    "ramp": np.add.outer(np.arange(4) * 0.1, np.arange(7) * 0.05),
    "impulse": impulse,
    "constant": np.full((3, 4), 0.7),
    "colors": rng.random((5, 6, 3)),
    "row": rng.random((1, 7)),
    "column": rng.random((6, 1)),
    "pixel": np.full((1, 1), 0.3),
}
images = {name: image.astype(np.float32).astype(np.float64) for name, image in images.items()}


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, np.float32).tobytes()).decode()


cases = []


def case(operation, image, options, values):
    values = np.asarray(values)
    cases.append(
        {"operation": operation, "image": image, "options": options, "shape": values.shape, "values": packed(values)}
    )


def agree(one, other, most=1e-5):
    assert np.abs(np.asarray(one, np.float64) - other).max() < most, np.abs(one - other).max()


def by_channel(image, run):
    return np.dstack([run(image[..., i]) for i in range(image.shape[2])]) if image.ndim == 3 else run(image)


# Other sizes


def pillow(image, height, width, filter):
    def run(plane):
        return np.asarray(Image.fromarray(plane.astype(np.float32)).resize((width, height), filter))

    return by_channel(image, run)


def opencv(image, height, width, flag):
    result = cv2.resize(image.astype(np.float32), (width, height), interpolation=flag)
    return result.reshape(height, width, *image.shape[2:])


def area(image, height, width):
    """Means over what each pixel covers, by the integral of the image between its edges."""

    def along(values, size):
        length = len(values)
        total = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, 0)])
        edges = np.arange(size + 1) * length / size
        at = np.minimum(edges.astype(int), length - 1)
        share = (edges - at).reshape(-1, *[1] * (values.ndim - 1))
        return np.diff(total[at] + share * values[at], axis=0) * size / length

    return np.moveaxis(along(np.moveaxis(along(image, height), 1, 0), width), 0, 1)


for name, image in images.items():
    rows, columns = image.shape[:2]
    larger = {"noise": [(14, 17)], "colors": [(7, 13)], "row": [(3, 20)], "column": [(13, 2)]}.get(name, [])
    for height, width in [(4, 5), (rows, columns), (1, 1), *larger]:
        size = {"height": height, "width": width}
        nearest = pillow(image, height, width, Image.Resampling.NEAREST)
        agree(opencv(image, height, width, cv2.INTER_NEAREST_EXACT), nearest)
        case("resize", name, {**size, "interpolation": "nearest"}, nearest)
        case("resize", name, size, opencv(image, height, width, cv2.INTER_LINEAR))
        case("resize", name, {**size, "interpolation": "bicubic"}, opencv(image, height, width, cv2.INTER_CUBIC))
        means = area(image, height, width)
        if height <= rows and width <= columns:
            agree(opencv(image, height, width, cv2.INTER_AREA), means)
        case("resize", name, {**size, "interpolation": "area"}, means)
        for interpolation in ["bilinear", "bicubic"]:
            values = pillow(image, height, width, Image.Resampling[interpolation.upper()])
            case("resize", name, {**size, "interpolation": interpolation, "antialias": True}, values)

# Movements

opencv_borders = {
    "symmetric": cv2.BORDER_REFLECT,
    "reflect": cv2.BORDER_REFLECT_101,
    "edge": cv2.BORDER_REPLICATE,
    "wrap": cv2.BORDER_WRAP,
    "constant": cv2.BORDER_CONSTANT,
}
orders = {"nearest": 0, "bilinear": 1, "bicubic": 3}
# scikit-image's cubic weights are those of Catmull and Rom.
ours = {"cubicCoefficient": -0.5}


def warp(image, matrix, height, width, border, value, interpolation):
    return transform.warp(
        image,
        transform.ProjectiveTransform(np.linalg.inv(matrix)),
        output_shape=(height, width),
        order=orders[interpolation],
        mode=border,
        cval=value,
        clip=False,
    )


movement = cv2.getRotationMatrix2D((4.5, 3.25), 33, 0.8)
movement[:, 2] += [1.3, -0.4]
sheared = np.array([[1.43, 0.31, -2.12], [-0.22, 0.71, 1.73]])
tilt = np.array([[1.1, 0.2, -1.2], [-0.15, 0.9, 0.7], [0.012, -0.02, 1]])
for name in ["noise", "impulse", "colors", "row", "pixel"]:
    image = images[name]
    rows, columns = image.shape[:2]
    borders = {"noise": opencv_borders, "impulse": ["symmetric"], "colors": ["reflect"]}.get(name, ["edge", "constant"])
    for border in borders:
        value = 0.4 if border == "constant" else 0.0
        edges = {"border": border, **({"borderValue": value} if value else {})}
        for interpolation, order in orders.items():
            options = {**edges, "interpolation": interpolation, **(ours if order == 3 else {})}
            told = {"order": order, "mode": border, "cval": value, "clip": False}
            for angle, resize in [(20, False), (-75, True), (90, True)]:
                if interpolation == "nearest" and angle == 90:
                    continue
                values = transform.rotate(image, angle, resize, **told)
                case("rotate", name, {**options, "angleDegrees": angle, **({"resize": True} if resize else {})}, values)
            for operation, matrix, height, width in [
                ("affine", movement, rows, columns),
                ("affine", sheared, 6, 8),
                ("perspective", tilt, rows, columns),
                ("perspective", tilt, 7, 5),
            ]:
                whole = np.vstack([matrix, [0, 0, 1]])[:3]
                values = warp(image, whole, height, width, border, value, interpolation)
                size = {} if (height, width) == (rows, columns) else {"height": height, "width": width}
                if interpolation != "nearest" and 1 not in image.shape[:2]:
                    run = cv2.warpAffine if operation == "affine" else cv2.warpPerspective
                    other = run(
                        image.astype(np.float32),
                        matrix,
                        (width, height),
                        flags=cv2.INTER_LINEAR if order == 1 else cv2.INTER_CUBIC,
                        borderMode=opencv_borders[border],
                        borderValue=(value,) * 4,
                    )
                    if order == 1:
                        agree(other, values, 2e-5)
                    elif operation == "affine" and name == "noise":
                        steep = {**edges, **size, "interpolation": interpolation, "matrix": matrix.tolist()}
                        case(operation, name, steep, other)
                case(operation, name, {**options, **size, "matrix": matrix.tolist()}, values)
    case("rotate", name, {"angleDegrees": 10, "center": {"x": 1, "y": 2}}, transform.rotate(image, 10, center=(1, 2), clip=False))

# Matrices

quad = [[2, 1], [17, 3], [15, 12], [1, 9]]
sheet = [[0, 0], [19, 0], [18, 14], [-1, 13.5]]
matrices = {
    "affine": [
        {
            "options": {"angleDegrees": 33, "scale": 0.8, "center": {"x": 4.5, "y": 3.25}},
            "matrix": cv2.getRotationMatrix2D((4.5, 3.25), 33, 0.8).tolist(),
        },
        {
            "options": {"angleDegrees": -120, "scale": 1.7, "translate": {"x": 3, "y": -2.5}},
            "matrix": (cv2.getRotationMatrix2D((0, 0), -120, 1.7) + [[0, 0, 3], [0, 0, -2.5]]).tolist(),
        },
    ],
    "perspective": {
        "from": quad,
        "to": sheet,
        "matrix": cv2.getPerspectiveTransform(np.float32(quad), np.float32(sheet)).tolist(),
    },
}

# Parts

for name, image in images.items():
    channels = [(0, 0)] * (image.ndim - 2)
    for border in opencv_borders:
        value = {"constant_values": 0.4} if border == "constant" else {}
        for top, bottom, left, right in [(2, 1, 3, 0), (7, 13, 0, 11)]:
            options = {"top": top, "bottom": bottom, "left": left, "right": right, "border": border}
            if border == "constant":
                options["borderValue"] = 0.4
            if 1 in image.shape[:2] and top == 2:
                continue
            if image.size > 40 and top == 7:
                continue
            case("pad", name, options, np.pad(image, [(top, bottom), (left, right), *channels], border, **value))
    case("flip", name, {"axis": "x"}, image[:, ::-1])
    case("flip", name, {"axis": "y"}, image[::-1])
    case("integralImage", name, {}, by_channel(image, transform.integral_image))
    if min(image.shape[:2]) > 4:
        case("crop", name, {"top": 1, "left": 2, "height": 4, "width": 3}, image[1:5, 2:5])
        case("crop", name, {"height": 5, "width": 4}, image[:5, :4])
        boxes = [(0, 0, 5, 4), (1, 2, 3, 3), (0, 3, 2, 1), (4, 0, 1, 2)]
        whole = by_channel(image, transform.integral_image)

        def sums_of(plane):
            return np.array([transform.integrate(plane, (t, l), (t + h - 1, l + w - 1)) for t, l, h, w in boxes])

        sums = by_channel(whole, sums_of)
        if image.ndim == 3:
            sums = sums[:, 0]
        keys = ["top", "left", "height", "width"]
        case("boxSums", name, {"boxes": [dict(zip(keys, box)) for box in boxes]}, sums if image.ndim == 3 else sums[:, 0])

# Pyramids

for name in ["noise", "colors", "row", "pixel"]:
    image = images[name]
    for options, arguments in [
        ({}, {}),
        ({"downscale": 1.6, "sigma": 0.9, "border": "wrap"}, {"downscale": 1.6, "sigma": 0.9, "mode": "wrap"}),
    ]:
        levels = list(transform.pyramid_gaussian(image, **arguments, channel_axis=-1 if image.ndim == 3 else None))
        for index, level in enumerate(levels):
            case("gaussianPyramid", name, {**options, "level": index, "levels": len(levels)}, level)
            if index == len(levels) - 1:
                band = level
            else:
                band = level - opencv(levels[index + 1], *level.shape[:2], cv2.INTER_LINEAR)
            case("laplacianPyramid", name, {**options, "level": index, "levels": len(levels)}, band)

path = pathlib.Path(__file__).with_suffix(".json")
versions = {
    "numpy": np.__version__,
    "skimage": skimage.__version__,
    "cv2": cv2.__version__,
    "PIL": PIL.__version__,
}
told = {name: {"shape": image.shape, "values": packed(image)} for name, image in images.items()}
path.write_text(
    json.dumps({"versions": versions, "images": told, "matrices": matrices, "cases": cases}) + "\n"
)
counts = {}
for one in cases:
    counts[one["operation"]] = counts.get(one["operation"], 0) + 1
print(counts, path.stat().st_size)
