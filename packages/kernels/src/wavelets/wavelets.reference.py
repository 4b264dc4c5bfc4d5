"""Makes wavelets.reference.json with PyWavelets and scikit-image.

What several tensors are is told one after the other: halves, quarters, or all levels from the coarsest on.
"""

import base64
import json
import pathlib
import warnings

import numpy as np
import pywt
import skimage
from skimage.restoration._denoise import _wavelet_threshold

warnings.filterwarnings("ignore", category=UserWarning)


def packed(*values):
    flat = np.concatenate([np.ravel(one) for one in values])
    return base64.b64encode(flat.astype("<f4").tobytes()).decode()


rng = np.random.default_rng(8)
modes = ["zero", "constant", "symmetric", "periodic", "smooth", "periodization", "reflect", "antisymmetric", "antireflect"]
wavelets = ["haar", *[f"db{n}" for n in range(2, 9)], *[f"sym{n}" for n in range(2, 9)]]
inputs = {}
cases = []


def known(name, values):
    values = np.float32(values)
    inputs.setdefault(name, {"shape": values.shape, "values": packed(values)})
    return values.astype(float)


def add(operation, name, options, *values, **rest):
    shapes = [np.shape(one) for one in values]
    cases.append({"operation": operation, "input": name, "options": options, "shapes": shapes, "values": packed(*values), **rest})


# One axis.
signals = {length: known(f"signal{length}", rng.normal(size=length)) for length in [1, 2, 3, 7, 16, 33]}
pairs = {length: known(f"pair{length}", rng.normal(size=(2, length))) for length in [7]}
for wavelet in wavelets:
    for mode in modes:
        few = wavelet in ["haar", "db2", "db8", "sym5"]
        options = {"wavelet": wavelet, "mode": mode}
        for length, signal in signals.items() if few else []:
            # PyWavelets refuses to reflect a single sample, and pads it as NumPy does.
            alone = "constant" if length == 1 and "reflect" in mode else mode
            add("dwt", f"signal{length}", options, *pywt.dwt(signal, wavelet, alone))
        for length, pair in pairs.items():
            add("dwt", f"pair{length}", options, *pywt.dwt(pair, wavelet, mode))
several = {length: known(f"halves{length}", rng.normal(size=(2, 2, length))) for length in [4, 16]}
for wavelet in ["haar", "db2", "db7", "sym4"]:
    for mode in ["symmetric", "periodization"]:
        options = {"wavelet": wavelet, "mode": mode}
        for length in [16] if wavelet == "db7" and mode == "symmetric" else [4, 16]:
            add("idwt", f"halves{length}", options, pywt.idwt(*several[length], wavelet, mode))
for wavelet, mode, levels in [("haar", "symmetric", None), ("db2", "periodic", 3), ("sym5", "antireflect", 2), ("db3", "periodization", 4), ("db8", "smooth", 2)]:
    told = {"wavelet": wavelet, "mode": mode, **({} if levels is None else {"levels": levels})}
    for length in [16, 33]:
        coefficients = pywt.wavedec(signals[length], wavelet, mode, level=levels)
        add("wavedec", f"signal{length}", told, *coefficients)
        # Something else than what the transform gave.
        changed = [one * (1 + 0.5 * level) for level, one in enumerate(coefficients)]
        back = pywt.waverec(changed, wavelet, mode)
        add("waverec", f"signal{length}", told, back)

# Two axes.
images = {
    "noise": rng.random((9, 14)),
    "step": (np.arange(17)[None] > 6) * 0.8 + np.zeros((6, 1)),
    "row": rng.random((1, 7)),
    "pixel": rng.random((1, 1)),
    "channels": rng.random((5, 8, 2)),
    "batch": rng.random((2, 3, 6, 2)),
}
images = {name: known(name, image) for name, image in images.items()}
axes = {2: (0, 1), 3: (0, 1), 4: (1, 2)}
for name, image in images.items():
    for wavelet in ["haar", "db3", "sym4"]:
        for mode in modes if wavelet == "db3" else ["symmetric"]:
            if "reflect" in mode and 1 in image.shape[:2]:
                continue
            coarse, details = pywt.dwt2(image, wavelet, mode, axes=axes[image.ndim])
            add("dwt2", name, {"wavelet": wavelet, "mode": mode}, coarse, *details)
            changed = [2 * details[0], details[1] - coarse, 0.5 * details[2]]
            back = pywt.idwt2((coarse, changed), wavelet, mode, axes=axes[image.ndim])
            if mode in ["symmetric", "periodization"]:
                add("idwt2", name, {"wavelet": wavelet, "mode": mode}, back)
for name in ["noise", "channels", "batch", "row"]:
    image = images[name]
    for wavelet, mode, levels in [("haar", "symmetric", None), ("db2", "antisymmetric", 2), ("sym3", "periodization", 3)]:
        told = {"wavelet": wavelet, "mode": mode, **({} if levels is None else {"levels": levels})}
        coefficients = pywt.wavedec2(image, wavelet, mode, level=levels, axes=axes[image.ndim])
        add("wavedec2", name, told, coefficients[0], *[one for level in coefficients[1:] for one in level])
        changed = [coefficients[0], *[[band * (level + 2) for band in bands] for level, bands in enumerate(coefficients[1:])]]
        add("waverec2", name, told, pywt.waverec2(changed, wavelet, mode, axes=axes[image.ndim]))

# Denoising, each channel of each image by itself; not clipped as scikit-image's public function has it.
ramp = np.add.outer(np.arange(33), np.arange(35)) / 20
noisy = {
    "noisy": ramp + rng.normal(scale=0.2, size=ramp.shape),
    "edges": (ramp[:13, :18] % 1 > 0.5) * 4 + rng.normal(scale=0.4, size=(13, 18)),
    "colors": ramp[:11, :8, None] * [1, 2, 0.5] + rng.normal(scale=0.1, size=(11, 8, 3)),
    "constant": np.full((8, 9), 0.25),
}
for name, image in {**noisy, "batch": images["batch"]}.items():
    image = known(name, image)
    for wavelet in ["haar", "db2", "sym4"]:
        for options in [{}, {"threshold": "hard"}, {"sigma": 0.3}, {"levels": 2, "threshold": "hard", "sigma": 0.1}]:
            # Without noise scikit-image's estimate is NaN; the large one is there to be halved twice.
            if (name == "constant" and "sigma" not in options) or (name == "noisy" and wavelet != "haar"):
                continue
            planes = np.moveaxis(image.reshape(*([1] * (image.ndim < 4)), *image.shape, *([1] * (image.ndim < 3))), 3, 1)
            clean = np.empty_like(planes)
            for index in np.ndindex(planes.shape[:2]):
                clean[index] = _wavelet_threshold(
                    planes[index],
                    wavelet,
                    method="BayesShrink",
                    sigma=options.get("sigma"),
                    mode=options.get("threshold", "soft"),
                    wavelet_levels=options.get("levels"),
                )
            values = np.moveaxis(clean, 1, 3).reshape(image.shape)
            add("bayesShrink", name, {"wavelet": wavelet, **options}, values)

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"pywt": pywt.__version__, "skimage": skimage.__version__, "numpy": np.__version__}
path.write_text(json.dumps({"versions": versions, "inputs": inputs, "cases": cases}) + "\n")
counts = {}
for case in cases:
    counts[case["operation"]] = counts.get(case["operation"], 0) + 1
print(counts, path.stat().st_size)
