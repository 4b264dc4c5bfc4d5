"""Makes flops.reference.json: the floating point operations that TensorFlow's own profiler counts for one
example. It counts no activation but softmax, so the models here have none but the gates of LSTM and GRU.

    pip install tensorflow
    python flops.reference.py
"""

import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import tensorflow as tf
from keras import layers
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2
from tensorflow.python.profiler.model_analyzer import profile
from tensorflow.python.profiler.option_builder import ProfileOptionBuilder


def counted(model):
    shapes = [tf.TensorSpec([1, *each.shape[1:]], each.dtype) for each in model.inputs]
    call = tf.function(lambda *inputs: model(list(inputs) if len(inputs) > 1 else inputs[0]))
    graph = convert_variables_to_constants_v2(call.get_concrete_function(*shapes)).graph
    options = ProfileOptionBuilder(ProfileOptionBuilder.float_operation())
    options = options.with_empty_output().build()
    with graph.as_default():
        found = profile(graph, run_meta=tf.compat.v1.RunMetadata(), cmd="op", options=options)
    return {"flops": found.total_float_ops, "parameters": model.count_params()}


def cnn():
    return keras.Sequential(
        [
            layers.Input([28, 28, 1]),
            layers.Conv2D(8, 5, padding="same"),
            layers.MaxPooling2D(2),
            layers.DepthwiseConv2D(3),
            layers.SeparableConv2D(16, 3, strides=2, padding="same", use_bias=False),
            layers.AveragePooling2D(3, strides=2),
            layers.Flatten(),
            layers.Dense(32),
            layers.Dense(10, activation="softmax"),
        ]
    )


def branches():
    image = layers.Input([16, 16, 3])
    left = layers.Conv2D(4, 3, padding="same")(image)
    right = layers.Conv2D(4, 1)(image)
    both = layers.Add()([left, right])
    both = layers.Multiply()([both, left])
    pooled = layers.GlobalAveragePooling2D()(layers.Concatenate()([both, right]))
    return keras.Model(image, layers.Dense(2)(pooled))


def recurrent(layer):
    return keras.Sequential([layers.Input([7, 5]), layer])


models = {
    "cnn": cnn(),
    "branches": branches(),
    "conv1d": keras.Sequential([layers.Input([20, 3]), layers.Conv1D(6, 4, dilation_rate=2)]),
    "transpose": keras.Sequential([layers.Input([8, 8, 3]), layers.Conv2DTranspose(5, 3, strides=2, padding="same")]),
    "simpleRNN": recurrent(layers.SimpleRNN(6, unroll=True)),
    "lstm": recurrent(layers.LSTM(6, unroll=True)),
    "gru": recurrent(layers.GRU(6, unroll=True, reset_after=False)),
}

if __name__ == "__main__":
    with open(__file__.replace(".py", ".json"), "w") as file:
        json.dump({name: counted(model) for name, model in models.items()}, file, indent=2)
        file.write("\n")
