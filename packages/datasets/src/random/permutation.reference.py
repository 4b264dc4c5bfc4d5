"""Makes permutation.reference.json with plain Python integers, apart from any of our code.

xoroshiro128+ with the constants (24, 16, 37) of Blackman and Vigna, started as pure-rand starts it;
the low 32 bits of each sum, shifted to unsigned by 2^31, with rejection to keep them uniform.
"""

import json
import pathlib

M32, M64 = 2**32 - 1, 2**64 - 1


def mix(value):
    value &= M32
    value = (value ^ value >> 16) * 0x85EBCA6B & M32
    value = (value ^ value >> 13) * 0xC2B2AE35 & M32
    return value ^ value >> 16


def rotate(value, bits):
    return (value << bits | value >> 64 - bits) & M64


def permutation(length, seed, epoch):
    start = mix(mix(mix(seed % 2**32) + seed // 2**32) + epoch)
    s0 = M32 << 32 | ~start & M32
    s1 = start << 32

    def draw(below):
        nonlocal s0, s1
        limit = 2**32 // below * below
        while True:
            drawn = ((s0 + s1) % 2**32 + 2**31) % 2**32
            s1 ^= s0
            s0 = rotate(s0, 24) ^ s1 ^ s1 << 16 & M64
            s1 = rotate(s1, 37)
            if drawn < limit:
                return drawn % below

    order = list(range(length))
    for last in range(length - 1, 0, -1):
        chosen = draw(last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return order


cases = [(10, 0, 0), (10, 7, 0), (10, 7, 1), (10, 2**53 - 1, 3), (300, 2**32 + 5, 12)]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(
    json.dumps(
        [
            {"length": n, "seed": seed, "epoch": epoch, "order": permutation(n, seed, epoch)}
            for n, seed, epoch in cases
        ]
    )
    + "\n"
)
