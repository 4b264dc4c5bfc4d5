"""The operations of OpenCV, in one thread."""

import cv2
import numpy as np
from rounds import run

SCALE = 0.25 / 2**0.5


def sobel(image):
    down = cv2.Sobel(image, cv2.CV_32F, 0, 1, ksize=3, scale=SCALE, borderType=cv2.BORDER_REFLECT)
    right = cv2.Sobel(image, cv2.CV_32F, 1, 0, ksize=3, scale=SCALE, borderType=cv2.BORDER_REFLECT)
    return cv2.magnitude(down, right)


def sift(image):
    keypoints, _ = finder.detectAndCompute(image.astype(np.uint8), None)
    return [value for keypoint in keypoints for value in reversed(keypoint.pt)]


finder = cv2.SIFT_create()
cv2.setNumThreads(1)
run(
    {
        "gaussian": lambda image: cv2.GaussianBlur(image, (17, 17), 2, borderType=cv2.BORDER_REFLECT),
        "sobel": sobel,
        "resize": lambda image: cv2.resize(image, (224, 224)),
        "median": lambda image: cv2.medianBlur(image, 5),
        "bilateral": lambda image: cv2.bilateralFilter(image, 9, 25, 1.5, borderType=cv2.BORDER_REFLECT),
        "sift": sift,
        "canny": lambda image: cv2.Canny(image.astype(np.uint8), 100, 200) & 1,
    },
    {"cv2": cv2.__version__},
)
