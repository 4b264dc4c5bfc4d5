"""The same numbers as ../numbers.mjs, so that all contestants begin with the same weights and data."""

import json
import pathlib

import numpy as np

SIZES = json.loads((pathlib.Path(__file__).parent.parent / "sizes.json").read_text())


def numbers_at(seed, indices):
    """Numbers from 0 to 1: the finaliser of MurmurHash3 over a counter."""
    x = np.asarray(indices, np.uint32) + np.uint32(seed * 0x9E3779B9 % 2**32)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return (x ^ (x >> np.uint32(16))) / 2.0**32


def images(items):
    index = np.arange(items * 784)
    pattern = (index // 784 % 10) * 784 + index % 784
    return ((numbers_at(1, pattern) + numbers_at(2, index)) / 2).astype(np.float32)


def texts(items, words, vocabulary):
    index = np.arange(items * words)
    label = index // words % 2
    pair = np.floor(numbers_at(3, index) * vocabulary / 2).astype(np.int32)
    return 2 * pair + np.where(numbers_at(4, index) < 0.7, label, 1 - label).astype(np.int32)


def weights(shape, seed):
    """Glorot's uniform weights; biases are 0."""
    length = int(np.prod(shape))
    if len(shape) < 2:
        return np.zeros(shape, np.float32)
    inputs, outputs = shape[-2:]
    limit = np.sqrt(6 / (length / inputs / outputs * (inputs + outputs)))
    drawn = limit * (2 * numbers_at(10 + seed, np.arange(length)) - 1)
    return drawn.astype(np.float32).reshape(shape)


def classes(items):
    return np.eye(10, dtype=np.float32)[np.arange(items) % 10]
