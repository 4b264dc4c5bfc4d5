"""Imports what toGraphDef has written into TensorFlow 2.21 and runs it there.

    npx vitest run --project graph graphdef -u   writes graphdef.reference.txt, the bytes as base64
    python graphdef.reference.py                 writes graphdef.reference.json, TensorFlow's results
"""

import base64
import json
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()
here = Path(__file__).parent

FEEDS = {
    "x:0": [[1, -2, 3], [0.5, 4, -1]],
    "flat:0": 2,
    "whole:0": [7, -7, 2, 3],
    "small:0": 300,
}
NAMED = (
    "product cost elementwise powers scaled floor quotient wrapped joined sum product0 lowest highest"
    " all total flipped largest chosen places smaller same turned shaped rows hot batch logShares single"
    " gradient"
).split()
TENSORS = {name: f"{name}:0" for name in NAMED} | {
    "y": "distinct:0",
    "idx": "distinct:1",
    "out": "left:0",
    "outIdx": "left:1",
}


def record(array):
    array = np.asarray(array)
    data = array.reshape(-1).tolist()
    if array.dtype.kind == "f":
        data = [float(str(np.float32(v))) for v in data]
    return {
        "shape": list(array.shape),
        "data": [v.decode() if isinstance(v, bytes) else v for v in data],
    }


graph_def = tf1.GraphDef.FromString(base64.b64decode((here / "graphdef.reference.txt").read_text()))
with tf1.Graph().as_default(), tf1.Session() as session:
    tf1.import_graph_def(graph_def, name="")
    session.run("init")
    results = session.run(TENSORS, FEEDS)
    session.run("sgd", FEEDS)
    results["trained"] = session.run("W:0")

lines = ",\n".join(
    f"{json.dumps(name)}: {json.dumps(record(value), ensure_ascii=False)}"
    for name, value in results.items()
)
(here / "graphdef.reference.json").write_text(
    f'{{"tensorflow": "{tf.__version__}", "nodes": {len(graph_def.node)}, "results": {{\n{lines}\n}}}}\n',
    encoding="utf-8",
)
