"""Measures what the native engine is made of, and writes pins.ts beside this file.

Every wheel is fetched whole from PyPI and compared with the sha256 that the index gives for it;
only then are the sha256 of the files inside taken. Needs 2.7 GB on the disk for a while:

    python3 pins.reference.py FOLDER
"""

import hashlib
import json
import pathlib
import sys
import urllib.request
import zipfile

TENSORFLOW = "2.15.1"
HEADERS = [
    f"tensorflow/include/{name}"
    for name in (
        *(
            f"tensorflow/c/{name}.h"
            for name in (
                "c_api",
                "c_api_macros",
                "tf_attrtype",
                "tf_buffer",
                "tf_datatype",
                "tf_status",
                "tf_tensor",
                "tf_tstring",
                "eager/c_api",
            )
        ),
        "tensorflow/core/platform/ctstring.h",
        "tensorflow/core/platform/ctstring_internal.h",
        "tsl/c/tsl_status.h",
        "tsl/platform/ctstring.h",
        "tsl/platform/ctstring_internal.h",
    )
]
LIBRARIES = ["tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2"]
X64 = f"{TENSORFLOW}-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
ARM64 = f"{TENSORFLOW}-cp310-cp310-manylinux_2_17_aarch64.manylinux2014_aarch64.whl"


def nvidia(project, version, *libraries):
    """One wheel of TensorFlow's extra `and-cuda`, and the libraries that TensorFlow opens."""
    package = project.removeprefix("nvidia-").removesuffix("-cu12").replace("-", "_")
    file = f"{project.replace('-', '_')}-{version}-py3-none-manylinux1_x86_64.whl"
    return project, file, [f"nvidia/{package}/lib/{name}" for name in libraries]


RECIPES = {
    "cpuX64": [("tensorflow-cpu", f"tensorflow_cpu-{X64}", LIBRARIES + HEADERS)],
    "cpuArm64": [
        (
            "tensorflow-cpu-aws",
            f"tensorflow_cpu_aws-{ARM64}",
            LIBRARIES + ["tensorflow_cpu_aws.libs/libomp-54bf90fd.so.5"] + HEADERS,
        )
    ],
    "gpuX64": [
        ("tensorflow", f"tensorflow-{X64}", LIBRARIES + HEADERS),
        nvidia("nvidia-cuda-runtime-cu12", "12.2.140", "libcudart.so.12"),
        nvidia(
            "nvidia-cuda-nvrtc-cu12", "12.2.140", "libnvrtc.so.12", "libnvrtc-builtins.so.12.2"
        ),
        nvidia("nvidia-cuda-cupti-cu12", "12.2.142", "libcupti.so.12"),
        nvidia("nvidia-nvjitlink-cu12", "12.2.140", "libnvJitLink.so.12"),
        nvidia("nvidia-cublas-cu12", "12.2.5.6", "libcublas.so.12", "libcublasLt.so.12"),
        nvidia("nvidia-cufft-cu12", "11.0.8.103", "libcufft.so.11"),
        nvidia("nvidia-cusolver-cu12", "11.5.2.141", "libcusolver.so.11"),
        nvidia("nvidia-cusparse-cu12", "12.1.2.141", "libcusparse.so.12"),
        nvidia(
            "nvidia-cudnn-cu12",
            "8.9.4.25",
            "libcudnn.so.8",
            *(
                f"libcudnn_{part}_{way}.so.8"
                for part in ("ops", "cnn", "adv")
                for way in ("infer", "train")
            ),
        ),
    ],
}


def sha256(stream):
    digest = hashlib.sha256()
    while chunk := stream.read(1 << 22):
        digest.update(chunk)
    return digest.hexdigest()


def measure(project, file, members, folder):
    request = urllib.request.Request(
        f"https://pypi.org/simple/{project}/",
        headers={"Accept": "application/vnd.pypi.simple.v1+json"},
    )
    with urllib.request.urlopen(request) as response:
        listed = next(each for each in json.load(response)["files"] if each["filename"] == file)
    wheel = folder / file
    if not wheel.exists():
        urllib.request.urlretrieve(listed["url"], wheel)
    with wheel.open("rb") as stream:
        digest = sha256(stream)
    assert digest == listed["hashes"]["sha256"], f"{file} is not what the index lists"
    with zipfile.ZipFile(wheel) as archive:
        measured = []
        for name in members:
            with archive.open(name) as stream:
                measured.append(
                    {
                        "name": name,
                        "bytes": archive.getinfo(name).file_size,
                        "sha256": sha256(stream),
                    }
                )
    return {
        "project": project,
        "file": file,
        "bytes": wheel.stat().st_size,
        "sha256": digest,
        "members": measured,
    }


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    lines = ["// Made by pins.reference.py.\nimport type { Wheel } from './recipe.js'\n"]
    for name, wheels in RECIPES.items():
        pins = [measure(*wheel, folder) for wheel in wheels]
        lines.append(f"export const {name}: readonly Wheel[] = {json.dumps(pins)}\n")
    pathlib.Path(__file__).with_name("pins.ts").write_text("\n".join(lines))
