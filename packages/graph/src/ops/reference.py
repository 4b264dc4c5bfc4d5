"""Freezes what TensorFlow 2.21's graph mode answers for every operation of @firstgrad/graph.

    python reference.py            writes <operation>.reference.json for all operations
    python reference.py pow where  only these

Each case feeds placeholders of static shape into a fresh graph with the graph optimizer off, so
that neither constant folding nor arithmetic rewrites touch the answer.

outputs    what session.run gives; int64 is recorded as int32, float64 as float32
gradients  tf.gradients of reduce_sum(first output * weights), weights = 1, 2, 3, ... in the shape
           of that output; one entry per input, null where TensorFlow gives none; the whole field
           is null when the first output is not float32, or TensorFlow cannot differentiate the
           operation: the case then says why in gradientError
error      null, or what refused: TypeError, ValueError and IndexError when the graph is built,
           InvalidArgument when it runs
"""

import json
import math
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()
tf1.logging.set_verbosity(tf1.logging.ERROR)

NAN, INF = math.nan, math.inf
I32_MAX, I32_MIN = 2**31 - 1, -(2**31)
DTYPES = {
    "float32": np.float32,
    "int32": np.int32,
    "int16": np.int16,
    "bool": np.bool_,
    "string": np.object_,
}


def tensor(dtype, shape, data):
    assert len(data) == math.prod(shape), (shape, data)
    return {"dtype": dtype, "shape": list(shape), "data": list(data)}


def f32(shape, data):
    return tensor("float32", shape, data)


def i32(shape, data):
    return tensor("int32", shape, data)


def i16(shape, data):
    return tensor("int16", shape, data)


def boolean(shape, data):
    return tensor("bool", shape, data)


def text(shape, data):
    return tensor("string", shape, data)


def vec(*data):
    return f32([len(data)], data)


def ints(*data):
    return i32([len(data)], data)


def shorts(*data):
    return i16([len(data)], data)


def bools(*data):
    return boolean([len(data)], data)


def words(*data):
    return text([len(data)], data)


def count(shape, start=1):
    return f32(shape, [float(start + i) for i in range(math.prod(shape))])


def case(name, *inputs, **options):
    return name, inputs, options


# --- Cases -------------------------------------------------------------------------------------

WRONG_SHAPES = case("shapes that do not broadcast", count([3, 4]), count([5]))
MIXED = case("float32 with int32", vec(1, 2), ints(1, 2))

BROADCASTS = [
    case("same shape", f32([2, 2], [1, -2, 3.5, 0]), f32([2, 2], [4, 5, -6, 0.1])),
    case("scalars", f32([], [3]), f32([], [-0.5])),
    case("scalar on the left", f32([], [2]), count([2, 3])),
    case("scalar on the right", count([2, 3]), f32([], [2])),
    case("row on the right", count([2, 3]), f32([3], [10, 20, 30])),
    case("row on the left", f32([3], [10, 20, 30]), count([2, 3])),
    case("column and row", f32([2, 1], [1, 2]), f32([1, 3], [10, 20, 30])),
    case("ones inside", f32([2, 1, 2], [1, 2, 3, 4]), f32([3, 1], [5, 6, 7])),
    case("one element against a matrix", f32([1], [3]), count([2, 2])),
    case("empty", f32([0], []), f32([0], [])),
    case("empty with a scalar", f32([0, 3], []), f32([], [2])),
    case("empty with a row", f32([0, 3], []), f32([3], [1, 2, 3])),
    case("empty with one", f32([0], []), f32([1], [1])),
    case("NaN and infinities", vec(NAN, INF, -INF, INF, 1, 0), vec(1, 1, INF, -INF, NAN, INF)),
    WRONG_SHAPES,
    case("empty against three", f32([0], []), vec(1, 2, 3)),
    MIXED,
    case("int16 with int32", shorts(1), ints(1)),
    case("bool", bools(True, False), bools(True, True)),
]
INT_WRAP = [
    case("int32", i32([2, 2], [1, -2, 3, 4]), i32([2], [10, 20])),
    case("int32 wraps", ints(I32_MAX, I32_MIN, 65536, -65537), ints(I32_MAX, I32_MIN, 65536, 65539)),
    case("int32 product beyond 53 bits", ints(123456789, 2147483647), ints(987654321, 2147483629)),
    case("int16 wraps", shorts(32767, -32768, 300, -7), shorts(2, 32767, 300, 7)),
]
STRING_JOIN = [case("strings", text([2, 1], ["a", "图"]), text([2], ["x", ""]))]
STRING_REFUSED = [case("strings", words("a"), words("b"))]

