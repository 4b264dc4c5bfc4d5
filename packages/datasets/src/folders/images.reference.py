"""Makes images.reference.json with Pillow: small PNG and JPEG files, and their pixels as RGBA."""

import base64
import io
import json
import pathlib
import struct
import zlib

import numpy as np
import PIL
from PIL import Image

rng = np.random.default_rng(7)


def base64_of(data):
    return base64.b64encode(data).decode()


def case(name, image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return told(name, file.getvalue())


def told(name, data):
    image = Image.open(io.BytesIO(data))
    return {
        "name": name,
        "height": image.height,
        "width": image.width,
        "rgba": base64_of(image.convert("RGBA").tobytes()),
        "gray": base64_of(image.convert("RGB").convert("L").tobytes()),
        "file": base64_of(data),
    }


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_by_hand(width, height, depth, color, rows, extra=b"", interlace=0):
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
    return data + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def packed(row, depth):
    """Samples of a row, in whole bytes."""
    bits = "".join(format(int(value), f"0{depth}b") for value in row.reshape(-1))
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def interlaced(pixels, depth=8, color=2, extra=b""):
    """Adam7, which Pillow reads but does not write."""
    height, width = pixels.shape[:2]
    rows = b""
    for x, y, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        part = pixels[y::dy, x::dx]
        if part.size:
            rows += b"".join(b"\0" + packed(row, depth) for row in part)
    return png_by_hand(width, height, depth, color, rows, extra, interlace=1)


def filtered(pixels):
    """RGB with every filter in turn, at the first row and below others."""
    height, width, _ = pixels.shape
    values = pixels.astype(int).reshape(height, -1)
    rows = b""
    for y in range(height):
        left = np.concatenate([np.zeros(3, int), values[y][:-3]])
        above = values[y - 1] if y else np.zeros_like(left)
        corner = np.concatenate([np.zeros(3, int), above[:-3]])
        guess = left + above - corner
        near = np.stack([abs(guess - left), abs(guess - above), abs(guess - corner)])
        paeth = np.choose(near.argmin(0), [left, above, corner])
        kind = (y + 4) % 5
        rows += bytes([kind])
        rows += ((values[y] - [0 * left, left, above, (left + above) // 2, paeth][kind]) % 256).astype(np.uint8).tobytes()
    return png_by_hand(width, height, 8, 2, rows)


rgb = rng.integers(0, 256, (5, 7, 3), dtype=np.uint8)
rgba = rng.integers(0, 256, (4, 3, 4), dtype=np.uint8)
gray = rng.integers(0, 256, (6, 5), dtype=np.uint8)
smooth = np.add.outer(np.arange(19) * 5, np.arange(23) * 4)
photo = np.stack([smooth, 200 - smooth, smooth // 2 + 40], axis=-1).astype(np.uint8)
palette = Image.fromarray(rgb).quantize(11)
clear = palette.copy()

png = [
    case("RGB", Image.fromarray(rgb), "PNG"),
    case("RGBA", Image.fromarray(rgba), "PNG"),
    case("gray", Image.fromarray(gray), "PNG"),
    case("gray and alpha", Image.fromarray(rgba).convert("LA"), "PNG"),
    case("1 bit", Image.fromarray(gray).convert("1"), "PNG"),
    case("palette of 11", palette, "PNG"),
    case("palette of 4", Image.fromarray(rgb).quantize(4), "PNG"),
    case("palette with alpha", clear, "PNG", transparency=bytes([0, 100, 200, 255])),
    case("RGB with a clear color", Image.fromarray(rgb), "PNG", transparency=tuple(int(v) for v in rgb[1, 2])),
    case("with text and a profile", Image.fromarray(rgb), "PNG", icc_profile=bytes(200)),
    told("interlaced RGB", interlaced(rgb)),
    told("interlaced 4 bits", interlaced(gray >> 4, 4, 0)),
    told("interlaced 1 bit, one pixel wide", interlaced(gray[:, :1] >> 7, 1, 0)),
    told("interlaced palette", interlaced(gray % 3, 2, 3, chunk(b"PLTE", bytes(range(9))))),
    told("every filter", filtered(photo)),
    told("2 bits", png_by_hand(5, 2, 2, 0, b"\0\x1b\x80\0\xe4\x40")),
    told("4 bits", png_by_hand(3, 2, 4, 0, b"\0\x01\x20\0\xef\x70")),
    told("RGB of 16 bits", png_by_hand(2, 1, 16, 2, b"\0" + bytes([0, 0, 128, 128, 255, 255, 7, 7, 9, 9, 200, 200]))),
]
jpeg = [
    case("RGB", Image.fromarray(photo), "JPEG", quality=95, subsampling=0),
    case("progressive", Image.fromarray(photo), "JPEG", quality=95, subsampling=0, progressive=True),
    case("half the chroma", Image.fromarray(photo), "JPEG", quality=95),
    case("gray", Image.fromarray(gray.repeat(3, 0).repeat(3, 1)), "JPEG", quality=95),
    case("RGB kept", Image.fromarray(photo), "JPEG", quality=95, keep_rgb=True),
    case("CMYK", Image.fromarray(photo).convert("CMYK"), "JPEG", quality=95),
]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"pillow": PIL.__version__, "png": png, "jpeg": jpeg}) + "\n")
