"""Makes sift.reference.json with OpenCV: keypoints, descriptors and matches, and a photograph
seen from aside; and with scikit-image: places and matches."""

import base64
import json
import pathlib

import cv2
import numpy as np
import skimage
from skimage import data
from skimage.feature import SIFT, match_descriptors

rng = np.random.default_rng(11)


def packed(values, dtype):
    return base64.b64encode(np.ascontiguousarray(values, dtype).tobytes()).decode()


def whole(image):
    return np.clip(np.rint(image), 0, 255).astype(np.uint8)


step = np.full((40, 57), 30.0)
step[:, 25:] = 200
corner = np.full((61, 47), 40.0)
corner[20:, 18:] = 210
discs = np.full((75, 110), 128.0)
for y, x, radius, gray in [(20, 20, 3, 250), (50, 30, 6, 10), (30, 70, 10, 220), (62, 95, 4.5, 40), (15, 97, 2, 200)]:
    discs[np.hypot(*np.mgrid[-y : 75 - y, -x : 110 - x]) < radius] = gray
# A disc alone has no direction.
discs += np.add.outer(np.arange(75) * 0.2, np.arange(110) * -0.31)

images = {
    "camera": data.camera()[60:195, 150:321],
    "coins": data.coins()[:140, 203:],
    "brick": data.brick()[100:191, 37:200],
    "noise": rng.integers(0, 256, (53, 38)),
    "faint": rng.integers(126, 131, (40, 41)),
    "discs": discs,
    "constant": np.full((33, 50), 77),
    "step": step,
    "corner": corner,
    "ramp": np.add.outer(np.arange(37) * 3, np.arange(31) * 4),
    "wide": data.coins()[46:71, 20:163],
    "tall": data.camera()[170:290, 220:237],
    "six": rng.integers(0, 256, (6, 7)),
    "small": rng.integers(0, 256, (5, 6)),
    "row": rng.integers(0, 256, (1, 40)),
    "column": rng.integers(0, 256, (40, 1)),
    "pixel": np.full((1, 1), 9),
}
images = {name: whole(image) for name, image in images.items()}

# The camera man from aside: where [x, y, 1] comes to.
homography = np.array([[0.82, -0.21, 38.0], [0.17, 0.9, 4.0], [2e-4, -6e-4, 1.0]])
height, width = images["camera"].shape
images["aside"] = cv2.warpPerspective(images["camera"], homography, (width, height), flags=cv2.INTER_CUBIC, borderValue=90)


def features(image, **options):
    return cv2.SIFT_create(**options).detectAndCompute(image, None)


names = {
    "layersPerOctave": "nOctaveLayers",
    "contrastThreshold": "contrastThreshold",
    "edgeThreshold": "edgeThreshold",
    "sigma": "sigma",
    "preciseUpscale": "enable_precise_upscale",
}
more = [
    {"layersPerOctave": 5},
    {"layersPerOctave": 1, "contrastThreshold": 0.02},
    {"edgeThreshold": 4},
    {"sigma": 1.2, "contrastThreshold": 0.06},
    {"sigma": 2.5},
    {"preciseUpscale": True},
]
cases = []
for name, image in images.items():
    for options in [{}, *(more if name in ["coins", "brick"] else more[-1:] if name in ["camera", "corner", "tall"] else [])]:
        found, descriptors = features(image, **{names[option]: value for option, value in options.items()})
        rows = [[k.pt[1], k.pt[0], k.size / 2, k.angle, k.response, (k.octave + 128) % 256 - 128] for k in found]
        told = packed(rows, "<f4")
        # Those of options are described as the others are.
        described = not options and len(found) > 0
        words = packed(descriptors, np.uint8) if described else None
        cases.append({"image": name, "options": options, "count": len(found), "keypoints": told, "descriptors": words})

places = {}
for name in ["camera", "coins", "brick"]:
    known = SIFT()
    known.detect(images[name] / 255)
    places[name] = packed(known.positions, "<f4")

one, other = (features(images[name])[1] for name in ["camera", "aside"])
nearest = cv2.BFMatcher().knnMatch(one, other, k=2)
matches = [
    {
        "options": {"ratio": ratio},
        "pairs": [[a.queryIdx, a.trainIdx] for a, b in nearest if a.distance < ratio * b.distance],
    }
    for ratio in [0.6, 0.8, 0.95]
]
for ratio, cross, most in [(1, False, 300), (1, True, np.inf), (0.8, True, 250)]:
    pairs = match_descriptors(one, other, metric="euclidean", max_ratio=ratio, cross_check=cross, max_distance=most)
    options = {"ratio": ratio, "crossCheck": cross} | ({"maxDistance": most} if np.isfinite(most) else {})
    matches.append({"options": options, "pairs": pairs.tolist()})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "skimage": skimage.__version__, "cv2": cv2.__version__}
told = {name: {"shape": image.shape, "values": packed(image, np.uint8)} for name, image in images.items()}
reference = {"versions": versions, "images": told, "cases": cases, "skimagePlaces": places}
reference |= {"homography": homography.ravel().tolist(), "matches": matches}
path.write_text(json.dumps(reference) + "\n")
print([(case["image"], case["count"]) for case in cases], [len(m["pairs"]) for m in matches], path.stat().st_size)