UNARY_SHAPES = [
    case("matrix", f32([2, 3], [1, 2, 3, 0.25, 0.5, 10])),
    case("scalar", f32([], [2])),
    case("one element", vec(3)),
    case("empty", f32([0, 2], [])),
    case("negative and zero", vec(-2, -0.5, 0, 0.5)),
    case("NaN and infinities", vec(NAN, INF, -INF)),
    case("very small and very large", vec(1e-38, 1e-20, 1e20, 3e38)),
    case("bool", bools(True)),
    case("strings", words("a")),
]
UNARY_INTS = [
    case("int32", ints(-3, 0, 1, 2, 7)),
    case("int32 extremes", ints(I32_MIN, I32_MAX, 46341, -65536)),
    case("int16", shorts(-3, 0, 1, 7)),
    case("int16 extremes", shorts(-32768, 32767, 200)),
]

CUBE = count([2, 2, 3])
REDUCE_SHAPES = [
    case("all", f32([2, 3], [1, 5, 3, 4, 2, 6])),
    case("axis 0", f32([2, 3], [1, 5, 3, 4, 2, 6]), axis=0),
    case("axis 1", f32([2, 3], [1, 5, 3, 4, 2, 6]), axis=1),
    case("axis -1, keepDims", f32([2, 3], [1, 5, 3, 4, 2, 6]), axis=-1, keepDims=True),
    case("all, keepDims", f32([2, 3], [1, 5, 3, 4, 2, 6]), keepDims=True),
    case("axes 0 and 2", CUBE, axis=[0, 2]),
    case("axes -1 and 0, keepDims", CUBE, axis=[-1, 0], keepDims=True),
    case("middle axis", CUBE, axis=1),
    case("no axes", CUBE, axis=[]),
    case("scalar", f32([], [4])),
    case("one element", vec(4)),
    case("empty", f32([0], [])),
    case("empty axis", f32([0, 3], []), axis=0),
    case("the other axis of an empty", f32([0, 3], []), axis=1),
    case("NaN", f32([2, 2], [1, NAN, 2, 3]), axis=1),
    case("NaN first and last", f32([2, 3], [NAN, 1, 2, 1, 2, NAN]), axis=1),
    case("infinities", f32([3, 2], [INF, 1, -INF, 2, INF, -INF]), axis=1),
    case("only NaN", vec(NAN, NAN)),
    case("ties and negatives", vec(-3, -3, -5, -5)),
    case("int32", i32([2, 3], [1, 5, -3, 4, 2, 6]), axis=1),
    case("int32 extremes", ints(I32_MAX, I32_MAX, 3)),
    case("int16", shorts(30000, 30000, -5)),
    case("empty int32", i32([0], [])),
    case("axis out of range", CUBE, axis=3),
    case("negative axis out of range", CUBE, axis=-4),
    case("the same axis twice", CUBE, axis=[0, 0]),
    case("the same axis by two names", CUBE, axis=[0, -3]),
    case("bool", bools(True, False)),
    case("strings", words("a")),
]

MATRIX_2X3 = f32([2, 3], [1, 2, 3, 4, 5, 6])
MATRIX_3X2 = f32([3, 2], [7, -8, 9, 0.5, 11, 12])

