"""One shuffled epoch of MNIST by tf.data, for each line read.

Answers with lines of JSON: first its versions, then for each round the milliseconds and the result.
The folder of the raw IDX files is that of @firstgrad/datasets' cache.
"""

import json
import os
import platform
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf


def folder():
    if os.environ.get("FIRSTGRAD_DATA_DIR"):
        base = os.environ["FIRSTGRAD_DATA_DIR"]
    else:
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        base = os.path.join(cache, "firstgrad", "datasets")
    return os.path.join(base, "mnist", "1.0.0")


def say(message):
    print(json.dumps(message), flush=True)


def epoch():
    path = folder()
    images = np.fromfile(os.path.join(path, "train-images-idx3-ubyte"), np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(os.path.join(path, "train-labels-idx1-ubyte"), np.uint8)[8:]
    batches = (
        tf.data.Dataset.from_tensor_slices((images, labels))
        .shuffle(len(labels), seed=7)
        .batch(64)
        .map(lambda x, y: (tf.cast(x, tf.float32) / 255.0, y))
    )
    items, label_sum, centre_sum = 0, 0, 0.0
    for x, y in batches.as_numpy_iterator():
        items += len(y)
        label_sum += int(y.sum(dtype=np.int64))
        centre_sum += float(x[:, 14 * 28 + 14].sum(dtype=np.float64))
    return {"items": items, "labelSum": label_sum, "centreSum": centre_sum}


say({"type": "ready", "versions": {"tensorflow": tf.__version__, "python": platform.python_version()}})
for _ in sys.stdin:
    began = time.perf_counter()
    result = epoch()
    say({"type": "round", "samples": [(time.perf_counter() - began) * 1000], "result": result})
