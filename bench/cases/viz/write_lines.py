"""Writes the picture of lines into the file that is named."""

import sys

from pictures import PICTURES, draw

draw("lines", PICTURES["lines"](), sys.argv[1])