CASES = {
    "add": BROADCASTS + INT_WRAP + STRING_JOIN,
    "subtract": BROADCASTS + INT_WRAP + STRING_REFUSED,
    "multiply": BROADCASTS + INT_WRAP + STRING_REFUSED,
    "div": BROADCASTS
    + [
        case("by zero", vec(1, -1, 0, 1, NAN), vec(0, 0, 0, -0.0, 0)),
        case("int32 rounds down", ints(7, -7, 7, -7, 6, 0), ints(2, 2, -2, -2, 3, -5)),
        case("int32 broadcasts", i32([2, 2], [9, -9, 10, -10]), i32([], [4])),
        case("int32 by zero", ints(1, 0), ints(1, 0)),
        case("int16 rounds down", shorts(7, -7, 32767), shorts(2, 2, -2)),
        case("empty int32 by zero", i32([0], []), i32([], [0])),
    ]
    + STRING_REFUSED,
    "divide": BROADCASTS
    + [
        case("by zero", vec(1, -1, 0, 1, NAN), vec(0, 0, 0, -0.0, 0)),
        case("int32 is true division", ints(7, -7, 1, I32_MAX), ints(2, 2, 3, -1)),
        case("int32 by zero", ints(1, -1, 0), ints(0, 0, 0)),
        case("int16 is true division", shorts(7, -7), shorts(2, 3)),
    ]
    + STRING_REFUSED,
    "pow": BROADCASTS
    + [
        case("negative bases", vec(-2, -2, -2, -8, -1, -0.5), vec(2, 3, 0.5, 1 / 3, INF, -3)),
        case("zero bases", vec(0, 0, 0, 0, -0.0), vec(0, 2, -1, 0.5, -1)),
        case("zero and one exponents", vec(NAN, INF, -3, 5), vec(0, 0, 0, 1)),
        case("one as base", vec(1, 1), vec(NAN, INF)),
        case("overflow and underflow", vec(10, 10, 2), vec(50, -50, 127)),
        case("int32", ints(2, -3, 0, 7, -1), ints(10, 3, 0, 1, 5)),
        case("int32 wraps", ints(3, 2, 2, -7), ints(40, 31, 32, 21)),
        case("int32 negative exponent", ints(2, 3), ints(2, -1)),
        case("int32 one to a negative exponent", ints(1), ints(-1)),
        case("int16", shorts(3, -2), shorts(4, 3)),
    ]
    + STRING_REFUSED,
    "addN": [
        case("three", vec(1, 2), vec(10, 20), vec(100, 200)),
        case("one", f32([2, 1], [1, 2])),
        case("scalars", f32([], [1]), f32([], [2])),
        case("int32 wraps", ints(I32_MAX, 1), ints(1, 1)),
        case("int16 wraps", shorts(32767, 1), shorts(1, 1)),
        case("empty", f32([0], []), f32([0], [])),
        case("NaN and infinities", vec(NAN, INF, INF), vec(1, 1, -INF)),
        case("does not broadcast", count([2, 2]), f32([2], [1, 2])),
        case("mixed dtypes", vec(1), ints(1)),
        case("bool", bools(True), bools(True)),
    ],
    "scalarMul": [
        case("vector", f32([], [3]), vec(1, -2, 0.5)),
        case("matrix", f32([], [-1]), count([2, 2])),
        case("scalar", f32([], [3]), f32([], [4])),
        case("empty", f32([], [3]), f32([0, 2], [])),
        case("NaN", f32([], [NAN]), vec(0, 1)),
        case("infinity times zero", f32([], [INF]), vec(0, -1)),
        case("int32 wraps", i32([], [3]), ints(I32_MAX, -4)),
        case("int16 wraps", i16([], [3]), shorts(32767, -4)),
        case("a vector for the scalar", vec(1, 2), vec(3, 4)),
        case("mixed dtypes", i32([], [3]), vec(1)),
    ],
    "negative": UNARY_SHAPES + UNARY_INTS,
    "abs": UNARY_SHAPES + UNARY_INTS,
    "sign": UNARY_SHAPES + UNARY_INTS,
    "square": UNARY_SHAPES + UNARY_INTS,
    "sqrt": UNARY_SHAPES + [case("int32", ints(4))],
    "rsqrt": UNARY_SHAPES + [case("int32", ints(4))],
    "reciprocal": UNARY_SHAPES
    + [
        case("int32", ints(1, -1, 2, -2, I32_MIN)),
        case("int32 of zero", ints(1, 0)),
        case("int16", shorts(1, -1, 3)),
    ],
    "exp": UNARY_SHAPES + [case("overflow", vec(88, 89, -103, -104, 1000)), case("int32", ints(1))],
    "log": UNARY_SHAPES + [case("minus zero", vec(-0.0, 1)), case("int32", ints(1))],
    "relu": UNARY_SHAPES + [case("int32", ints(-3, 0, 4)), case("int16", shorts(-3, 0, 4))],
    "sigmoid": UNARY_SHAPES
    + [case("saturated", vec(-1000, -100, -17, 17, 100, 1000)), case("int32", ints(1))],
    "tanh": UNARY_SHAPES
    + [case("saturated", vec(-1000, -9, -1e-4, 1e-4, 9, 1000)), case("int32", ints(1))],
    "reduceSum": REDUCE_SHAPES,
    "reduceProd": REDUCE_SHAPES
    + [
        case("one zero", f32([2, 3], [1, 0, 3, 4, 5, 6]), axis=1),
        case("two zeros", vec(2, 0, 0)),
        case("int32 wraps", ints(123456, 654321, 7)),
    ],
    "reduceMin": REDUCE_SHAPES,
    "reduceMax": REDUCE_SHAPES,
    "reduceMean": REDUCE_SHAPES
    + [
        case("int32 rounds to zero", i32([2, 2], [-7, 2, 7, -2]), axis=1),
        case("int32 divides once, at the end", i32([2, 3], [1, 1, 1, -1, -1, -3]), axis=1),
        case("int16 rounds to zero", shorts(7, 7, 6)),
    ],
    "reduceAll": [
        case("all", boolean([2, 2], [True, True, True, False])),
        case("axis 0", boolean([2, 2], [True, True, True, False]), axis=0),
        case("axis -1, keepDims", boolean([2, 2], [True, True, True, False]), axis=-1, keepDims=True),
        case("axes", boolean([2, 1, 2], [True, True, True, False]), axis=[0, 1]),
        case("no axes", bools(True, False), axis=[]),
        case("scalar", boolean([], [True])),
        case("empty", boolean([0], [])),
        case("empty axis", boolean([0, 2], []), axis=0),
        case("axis out of range", bools(True), axis=1),
        case("float32", vec(1, 0)),
        case("int32", ints(1, 0)),
    ],
    "argmax": [
        case("default axis", f32([2, 3], [1, 5, 3, 4, 2, 6])),
        case("axis 1", f32([2, 3], [1, 5, 3, 4, 2, 6]), axis=1),
        case("axis -1", CUBE, axis=-1),
        case("axis -2", CUBE, axis=-2),
        case("ties take the first", f32([2, 3], [3, 3, 1, 0, 7, 7]), axis=1),
        case("NaN first", vec(NAN, 7, 9)),
        case("NaN inside", vec(7, NAN, 9)),
        case("NaN last", vec(7, 9, NAN)),
        case("only NaN", vec(NAN, NAN)),
        case("infinities", vec(-INF, 3, INF, INF)),
        case("only minus infinity", vec(-INF, -INF)),
        case("vector", vec(1, 3, 2)),
        case("one element", vec(1)),
        case("int32", ints(-5, I32_MAX, I32_MIN, I32_MAX)),
        case("int16", shorts(-5, 8, 3)),
        case("bool", bools(False, True, True)),
        case("zeros of either sign", vec(-0.0, 0.0)),
        case("empty axis", f32([0, 3], []), axis=0),
        case("the other axis of an empty", f32([0, 3], []), axis=1),
        case("scalar", f32([], [3])),
        case("axis out of range", vec(1, 2), axis=1),
        case("strings", words("a", "b")),
    ],
    "where": [
        case("coordinates of a matrix", boolean([2, 2], [True, False, True, True])),
        case("coordinates of a vector", bools(False, True, True)),
        case("coordinates of a scalar", boolean([], [True])),
        case("coordinates of a cube", boolean([1, 2, 2], [False, True, True, False])),
        case("coordinates: none", bools(False, False)),
        case("coordinates of an empty", boolean([0, 2], [])),
        case("coordinates of float32", vec(0, 1, NAN, -0.0, -2)),
        case("coordinates of int32", ints(0, -1, 5)),
        case("choose", bools(True, False, True), vec(1, 2, 3), vec(10, 20, 30)),
        case("choose: NaN stays on its side", bools(True, False), vec(1, NAN), vec(NAN, 4)),
        case("choose by scalar", boolean([], [False]), vec(1, 2), vec(10, 20)),
        case("choose scalars by a vector", bools(True, False), f32([], [1]), f32([], [2])),
        case("choose by column", boolean([2, 1], [True, False]), count([2, 2]), f32([2, 2], [0] * 4)),
        case("choose by row", bools(True, False), count([2, 2]), f32([2, 2], [0] * 4)),
        case("choose between row and column", bools(True, False), vec(1, 2), f32([2, 1], [7, 8])),
        case("choose int32", bools(True, False), ints(1, 2), ints(3, 4)),
        case("choose bool", bools(True, False), bools(False, False), bools(True, True)),
        case("choose strings", bools(True, False), words("a", "b"), words("c", "d")),
        case("choose: empty", boolean([0], []), f32([0], []), f32([0], [])),
        case("choose: mixed dtypes", bools(True), vec(1), ints(1)),
        case("choose: shapes that do not broadcast", bools(True, False), vec(1, 2, 3), vec(1, 2, 3)),
        case("choose: condition of float32", vec(1, 0), vec(1, 2), vec(3, 4)),
    ],
    "unique": [
        case("float32", vec(3, 1, 3, 2, 1)),
        case("int32", ints(5, 5, -1, 5)),
        case("int16", shorts(5, 5, -1)),
        case("bool", bools(True, False, True)),
        case("strings", words("b", "a", "b", "图", "图")),
        case("zeros of either sign", vec(0.0, -0.0)),
        case("NaN", vec(NAN, 1, NAN)),
        case("one element", vec(7)),
        case("empty", f32([0], [])),
        case("matrix", count([2, 2])),
        case("scalar", f32([], [1])),
    ],
    "setdiff1d": [
        case("float32", vec(1, 2, 3, 4, 5, 6), vec(1, 3, 5)),
        case("repeats stay", ints(3, 1, 3, 2), ints(1)),
        case("int16", shorts(3, 1, 3, 2), shorts(1)),
        case("nothing left", ints(1, 2), ints(2, 1, 3)),
        case("nothing to take", vec(1, 2), f32([0], [])),
        case("from nothing", f32([0], []), vec(1)),
        case("strings", words("a", "图", "c"), words("c")),
        case("bool", bools(True, False), bools(True)),
        case("NaN", vec(NAN, 1), vec(NAN)),
        case("matrix", count([2, 2]), vec(1)),
        case("mixed dtypes", vec(1), ints(1)),
    ],
    "matmul": [
        case("2x3 by 3x2", MATRIX_2X3, MATRIX_3X2),
        case("transposeA", MATRIX_3X2, MATRIX_3X2, transposeA=True),
        case("transposeB", MATRIX_2X3, f32([2, 3], [1, 0, -1, 2, 2, 2]), transposeB=True),
        case("both transposed", MATRIX_3X2, MATRIX_2X3, transposeA=True, transposeB=True),
        case("row by column", f32([1, 3], [1, 2, 3]), f32([3, 1], [4, 5, 6])),
        case("column by row", f32([3, 1], [1, 2, 3]), f32([1, 2], [4, 5])),
        case("one element", f32([1, 1], [3]), f32([1, 1], [-2])),
        case("batch", count([2, 2, 3]), count([2, 3, 1], -2)),
        case("batch, transposeA", count([2, 3, 2]), count([2, 3, 1], -2), transposeA=True),
        case("batch, transposeB", count([2, 2, 3]), count([2, 1, 3], -2), transposeB=True),
        case("batch broadcasts on the right", count([2, 2, 3]), count([3, 2], -2)),
        case("batch broadcasts on the left", count([2, 3], -1), count([2, 3, 1])),
        case("batch of one broadcasts", count([1, 2, 2]), count([2, 2, 2], -3)),
        case("two batch axes", count([2, 1, 1, 2]), count([1, 2, 2, 1])),
        case("nothing inside", f32([2, 0], []), f32([0, 3], [])),
        case("no rows", f32([0, 2], []), f32([2, 1], [1, 2])),
        case("empty batch", f32([0, 1, 2], []), f32([0, 2, 1], [])),
        case("NaN and infinities", f32([2, 2], [INF, 0, 1, 1]), f32([2, 2], [0, 1, NAN, 2])),
        case("int32", i32([2, 2], [1, 2, 3, -4]), i32([2, 1], [5, 6])),
        case("int32 wraps", i32([1, 2], [65536, 123456789]), i32([2, 1], [65537, 987654321])),
        case("int16", i16([1, 1], [2]), i16([1, 1], [3])),
        case("inner sizes differ", MATRIX_2X3, MATRIX_2X3),
        case("batches that do not broadcast", count([2, 1, 1]), count([3, 1, 1])),
        case("vector", MATRIX_2X3, vec(1, 2, 3)),
        case("mixed dtypes", f32([1, 1], [1]), i32([1, 1], [1])),
        case("bool", boolean([1, 1], [True]), boolean([1, 1], [True])),
    ],
    "transpose": [
        case("matrix", MATRIX_2X3),
        case("cube reverses", count([2, 3, 2])),
        case("perm 0 2 1", count([2, 3, 2]), perm=[0, 2, 1]),
        case("perm 2 0 1", count([2, 3, 1]), perm=[2, 0, 1]),
        case("identity", MATRIX_2X3, perm=[0, 1]),
        case("vector", vec(1, 2, 3)),
        case("scalar", f32([], [5])),
        case("four axes", count([1, 2, 2, 2]), perm=[3, 1, 0, 2]),
        case("empty", f32([0, 3], [])),
        case("int32", i32([2, 2], [1, 2, 3, 4])),
        case("int16", i16([2, 2], [1, 2, 3, 4])),
        case("bool", boolean([1, 2], [True, False])),
        case("strings", text([2, 2], ["a", "b", "c", "图"])),
        case("negative perm", MATRIX_2X3, perm=[-1, 0]),
        case("perm too short", count([2, 3, 2]), perm=[1, 0]),
        case("perm repeats", MATRIX_2X3, perm=[0, 0]),
        case("perm out of range", MATRIX_2X3, perm=[0, 2]),
    ],
    "reshape": [
        case("flatten", MATRIX_2X3, shape=[-1]),
        case("infer the first", MATRIX_2X3, shape=[-1, 2]),
        case("infer the last", count([2, 2, 3]), shape=[3, -1]),
        case("no inference", MATRIX_2X3, shape=[3, 2]),
        case("to scalar", vec(5), shape=[]),
        case("from scalar", f32([], [5]), shape=[1, 1]),
        case("infer one from a scalar", f32([], [5]), shape=[-1]),
        case("empty", f32([0, 3], []), shape=[3, 0]),
        case("infer an empty axis", f32([0, 3], []), shape=[-1, 5]),
        case("int32", ints(1, 2, 3, 4), shape=[2, 2]),
        case("bool", bools(True, False), shape=[2, 1]),
        case("strings", words("a", "图"), shape=[1, 2]),
        case("wrong count", MATRIX_2X3, shape=[4, 2]),
        case("does not divide", MATRIX_2X3, shape=[-1, 4]),
        case("two to infer", MATRIX_2X3, shape=[-1, -1]),
        case("below -1", MATRIX_2X3, shape=[-2, 3]),
        case("nothing to infer from", f32([0, 3], []), shape=[-1, 0]),
    ],
    "concat": [
        case("rows", MATRIX_2X3, count([1, 3], 7), axis=0),
        case("columns", f32([2, 1], [1, 2]), count([2, 2], 3), axis=1),
        case("axis -1", f32([2, 1], [1, 2]), count([2, 2], 3), axis=-1),
        case("three vectors", vec(1), vec(2, 3), vec(4), axis=0),
        case("middle axis of cubes", count([2, 1, 2]), count([2, 2, 2], 5), axis=1),
        case("one", MATRIX_2X3, axis=0),
        case("with an empty", vec(1, 2), f32([0], []), axis=0),
        case("only empties", f32([0, 2], []), f32([0, 2], []), axis=0),
        case("int32", ints(1), ints(2, 3), axis=0),
        case("int16", shorts(1), shorts(2, 3), axis=0),
        case("bool", bools(True), bools(False), axis=0),
        case("strings", words("a"), words("图", ""), axis=0),
        case("other sizes differ", count([2, 2]), count([2, 3]), axis=0),
        case("ranks differ", count([2, 2]), vec(1, 2), axis=0),
        case("axis out of range", vec(1), vec(2), axis=1),
        case("scalars", f32([], [1]), f32([], [2]), axis=0),
        case("mixed dtypes", vec(1), ints(1), axis=0),
    ],
    "softmax": [
        case("rows", f32([2, 3], [1, 2, 3, 0.5, 0.5, -1])),
        case("vector", vec(1, 2, 3)),
        case("axis 0", f32([2, 3], [1, 2, 3, 0.5, 0.5, -1]), axis=0),
        case("axis -2 of a cube", count([2, 2, 2]), axis=-2),
        case("plus and minus 1000", f32([2, 3], [1000, -1000, 0, 1000, 1000, 999])),
        case("infinities", f32([2, 2], [-INF, 0, INF, 0])),
        case("NaN", vec(NAN, 1)),
        case("only minus infinity", vec(-INF, -INF)),
        case("one class", f32([2, 1], [5, -5])),
        case("empty", f32([0, 3], [])),
        case("axis out of range", vec(1, 2), axis=1),
        case("int32", ints(1, 2)),
    ],
    "softmaxCrossEntropyWithLogits": [
        case("one-hot", f32([2, 3], [0, 0, 1, 1, 0, 0]), f32([2, 3], [1, 2, 3, 0.5, 0.5, -1])),
        case("soft labels", f32([1, 3], [0.2, 0.3, 0.5]), f32([1, 3], [1, -1, 0])),
        case("labels that do not sum to one", f32([1, 2], [1, 1]), f32([1, 2], [2, 0])),
        case("extreme logits", f32([2, 2], [1, 0, 0, 1]), f32([2, 2], [1000, -1000, 1000, -1000])),
        case("infinite logits", f32([2, 2], [1, 0, 0, 1]), f32([2, 2], [-INF, 0, INF, 0])),
        case("NaN logits", f32([1, 2], [1, 0]), f32([1, 2], [NAN, 1])),
        case("vector", vec(0, 1), vec(1, 3)),
        case("cube", f32([1, 2, 2], [1, 0, 0, 1]), count([1, 2, 2])),
        case("labels broadcast", f32([1, 2], [1, 0]), count([2, 2])),
        case("one class", f32([2, 1], [1, 1]), f32([2, 1], [5, -5])),
        case("empty", f32([0, 3], []), f32([0, 3], [])),
        case("sizes differ", f32([1, 2], [1, 0]), count([1, 3])),
        case("int32 labels", i32([1, 2], [1, 0]), count([1, 2])),
        case("scalars", f32([], [1]), f32([], [1])),
    ],
}

