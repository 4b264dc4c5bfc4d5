"""Makes morphology.reference.json with SciPy and scikit-image: erosions, dilations and what is made of them."""

import base64
import itertools
import json
import pathlib

import numpy as np
import scipy
import skimage
from scipy import ndimage
from skimage import morphology

rng = np.random.default_rng(12)
ramp = np.add.outer(np.arange(9) * 0.5, np.arange(14) * 0.25)
step = np.full((8, 13), 0.25)
step[:, 6:] = 1.5
impulse = np.zeros((9, 11))
impulse[3, 4] = 2
blobs = ndimage.gaussian_filter(rng.random((17, 25)), 1.2) > 0.5
images = {
    "noise": rng.normal(size=(11, 17)),
    "mask": blobs,
    "ramp": ramp,
    "step": step,
    "impulse": impulse,
    "constant": np.full((5, 7), -3.5),
    "row": rng.normal(size=(1, 12)),
    "column": rng.normal(size=(9, 1)),
    "pixel": np.full((1, 1), 0.75),
}
images = {name: image.astype(np.float32) for name, image in images.items()}
lopsided = [[0, 1, 1], [0, 0, 1], [0, 0, 0]]
gaps = [[1, 0, 1, 1, 0], [0, 0, 0, 1, 0], [1, 1, 1, 0, 1]]
rows, columns = np.mgrid[-2:3, -2:3]
footprints = [
    (None, ndimage.generate_binary_structure(2, 1)),
    ({"shape": "square", "size": 3}, np.ones((3, 3))),
    ({"shape": "square", "size": 7}, np.ones((7, 7))),
    ({"shape": "rectangle", "height": 3, "width": 5}, np.ones((3, 5))),
    ({"shape": "disk", "radius": 2}, morphology.disk(2)),
    ({"shape": "disk", "radius": 5}, morphology.disk(5)),
    ({"shape": "diamond", "radius": 2}, morphology.diamond(2)),
    ({"shape": "cross", "radius": 2}, (rows == 0) | (columns == 0)),
    (lopsided, np.array(lopsided)),
    (gaps, np.array(gaps)),
]
scipy_modes = {"symmetric": "reflect", "reflect": "mirror", "edge": "nearest", "wrap": "wrap", "constant": "constant"}
value = 0.4


def with_scipy(function):
    """All borders but ignore."""
    return lambda image, footprint, border: function(
        image, footprint=footprint, mode=scipy_modes[border], cval=value if border == "constant" else 0.0
    )


def with_skimage(function, mirror=False):
    def run(image, footprint, border):
        footprint = np.asarray(footprint, dtype=np.uint8)
        mode = scipy_modes.get(border, border)
        # Its dilation, and so what begins with one, looks at what the footprint covers.
        return function(image, footprint[::-1, ::-1] if mirror else footprint, mode=mode, cval=value)

    return run


erosion, dilation = with_skimage(morphology.erosion), with_skimage(morphology.dilation, mirror=True)
operations = {
    "erode": erosion,
    "dilate": dilation,
    "open": with_skimage(morphology.opening),
    "close": with_skimage(morphology.closing, mirror=True),
    "whiteTopHat": with_skimage(morphology.white_tophat),
    "blackTopHat": with_skimage(morphology.black_tophat, mirror=True),
    "morphologicalGradient": lambda *asked: dilation(*asked) - erosion(*asked),
}
by_scipy = {
    "erode": with_scipy(ndimage.grey_erosion),
    "dilate": with_scipy(ndimage.grey_dilation),
    "open": with_scipy(ndimage.grey_opening),
    "close": with_scipy(ndimage.grey_closing),
    "morphologicalGradient": with_scipy(ndimage.morphological_gradient),
}
largest = np.finfo(np.float32).max
borders = itertools.cycle([*scipy_modes, "ignore"])


def packed(values):
    finite = np.clip(values, -largest, largest)
    return base64.b64encode(np.ascontiguousarray(finite, dtype="<f4").tobytes()).decode()


cases = []
for (name, image), (footprint, cells), operation in itertools.product(images.items(), footprints, operations):
    border = next(borders)
    # For the sake of size: the steps are known, what is made of them needs fewer cases.
    if operation not in ("erode", "dilate") and footprint not in (None, lopsided, footprints[4][0]):
        continue
    # What a window with nothing inside gives is ours alone.
    if border == "ignore" and footprint == lopsided:
        border = "edge"
    with np.errstate(over="ignore", invalid="ignore"):
        values = operations[operation](image, cells, border)
    if operation in by_scipy and border != "ignore":
        assert np.array_equal(values, by_scipy[operation](image, cells, border))
    options = {"border": border, **({"borderValue": value} if border == "constant" else {})}
    if footprint is not None:
        options["footprint"] = footprint
    cases.append({"operation": operation, "image": name, "options": options, "values": packed(values)})

path = pathlib.Path(__file__).with_suffix(".json")
told = {name: {"shape": image.shape, "values": packed(image)} for name, image in images.items()}
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "skimage": skimage.__version__}
path.write_text(json.dumps({"versions": versions, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size, {op: sum(c["operation"] == op for c in cases) for op in operations})
