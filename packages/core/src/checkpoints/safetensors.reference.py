"""Writes safetensors.reference.json with the format's own library (pip install safetensors numpy)."""

import base64
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save

arrays = {
    "kernel": np.array([[1, -2.5, 3], [4, 5, 1e-30]], np.float32),
    "steps": np.array(42, np.int32),
    "none": np.zeros((0, 2), np.float32),
}
metadata = {"format": "np", "note": "第一课"}
reference = {
    "base64": base64.b64encode(save(arrays, metadata)).decode(),
    "metadata": metadata,
    "arrays": [
        {"name": name, "shape": list(a.shape), "data": a.flatten().tolist()}
        for name, a in arrays.items()
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(reference, ensure_ascii=False, indent=2) + "\n")
