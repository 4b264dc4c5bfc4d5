"""Makes npy.reference.json with NumPy: files of np.save and np.savez, and what is in them."""

import base64
import io
import json
import pathlib
import zlib

import numpy as np
from numpy.lib import format as npy_format


def base64_of(data):
    return base64.b64encode(data).decode()


def values_of(array):
    """In C order; as text, because JSON has no NaN, infinity, -0 or 64-bit integers."""
    if array.dtype == bool:
        return [str(int(value)) for value in array.ravel()]
    if array.dtype.kind == "f":
        return [repr(float(value)) for value in array.ravel()]
    return [str(int(value)) for value in array.ravel()]


def saved(array, version=None):
    file = io.BytesIO()
    npy_format.write_array(file, array, version=version, allow_pickle=True)
    return file.getvalue()


def case(name, array, version=None):
    return {
        "name": name,
        "dtype": array.dtype.newbyteorder("=").name,
        "shape": list(array.shape),
        "values": values_of(array),
        "file": base64_of(saved(array, version)),
    }


floats = [0.0, -0.0, 1.5, -2.25, 65504.0, 6e-8, 0.1, float("inf"), float("-inf"), float("nan")]
cases = [case("bool", np.array([[True, False], [False, True], [True, True]]))]
for kind in ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8"]:
    limits = np.iinfo(kind)
    for order in "<>":
        array = np.array([[limits.min, limits.max, 1], [2, 3, 100]], dtype=order + kind)
        cases.append(case(order + kind, array))
for kind in ["f2", "f4", "f8"]:
    for order in "<>":
        cases.append(case(order + kind, np.array(floats, dtype=order + kind)))
        fortran = np.asfortranarray(np.arange(24, dtype=order + kind).reshape(2, 3, 4) / 8)
        cases.append(case(f"{order}{kind}, Fortran order", fortran))
small = np.arange(6, dtype="<i2").reshape(2, 3)
cases += [
    case("version 1", small, (1, 0)),
    case("version 2", small, (2, 0)),
    case("version 3", small, (3, 0)),
    case("one number", np.array(7.5)),
    case("nothing", np.zeros((0, 28, 28), dtype="u1")),
    case("Fortran, big-endian, 64 bits", np.asfortranarray(np.arange(12, dtype=">i8").reshape(3, 4))),
    case("Fortran bool", np.asfortranarray(np.array([[True, False, False], [False, True, True]]))),
]

refused = {
    "object": saved(np.array([{"a": 1}, None], dtype=object)),
    "complex64": saved(np.zeros(2, dtype="c8")),
    "text": saved(np.array(["a", "bc"])),
    "bytes": saved(np.array([b"a", b"bc"])),
    "date": saved(np.array(["2020-01-01"], dtype="M8[D]")),
    "records": saved(np.zeros(2, dtype=[("x", "<f4"), ("y", "<i4")])),
    "records of é": saved(np.zeros(2, dtype=[("é", "<f4")])),
    "longdouble": saved(np.zeros(2, dtype=np.longdouble)),
}


def zipped(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return base64_of(file.getvalue())


npz_arrays = {"x": small, "deep/y": np.linspace(0, 1, 5), "zeros": np.zeros((50, 40), dtype="u1")}
npz = {
    "arrays": [
        {"name": name, "dtype": a.dtype.name, "shape": list(a.shape), "values": values_of(a)}
        for name, a in npz_arrays.items()
    ],
    "stored": zipped(np.savez, **npz_arrays),
    "compressed": zipped(np.savez_compressed, **npz_arrays),
    "empty": zipped(np.savez),
}

# Every 16-bit float, as NumPy widens it; and what NumPy narrows these to.
narrowed = [65519.9, 65520.0, 2.0**-25, 2.0**-25 * 1.001, 2048.5, 2049.5, 6.1e-5, 0.1, 1 / 3, -1e-8, 2047.9999]
widened = np.arange(65536, dtype="<u2").view("f2").astype("<f4")
with np.errstate(over="ignore"):
    bits = np.array(narrowed, dtype="f4").astype("f2").view("u2").tolist()
half = {
    # Their checksum, each NaN as the same one: the bytes would be 350 kB.
    "crc32": zlib.crc32(np.where(np.isnan(widened), np.float32(0), widened).tobytes()),
    "narrowed": narrowed,
    "bits": bits,
}

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(
    json.dumps(
        {
            "numpy": np.__version__,
            "cases": cases,
            "refused": {name: base64_of(data) for name, data in refused.items()},
            "npz": npz,
            "half": half,
        }
    )
    + "\n"
)
