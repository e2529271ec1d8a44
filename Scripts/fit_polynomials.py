"""Fits the polynomials in Sources/CKernels and prints them as C hex floats.

Needs mpmath. The method is Remez exchange on Chebyshev points, minimising the relative error of
the function that the polynomial completes, which is what counts in units in the last place.

    python3 Scripts/fit_polynomials.py
"""

import struct

from mpmath import cos, erfc, exp, erf, inf, log, lu_solve, matrix, mp, mpf, pi, sqrt, tanh

mp.dps = 60


def remez(target, weight, low, high, degree, rounds=12):
    """The polynomial p of `degree` that minimises max |weight(x) * (p(x) - target(x))|."""
    size = degree + 2
    points = [
        (low + high) / 2 + (low - high) / 2 * cos(pi * i / (size - 1)) for i in range(size)
    ]
    coefficients = None
    for _ in range(rounds):
        rows = matrix(size, size)
        values = matrix(size, 1)
        for i, x in enumerate(points):
            for power in range(degree + 1):
                rows[i, power] = x**power
            rows[i, degree + 1] = (-1) ** i / weight(x)
            values[i] = target(x)
        solution = lu_solve(rows, values)
        coefficients = [solution[i] for i in range(degree + 1)]

        def error(x):
            return weight(x) * (polynomial(coefficients, x) - target(x))

        # Between sign changes of the error, take the point where it is largest.
        steps = 40 * size
        grid = [low + (high - low) * i / steps for i in range(steps + 1)]
        best, found = None, []
        for x in grid:
            e = error(x)
            if best is None or (e > 0) == (best[1] > 0):
                if best is None or abs(e) > abs(best[1]):
                    best = (x, e)
            else:
                found.append(best[0])
                best = (x, e)
        found.append(best[0])
        if len(found) != size:
            break
        points = found
    worst = max(abs(error(low + (high - low) * i / 2000)) for i in range(2001))
    return coefficients, worst


def polynomial(coefficients, x):
    result = mpf(0)
    for c in reversed(coefficients):
        result = result * x + c
    return result


def as_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def show(name, coefficients, worst, kind):
    print(f"// {name}: largest relative error {mp.nstr(worst, 3)}")
    numbers = [
        (as_float(c) if kind == "f" else float(c)).hex() + ("f" if kind == "f" else "")
        for c in coefficients
    ]
    print("{" + ", ".join(numbers) + "}\n")


def away_from_zero(f, tiny=mpf(10) ** -25):
    """Guards a removable singularity at 0."""
    return lambda x: f(x if abs(x) > tiny else tiny)


if __name__ == "__main__":
    half_ln2 = log(2) / 2 + mpf("0.0001")
    show(
        "exp(r) = 1 + r + r^2 P(r)",
        *remez(
            away_from_zero(lambda r: (exp(r) - 1 - r) / r**2, mpf(10) ** -15),
            lambda r: r**2 / exp(r) + mpf(10) ** -12, -half_ln2, half_ln2, 4),
        "f")
    show(
        "log(1 + f) = f - f^2/2 + f^3 P(f)",
        *remez(
            away_from_zero(lambda f: (log(1 + f) - f + f**2 / 2) / f**3, mpf(10) ** -12),
            away_from_zero(lambda f: f**3 / log(1 + f) + mpf(10) ** -12), sqrt(mpf(1) / 2) - 1, sqrt(mpf(2)) - 1, 8),
        "f")
    show(
        "tanh(x) = x + x z P(z), z = x^2",
        *remez(
            away_from_zero(lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z, mpf(10) ** -20),
            lambda z: z + mpf(10) ** -8, mpf(0), mpf("0.39"), 4),
        "f")
    show(
        "erf(x) = x P(z), z = x^2",
        *remez(
            away_from_zero(lambda z: erf(sqrt(z)) / sqrt(z)),
            away_from_zero(lambda z: sqrt(z) / erf(sqrt(z))), mpf(0), mpf(1), 8),
        "d")
    show(
        "erfc(x) = exp(-P(x - 2.5)), 1 <= x <= 4",
        *remez(
            lambda x: -log(erfc(x + mpf("2.5"))),
            lambda x: erfc(x + mpf("2.5")) / erf(x + mpf("2.5")), mpf("-1.5"), mpf("1.5"), 11),
        "d")
    quarter = pi / 4 + mpf("0.0001")
    show(
        "sin(r) = r P(z), z = r^2",
        *remez(
            away_from_zero(lambda z: mp.sin(sqrt(z)) / sqrt(z)),
            lambda z: mpf(1), mpf(0), quarter**2, 5),
        "d")
    show(
        "cos(r) = P(z), z = r^2",
        *remez(lambda z: cos(sqrt(z)), lambda z: 1 / cos(sqrt(z)), mpf(0), quarter**2, 5),
        "d")
    show(
        "sin(pi/2 t) = t P(t^2), |t| <= 1/2",
        *remez(
            away_from_zero(lambda z: mp.sin(pi / 2 * sqrt(z)) / sqrt(z)),
            lambda z: mpf(1), mpf(0), mpf("0.25"), 3),
        "f")
    show(
        "cos(pi/2 t) = P(t^2), |t| <= 1/2",
        *remez(lambda z: cos(pi / 2 * sqrt(z)), lambda z: mpf(1), mpf(0), mpf("0.25"), 4),
        "f")
