"""Makes duplicates.reference.json with NumPy: exact duplicates of MNIST, and of a small table.

    python duplicates.reference.py ~/.cache/firstgrad/datasets/mnist/1.0.0
"""

import json
import pathlib
import sys

import numpy as np


def images(folder, name):
    return np.fromfile(folder / name, np.uint8)[16:].reshape(-1, 784)


def counts(train, test):
    """Repetitions within each, and how many items of each occur in the other."""
    one, first = np.unique(train, axis=0, return_counts=True)
    two, second = np.unique(test, axis=0, return_counts=True)
    rows = {row.tobytes(): count for row, count in zip(one, first)}
    both = [(rows[row.tobytes()], n) for row, n in zip(two, second) if row.tobytes() in rows]
    return {
        "extra": [len(train) - len(one), len(test) - len(two)],
        "groups": [int((first > 1).sum()), int((second > 1).sum())],
        "pairs": [int((n * (n - 1) // 2).sum()) for n in (first, second)],
        "shared": {
            "groups": len(both),
            "items": [int(sum(a for a, _ in both)), int(sum(b for _, b in both))],
            "pairs": int(sum(a * b for a, b in both)),
        },
    }


folder = pathlib.Path(sys.argv[1])
mnist = counts(images(folder, "train-images-idx3-ubyte"), images(folder, "t10k-images-idx3-ubyte"))

# Few values in few columns, so that much is repeated; a formula that any language can follow.
table = np.array([[i * i % 7, i * i * i % 5, i % 3] for i in range(300)], np.float64)
small = counts(table[:200], np.concatenate([table[200:], table[200:] + 0.5]))

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"mnist": mnist, "table": small}) + "\n")