BUILDERS = {
    "add": lambda x, **_: tf1.add(*x),
    "addN": lambda x, **_: tf1.add_n(x),
    "subtract": lambda x, **_: tf1.subtract(*x),
    "multiply": lambda x, **_: tf1.multiply(*x),
    "scalarMul": lambda x, **_: tf1.scalar_mul(*x),
    "div": lambda x, **_: tf1.div(*x),
    "divide": lambda x, **_: tf1.divide(*x),
    "pow": lambda x, **_: tf1.pow(*x),
    "relu": lambda x, **_: tf1.nn.relu(*x),
    "reciprocal": lambda x, **_: tf1.reciprocal(*x),
    "argmax": lambda x, axis=None, **_: tf1.argmax(x[0], axis),
    # tf.where of TensorFlow 2: the condition broadcasts.
    "where": lambda x, **_: tf1.where_v2(*x),
    "unique": lambda x, **_: tf1.unique(*x),
    "setdiff1d": lambda x, **_: tf1.setdiff1d(*x),
    "matmul": lambda x, transposeA=False, transposeB=False, **_: tf1.matmul(
        *x, transpose_a=transposeA, transpose_b=transposeB
    ),
    "transpose": lambda x, perm=None, **_: tf1.transpose(*x, perm=perm),
    "reshape": lambda x, shape, **_: tf1.reshape(x[0], np.array(shape, np.int32)),
    "concat": lambda x, axis, **_: tf1.concat(x, axis),
    "softmax": lambda x, axis=-1, **_: tf1.nn.softmax(*x, axis=axis),
    # The version of TensorFlow 2: labels get gradients too.
    "softmaxCrossEntropyWithLogits": lambda x, **_: tf1.nn.softmax_cross_entropy_with_logits_v2(
        labels=x[0], logits=x[1]
    ),
}
for unary in ["negative", "abs", "sign", "square", "sqrt", "rsqrt", "exp", "log", "sigmoid", "tanh"]:
    BUILDERS[unary] = lambda x, f=getattr(tf1, unary), **_: f(*x)
