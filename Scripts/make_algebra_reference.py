"""Writes the numbers that the tests of matrices, selections, cumulative sums and Fourier transforms
hold the engine to: PyTorch's values and gradients; and mpmath's values of functions of doubles.

    pip install torch==2.15.0 numpy mpmath==1.3.0
    python3 Scripts/make_algebra_reference.py

Everything is seeded, so a second run writes the same files.
"""

import math
from fractions import Fraction

import torch

from make_reference import Cases, numbers, write


def ties(c, *shape):
    """Whole numbers, many of them equal."""
    return torch.randint(-2, 3, shape, generator=c.random).float()


def products():
    c = Cases("products", 21)
    for a, b in [
        ((2, 3, 4), (2, 4, 5)), ((2, 3, 4), (4, 5)), ((3, 4), (2, 4, 5)), ((2, 3, 4), (4,)), ((3,), (2, 3, 4)),
        ((2, 1, 3, 4), (5, 4, 2)), ((1, 3, 4), (6, 4, 1)), ((2, 1, 2, 3), (1, 3, 3, 2)), ((0, 2, 3), (3, 2)),
        ((2, 3, 0), (2, 0, 2)), ((3, 2, 2, 2), (2,)), ((2, 20, 33), (2, 33, 17)),
    ]:
        c.add("matmul", torch.matmul, c.randn(*a), c.randn(*b))
    c.add("dot", torch.dot, c.randn(7), c.randn(7))
    c.add("outer", torch.outer, c.randn(3), c.randn(4))
    for shape in [(3, 3), (2, 4), (4, 2)]:
        c.add("trace", torch.trace, c.randn(*shape))
    c.write()


def selections():
    c = Cases("selections", 22)
    index = torch.tensor([[0, 2, 1], [3, 3, 0]])
    c.add("gatherFirst", lambda x: x.gather(0, index), c.randn(4, 3))
    c.add("gatherLast", lambda x: x.gather(1, index), c.randn(2, 4))
    c.add("gatherLast", lambda x: x.gather(1, index), c.randn(5, 4))
    deep = torch.tensor([[[1, 0]], [[2, 2]]])
    c.add("gatherMiddle", lambda x: x.gather(1, deep), c.randn(2, 3, 2))
    c.add("indexSelectFirst", lambda x: x.index_select(0, torch.tensor([2, 0, 2])), c.randn(3, 2))
    c.add("indexSelectLast", lambda x: x.index_select(-1, torch.tensor([1])), c.randn(2, 3, 2))
    c.add("indexSelectNone", lambda x: x.index_select(1, torch.tensor([], dtype=torch.long)), c.randn(2, 3))
    for shape in [(3, 4), (2, 3, 2), (1, 1)]:
        c.add("flipFirst", lambda x: x.flip(0), c.randn(*shape))
        c.add("flipBoth", lambda x: x.flip(-1, 0), c.randn(*shape))
        c.add("roll", lambda x: x.roll(3), c.randn(*shape))
        c.add("rollLast", lambda x: x.roll(1, -1), c.randn(*shape))
        c.add("rollBack", lambda x: x.roll(-8, 0), c.randn(*shape))
    for shape in [(3, 3), (2, 4), (4, 2), (2, 3, 3)]:
        c.add("tril", torch.tril, c.randn(*shape))
        c.add("trilBelow", lambda x: x.tril(-1), c.randn(*shape))
        c.add("triu", torch.triu, c.randn(*shape))
        c.add("triuAbove", lambda x: x.triu(1), c.randn(*shape))
    for shape in [(3,), (3, 3), (2, 4), (4, 2)]:
        c.add("diag", torch.diag, c.randn(*shape))
        c.add("diagAbove", lambda x: x.diag(1), c.randn(*shape))
        c.add("diagBelow", lambda x: x.diag(-2), c.randn(*shape))
    c.add("tril", torch.tril, torch.tensor([[1.0, math.inf], [math.nan, 2]]), kinks=True)
    mask = torch.tensor([[False, True, True], [False, False, True]])
    c.add("maskedFill", lambda x: x.masked_fill(mask, -3), c.randn(2, 3))
    c.add("maskedFill", lambda x: x.masked_fill(mask, -3), c.randn(2, 2, 3))
    c.add("oneHot", lambda x: torch.nn.functional.one_hot(torch.tensor([2, 0, 3]), 5).float() + 0 * x.sum().detach(),
          c.randn(1), kinks=True)
    c.write()


