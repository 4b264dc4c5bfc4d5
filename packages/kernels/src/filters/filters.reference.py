"""Makes filters.reference.json with SciPy, scikit-image and OpenCV: small images of odd, unequal sizes and what
filters make of them."""

import json
import pathlib

import cv2
import numpy as np
import scipy
import scipy.ndimage as ndi
import skimage
from skimage import filters

rng = np.random.default_rng(5)
step = np.zeros((9, 14))
step[:, 6:] = 1
ramp = np.add.outer(np.arange(7) * 0.1, np.arange(11) * 0.05)
impulse = np.zeros((11, 9))
impulse[5, 4] = 1
images = {
    "noise": rng.random((13, 19)),
    "step": step,
    "ramp": ramp,
    "impulse": impulse,
    "constant": np.full((5, 6), 0.7),
    "row": rng.random((1, 9)),
    "column": rng.random((8, 1)),
    "pixel": np.full((1, 1), 0.3),
    "wide": rng.random((3, 31)),
}
scipy_modes = {"symmetric": "reflect", "reflect": "mirror", "edge": "nearest", "wrap": "wrap", "constant": "constant"}


def rounded(values):
    return [[float(f"{v:.9g}") for v in row] for row in np.asarray(values, dtype=np.float64)]


cases = []


def case(operation, image, options, values):
    cases.append({"operation": operation, "image": image, "options": options, "values": rounded(values)})


kernel = rng.normal(size=(5, 3))
cases_kernel = rounded(kernel)
for name, image in images.items():
    for border, mode in scipy_modes.items():
        value = 0.4 if border == "constant" else 0.0
        edges = {"border": border, "borderValue": value}
        # SciPy's mirror of a single row is undefined for kernels that reach beyond it.
        if border == "reflect" and 1 in image.shape:
            continue
        case("correlate", name, edges, ndi.correlate(image, kernel, mode=mode, cval=value))
        case("convolve", name, edges, ndi.convolve(image, kernel, mode=mode, cval=value))
        case("gaussian", name, {**edges, "sigma": 1.3}, ndi.gaussian_filter(image, 1.3, mode=mode, cval=value))
        case("box", name, {**edges, "size": 5}, ndi.uniform_filter(image, 5, mode=mode, cval=value))
        case(
            "laplacianOfGaussian",
            name,
            # SciPy takes a constant anew between the passes, which is no border of a Laplacian unless it is 0.
            {**edges, "borderValue": 0, "sigma": 0.9},
            ndi.gaussian_laplace(image, 0.9, mode=mode),
        )
    case("gaussian", name, {"sigma": 4, "truncate": 2}, ndi.gaussian_filter(image, 4, truncate=2))
    case("gaussian", name, {"sigma": 0.1}, ndi.gaussian_filter(image, 0.1))
    case("unsharp", name, {"sigma": 1, "amount": 0.5}, image + 0.5 * (image - ndi.gaussian_filter(image, 1)))
    for operation in ["sobel", "scharr", "prewitt"]:
        skimage_filter = getattr(filters, operation)
        case(operation, name, {}, skimage_filter(image))
        case(operation, name, {"axis": "y"}, skimage_filter(image, axis=0))
        case(operation, name, {"axis": "x"}, skimage_filter(image, axis=1))
    if 1 not in image.shape:
        one = image.astype(np.float32)
        for axis, dx, dy in [("x", 1, 0), ("y", 0, 1)]:
            options = {"axis": axis, "normalization": "none", "border": "reflect"}
            case("sobel", name, options, cv2.Sobel(one, cv2.CV_32F, dx, dy, ksize=3))
            case("scharr", name, options, cv2.Scharr(one, cv2.CV_32F, dx, dy))
        case("laplacian", name, {"border": "reflect"}, -cv2.Laplacian(one, cv2.CV_32F, ksize=1))
    case("laplacian", name, {}, filters.laplace(image, ksize=3))
    for options, arguments in [
        ({"frequency": 0.2}, {}),
        ({"frequency": 0.25, "angleDegrees": 30, "bandwidthOctaves": 1.5}, {"theta": np.pi / 6, "bandwidth": 1.5}),
        (
            {"frequency": 0.3, "angleDegrees": 120, "sigmaX": 2, "sigmaY": 1.2, "deviations": 2, "phaseDegrees": 40},
            {"theta": np.pi * 2 / 3, "sigma_x": 2, "sigma_y": 1.2, "n_stds": 2, "offset": np.pi * 40 / 180},
        ),
    ]:
        real, imaginary = filters.gabor(image, frequency=options["frequency"], **arguments)
        case("gabor.real", name, options, real)
        case("gabor.imaginary", name, options, imaginary)

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "skimage": skimage.__version__, "cv2": cv2.__version__}
told = {name: rounded(image) for name, image in images.items()}
path.write_text(json.dumps({"versions": versions, "kernel": cases_kernel, "images": told, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
