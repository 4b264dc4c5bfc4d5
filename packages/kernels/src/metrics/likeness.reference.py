"""Makes likeness.reference.json with scikit-image: peak signal-to-noise ratio and structural similarity."""

import base64
import json
import pathlib

import numpy as np
import skimage
from skimage import data
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

rng = np.random.default_rng(21)
camera = data.camera()
noisy = np.clip(camera + 20 * np.random.RandomState(5).randn(*camera.shape), 0, 255).astype(np.uint8)
# What scikit-image's own tests hold it to, of the whole image.
assert abs(structural_similarity(camera, noisy, data_range=255) - 0.3674518328) < 1e-9
whole = {"gaussian_weights": True, "use_sample_covariance": False}
wang = structural_similarity(camera, noisy, data_range=255, **whole)
step = np.zeros((15, 23))
step[:, 9:] = 1
ramp = np.add.outer(np.arange(13) / 13, np.arange(17) / 17) / 2
astronaut = data.astronaut()[90:107, 200:219] / 255
noise = rng.random((11, 14))
part = slice(100, 141), slice(220, 273)
pairs = {
    "camera": (camera[part], noisy[part], 255),
    "noise": (noise, rng.random((11, 14)), 1),
    "alike": (noise, noise + 0.01 * rng.normal(size=noise.shape), 1),
    "step": (step, step + 0.1 * rng.normal(size=step.shape), 1),
    "ramp": (ramp, 1 - ramp, 1),
    "constant": (np.full((12, 13), 0.5), np.full((12, 13), 0.25), 1),
    "impulse": (np.eye(1, 143, 60).reshape(11, 13), np.zeros((11, 13)), 1),
    "colors": (astronaut, np.clip(astronaut + 0.1 * rng.normal(size=astronaut.shape), 0, 1), 1),
    "signed": (rng.normal(size=(12, 11)) * 100 + 1000, rng.normal(size=(12, 11)) * 100 + 1000, 500),
}
pairs = {name: (a.astype(np.float32), b.astype(np.float32), top) for name, (a, b, top) in pairs.items()}
options = [
    ({}, {}),
    ({"size": 11}, {"win_size": 11}),
    ({"size": 3, "sampleCovariance": False}, {"win_size": 3, "use_sample_covariance": False}),
    ({"k1": 0.02, "k2": 0.1}, {"K1": 0.02, "K2": 0.1}),
    ({"window": "gaussian"}, {"gaussian_weights": True}),
    ({"window": "gaussian", "sampleCovariance": False}, whole),
    ({"window": "gaussian", "sigma": 0.8}, {"gaussian_weights": True, "sigma": 0.8}),
]


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode()


psnr, ssim = [], []
for name, (truth, image, top) in pairs.items():
    channel_axis = -1 if truth.ndim == 3 else None
    truth, image = truth.astype(np.float64), image.astype(np.float64)
    psnr.append({"pair": name, "value": peak_signal_noise_ratio(truth, image, data_range=top)})
    for index, (told, asked) in enumerate(options):
        mean, found = structural_similarity(
            truth, image, data_range=top, channel_axis=channel_axis, full=True, **asked
        )
        entry = {"pair": name, "options": told, "value": mean}
        # For the sake of size.
        if index in (0, 4) and truth.size < 1000:
            entry["map"] = packed(found)
        ssim.append(entry)

told = {
    name: {"shape": truth.shape, "truth": packed(truth), "image": packed(image), "dataRange": top}
    for name, (truth, image, top) in pairs.items()
}
versions = {"numpy": np.__version__, "skimage": skimage.__version__}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"versions": versions, "pairs": told, "psnr": psnr, "ssim": ssim}) + "\n")
print(len(psnr), len(ssim), sum("map" in one for one in ssim), path.stat().st_size, wang)
