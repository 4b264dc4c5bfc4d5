"""Makes NotoSansSC-Regular.otf: the signs of GB 2312, Latin, Greek, Cyrillic and mathematics.

    pip install fonttools
    python subset.py NotoSansCJK-Regular.ttc   # of https://github.com/notofonts/noto-cjk, version 2.004
"""

import subprocess
import sys

signs = set()
for high in range(0xA1, 0xF8):
    for low in range(0xA1, 0xFF):
        try:
            signs.add(bytes([high, low]).decode("gb2312"))
        except UnicodeDecodeError:
            pass
ranges = [
    (0x20, 0x7F), (0xA0, 0x180), (0x370, 0x400), (0x400, 0x460), (0x2010, 0x2040),
    (0x2070, 0x20A0), (0x2190, 0x21A0), (0x2200, 0x2270), (0x25A0, 0x2600),
]
for start, end in ranges:
    signs |= set(map(chr, range(start, end)))
signs |= set("€✓✗✕")

subprocess.run(
    [
        "pyftsubset", sys.argv[1],
        "--font-number=2",  # the collection's third: SC
        f"--unicodes={','.join(f'{ord(sign):x}' for sign in sorted(signs))}",
        "--layout-features=", "--no-hinting", "--desubroutinize", "--name-IDs=*",
        "--output-file=NotoSansSC-Regular.otf",
    ],
    check=True,
)
