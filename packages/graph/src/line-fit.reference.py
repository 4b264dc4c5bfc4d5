"""Freezes the course's line fit as TensorFlow 2.21's graph mode runs it.

    python line-fit.reference.py

17 points, 3,000 epochs, one gradient step a point in order (51,000 steps), learning rate 0.02,
cost (W * x + b - y)^2 / (2 * 17), W and b from 0.1. `costs` is the cost over all 17 points after
epochs 50, 100, ...; the start is its value before the first step.
"""

import json
import os
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()

X = [3.3, 4.4, 5.5, 6.71, 6.93, 4.168, 9.779, 6.182, 7.59, 2.167, 7.042, 10.791, 5.313, 7.997, 5.654, 9.27, 3.1]
Y = [1.7, 2.76, 2.09, 3.19, 1.694, 1.573, 3.366, 2.596, 2.53, 1.221, 2.827, 3.465, 1.65, 2.904, 2.42, 2.94, 1.3]
EPOCHS, LOG_EVERY, LEARNING_RATE = 3000, 50, 0.02

x = tf1.placeholder(tf.float32, name="x")
y = tf1.placeholder(tf.float32, name="y")
W = tf1.Variable(0.1, name="W", use_resource=False)
b = tf1.Variable(0.1, name="b", use_resource=False)
prediction = tf1.add(tf1.multiply(W, x), b, name="prediction")
cost = tf1.div(tf1.reduce_sum(tf1.square(prediction - y)), 2 * len(X), name="cost")
step = tf1.train.GradientDescentOptimizer(LEARNING_RATE).minimize(cost)

with tf1.Session() as session:
    session.run(tf1.global_variables_initializer())
    everything = {x: X, y: Y}
    start, costs = session.run(cost, everything), []
    began = time.perf_counter()
    for epoch in range(1, EPOCHS + 1):
        for one_x, one_y in zip(X, Y):
            session.run(step, {x: one_x, y: one_y})
        if epoch % LOG_EVERY == 0:
            costs.append(session.run(cost, everything))
    print(f"{time.perf_counter() - began:.1f} s")
    final = session.run({"W": W, "b": b, "cost": cost}, everything)


def number(value):
    return float(str(value))


record = {
    "tensorflow": tf.__version__,
    "learningRate": LEARNING_RATE,
    "epochs": EPOCHS,
    "logEvery": LOG_EVERY,
    "x": X,
    "y": Y,
    "start": {"W": 0.1, "b": 0.1, "cost": number(start)},
    "final": {key: number(value) for key, value in final.items()},
    "costs": [number(value) for value in costs],
}
lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
(Path(__file__).parent / "line-fit.reference.json").write_text(f"{{\n{lines}\n}}\n")
