"""Makes wav.reference.json: files of Python's wave module and of SciPy, and what is in them."""

import base64
import io
import json
import pathlib
import struct
import wave

import numpy as np
import scipy
from scipy.io import wavfile


def base64_of(data):
    return base64.b64encode(data).decode()


def of_wave(bits, channels, rate, samples):
    """`samples` as the integers that PCM of `bits` holds; 8 bits are unsigned."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((channels, bits // 8, rate, 0, "NONE", ""))
        out.writeframes(
            b"".join(value.to_bytes(bits // 8, "little", signed=bits > 8) for value in samples)
        )
    return case("wave", "pcm", bits, channels, rate, samples, file.getvalue())


def of_scipy(array, rate, channels):
    file = io.BytesIO()
    wavfile.write(file, rate, array.reshape(-1, channels))
    encoding = "float" if array.dtype.kind == "f" else "pcm"
    samples = array.ravel().tolist()
    return case("scipy", encoding, array.itemsize * 8, channels, rate, samples, file.getvalue())


def case(writer, encoding, bits, channels, rate, samples, data):
    return {
        "writer": writer,
        "encoding": encoding,
        "bitsPerSample": bits,
        "channels": channels,
        "sampleRate": rate,
        "samples": [repr(value) for value in samples],
        "file": base64_of(data),
    }


def extensible(bits, tag, channels, rate, body, samples, extra=b""):
    """Put together here by Microsoft's description, and read by SciPy as a check."""
    guid = struct.pack("<H", tag) + bytes.fromhex("000000001000800000aa00389b71")
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", 0xFFFE, channels, rate, rate * frame, frame, bits)
    form += struct.pack("<HHI", 22, bits, 3) + guid
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + extra
    chunks += b"data" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    data = b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
    read_rate, read = wavfile.read(io.BytesIO(data))
    # SciPy puts 24 bits into the upper part of 32.
    assert read_rate == rate
    assert (read.ravel() >> 8 if bits == 24 else read.ravel()).tolist() == samples
    return case("extensible", "float" if tag == 3 else "pcm", bits, channels, rate, samples, data)


cases = [of_wave(8, 1, 8000, [0, 128, 255]), of_wave(8, 3, 8000, [1, 2, 3, 253, 254, 255])]
for bits in [16, 24, 32]:
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    cases.append(of_wave(bits, 1, 16000, [low, -1, 0, 1, high]))
    cases.append(of_wave(bits, 2, 44100, [low, high, 258, -259, 65, -66]))
cases.append(of_wave(24, 1, 11025, []))
floats = [0.0, -0.0, 0.5, -1.0, 1e-30, float("inf"), float("-inf"), float("nan")]
for kind in ["f4", "f8"]:
    cases.append(of_scipy(np.array(floats, dtype=kind), 48000, 2))
for kind in ["u1", "i2", "i4"]:
    cases.append(of_scipy(np.array([1, 2, 3, 100], dtype=kind), 22050, 4))

listed = b"LIST" + struct.pack("<I", 15) + b"INFOISFT\x03\0\0\0abc" + b"\0"
signed24 = [-(2**23), 2**23 - 1, -2, 3]
body24 = b"".join(value.to_bytes(3, "little", signed=True) for value in signed24)
cases.append(extensible(24, 1, 2, 96000, body24, signed24, listed))
cases.append(extensible(32, 3, 1, 8000, struct.pack("<3f", 0.25, -0.5, 2), [0.25, -0.5, 2.0]))
cases.append(extensible(8, 1, 1, 8000, bytes([7, 8, 9]), [7, 8, 9], listed))

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"scipy": scipy.__version__, "cases": cases}) + "\n")
