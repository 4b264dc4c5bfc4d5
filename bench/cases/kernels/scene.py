"""The image of `scene.mjs`, and which of a result's values are compared."""

import numpy as np

SIDE = 512


def scene():
    state = 7

    def below(limit):
        nonlocal state
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        return state % limit

    image = np.full((SIDE, SIDE), 96, np.float32)
    y, x = np.mgrid[:SIDE, :SIDE]
    for _ in range(120):
        middle_y, middle_x, radius, grey = below(SIDE), below(SIDE), 4 + below(48), below(240)
        image[(y - middle_y) ** 2 + (x - middle_x) ** 2 < radius * radius] = grey
    return image + np.array([below(16) for _ in range(SIDE * SIDE)], np.float32).reshape(SIDE, SIDE)


def sample_of(values):
    # Places of keypoints are compared as they are.
    if isinstance(values, list):
        return values
    # Of features, which are more than pixels, as many as these.
    every = np.asarray(values, np.float64).ravel()
    width = min(SIDE, int(every.size**0.5))
    plane = every[: width * width].reshape(width, width)
    return plane[16:-16, 16:-16].ravel()[::29].tolist()
