"""Works of ../works in TensorFlow, one timed run for each line read.

The argument is JSON: the work's name and its options. Answers with lines of JSON: first its
versions, then for each round the milliseconds and the result.
"""

import json
import os
import platform
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf
from numbers_shared import SIZES, classes, images, texts, weights

L = tf.keras.layers


def say(message):
    print(json.dumps(message), flush=True)


def cnn(items, **_):
    layers = [
        L.Conv2D(32, 5, padding="same", activation="relu"),
        L.MaxPooling2D(2),
        L.Conv2D(64, 5, padding="same", activation="relu"),
        L.MaxPooling2D(2),
        L.Flatten(),
        L.Dense(256, activation="relu"),
        L.Dense(10, activation="softmax"),
    ]
    return layers, "categorical_crossentropy", images(items).reshape(items, 28, 28, 1), classes(items)


def mlp(items, **_):
    layers = [L.Dense(256, activation="relu"), L.Dense(512, activation="relu"), L.Dense(10, activation="softmax")]
    return layers, "categorical_crossentropy", images(items).reshape(items, 784), classes(items)


def lstm(items, **_):
    layers = [L.LSTM(128), L.Dense(10, activation="softmax")]
    return layers, "categorical_crossentropy", images(items).reshape(items, 28, 28), classes(items)


def text(items, words, vocabulary, **_):
    layers = [
        L.Embedding(vocabulary, 16),
        L.GlobalAveragePooling1D(),
        L.Dense(16, activation="relu"),
        L.Dense(1, activation="sigmoid"),
    ]
    labels = (tf.range(items) % 2).numpy().astype("float32").reshape(items, 1)
    return layers, "binary_crossentropy", texts(items, words, vocabulary).reshape(items, words), labels


def fitting(describe, size):
    """Prepares a fit from the first weights. To begin anew is not timed, as it would trace again."""
    layers, loss, x, y = describe(**size)
    model = tf.keras.Sequential([tf.keras.Input(x.shape[1:], dtype=x.dtype), *layers])
    model.compile(tf.keras.optimizers.Adam(1e-3, epsilon=1e-7), loss)
    first = [weights(weight.shape, index) for index, weight in enumerate(model.weights)]
    model.optimizer.build(model.trainable_variables)
    fresh = [variable.numpy() for variable in model.optimizer.variables]

    def reset():
        model.set_weights(first)
        for variable, value in zip(model.optimizer.variables, fresh):
            variable.assign(value)

    def fit(items, batch_size, epochs=1):
        how = {"batch_size": batch_size, "epochs": epochs, "shuffle": False, "verbose": 0}
        return [float(one) for one in model.fit(x[:items], y[:items], **how).history["loss"]]

    def run():
        reset()
        began = time.perf_counter()
        (loss,) = fit(size["items"], size["batchSize"])
        return (time.perf_counter() - began) * 1000, {"probe": probe, "loss": loss}

    reset()
    probe = fit(size["probe"], size["probe"], 2)
    run()
    return run


def matmul(transposeA, transposeB):
    size, products = SIZES["matmul"]["size"], SIZES["matmul"]["products"]
    a, b = (tf.constant(weights((size, size), seed)) for seed in (1, 2))

    def run():
        began = time.perf_counter()
        for _ in range(products):
            product = tf.matmul(a, b, transposeA, transposeB)
        flat = product.numpy().ravel()
        took = (time.perf_counter() - began) * 1000
        return took, [float(flat[index]) for index in (0, 1000, 100_000, size * size - 1)]

    run()
    return run


def prepare(work, **options):
    if work == "matmul":
        return matmul(**options)
    describe = {"cnn": cnn, "mlp": mlp, "lstm": lstm, "text": text}[work]
    return fitting(describe, SIZES[work])


work = prepare(**json.loads(sys.argv[1]))
say({"type": "ready", "versions": {"tensorflow": tf.__version__, "python": platform.python_version()}})
for _ in sys.stdin:
    took, result = work()
    say({"type": "round", "samples": [took], "result": result})
