"""Freezes what TensorFlow 2.21's graph-mode optimizers make of a small regression.

    python optimizers.reference.py > optimizers.reference.json

The loss is mean((x W + b - y)^2) + 0.1 sum(W^2); after each of 20 steps all variables are noted,
slots included.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()
tf1.disable_resource_variables()

X = [[1.0, 2.0], [-0.5, 0.25], [3.0, -1.0]]
Y = [[1.0], [2.0], [-1.5]]
W = [[0.3], [-0.2]]
STEPS = 20

OPTIMIZERS = {
    "sgd": ({"learningRate": 0.05}, lambda: tf1.train.GradientDescentOptimizer(0.05)),
    "momentum": (
        {"learningRate": 0.02, "momentum": 0.8},
        lambda: tf1.train.MomentumOptimizer(0.02, 0.8),
    ),
    "nesterov": (
        {"learningRate": 0.02, "momentum": 0.8, "nesterov": True},
        lambda: tf1.train.MomentumOptimizer(0.02, 0.8, use_nesterov=True),
    ),
    "adam": ({"learningRate": 0.1}, lambda: tf1.train.AdamOptimizer(0.1)),
    "adam with other betas": (
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.9, "epsilon": 0.001},
        lambda: tf1.train.AdamOptimizer(0.1, beta1=0.7, beta2=0.9, epsilon=0.001),
    ),
}


def trace(make):
    with tf1.Graph().as_default(), tf1.Session() as session:
        w = tf1.get_variable("W", initializer=np.float32(W))
        b = tf1.get_variable("b", initializer=np.float32(0))
        error = tf.matmul(np.float32(X), w) + b - np.float32(Y)
        loss = tf.reduce_mean(tf.square(error)) + 0.1 * tf.reduce_sum(tf.square(w))
        step = make().minimize(loss)
        session.run(tf1.global_variables_initializer())
        losses = []
        for _ in range(STEPS):
            losses.append(float(session.run(loss)))
            session.run(step)
        variables = {
            v.op.name: np.asarray(session.run(v)).ravel().astype(float).tolist()
            for v in tf1.global_variables()
        }
        return losses, variables


cases = []
for name, (options, make) in OPTIMIZERS.items():
    losses, variables = trace(make)
    cases.append({"name": name, "options": options, "losses": losses, "variables": variables})
json.dump(
    {"tensorflow": tf.__version__, "x": X, "y": Y, "W": W, "steps": STEPS, "cases": cases},
    sys.stdout,
    indent=1,
)
print()
