"""Makes homography.reference.json: pairs of points of which some are wrong, and what OpenCV makes of them."""

import base64
import json
import pathlib

import cv2
import numpy as np

rng = np.random.default_rng(23)

homographies = {
    "same": np.eye(3),
    "moved": np.array([[1, 0, 31.5], [0, 1, -12.25], [0, 0, 1]]),
    "turned": np.array([[0.5, -0.866, 200], [0.866, 0.5, 10], [0, 0, 1]]),
    "mirrored": np.array([[-1.2, 0.1, 400], [0.05, 1.1, 3], [0, 0, 1]]),
    "aside": np.array([[0.82, -0.21, 38], [0.17, 0.9, 4], [2e-4, -6e-4, 1]]),
    "strongly": np.array([[1.4, 0.3, -20], [-0.2, 1.9, 15], [9e-4, 1.6e-3, 1]]),
}


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


cases = []
for name, matrix in homographies.items():
    for count, wrong, noise in [(4, 0, 0), (12, 0.25, 0), (40, 0.5, 0.5), (150, 0.3, 0.7)]:
        points = rng.uniform([0, 0], [320, 240], (count, 2)).astype(np.float32)
        exact = cv2.perspectiveTransform(points[None].astype(np.float64), matrix)[0]
        moved = exact + rng.normal(0, noise, exact.shape).clip(-2 * noise, 2 * noise)
        outliers = np.zeros(count, bool)
        outliers[: int(count * wrong)] = True
        # Far from where they should be.
        moved[outliers] += rng.uniform(25, 90, (outliers.sum(), 2)) * rng.choice([-1, 1], (outliers.sum(), 2))
        moved = moved.astype(np.float32)
        _, mask = cv2.findHomography(points, moved, cv2.RANSAC, 3, maxIters=5000, confidence=0.999)
        assert (mask.ravel() == ~outliers).all(), (name, count)
        # Its random sample consensus ends with a fit to fewer than it says; this one is to all that are right.
        told, _ = cv2.findHomography(points[~outliers], moved[~outliers], 0)
        matrices = {"exact": matrix, "opencv": told}
        case = {"name": name, "noise": noise, "points": packed(points), "moved": packed(moved)}
        case |= {"inliers": (~outliers).astype(int).tolist()}
        cases.append(case | {key: (value / value[2, 2]).ravel().tolist() for key, value in matrices.items()})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "cv2": cv2.__version__}
path.write_text(json.dumps({"versions": versions, "cases": cases}) + "\n")
print(len(cases), path.stat().st_size)
