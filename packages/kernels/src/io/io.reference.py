"""Makes io.reference.json: small PNG and JPEG files with what Pillow and OpenCV read in them.

PNG files that neither can write are written here, from rows to chunks.
"""

import base64
import io
import json
import pathlib
import struct
import zlib

import cv2
import numpy as np
import PIL
import skimage
from PIL import Image
from skimage import data

rng = np.random.default_rng(23)
photo = np.ascontiguousarray(data.astronaut()[60:77, 200:223])
gray = np.ascontiguousarray(data.coins()[40:51, 90:107])
deep = rng.integers(0, 65536, (7, 9, 4)).astype(np.uint16)
passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def text(values):
    return base64.b64encode(bytes(values)).decode()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def rows_of(pixels, depth):
    rows = b""
    for row in pixels:
        if depth == 16:
            rows += b"\0" + row.astype(">u2").tobytes()
        else:
            bits = np.unpackbits(row.astype(np.uint8).reshape(-1, 1), axis=1)[:, 8 - depth :]
            rows += b"\0" + np.packbits(bits.ravel()).tobytes()
    return rows


def png(pixels, depth, colour, extra=(), interlaced=False):
    height, width = pixels.shape[:2]
    parts = passes if interlaced else [(0, 0, 1, 1)]
    blocks = [pixels[y::down, x::across] for x, y, across, down in parts]
    raw = b"".join(rows_of(block, depth) for block in blocks if block.size)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    packed = zlib.compress(raw, 9)
    middle = len(packed) // 2
    chunks = [(b"IHDR", header), *extra, (b"IDAT", packed[:middle]), (b"IDAT", packed[middle:]), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


def saved(image, **options):
    file = io.BytesIO()
    image.save(file, **options)
    return file.getvalue()


files = {}


def add_png(name, file, pixels, range_=255):
    """Pixels as they are to come out; Pillow, and OpenCV where there are 16 bits, must see the same."""
    pixels = pixels if pixels.ndim == 3 else pixels[..., None]
    channels = pixels.shape[2]
    if name.startswith("gray") and "clear" in name:
        # Neither finds the key among samples of less than 8 bits: as the PNG specification has it.
        pass
    elif range_ == 255:
        mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels]
        seen = np.asarray(Image.open(io.BytesIO(file)).convert(mode)).reshape(pixels.shape)
        assert np.array_equal(seen, pixels), name
    elif channels != 2:
        seen = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_UNCHANGED)
        seen = seen.reshape(*pixels.shape[:2], -1)
        order = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[channels]
        assert np.array_equal(seen[..., order], pixels), name
    files[name] = {
        "format": "png",
        "file": text(file),
        "shape": pixels.shape,
        "dataRange": range_,
        "values": text(pixels.astype("<u2" if range_ > 255 else np.uint8).tobytes()),
    }


alpha = rng.integers(0, 256, photo.shape[:2]).astype(np.uint8)
with_alpha = np.dstack([photo, alpha])
gray_alpha = np.dstack([gray, rng.integers(0, 256, gray.shape).astype(np.uint8)])
add_png("gray", saved(Image.fromarray(gray), format="PNG"), gray)
add_png("colours", saved(Image.fromarray(photo), format="PNG", optimize=True), photo)
add_png("alpha", saved(Image.fromarray(with_alpha), format="PNG"), with_alpha)
add_png("gray and alpha", saved(Image.fromarray(gray_alpha, "LA"), format="PNG"), gray_alpha)
add_png("one pixel", saved(Image.fromarray(photo[:1, :1]), format="PNG"), photo[:1, :1])
for colours in [200, 13, 3, 2]:
    indexed = Image.fromarray(photo).quantize(colours)
    add_png(f"palette of {colours}", saved(indexed, format="PNG"), np.asarray(indexed.convert("RGB")))
indexed = Image.fromarray(photo).quantize(9)
seen = np.asarray(indexed.convert("RGB"))
clear = np.dstack([seen, np.where(np.asarray(indexed) == 2, 0, 255)])
add_png("palette, one clear", saved(indexed, format="PNG", transparency=2), clear)
for depth in [1, 2, 4]:
    small = rng.integers(0, 2**depth, (6, 11))
    scale = 255 // (2**depth - 1)
    add_png(f"gray of {depth}", png(small, depth, 0), small * scale)
    key = int(small[2, 3])
    keyed = np.dstack([small * scale, np.where(small == key, 0, 255)])
    add_png(f"gray of {depth}, one clear", png(small, depth, 0, [(b"tRNS", struct.pack(">H", key))]), keyed)