for camel, snake in {
    "reduceSum": "reduce_sum",
    "reduceProd": "reduce_prod",
    "reduceMin": "reduce_min",
    "reduceMax": "reduce_max",
    "reduceMean": "reduce_mean",
    "reduceAll": "reduce_all",
}.items():
    BUILDERS[camel] = lambda x, axis=None, keepDims=False, f=getattr(tf1, snake), **_: f(
        x[0], axis=None if axis is None else np.array(axis, np.int32), keepdims=keepDims
    )


# --- Asking and recording ----------------------------------------------------------------------


def session():
    config = tf1.ConfigProto(intra_op_parallelism_threads=1, inter_op_parallelism_threads=1)
    config.graph_options.optimizer_options.opt_level = -1
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    return tf1.Session(config=config)


def number(value):
    """The shortest text that reads back as the same float32, or a name JSON can carry."""
    value = np.float32(value)
    if np.isnan(value):
        return "NaN"
    if np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 2**24:
        return -0.0 if value == 0 and np.signbit(value) else int(value)
    return float(str(value))


def record(array):
    array = np.asarray(array)
    kind = array.dtype.kind
    flat = array.reshape(-1)
    if kind == "f":
        dtype, data = "float32", [number(v) for v in flat]
    elif kind == "b":
        dtype, data = "bool", [bool(v) for v in flat]
    elif kind == "i":
        dtype = "int16" if array.dtype == np.int16 else "int32"
        data = [int(v) for v in flat]
    else:
        dtype = "string"
        data = [v.decode() if isinstance(v, bytes) else str(v) for v in flat]
    return {"dtype": dtype, "shape": list(array.shape), "data": data}