def cumulations():
    c = Cases("cumulations", 23)
    for shape in [(5,), (3, 4), (2, 3, 4), (0, 3), (1, 1), (100,), ()]:
        first, last = 0, -1
        for dim, place in [(first, "First"), (last, "Last")]:
            c.add(f"cumsum{place}", lambda x: x.cumsum(dim), c.randn(*shape))
            c.add(f"cumprod{place}", lambda x: x.cumprod(dim), c.randn(*shape))
            if 0 not in shape:
                c.add(f"cummax{place}", lambda x: x.cummax(dim).values, c.apart(*shape))
                c.add(f"cummax{place}", lambda x: x.cummax(dim).values, ties(c, *shape), kinks=True)
                c.add(f"cummaxPlace{place}", lambda x: x.cummax(dim).indices.float(), ties(c, *shape), kinks=True)
    for zeros in [[1], [0], [4], [1, 3], [0, 4], [2, 3, 4]]:
        x = c.randn(5)
        x[zeros] = 0
        c.add("cumprodLast", lambda x: x.cumprod(-1), x)
    c.add("cummaxLast", lambda x: x.cummax(-1).values, torch.tensor([1, math.nan, 3, math.inf, -math.inf]), kinks=True)
    c.write()


def statistics():
    c = Cases("statistics", 24)
    norm = torch.linalg.vector_norm
    for shape in [(3, 4), (5, 1), (2, 3, 4), (70,)]:
        last = len(shape) - 1
        for p, name in [(0, "0"), (1, "1"), (3, "3"), (1.5, "1AndHalf"), (math.inf, "Infinity")]:
            for dim, place in [(0, "First"), (last, "Last")]:
                c.add(f"norm{name}{place}", lambda x: norm(x, p, dim), c.apart(*shape), kinks=p == 0)
        c.add("var0", lambda x: x.var(correction=0), c.randn(*shape))
        c.add("var2Last", lambda x: x.var(-1, correction=2), c.randn(*shape)) if shape[-1] > 2 else None
        c.add("std0First", lambda x: x.std(0, correction=0), c.randn(*shape))
        c.add("std2", lambda x: x.std(correction=2), c.randn(*shape))
        c.add("argMaxFirst", lambda x: x.argmax(0).float(), ties(c, *shape), kinks=True)
        c.add("argMinLastKept", lambda x: x.argmin(-1, keepdim=True).float(), ties(c, *shape), kinks=True)
        c.add("argMax", lambda x: x.argmax().float(), ties(c, *shape), kinks=True)
        c.add("maximum", torch.maximum, c.apart(*shape), c.apart(*shape) + 0.1)
        c.add("maximum", torch.maximum, ties(c, *shape), ties(c, *shape), kinks=True)
        c.add("minimum", torch.minimum, c.apart(*shape), c.apart(shape[-1]) + 0.1)
        c.add("minimum", torch.minimum, ties(c, *shape), ties(c, *shape), kinks=True)
        for dim, place in [(0, "First"), (last, "Last")]:
            # All ties: which of them the gradient reaches is a rule, not a slope.
            for f, name in [(torch.max, "max"), (torch.min, "min")]:
                c.add(f"{name}{place}", lambda x: f(x, dim).values, ties(c, *shape), kinks=True)
            c.add(f"amax{place}", lambda x: x.amax(dim), ties(c, *shape), kinks=True)
            c.add(f"amin{place}", lambda x: x.amin(dim), ties(c, *shape), kinks=True)
    c.add("stdFirst", lambda x: x.std(0), torch.tensor([[2.0, 1], [2, 3], [2, 5]]), kinks=True)
    # What lies at the edges of a norm: zeros, one zero, and sizes whose powers are no floats.
    edges = [
        torch.zeros(3), torch.tensor([0.0, 1, -2]), torch.tensor([3e-25, -4e-25]), torch.tensor([3e25, -4e25, 0]),
        torch.tensor([3e-42, 4e-42]), torch.tensor([2e38, 2e38]), torch.tensor([-5.0, 5, 5]),
        torch.tensor([math.inf, 1]), torch.tensor([math.nan, 1]),
    ]
    for x in edges:
        for p, name in [(0, "0"), (1, "1"), (2, ""), (3, "3"), (math.inf, "Infinity")]:
            # PyTorch's own single precision loses these: its double precision says what is right.
            exact = x.double().requires_grad_()
            value = norm(exact, p)
            if x.isfinite().all():
                value.backward()
            else:
                exact = x.clone().requires_grad_()
                norm(exact, p).backward()
            c.add(f"norm{name}", lambda x: norm(x.double(), p).float(), x, kinks=True)
            case = c.cases[-1]
            weight = case["weights"]["values"][0]
            gradient = torch.zeros_like(x) if exact.grad is None else exact.grad.float()
            case["gradients"] = [numbers(gradient * weight)]
    rows = torch.tensor([[3e-25, -4e-25], [3.0, 4], [3e25, -4e25], [0, 0]])
    c.add("normLast", lambda x: norm(x.double(), 2, -1).float(), rows, kinks=True)
    weights = torch.tensor(c.cases[-1]["weights"]["values"])
    exact = rows.double().requires_grad_()
    (norm(exact, 2, -1) * weights).sum().backward()
    c.cases[-1]["gradients"] = [numbers(exact.grad.float())]
    bounds = torch.tensor([-1.0, 0, 1, 2, math.nan, math.inf, -math.inf])
    c.add("clamp", lambda x: x.clamp(0, 1), bounds, kinks=True)
    c.add("clampMin", lambda x: x.clamp(min=0), bounds, kinks=True)
    c.add("clampMax", lambda x: x.clamp(max=1), bounds, kinks=True)
    c.add("sign", lambda x: x.detach().sign(), torch.tensor([-2.0, -0.0, 0, 3, math.inf]), kinks=True)
    c.add("abs", torch.abs, torch.tensor([-2.0, -0.0, 0, 3, -math.inf]), kinks=True)
    c.write()


