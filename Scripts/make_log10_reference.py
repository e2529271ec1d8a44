#!/usr/bin/env python3
"""Writes Tests/LessonDisplayTests/LogarithmReference.swift.

For numbers over the whole range of Double: their decimal logarithm, computed with mpmath at
200 bits and rounded to the nearest Double. Both are written as bit patterns.

    python3 Scripts/make_log10_reference.py > Tests/LessonDisplayTests/LogarithmReference.swift
"""

import math
import random
import struct

from mpmath import log10, mp, mpf

mp.prec = 200
random.seed(20240601)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


numbers = []
for k in range(-323, 309, 7):
    power = float(f"1e{k}")
    numbers += [math.nextafter(power, 0), power, math.nextafter(power, math.inf)]
for scale in (1, 1e-1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15):
    numbers += [1 + scale * random.uniform(-0.9, 0.9) for _ in range(12)]
numbers += [random.uniform(0.1, 10) for _ in range(100)]
numbers += [math.ldexp(random.uniform(0.5, 1), random.randint(-1021, 1023)) for _ in range(150)]
numbers += [math.ldexp(m, e) for m in (math.sqrt(2), math.nextafter(math.sqrt(2), 0)) for e in (-9, 0, 9)]
numbers += [5e-324, 1.5e-323, 2.2250738585072014e-308, 1.7976931348623157e308, 2, 3, 5, 0.5]

print("// Made by Scripts/make_log10_reference.py.")
print()
print("/// Bit patterns of numbers and of their decimal logarithms, by mpmath.")
print('let logarithmReference = """')
for x in sorted(set(x for x in numbers if x > 0)):
    print(f"  {bits(x):016x} {bits(float(log10(mpf(x)))):016x}")
print('  """')