def ask(op, name, inputs, options):
    arrays = [np.array(i["data"], DTYPES[i["dtype"]]).reshape(i["shape"]) for i in inputs]
    answer = {
        "name": name,
        "inputs": [record(a) for a in arrays],
        "options": options,
        "outputs": None,
        "gradients": None,
        "error": None,
    }
    with tf1.Graph().as_default(), session() as run:
        try:
            nodes = [tf1.placeholder(tf.as_dtype(i["dtype"]), i["shape"]) for i in inputs]
            feeds = dict(zip(nodes, arrays))
            made = BUILDERS[op](nodes, **options)
            outputs = list(made) if isinstance(made, tuple) else [made]
            answer["outputs"] = [record(o) for o in run.run(outputs, feeds)]
        except (TypeError, ValueError, IndexError) as refused:
            answer["error"] = type(refused).__name__
        except tf.errors.InvalidArgumentError:
            answer["error"] = "InvalidArgument"
        else:
            try:
                answer["gradients"] = gradients(run, outputs[0], nodes, feeds)
            except (LookupError, ValueError, tf.errors.InvalidArgumentError) as refused:
                answer["gradientError"] = type(refused).__name__
    return answer


def gradients(run, y, nodes, feeds):
    shape = run.run(tf1.shape(y), feeds).tolist()
    if y.dtype != tf.float32:
        return None
    weights = np.arange(1, math.prod(shape) + 1, dtype=np.float32).reshape(shape)
    found = tf1.gradients(tf1.reduce_sum(y * weights), nodes)
    return [None if g is None else record(run.run(tf.convert_to_tensor(g), feeds)) for g in found]


def write(op):
    answers = [ask(op, *asked) for asked in CASES[op]]
    lines = ",\n".join(
        json.dumps(a, ensure_ascii=False, separators=(",", ":"), allow_nan=False) for a in answers
    )
    head = json.dumps({"op": op, "tensorflow": tf.__version__})[:-1]
    path = Path(__file__).parent / f"{op}.reference.json"
    path.write_text(f'{head}, "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{path.name}: {len(answers)} cases, {sum(a['error'] is not None for a in answers)} refused")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or CASES:
        write(wanted)
