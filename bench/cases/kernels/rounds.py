"""Runs an operation for 0.4 seconds, three times at least, for each line read."""

import json
import platform
import sys
import time

from scene import sample_of, scene

ROUND_MS = 400


def say(message):
    print(json.dumps(message), flush=True)


def samples_of(work):
    samples = []
    while len(samples) < 3 or sum(samples) < ROUND_MS:
        began = time.perf_counter()
        result = work()
        samples.append((time.perf_counter() - began) * 1000)
    return samples, result


def run(operations, versions):
    operation = operations[json.loads(sys.argv[1])["operation"]]
    image = scene()
    samples_of(lambda: operation(image))
    say({"type": "ready", "versions": {**versions, "python": platform.python_version()}})
    for _ in sys.stdin:
        samples, result = samples_of(lambda: operation(image))
        say({"type": "round", "samples": samples, "result": sample_of(result)})
