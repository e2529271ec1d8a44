"""Writes what mpmath says of the elementary functions, at 100,000 points each.

    pip install numpy mpmath==1.3.0
    python3 Scripts/make_function_reference.py        (takes about two minutes)

The points follow from a formula that the test has too (FunctionPoints.swift), so only the true values
are stored, and of each only what tells how far a result is off. Number the floats in order, 0 being 0,
the smallest subnormal 1, infinity 0x7f800000, and negative ones likewise below 0: a true value lies
between two of them, at a place that is kept in steps of 1/256, modulo 256, as a 16-bit number. A
result's place less the true one is its error in units of the last place, if less than 128 of them.

Reference/functionPoints.json holds the formula's ranges, Reference/functionPoints.bin the 16-bit
numbers, lowest byte first, in the order of the ranges. Reference/powerEdges.json has pow's edges.
"""

import json
import math
import pathlib

import mpmath as mp
import numpy as np

FOLDER = pathlib.Path(__file__).parent.parent / "Tests" / "TensorEngineTests" / "Reference"
COUNT = 100_000
TINY, HUGE = 2.0**-149, float(np.finfo(np.float32).max)
mp.mp.dps = 40


def even(low, high, **options):
    """Spread evenly over the numbers."""
    return {"low": low, "high": high, "byFloats": False, "signed": False, "whole": False, **options}


def floats(low, high, **options):
    """Spread evenly over the floats, so that every power of two gets as many."""
    return even(low, high, byFloats=True, **options)


def part(count, x, y=None, grid=False):
    return {"count": count, "grid": grid, "axes": [x] if y is None else [x, y]}


CIRCLE = [
    part(20_000, even(-10, 10)), part(20_000, even(-1e5, 1e5)),
    part(10_000, floats(2.0**24, 2.0**30, signed=True)), part(50_000, floats(TINY, HUGE, signed=True))]
FUNCTIONS = {
    "exp": (mp.exp, [
        part(40_000, even(-104, 89)), part(20_000, even(-1, 1)), part(40_000, floats(TINY, 89, signed=True))]),
    "log": (mp.log, [
        part(50_000, floats(TINY, HUGE)), part(25_000, even(0.5, 2)),
        part(25_000, floats(0.9999, 1.0001))]),
    "sin": (mp.sin, CIRCLE),
    "cos": (mp.cos, CIRCLE),
    "tanh": (mp.tanh, [
        part(40_000, even(-10, 10)), part(30_000, even(-1, 1)), part(30_000, floats(TINY, 20, signed=True))]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), [
        part(40_000, even(-104, 20)), part(30_000, even(-20, 20)),
        part(30_000, floats(TINY, 104, signed=True))]),
    "erf": (mp.erf, [
        part(40_000, even(-4.2, 4.2)), part(30_000, even(-1.2, 1.2)),
        part(30_000, floats(TINY, 10, signed=True))]),
    "pow": (mp.power, [
        part(40_000, even(0.05, 20), even(-40, 40), grid=True),
        part(20_000, floats(TINY, HUGE), even(-1, 1)),
        part(15_000, even(0.5, 2), even(-150, 150)),
        part(15_000, even(0.99, 1.01), even(-10_000, 10_000)),
        part(10_000, even(-20, -0.05), even(-40, 40, whole=True))]),
}


def mixed(counters):
    """64 random bits from a counter (Steele, Lea and Flood, "Fast splittable pseudorandom number
    generators", 2014)."""
    z = counters * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return z ^ z >> np.uint64(31)


