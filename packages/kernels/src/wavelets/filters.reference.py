"""Makes filters.reference.json, the scaling filters of wavelet-filters.ts, by spectral factorization in 50 digits.

The root of each factor lies inside of the unit circle for Daubechies's wavelets; for the least asymmetric
ones inside or outside, as PyWavelets has chosen. Needs mpmath and PyWavelets, to which all is held.
"""

import itertools
import json
import pathlib

import mpmath
import numpy as np
import pywt

mpmath.mp.dps = 50


def groups_of(order):
    """The roots of the half-band polynomial inside of the unit circle, conjugates together."""
    binomials = [mpmath.binomial(order - 1 + k, k) for k in range(order)]
    groups = []
    if order == 1:
        return groups
    for y in mpmath.polyroots(binomials[::-1], maxsteps=500, extraprec=400):
        if y.imag < -mpmath.mpf(10) ** -30:
            continue
        half = 1 - 2 * y
        z = half + mpmath.sqrt(half * half - 1)
        z = z if abs(z) < 1 else 1 / z
        is_real = abs(y.imag) < mpmath.mpf(10) ** -30
        groups.append([mpmath.mpf(z.real)] if is_real else [z, mpmath.conj(z)])
    return groups


def scaling_filter(order, roots):
    taps = [mpmath.mpf(1)]
    for root in [-1] * order + roots:
        taps = [a - root * b for a, b in zip(taps + [0], [0] + taps)]
    total = sum(taps)
    return [mpmath.re(tap * mpmath.sqrt(2) / total) for tap in taps]


def nearest(name, order, choices):
    expected = pywt.Wavelet(name).rec_lo
    found = []
    for choice in choices:
        roots = [1 / z if outside else z for outside, group in zip(choice, groups_of(order)) for z in group]
        taps = scaling_filter(order, roots)
        found += [(max(abs(a - b) for a, b in zip(one, expected)), one) for one in (taps, taps[::-1])]
    difference, taps = min(found, key=lambda pair: pair[0])
    print(name, mpmath.nstr(difference, 3))
    assert difference < 1e-11
    return taps


filters = {}
for order in range(1, 9):
    groups = len(groups_of(order))
    name = "haar" if order == 1 else f"db{order}"
    filters[name] = nearest(name, order, [[False] * groups])
for order in range(2, 9):
    groups = len(groups_of(order))
    filters[f"sym{order}"] = nearest(f"sym{order}", order, itertools.product([False, True], repeat=groups))

told = {
    name: {"computed": [float(tap) for tap in taps], "pywavelets": list(pywt.Wavelet(name).rec_lo)}
    for name, taps in filters.items()
}
path = pathlib.Path(__file__).with_suffix(".json")
versions = {"mpmath": mpmath.__version__, "pywt": pywt.__version__, "numpy": np.__version__}
path.write_text(json.dumps({"versions": versions, "filters": told}) + "\n")
for name, taps in filters.items():
    print(name, [float(tap) for tap in taps])
