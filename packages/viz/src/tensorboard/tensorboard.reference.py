"""Makes tensorboard.reference.json: event files written by TensorFlow 1's and 2's writers with what is
in them, and the numbers of TensorBoard's own summaries of histograms and precision-recall curves.

    pip install tensorflow
    python tensorboard.reference.py
"""

import base64
import glob
import json
import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
from tensorboard.plugins.histogram import summary_v2 as histogram_summary
from tensorboard.plugins.pr_curve import summary as pr_curve_summary
from tensorboard.util import tensor_util


def file_in(folder):
    (path,) = glob.glob(folder + "/events*")
    with open(path, "rb") as file:
        return base64.b64encode(file.read()).decode()


def second():
    folder = tempfile.mkdtemp()
    writer = tf.summary.create_file_writer(folder)
    with writer.as_default():
        tf.summary.scalar("loss", 0.1, step=0, description="how wrong")
        tf.summary.scalar("loss", -2.5, step=2**40)
        tf.summary.scalar("不是数", float("nan"), step=1)
        tf.summary.histogram("weights", [1.0, 2.0, 2.5, 4.0], step=3, buckets=4)
        tf.summary.image("digit", np.zeros([2, 3, 5, 1], np.uint8), step=4)
        tf.summary.text("words", "**bold** 中文", step=5)
        tf.summary.text("table", ["a", "b"], step=5)
        tf.summary.write("raw", tf.constant([[1, 2], [3, 4]], tf.int64), step=6)
    writer.close()
    return file_in(folder)


def first():
    folder = tempfile.mkdtemp()
    v1 = tf.compat.v1
    with tf.Graph().as_default():
        writer = v1.summary.FileWriter(folder, graph=v1.get_default_graph())
        histo = v1.HistogramProto(min=1, max=4, num=4, sum=9.5, sum_squares=27.25)
        histo.bucket_limit.extend([2.0, 3.0, 4.0])
        histo.bucket.extend([1, 2, 1])
        png = tf.io.encode_png(np.zeros([2, 3, 1], np.uint8))
        image = v1.Summary.Image(
            height=2, width=3, colorspace=1, encoded_image_string=v1.Session().run(png)
        )
        values = [
            v1.Summary.Value(tag="loss", simple_value=0.25),
            v1.Summary.Value(tag="weights", histo=histo),
            v1.Summary.Value(tag="digit", image=image),
        ]
        writer.add_summary(v1.Summary(value=values), 7)
        writer.close()
    return file_in(folder)


def histograms():
    cases = [[], [3.0], [2.0, 2.0], [1.0, 2.0, 2.5, 4.0], list(np.linspace(-1, 1, 57) ** 3)]
    out = []
    for values in cases:
        for buckets in (1, 4, 30):
            pb = histogram_summary.histogram_pb("h", np.array(values), buckets=buckets)
            rows = tensor_util.make_ndarray(pb.value[0].tensor)
            out.append({"values": values, "buckets": buckets, "rows": rows.ravel().tolist()})
    return out


def curves():
    random = np.random.default_rng(1)
    out = []
    for count, thresholds in ((1, 2), (4, 5), (50, 11), (50, 201)):
        labels = random.integers(0, 2, count).astype(bool)
        predictions = random.random(count).round(3)
        pb = pr_curve_summary.pb("pr", labels, predictions, num_thresholds=thresholds)
        rows = tensor_util.make_ndarray(pb.value[0].tensor)
        out.append(
            {
                "labels": labels.tolist(),
                "predictions": predictions.tolist(),
                "thresholds": thresholds,
                "rows": rows.ravel().tolist(),
            }
        )
    return out


reference = {
    "tensorflow": tf.__version__,
    "second": second(),
    "first": first(),
    "histograms": histograms(),
    "curves": curves(),
}
with open("tensorboard.reference.json", "w") as file:
    json.dump(reference, file, indent=1)