def decompositions():
    c = Cases("decompositions", 26)
    linalg = torch.linalg

    def double(f):
        """In double precision, of which the engine's results are the rounding."""
        return lambda *xs: f(*(x.double() for x in xs)).float()

    def svd(x):
        u, s, vh = linalg.svd(x.detach(), full_matrices=False)
        sign = u.gather(-2, u.abs().argmax(-2, keepdim=True)).sign()
        return u * sign, s, vh * sign.mT

    def eigh(x):
        values, vectors = linalg.eigh(x.detach())
        return values, vectors * vectors.gather(-2, vectors.abs().argmax(-2, keepdim=True)).sign()

    def eigvals(x):
        rows = []
        for matrix in x.detach().reshape(-1, *x.shape[-2:]):
            values = linalg.eigvals(matrix).tolist()
            # Rounded, so that those of a pair are of equal size.
            size = max(map(abs, values)) or 1
            rows.append(sorted(values, key=lambda z: tuple(-round(v / size, 9) for v in (abs(z), z.real, z.imag))))
        return torch.view_as_real(torch.tensor(rows, dtype=torch.complex128)).reshape(*x.shape[:-1], 2)

    def minor(x):
        if len(x) == 0:
            return 1
        return sum((-1) ** j * x[0][j] * minor([row[:j] + row[j + 1:] for row in x[1:]]) for j in range(len(x)))

    def cofactors(x):
        rows = [[Fraction(v) for v in row] for row in x.tolist()]
        n = range(len(rows))
        return torch.tensor([
            [float((-1) ** (i + j) * minor([row[:j] + row[j + 1:] for k, row in enumerate(rows) if k != i])) for j in n]
            for i in n])

    for shape in [(1, 1), (2, 2), (5, 5), (2, 3, 3), (2, 1, 2, 2), (0, 3, 3), (0, 0), (16, 16)]:
        c.add("det", double(linalg.det), c.randn(*shape))
        if 0 in shape:
            continue
        c.add("inverse", double(linalg.inv), c.randn(*shape) + 3 * torch.eye(shape[-1]))
        c.add("solve", double(linalg.solve), c.randn(*shape) + 3 * torch.eye(shape[-1]), c.randn(*shape[:-1], 2))
    c.add("solve", double(linalg.solve), c.randn(3, 3), c.randn(3))
    c.add("solve", double(linalg.solve), c.randn(2, 3, 3), c.randn(2, 3))
    c.add("solve", double(linalg.solve), c.randn(2, 3, 3), c.randn(3, 4))
    c.add("solve", double(linalg.solve), c.randn(3, 3), c.randn(2, 3, 1))
    c.add("det", double(linalg.det), torch.tensor([[0.0, 1, 2], [3, 0, 1], [1, 1, 0]]))
    c.add("inverse", double(linalg.inv), torch.diag(torch.tensor([1.0, 1e-20, 1e15])), kinks=True)
    # Singular, exactly so: the gradient is that of the minors, in whole numbers.
    for rows in [[[1.0, 2], [2, 4]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[0, 0], [0, 0]], [[0.0]],
                 [[1, 2, 3], [2, 4, 6], [3, 6, 9]], [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0, 0, 0]]]:
        x = torch.tensor(rows).float()
        c.add("det", lambda x: 0 * x.sum(), x, kinks=True)
        c.cases[-1]["gradients"] = [numbers(cofactors(x) * c.cases[-1]["weights"]["values"][0])]
    for shape in [(1, 1), (3, 3), (5, 2), (2, 5), (2, 4, 3), (20, 20), (1, 4), (4, 1)]:
        x = c.randn(*shape)
        c.add("qrQ", double(lambda x: linalg.qr(x.detach()).Q), x, kinks=True)
        c.add("qrR", double(lambda x: linalg.qr(x.detach()).R), x, kinks=True)
        c.add("svdU", double(lambda x: svd(x)[0]), x, kinks=True)
        c.add("svdVh", double(lambda x: svd(x)[2]), x, kinks=True)
        c.add("singularValues", double(linalg.svdvals), x)
    zeros = torch.tensor([[0.0, 1, 2], [0, 3, 4], [0, 0, 5]])
    c.add("qrQ", double(lambda x: linalg.qr(x.detach()).Q), zeros, kinks=True)
    c.add("qrR", double(lambda x: linalg.qr(x.detach()).R), zeros, kinks=True)
    for x in [torch.ones(3, 3), torch.zeros(2, 2), torch.eye(4), torch.arange(12.0).reshape(3, 4), c.randn(5, 5) * 1e-30,
              torch.tensor([[1.0, 1], [1e-4, 0], [0, 1e-4]])]:
        c.add("svdS", double(lambda x: svd(x)[1]), x, kinks=True)
        c.add("matrixRank", lambda x: linalg.matrix_rank(x).float(), x, kinks=True)
    for shape in [(1, 1), (2, 2), (5, 5), (2, 3, 3), (12, 12)]:
        x = c.randn(*shape)
        x = x + x.mT
        c.add("eighValues", double(lambda x: eigh(x)[0]), x, kinks=True)
        c.add("eighVectors", double(lambda x: eigh(x)[1]), x, kinks=True)
    for x in [c.randn(1, 1), c.randn(2, 2), c.randn(5, 5), c.randn(2, 4, 4), c.randn(20, 20), c.randn(33, 33),
              torch.tensor([[0.0, 1], [-1, 0]]), torch.eye(3).roll(1, 0), torch.eye(8).roll(1, 0), torch.zeros(3, 3),
              torch.tensor([[1.0, 2, 3], [0, 4, 5], [0, 0, 6]]), torch.tensor([[2.0, 1], [1, 2]]), c.randn(4, 4) * 1e-30,
              c.randn(4, 4) * 1e30, torch.tensor([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]])]:
        c.add("eigvals", double(eigvals), x, kinks=True)
        c.add("eigenvalueMagnitudes", double(lambda x: torch.view_as_complex(eigvals(x)).abs()), x, kinks=True)
    c.write()


