"""Reads a folder as TensorBoard does, and prints what it found as JSON: for tensorboard.test.ts."""

import json
import math
import sys

from google.protobuf import text_format
from tensorboard.backend.event_processing import event_accumulator
from tensorboard.plugins.custom_scalar import layout_pb2
from tensorboard.plugins.hparams import plugin_data_pb2
from tensorboard.plugins.pr_curve import plugin_data_pb2 as pr_curve_pb2
from tensorboard.plugins.projector import projector_config_pb2
from tensorboard.util import tensor_util

folder = sys.argv[1]
accumulator = event_accumulator.EventAccumulator(folder, size_guidance={"tensors": 0})
accumulator.Reload()


def tensor(tag):
    (event,) = accumulator.Tensors(tag)
    return tensor_util.make_ndarray(event.tensor_proto)


def strings(tag):
    return [value.decode() for value in tensor(tag).ravel()]


def metadata(tag):
    return accumulator.SummaryMetadata(tag)


def hparams(tag):
    return plugin_data_pb2.HParamsPluginData.FromString(metadata(tag).plugin_data.content)


def plain(value):
    return getattr(value, value.WhichOneof("kind"))


(loss,) = accumulator.Tensors("loss")
experiment = hparams("_hparams_/experiment").experiment
start = hparams("_hparams_/session_start_info").session_start_info
picture = tensor("picture").ravel()
layout = layout_pb2.Layout.FromString(tensor("custom_scalars__config__").item())
with open(folder + "/projector_config.pbtxt") as file:
    projector = text_format.Parse(file.read(), projector_config_pb2.ProjectorConfig())


def chart(one):
    if one.HasField("multiline"):
        return list(one.multiline.tag)
    (series,) = one.margin.series
    return [series.value, series.lower, series.upper]


print(
    json.dumps(
        {
            "loss": {
                "plugin": metadata("loss").plugin_data.plugin_name,
                "class": metadata("loss").data_class,
                "step": loss.step,
                "time": loss.wall_time,
                "value": float(tensor("loss")),
            },
            "description": metadata("loss").summary_description,
            "nothing": "nan" if math.isnan(tensor("nothing")) else "a number",
            "picture": [picture[0].decode(), picture[1].decode(), len(picture) - 2],
            "weights": tensor("weights").ravel().tolist(),
            "words": strings("words"),
            "rows": strings("rows"),
            "graph": accumulator._graph.hex(),
            "hparams": {name: plain(value) for name, value in start.hparams.items()},
            "columns": [[info.name, info.type] for info in experiment.hparam_infos],
            "metrics": [info.name.tag for info in experiment.metric_infos],
            "status": hparams("_hparams_/session_end_info").session_end_info.status,
            "layout": [
                [one.title, one.closed, one.chart[0].title, chart(one.chart[0])]
                for one in layout.category
            ],
            "curve": {
                "thresholds": pr_curve_pb2.PrCurvePluginData.FromString(
                    metadata("cats/pr_curves").plugin_data.content
                ).num_thresholds,
                "truePositives": tensor("cats/pr_curves")[0].tolist(),
            },
            "embeddings": [
                [one.tensor_name, one.tensor_path, one.metadata_path]
                for one in projector.embeddings
            ],
        }
    )
)
