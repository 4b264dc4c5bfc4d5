"""Draws a picture for 0.4 seconds, three times at least, for each line read.

The argument is JSON: the picture's name, and whether a new process draws it into a file. Answers
with lines of JSON: first its versions, then for each round the milliseconds of each drawing and the
facts of the last.
"""

import json
import pathlib
import platform
import subprocess
import sys
import time

import matplotlib
from pictures import PICTURES, drawn, facts_of

ROUND_MS = 400
HERE = pathlib.Path(__file__).parent
FILE = HERE.parents[1] / "results" / "viz-start-matplotlib.svg"


def say(message):
    print(json.dumps(message), flush=True)


def start():
    subprocess.run([sys.executable, HERE / "write_lines.py", FILE], check=True)


def samples_of(work):
    samples = []
    while len(samples) < 3 or sum(samples) < ROUND_MS:
        began = time.perf_counter()
        result = work()
        samples.append((time.perf_counter() - began) * 1000)
    return samples, result


argument = json.loads(sys.argv[1])
is_start = argument.get("start", False)
name = argument["picture"]
picture = PICTURES[name]()
work = start if is_start else lambda: drawn(name, picture)
samples_of(work)
say({"type": "ready", "versions": {"matplotlib": matplotlib.__version__, "python": platform.python_version()}})
for _ in sys.stdin:
    samples, svg = samples_of(work)
    facts = facts_of(FILE.read_text() if is_start else svg, picture)
    say({"type": "round", "samples": samples, "result": facts})