def transforms():
    c = Cases("transforms", 27)
    fft = torch.fft

    def of(f):
        return lambda x: torch.view_as_real(f(torch.view_as_complex(x.double()))).float()

    for n in [1, 2, 3, 4, 5, 7, 8, 12, 30, 97, 128]:
        c.add("fft", of(fft.fft), c.randn(n, 2))
        c.add("ifft", of(fft.ifft), c.randn(n, 2))
        c.add("rfft", lambda x: torch.view_as_real(fft.rfft(x.double())).float(), c.randn(n))
        if n > 1:
            c.add("irfft", lambda x: fft.irfft(torch.view_as_complex(x.double())).float(), c.randn(n, 2))
        c.add("irfft9", lambda x: fft.irfft(torch.view_as_complex(x.double()), n=9).float(), c.randn(n, 2))
        c.add("rfft6", lambda x: torch.view_as_real(fft.rfft(x.double(), n=6)).float(), c.randn(n))
    c.add("fft", of(fft.fft), c.randn(2, 3, 6, 2))
    c.add("rfft", lambda x: torch.view_as_real(fft.rfft(x.double())).float(), c.randn(2, 3, 6))
    c.add("irfft", lambda x: fft.irfft(torch.view_as_complex(x.double())).float(), c.randn(2, 3, 6, 2))
    for shape in [(4, 4, 2), (3, 5, 2), (2, 2, 6, 2)]:
        c.add("fft2", of(fft.fft2), c.randn(*shape))
        c.add("ifft2", of(fft.ifft2), c.randn(*shape))
        c.add("complexProduct", lambda x, y: torch.view_as_real(torch.view_as_complex(x) * torch.view_as_complex(y)),
              c.randn(*shape), c.randn(*shape[1:]))
        c.add("complexMagnitude", lambda x: torch.view_as_complex(x).abs(), c.randn(*shape))
    c.add("complex", lambda x, y: torch.view_as_real(torch.complex(x, y)), c.randn(2, 3), c.randn(2, 3))

    def convolve(a, b, kept=None):
        """The sum itself, one output after the other."""
        n, m = a.shape[-1], b.shape[-1]
        sums = [
            sum(a[..., j] * b[..., k - j] for j in range(max(0, k - m + 1), min(n, k + 1)))
            for k in range(n + m - 1)
        ]
        full = torch.stack(sums, -1)
        longer, shorter = max(n, m), min(n, m)
        if kept == "same":
            return full[..., (shorter - 1) // 2:(shorter - 1) // 2 + longer]
        return full[..., shorter - 1:longer] if kept == "valid" else full

    def convolve2d(a, b):
        rows = []
        for k in range(a.shape[-2] + b.shape[-2] - 1):
            rows.append(sum(convolve(a[..., j, :], b[..., k - j, :])
                            for j in range(max(0, k - b.shape[-2] + 1), min(a.shape[-2], k + 1))))
        return torch.stack(rows, -2)

    for a, b in [((5,), (3,)), ((3,), (5,)), ((1,), (1,)), ((8,), (8,)), ((40,), (7,)), ((2, 1, 6), (3, 4))]:
        for kept, name in [(None, ""), ("same", "Same"), ("valid", "Valid")]:
            c.add(f"fftConvolve{name}", lambda x, y: convolve(x, y, kept), c.randn(*a), c.randn(*b))
    for a, b in [((4, 5), (3, 3)), ((1, 1), (2, 3)), ((2, 5, 4), (2, 2))]:
        c.add("fftConvolve2d", convolve2d, c.randn(*a), c.randn(*b))
    c.add("fftConvolve2dValid", lambda x, y: convolve2d(x, y)[2:6, 2:7], c.randn(6, 7), c.randn(3, 3))
    c.add("fftConvolve2dSame", lambda x, y: convolve2d(x, y)[1:7, 1:8], c.randn(6, 7), c.randn(3, 3))
    c.write()


def double_functions():
    """Values of functions of doubles, as two doubles each: the nearest and what it lacks."""
    import mpmath as mp
    import numpy as np

    random = np.random.default_rng(25)

    def spread(low, high, count=300):
        return list(random.uniform(low, high, count))

    def sizes(low, high, count=200):
        # Not 2.0 ** …: its last bit depends on the processor.
        return [math.ldexp(0.5 + random.uniform() / 2, math.floor(x) + 1) for x in random.uniform(low, high, count)]

    half_pi = [float(k * mp.pi / 2) for k in range(1, 40)]
    # The double nearest to a multiple of π/2, by J.-M. Muller, "Elementary Functions" (2006), section 11.
    hard = [6381956970095103 * 2.0**797]
    points = {
        "exp": spread(-745, 709) + spread(-1, 1) + sizes(-60, -2) + [709.78, -745.1, -708.4, 1, -1, 0.34657359, 1e-300],
        "log": sizes(-1074, 1023.9) + spread(0.5, 2) + [1, 2, 5e-324, 1.7e308, 0.7071067811865476, 1.4142135623730951, 1 + 2**-52, 1 - 2**-53, math.e],
        "log2": sizes(-1074, 1023.9) + spread(0.5, 2) + [2.0**k for k in range(-1074, 1024, 37)],
        "log10": sizes(-1074, 1023.9) + spread(0.5, 2) + [float(f"1e{k}") for k in range(0, 23)],
        "sin": spread(-10, 10) + sizes(-40, 0) + sizes(0, 1023.9) + half_pi + hard + [0.7853981633974483, 1e22],
        "cos": spread(-10, 10) + sizes(-40, 0) + sizes(0, 1023.9) + half_pi + hard + [0.7853981633974483, 1e22],
        "tanh": spread(-20, 20) + spread(-1, 1) + sizes(-60, 0) + [21.9, 22.1, 0.17328679, 0.5493061443340549],
        "sigmoid": spread(-40, 40) + spread(-745, 710, 50) + [0.0],
        "sqrt": sizes(-1074, 1023.9),
    }
    known = {
        "exp": mp.exp, "log": mp.log, "log2": lambda x: mp.log(x) / mp.log(2), "log10": mp.log10, "sin": mp.sin,
        "cos": mp.cos, "tanh": mp.tanh, "sigmoid": lambda x: 1 / (1 + mp.exp(-x)), "sqrt": mp.sqrt,
    }

    def parts(y):
        nearest = float(y)
        return nearest, float(y - mp.mpf(nearest))

    cases = []
    mp.mp.prec = 1400
    for name, xs in points.items():
        xs = [float(x) for x in xs]
        ys = [parts(known[name](mp.mpf(x))) for x in xs]
        cases.append({"function": name, "x": xs, "y": [y for y, _ in ys], "rest": [r for _, r in ys]})
    xs = sizes(-300, 300, 300) + spread(0.5, 2) + [2.0, 10.0, 3.0, 0.5, 1 + 2**-52, 1 - 2**-53, 1.0000001]
    bounds = [700 / abs(float(mp.log(x))) if x != 1 else 5 for x in xs]
    ys = [float(random.uniform(-b, b)) for b in bounds[:-7]] + [10.0, -5.0, 5.0, 1074.0, 2.0**50, 2.0**51, 1e9]
    xs = [float(x) for x in xs]
    zs = [parts(mp.power(mp.mpf(x), mp.mpf(y))) for x, y in zip(xs, ys)]
    cases.append({"function": "pow", "x": xs, "exponent": ys, "y": [z for z, _ in zs], "rest": [r for _, r in zs]})
    write("doubleFunctions", cases)


if __name__ == "__main__":
    products()
    selections()
    cumulations()
    statistics()
    decompositions()
    transforms()
    double_functions()
