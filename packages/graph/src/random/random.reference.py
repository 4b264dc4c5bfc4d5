"""Freezes what random numbers should be, out of NumPy's own Mersenne Twister.

    python random.reference.py > random.reference.json
"""

import json

import numpy as np

SEED = 42
COUNT = 5


def uniforms(count):
    """53 random bits out of two outputs, as pure-rand puts them together."""
    raw = np.random.RandomState(SEED).randint(0, 2**32, size=2 * count, dtype=np.uint64)
    high, low = raw[0::2] & (2**26 - 1), raw[1::2] & (2**27 - 1)
    return high * 2.0**-26 + low * 2.0**-53


def normals(count):
    """Box and Muller: two uniform numbers become two normal ones."""
    u = uniforms(2 * count).reshape(-1, 2)
    radius = np.sqrt(-2 * np.log(1 - u[:, 0]))
    angle = 2 * np.pi * u[:, 1]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).ravel()


normal = normals(40)
print(
    json.dumps(
        {
            "seed": SEED,
            "randomUniform": uniforms(COUNT).tolist(),
            "randomNormal": normal[:COUNT].tolist(),
            "truncatedNormal": normal[np.abs(normal) <= 2][:COUNT].tolist(),
        },
        indent=1,
    )
)
