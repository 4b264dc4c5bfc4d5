# Makes optimizers.reference.json: where TensorFlow, and the formulas in double precision, bring
# the same weights under the same gradients.
import json
import os

import numpy as np
import tensorflow as tf

STEPS = 100
START = np.array([1.5, -0.75, 0.25, 3.0, -2.0, 0.1, 0.0], np.float32)


def gradient(step):
    i = np.arange(len(START))
    return (np.sin(0.37 * step + 1.3 * i) * (0.2 + 0.3 * i)).astype(np.float32)


def tensorflow(optimizer):
    variable = tf.Variable(START)
    for step in range(STEPS):
        optimizer.apply_gradients([(tf.constant(gradient(step)), variable)])
    return variable.numpy().tolist()


def centered(rate, decay, momentum, epsilon):
    """TensorFlow's own kernel; Keras's differs from it in where the epsilon stands."""
    w, mg, ms, mom = (tf.Variable(x) for x in (START, *np.zeros((3, len(START)), np.float32)))
    for step in range(STEPS):
        tf.raw_ops.ResourceApplyCenteredRMSProp(
            var=w.handle, mg=mg.handle, ms=ms.handle, mom=mom.handle, lr=rate, rho=decay,
            momentum=momentum, epsilon=epsilon, grad=tf.constant(gradient(step)))
    return w.numpy().tolist()


def adamw(rate, beta1, beta2, epsilon, decay):
    """As torch.optim.AdamW documents it, in double precision."""
    w = START.astype(np.float64)
    m, v = np.zeros((2, len(w)))
    for step in range(STEPS):
        g = gradient(step).astype(np.float64)
        w = w - rate * decay * w
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        t = step + 1
        w = w - rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w.tolist()


keras = tf.keras.optimizers
reference = {
    "tensorflow": tf.__version__,
    "start": START.tolist(),
    "gradients": [gradient(step).tolist() for step in range(STEPS)],
    "sgd": tensorflow(keras.SGD(0.05)),
    "momentum": tensorflow(keras.SGD(0.05, momentum=0.9)),
    "nesterov": tensorflow(keras.SGD(0.05, momentum=0.9, nesterov=True)),
    "rmspropCentered": centered(0.01, 0.9, 0.5, 1e-3),
    # An epsilon too small to matter: where it stands is the one thing in which Keras differs.
    "adam": tensorflow(keras.Adam(0.01, 0.8, 0.99, epsilon=1e-12)),
    "adamw": tensorflow(keras.AdamW(0.01, 0.1, 0.8, 0.99, epsilon=1e-12)),
    "adamwEpsilon": adamw(0.01, 0.8, 0.99, 1e-2, 0.1),
}
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "optimizers.reference.json"), "w") as file:
    json.dump(reference, file)
    file.write("\n")
