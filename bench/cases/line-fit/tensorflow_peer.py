"""The course's line fit in TensorFlow's graph mode, one timed run for each line read.

Answers with lines of JSON: first its versions, then for each round the milliseconds and the result.
"""

import json
import os
import platform
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()

X = [3.3, 4.4, 5.5, 6.71, 6.93, 4.168, 9.779, 6.182, 7.59, 2.167, 7.042, 10.791, 5.313, 7.997, 5.654, 9.27, 3.1]
Y = [1.7, 2.76, 2.09, 3.19, 1.694, 1.573, 3.366, 2.596, 2.53, 1.221, 2.827, 3.465, 1.65, 2.904, 2.42, 2.94, 1.3]
EPOCHS, LEARNING_RATE = 3000, 0.02


def say(message):
    print(json.dumps(message), flush=True)


def fit():
    """Builds the graph, runs 51,000 steps and returns what they led to."""
    with tf.Graph().as_default(), tf1.Session() as session:
        x = tf1.placeholder(tf.float32)
        y = tf1.placeholder(tf.float32)
        W = tf1.Variable(0.1, use_resource=False)
        b = tf1.Variable(0.1, use_resource=False)
        cost = tf1.div(tf1.reduce_sum(tf1.square(tf1.add(tf1.multiply(W, x), b) - y)), 2 * len(X))
        step = tf1.train.GradientDescentOptimizer(LEARNING_RATE).minimize(cost)
        session.run(tf1.global_variables_initializer())
        for _ in range(EPOCHS):
            for one_x, one_y in zip(X, Y):
                session.run(step, {x: one_x, y: one_y})
        final = session.run({"W": W, "b": b, "cost": cost}, {x: X, y: Y})
        return {name: float(value) for name, value in final.items()}


say({"type": "ready", "versions": {"tensorflow": tf.__version__, "python": platform.python_version()}})
for _ in sys.stdin:
    began = time.perf_counter()
    result = fit()
    say({"type": "round", "samples": [(time.perf_counter() - began) * 1000], "result": result})