def coordinates(part, axis, which, stream):
    """The numbers of one axis of a part; `stream` tells parts apart."""
    place = np.arange(part["count"], dtype=np.uint64)
    bits = mixed(np.uint64(stream << 32) + (place << np.uint64(1)) + np.uint64(which + 1))
    fraction = (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53
    if part["grid"]:
        side = math.isqrt(part["count"])
        steps = place // np.uint64(side) if which == 0 else place % np.uint64(side)
        fraction = steps.astype(np.float64) / side
    if axis["byFloats"]:
        first, last = (int(np.float32(axis[end]).view(np.uint32)) for end in ("low", "high"))
        x = (first + np.floor(fraction * (last - first + 1)).astype(np.int64)).astype(np.uint32).view(np.float32)
        if axis["signed"]:
            x = np.where(bits & np.uint64(1), -x, x)
        return x
    x = axis["low"] + (axis["high"] - axis["low"]) * fraction
    return (np.rint(x) if axis["whole"] else x).astype(np.float32)


def place_of(value):
    """A true value's place among the floats, in steps of 1/256."""
    sign, mantissa, exponent, bits = value._mpf_
    top = exponent + bits - 1
    if mantissa == 0:
        return 0
    if top >= 128:
        place = 255 << 31
    elif top >= -126:
        place = ((top + 126) << 31) + rounded_shift(mantissa, 32 - bits)
    else:
        place = rounded_shift(mantissa, exponent + 149 + 8)
    return -place if sign else place


def rounded_shift(mantissa, left):
    mantissa = int(mantissa)
    return mantissa << left if left >= 0 else ((mantissa >> (-left - 1)) + 1) >> 1 if left > -4000 else 0


def points():
    description, stored, stream = [], bytearray(), 0
    for name, (function, parts) in FUNCTIONS.items():
        assert sum(part["count"] for part in parts) == COUNT
        digest = 0xCBF29CE484222325
        for part in parts:
            stream += 1
            axes = [coordinates(part, axis, which, stream) for which, axis in enumerate(part["axes"])]
            for numbers in zip(*axes):
                for number in numbers:
                    digest = (digest ^ int(number.view(np.uint32))) * 0x100000001B3 % 2**64
                value = function(*(mp.mpf(float(number)) for number in numbers))
                stored += (place_of(mp.mpf(value)) % 65536).to_bytes(2, "little")
        description.append({"function": name, "parts": parts, "points": f"{digest:016x}"})
        print(name)
    (FOLDER / "functionPoints.json").write_text(
        "[\n" + ",\n".join(json.dumps(line) for line in description) + "\n]\n")
    (FOLDER / "functionPoints.bin").write_bytes(stored)


def power_edges():
    """pow of every pair of awkward numbers, as C99 defines it (annex F.9.4.4): Python's math.pow
    follows it, and where it raises an error, the annex gives the value."""
    values = [
        0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 1e30, -1e30,
        TINY, -TINY, 2.0**-126, -(2.0**-126), HUGE, -HUGE, 8388607.0, 8388607.5 - 0.5, 16777215.0, -16777215.0,
        2.0**25, -(2.0**25), 0.99999994, 1.0000001192092896, 1 / 3, 126.5, -149.0, 127.99]
    values = [float(np.float32(x)) for x in values]
    rows = []
    for x in values:
        for y in values:
            if x == 0 and y < 0:
                odd = y.is_integer() and abs(y) < 2**24 and int(y) % 2 == 1 if math.isfinite(y) else False
                truth = math.copysign(math.inf, x) if odd else math.inf
            elif x < 0 and math.isfinite(x) and math.isfinite(y) and not y.is_integer():
                truth = math.nan
            elif 0 < abs(x) < math.inf and math.isfinite(y):
                exact = mp.power(mp.mpf(abs(x)), mp.mpf(y))
                truth = 2.0**200 if exact > 2**200 else float(exact) if exact > mp.mpf(2) ** -200 else 0.0
                if x < 0 and int(y) % 2 == 1:
                    truth = -truth
            else:
                truth = math.pow(x, y)
            rows.append({"x": text(x), "y": text(y), "power": text(truth)})
    (FOLDER / "powerEdges.json").write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


def text(x):
    """As text: JSON has no NaN, no infinity, and readers differ on −0."""
    return repr(x)


if __name__ == "__main__":
    points()
    power_edges()