key = photo[4, 5]
keyed = np.dstack([photo, np.where((photo == key).all(-1), 0, 255)])
add_png("colours, one clear", png(photo, 8, 2, [(b"tRNS", struct.pack(">3H", *key))]), keyed)
add_png("gray of 16", png(deep[..., 0], 16, 0), deep[..., 0], 65535)
add_png("colours of 16", png(deep[..., :3], 16, 2), deep[..., :3], 65535)
add_png("alpha of 16", png(deep, 16, 6), deep, 65535)
add_png("gray and alpha of 16", png(deep[..., :2], 16, 4), deep[..., :2], 65535)
key = deep[2, 3, :3]
keyed = np.dstack([deep[..., :3], np.where((deep[..., :3] == key).all(-1), 0, 65535)])
add_png("colours of 16, one clear", png(deep[..., :3], 16, 2, [(b"tRNS", struct.pack(">3H", *key))]), keyed, 65535)
ok, written = cv2.imencode(".png", deep[..., [2, 1, 0]])
add_png("colours of 16 by OpenCV", written.tobytes(), deep[..., :3], 65535)
add_png("gray, interlaced", png(gray, 8, 0, interlaced=True), gray)
add_png("alpha, interlaced", png(with_alpha, 8, 6, interlaced=True), with_alpha)
add_png("alpha of 16, interlaced", png(deep, 16, 6, interlaced=True), deep, 65535)
add_png("small, interlaced", png(photo[:2, :3], 8, 2, interlaced=True), photo[:2, :3])
indices = np.asarray(Image.fromarray(photo).quantize(40))
colours = np.asarray(Image.fromarray(photo).quantize(40).getpalette()[:120], np.uint8)
palette = [(b"PLTE", colours.tobytes())]
add_png("palette, interlaced", png(indices, 8, 3, palette, True), colours.reshape(-1, 3)[indices])
# A profile and a text that are broken do not matter.
extra = [(b"iCCP", b"broken\0\0no zlib"), (b"tEXt", b"no zero"), (b"eXIf", b"")]
broken = png(gray, 8, 0, extra)
add_png("gray with more", png(gray, 8, 0), gray)
files["gray with more"]["file"] = text(broken)


def add_jpeg(name, file):
    image = Image.open(io.BytesIO(file))
    orientation = image.getexif().get(0x0112, 1)
    image = PIL.ImageOps.exif_transpose(image)
    pixels = np.asarray(image.convert("L" if image.mode == "L" else "RGB"))
    pixels = pixels if pixels.ndim == 3 else pixels[..., None]
    files[name] = {
        "format": "jpeg",
        "file": text(file),
        "shape": pixels.shape,
        "dataRange": 255,
        "values": text(pixels.tobytes()),
        "orientation": orientation,
    }


import PIL.ImageOps  # noqa: E402

larger = Image.fromarray(np.ascontiguousarray(data.astronaut()[40:77, 190:231]))
add_jpeg("JPEG gray", saved(Image.fromarray(gray), format="JPEG", quality=95))
for sampling in ["4:4:4", "4:2:2", "4:2:0"]:
    for quality in [30, 95]:
        options = {"format": "JPEG", "quality": quality, "subsampling": sampling}
        add_jpeg(f"JPEG {sampling}, {quality}", saved(larger, **options))
        add_jpeg(f"JPEG {sampling}, {quality}, progressive", saved(larger, **options, progressive=True))
add_jpeg("JPEG restarts", saved(larger, format="JPEG", quality=90, restart_marker_blocks=2))
add_jpeg("JPEG optimized", saved(larger, format="JPEG", quality=90, optimize=True))
add_jpeg("JPEG RGB", saved(larger, format="JPEG", quality=95, keep_rgb=True))
add_jpeg("JPEG one pixel", saved(Image.fromarray(photo[:1, :1]), format="JPEG", quality=100))
add_jpeg("JPEG one row", saved(Image.fromarray(photo[:1]), format="JPEG", quality=95, subsampling="4:2:0"))
ok, tall = cv2.imencode(
    ".jpg", photo[..., ::-1], [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440]
)
add_jpeg("JPEG 4:4:0 by OpenCV", tall.tobytes())
for orientation in range(1, 9):
    for order in ["<", ">"][orientation % 2 :: 2]:
        exif = Image.Exif()
        exif[0x010F] = "camera"
        exif[0x0112] = orientation
        exif.endian = order
        options = {"format": "JPEG", "quality": 95, "subsampling": "4:4:4", "exif": exif}
        add_jpeg(f"JPEG held as {orientation}", saved(Image.fromarray(photo), **options))

others = {}


def add_other(name, file, code, told):
    others[name] = {"file": text(file), "code": code, "told": told}


unknown, unsupported = "kernels/image-format", "kernels/image-unsupported"
add_other("nothing", b"", unknown, "empty")
add_other("a WebP picture", saved(larger, format="WEBP")[:60], unknown, "webp")
add_other("a GIF picture", saved(larger, format="GIF")[:60], unknown, "gif")
add_other("a BMP picture", saved(larger, format="BMP")[:60], unknown, "bmp")
add_other("a TIFF picture", saved(larger, format="TIFF")[:60], unknown, "tiff")
add_other("a page", b"\n<!DOCTYPE html><html><title>404</title>", unknown, "html")
add_other("a drawing", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', unknown, "svg")
add_other("a text", b'{"error": "not found"}', unknown, "text")
add_other("a document", b"%PDF-1.7\n%\xe2", unknown, "pdf")
add_other("other bytes", bytes(range(20)), unknown, "unknown")
add_other("a CMYK picture", saved(larger.convert("CMYK"), format="JPEG"), unsupported, "CMYK")
add_other("an interlaced picture of 2 bits", png(rng.integers(0, 4, (6, 7)), 2, 0, interlaced=True), unsupported, "interlaced, 2 bit")
lossless = bytearray(saved(Image.fromarray(gray), format="JPEG"))
lossless[lossless.index(b"\xff\xc0") + 1] = 0xC3
add_other("a lossless picture", lossless, unsupported, "lossless")

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"pillow": PIL.__version__, "cv2": cv2.__version__, "skimage": skimage.__version__}
path.write_text(json.dumps({"versions": versions, "files": files, "others": others}) + "\n")
print(len(files), len(others), path.stat().st_size)
