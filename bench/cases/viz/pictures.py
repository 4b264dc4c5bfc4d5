"""The pictures of pictures.mjs from the same numbers, drawn by matplotlib."""

import gzip
import io
import pathlib
import re
import sys

import matplotlib
import numpy as np
from matplotlib.figure import Figure

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "training" / "python"))
from numbers_shared import numbers_at

# Letters as text, as the others write them; by itself matplotlib draws their outlines.
matplotlib.rcParams["svg.fonttype"] = "none"

INCH = 72
BIN_WIDTH = 0.2


def normals(seed, length):
    index = np.arange(length)
    radius = np.sqrt(-2 * np.log(1 - numbers_at(seed, 2 * index)))
    return radius * np.cos(2 * np.pi * numbers_at(seed, 2 * index + 1))


def loss(name, seed, floor):
    x = np.arange(1000.0)
    return name, x, floor + 2.2 * np.exp(-x / 180) + 0.05 * normals(seed, 1000)


def animals(name, seed, length, x, y):
    return name, x + normals(seed, length), y + 6 * normals(seed + 1, length)


def long_loss():
    x = np.arange(100_000.0)
    return "training", x, 1 + np.exp(-x / 18_000) + 0.2 * normals(3, 100_000)


def cells():
    row, column = np.mgrid[0:28, 0:28]
    return np.sin(column / 4) * np.cos(row / 5) + 0.3 * numbers_at(11, 28 * row + column)


PICTURES = {
    "lines": lambda: ("Loss of a run", "step", "cross-entropy", [loss("training", 1, 0.1), loss("validation", 2, 0.3)]),
    "longLine": lambda: ("Loss of a long run", "step", "cross-entropy", [long_loss()]),
    "scatter": lambda: (
        "Weight and length of animals",
        "weight",
        "length",
        [animals("cat", 4, 667, 4, 46), animals("rabbit", 6, 667, 2, 32), animals("dog", 8, 666, 8, 60)],
    ),
    "histogram": lambda: ("Weights of a layer", "weight", "count", normals(10, 10_000)),
    "heatmap": lambda: ("What a channel answers", "column", "row", cells()),
}


def lines(figure, axes, series):
    axes.grid(axis="y")
    for name, x, y in series:
        axes.plot(x, y, label=name)
    if len(series) > 1:
        axes.legend()


def scatter(figure, axes, series):
    axes.grid(axis="y")
    for (name, x, y), marker in zip(series, "os^"):
        axes.scatter(x, y, 20, label=name, marker=marker, alpha=0.75)
    axes.legend()


def histogram(figure, axes, values):
    axes.grid(axis="y")
    first, last = np.floor(values.min() / BIN_WIDTH), np.ceil(values.max() / BIN_WIDTH)
    axes.hist(values, np.arange(first, last + 1) * BIN_WIDTH)


def heatmap(figure, axes, values):
    figure.colorbar(axes.imshow(values, aspect="auto"))


DRAWINGS = {"lines": lines, "longLine": lines, "scatter": scatter, "histogram": histogram, "heatmap": heatmap}


def draw(name, picture, file):
    """Without pyplot, which would load more and remember every figure."""
    title, x, y, content = picture
    figure = Figure((640 / INCH, 400 / INCH), INCH)
    axes = figure.subplots()
    axes.set(title=title, xlabel=x, ylabel=y)
    DRAWINGS[name](figure, axes, content)
    figure.savefig(file, format="svg")


def drawn(name, picture):
    file = io.StringIO()
    draw(name, picture, file)
    return file.getvalue()


def facts_of(svg, picture):
    """What facts.mjs finds."""
    title, x, y, content = picture
    series = content if isinstance(content, list) else []
    numbers = [part for _, *xy in series for part in xy] or [content]
    words = [title, x, y, *(name for name, *_ in series if len(series) > 1)]
    return {
        "isSVG": re.search(r"<svg[\s>].*</svg>", svg, re.S) is not None,
        "missing": [word for word in words if word not in svg],
        "marks": len(re.findall(r"<(?:path|rect|circle|use)[\s>]", svg)),
        "corners": sum(len(re.findall("[ML]", d)) for d in re.findall(r'\sd="[^"]*"', svg)),
        "images": len(re.findall(r"<image[\s>]", svg)),
        "bytes": len(svg.encode()),
        "gzipped": len(gzip.compress(svg.encode(), 6)),
        "sum": float(sum(part.sum() for part in numbers)),
    }
