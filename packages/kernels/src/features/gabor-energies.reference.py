"""Makes gabor-energies.reference.json with scikit-image's gabor: mean and deviation of the magnitude."""

import json
import pathlib

import numpy as np
import skimage
from skimage import data
from skimage.filters import gabor

rng = np.random.default_rng(13)
y, x = np.mgrid[:27, :34]
images = {
    "waves": 0.5 + 0.5 * np.cos(2 * np.pi * 0.2 * (x * np.cos(0.7) + y * np.sin(0.7))),
    "brick": data.brick()[50:83, 20:61] / 255,
    "noise": rng.random((17, 11)),
    "constant": np.full((6, 9), 0.5),
    "pixel": np.full((1, 1), 2.0),
    "colour": data.astronaut()[100:121, 180:205] / 255,
}
options = [
    {"frequencies": [0.2], "orientations": 4},
    {"frequencies": [0.15, 0.3], "orientations": 3, "bandwidthOctaves": 1.5, "border": "reflect"},
    {"frequencies": [0.25], "orientations": 2, "sigmaX": 1.5, "sigmaY": 2, "border": "constant", "borderValue": 0.3},
]
modes = {"symmetric": "reflect", "reflect": "mirror", "constant": "constant"}


def energies(image, frequencies, orientations, bandwidthOctaves=1, sigmaX=None, sigmaY=None, border="symmetric", borderValue=0):
    features = []
    planes = image[..., None] if image.ndim == 2 else image
    for frequency in frequencies:
        for index in range(orientations):
            found = []
            for plane in np.moveaxis(planes, -1, 0):
                real, imaginary = gabor(
                    plane, frequency, np.pi * index / orientations, bandwidthOctaves, sigmaX, sigmaY, mode=modes[border], cval=borderValue
                )
                found.append(np.hypot(real, imaginary))
            features += [one.mean() for one in found] + [one.std() for one in found]
    return features


def rounded(values):
    return [float(f"{v:.9g}") for v in np.asarray(values, dtype=np.float64).ravel()]


images = {name: image.astype(np.float32) for name, image in images.items()}
told = {
    "skimage": skimage.__version__,
    "images": {name: {"shape": image.shape, "values": rounded(image)} for name, image in images.items()},
    "cases": [
        {"image": name, "options": one, "values": rounded(energies(image.astype(np.float64), **one))}
        for name, image in images.items()
        for one in options
    ],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(told) + "\n")
print(len(told["cases"]), path.stat().st_size)
