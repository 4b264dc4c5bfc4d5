"""What the field's own libraries make of the photograph of the gallery.

Reads gray.f32, colour.f32, noisy.f32 and mask.f32 in the folder given, with their shapes in shapes.json, and
writes NAME.f32 for each sample and answers.json with the shapes and the versions.
"""

import json
import pathlib
import sys

import cv2
import numpy as np
import scipy
import skimage
from scipy import ndimage
from skimage import color, exposure, feature, filters, measure, morphology, restoration, transform
from skimage.metrics import structural_similarity

folder = pathlib.Path(sys.argv[1])
shapes = json.loads((folder / "shapes.json").read_text())
photo = {name: np.fromfile(folder / f"{name}.f32", np.float32).reshape(shape) for name, shape in shapes.items()}
gray, colour, noisy, mask = (photo[name].astype(np.float64) for name in ("gray", "colour", "noisy", "mask"))
mask = mask > 0
whole = np.round(photo["gray"] * 255).astype(np.uint8)
height, width = gray.shape
disk = morphology.disk(4)


def bilateral(image, sigma_color, sigma_spatial, size):
    r = size // 2
    padded = np.pad(image, r, mode="symmetric")
    top, bottom = np.zeros_like(image), np.zeros_like(image)
    for y in range(size):
        for x in range(size):
            other = padded[y : y + height, x : x + width]
            distance = ((y - r) ** 2 + (x - r) ** 2) / (2 * sigma_spatial**2)
            weight = np.exp(-distance - (other - image) ** 2 / (2 * sigma_color**2))
            top += weight * other
            bottom += weight
    return top / bottom


def perspective():
    corners = np.array([[0, 0], [383, 0], [383, 268], [0, 268]], np.float64)
    bent = np.array([[60, 20], [340, 0], [383, 268], [0, 250]], np.float64)
    back = transform.ProjectiveTransform.from_estimate(bent, corners)
    return transform.warp(gray, back, order=1, mode="constant")


answers = {
    "box": lambda: ndimage.uniform_filter(gray, 7),
    "gaussian": lambda: ndimage.gaussian_filter(gray, 3),
    "unsharp": lambda: gray + 1.5 * (gray - filters.gaussian(gray, 2, mode="reflect")),
    "sobel": lambda: filters.sobel(gray),
    "sobel-x": lambda: filters.sobel_v(gray),
    "scharr": lambda: filters.scharr(gray),
    "prewitt": lambda: filters.prewitt(gray),
    "laplacian": lambda: filters.laplace(gray),
    "log": lambda: ndimage.gaussian_laplace(gray, 3),
    "gabor": lambda: filters.gabor(gray, 0.15, np.pi / 2)[0],
    "median": lambda: ndimage.median_filter(noisy, 5),
    "bilateral": lambda: bilateral(noisy, 0.2, 2, 9),
    "nlm": lambda: restoration.denoise_nl_means(noisy, h=0.15, fast_mode=True),
    "tv": lambda: restoration.denoise_tv_chambolle(noisy, 0.2),
    "bayes-shrink": lambda: restoration.denoise_wavelet(noisy, wavelet="db2", method="BayesShrink", rescale_sigma=False),
    "canny": lambda: feature.canny(photo["gray"], 2),
    "canny-opencv": lambda: cv2.Canny(whole, 100, 200) > 0,
    "lbp": lambda: feature.local_binary_pattern(whole, 8, 1, "uniform"),
    "hog": lambda: feature.hog(gray, pixels_per_cell=(12, 12), visualize=True)[1],
    "harris": lambda: feature.corner_harris(gray, sigma=2),
    "fast": lambda: feature.corner_fast(photo["gray"], 9, 0.1),
    "grayscale": lambda: color.rgb2gray(colour)[..., None],
    "hsv": lambda: color.rgb2hsv(colour),
    "lab": lambda: color.rgb2lab(colour),
    "ycbcr": lambda: color.rgb2ycbcr(colour),
    "equalize": lambda: exposure.equalize_hist(photo["gray"]),
    "clahe": lambda: cv2.createCLAHE(40, (8, 8)).apply(whole),
    "stretch": lambda: exposure.rescale_intensity(gray, tuple(np.percentile(gray, (2, 98))), (0, 1)),
    "gamma": lambda: exposure.adjust_gamma(gray, 0.5),
    "otsu": lambda: photo["gray"] > filters.threshold_otsu(photo["gray"]),
    "adaptive": lambda: gray > filters.threshold_local(gray, 35),
    "bilinear": lambda: cv2.resize(photo["gray"], (157, 110), interpolation=cv2.INTER_LINEAR),
    "area": lambda: cv2.resize(photo["gray"], (157, 110), interpolation=cv2.INTER_AREA),
    "bicubic": lambda: cv2.resize(photo["gray"][60:130, 60:160], (384, 269), interpolation=cv2.INTER_CUBIC),
    "rotate": lambda: transform.rotate(gray, 30, order=1, mode="constant"),
    "perspective": perspective,
    "pyramid": lambda: list(transform.pyramid_gaussian(gray, 2))[-1],
    "integral": lambda: transform.integral_image(gray),
    "erode": lambda: morphology.erosion(gray, disk),
    "dilate": lambda: morphology.dilation(gray, disk),
    "open": lambda: morphology.opening(gray, disk),
    "close": lambda: morphology.closing(gray, disk),
    "white-top-hat": lambda: morphology.white_tophat(gray, disk),
    "components": lambda: measure.label(mask, connectivity=2),
    "distance": lambda: ndimage.distance_transform_edt(mask),
    "skeleton": lambda: morphology.skeletonize(mask),
    "ssim": lambda: structural_similarity(gray, noisy, data_range=1, full=True)[1],
}

told = {}
for name, answer in answers.items():
    values = np.asarray(answer(), np.float32)
    values.tofile(folder / f"{name}.f32")
    told[name] = values.shape
versions = {"SciPy": scipy.__version__, "scikit-image": skimage.__version__, "OpenCV": cv2.__version__}
(folder / "answers.json").write_text(json.dumps({"shapes": told, "versions": versions}))
