"""A folder of PNG files to float batches by tf.data, for each line read.

Answers with lines of JSON: first its versions, then for each round the milliseconds and the result.
"""

import json
import os
import platform
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

options = json.loads(sys.argv[1])


def say(message):
    print(json.dumps(message), flush=True)


def listed():
    paths, labels = [], []
    for label, name in enumerate(sorted(os.listdir(options["folder"]))):
        folder = os.path.join(options["folder"], name)
        for file in sorted(os.listdir(folder)):
            paths.append(os.path.join(folder, file))
            labels.append(label)
    return paths, labels


def read(path, label):
    image = tf.io.decode_png(tf.io.read_file(path), channels=3)
    return tf.cast(image, tf.float32) / 255.0, label


def epoch():
    batches = (
        tf.data.Dataset.from_tensor_slices(listed())
        .map(read, num_parallel_calls=tf.data.AUTOTUNE)
        .batch(options["batchSize"])
        .prefetch(tf.data.AUTOTUNE)
    )
    items, label_sum, centre_sum = 0, 0, 0.0
    for x, y in batches.as_numpy_iterator():
        items += len(y)
        label_sum += int(y.sum(dtype=np.int64))
        centre_sum += float(x[:, 64, 64, 0].sum(dtype=np.float64))
    return {"items": items, "labelSum": label_sum, "centreSum": centre_sum}


say({"type": "ready", "versions": {"tensorflow": tf.__version__, "python": platform.python_version()}})
for _ in sys.stdin:
    began = time.perf_counter()
    result = epoch()
    say({"type": "round", "samples": [(time.perf_counter() - began) * 1000], "result": result})
