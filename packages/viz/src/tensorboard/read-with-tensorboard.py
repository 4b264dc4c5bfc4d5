"""Reads a folder with runs `first` and `second` as TensorBoard does, and prints what it found as JSON:
for tensorboard.test.ts."""

import argparse
import base64
import json
import math
import sys

from google.protobuf import text_format
from tensorboard.backend.event_processing import data_ingester, event_accumulator
from tensorboard.context import RequestContext
from tensorboard.plugins.custom_scalar import layout_pb2
from tensorboard.plugins.hparams import plugin_data_pb2
from tensorboard.plugins.pr_curve import plugin_data_pb2 as pr_curve_pb2
from tensorboard.plugins.projector import projector_config_pb2
from tensorboard.util import tensor_util

logdir = sys.argv[1]
folder = logdir + "/first"
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


# What the charts are drawn from: the ingester with the flags of `tensorboard --logdir`.
ingester = data_ingester.LocalDataIngester(
    argparse.Namespace(
        logdir=logdir,
        logdir_spec="",
        samples_per_plugin={},
        purge_orphaned_data=True,
        max_reload_threads=1,
        reload_multifile=False,
        reload_multifile_inactive_secs=86400,
        detect_file_replacement=None,
        reload_interval=0,
        reload_task="blocking",
    )
)
ingester.start()
provider = ingester.data_provider
context = RequestContext()


def number(value):
    """JSON has no words for what is not finite; these are those of JavaScript."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def element(value):
    return base64.b64encode(value).decode() if isinstance(value, bytes) else number(value)


def array(values):
    return {
        "type": str(values.dtype),
        "shape": list(values.shape),
        "values": [element(value) for value in values.ravel().tolist()],
    }


def blobs(sequence):
    return [element(provider.read_blob(context, blob_key=one.blob_key)) for one in sequence.values]


def ingested(kind, value_of):
    """Everything of a kind: by run, plugin and tag, what is listed and what is read."""
    found = {}
    for plugin in sorted(provider.list_plugins(context, experiment_id="")):
        asked = {"experiment_id": "", "plugin_name": plugin}
        listed = getattr(provider, "list_" + kind)(context, **asked)
        # More than any tag here has, so that nothing is left out.
        read = getattr(provider, "read_" + kind)(context, **asked, downsample=100_000)
        for run, tags in listed.items():
            for tag, series in tags.items():
                found.setdefault(run, {}).setdefault(plugin, {})[tag] = {
                    "content": (series.plugin_content or b"").hex(),
                    "description": series.description,
                    "lastStep": series.max_step,
                    "lastTimeMs": 1000 * series.max_wall_time,
                    "steps": [one.step for one in read[run][tag]],
                    "timesMs": [1000 * one.wall_time for one in read[run][tag]],
                    "values": [value_of(one) for one in read[run][tag]],
                }
    return found


print(
    json.dumps(
        {
            "runs": {
                run.run_id: 1000 * run.start_time
                for run in provider.list_runs(context, experiment_id="")
            },
            "scalars": ingested("scalars", lambda one: number(one.value)),
            "tensors": ingested("tensors", lambda one: array(one.numpy)),
            "blobs": ingested("blob_sequences", blobs),
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
