"""Writes the numbers that the engine's tests hold it to: PyTorch's values and gradients.

    pip install torch==2.15.0 numpy mpmath==1.3.0
    python3 Scripts/make_reference.py

Everything is seeded, and PyTorch is held to one instruction set, so that every x86-64 processor with
AVX2 writes the same files.
"""

import json
import math
import os
import pathlib

# The last digits depend on the width of the vectors. Read when PyTorch first computes.
os.environ["ATEN_CPU_CAPABILITY"] = "avx2"
os.environ["MKL_ENABLE_INSTRUCTIONS"] = "AVX2"
os.environ["ONEDNN_MAX_CPU_ISA"] = "AVX2"

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

FOLDER = pathlib.Path(__file__).parent.parent / "Tests" / "TensorEngineTests" / "Reference"
torch.set_num_threads(1)


def number(x):
    """JSON has no NaN and no infinity: they go as text. Others as the shortest that reads back."""
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "inf" if x > 0 else "-inf"
    return float(f"{x:.9g}")


def numbers(tensor):
    values = tensor.detach().reshape(-1).tolist()
    return {"shape": list(tensor.shape), "values": [number(x) for x in values]}


def write(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{name}.json", "w") as file:
        lines = [json.dumps(case, separators=(",", ":")) for case in content]
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{name}: {len(content)} cases")


class Cases:
    """Cases of one file: inputs, what comes out, and the gradients of a weighted sum of it."""

    def __init__(self, name, seed):
        self.name = name
        self.cases = []
        self.random = torch.Generator().manual_seed(seed)

    def randn(self, *shape):
        return torch.randn(shape, generator=self.random)

    def rand(self, *shape, low=0.0, high=1.0):
        return torch.rand(shape, generator=self.random) * (high - low) + low

    def apart(self, *shape):
        """Distinct numbers, none near another or near 0: for functions with kinks."""
        count = math.prod(shape)
        order = torch.randperm(count, generator=self.random).float()
        return ((order - count / 2 + 0.3) * 0.37).reshape(shape)

    def add(self, op, function, *inputs, kinks=False):
        leaves = [x.clone().requires_grad_() for x in inputs]
        output = function(*leaves)
        weights = self.randn(*output.shape)
        case = {
            "op": op, "smooth": not kinks, "inputs": [numbers(x) for x in inputs],
            "weights": numbers(weights), "output": numbers(output), "gradients": [],
        }
        if output.requires_grad:
            (output * weights).sum().backward()
            case["gradients"] = [
                numbers(torch.zeros_like(x) if x.grad is None else x.grad) for x in leaves
            ]
        self.cases.append(case)

    def write(self):
        write(self.name, self.cases)


def operations():
    c = Cases("operations", 1)
    shapes = [
        ((3, 4), (3, 4)), ((3, 4), (4,)), ((4,), (3, 4)), ((2, 1, 3), (4, 1)), ((), (2, 3)),
        ((2, 3), ()), ((1,), (5,)), ((2, 3, 4), (3, 1)), ((0, 3), (3,)), ((5, 1), (1, 17)),
        ((70,), (70,)), ((33, 3), (33, 3)),
    ]
    for a, b in shapes:
        c.add("add", lambda x, y: x + y, c.randn(*a), c.randn(*b))
        c.add("subtract", lambda x, y: x - y, c.randn(*a), c.randn(*b))
        c.add("multiply", lambda x, y: x * y, c.randn(*a), c.randn(*b))
        c.add("divide", lambda x, y: x / y, c.randn(*a), c.rand(*b, low=0.5, high=2))
        c.add("power", lambda x, y: x**y, c.rand(*a, low=0.3, high=2), c.randn(*b))
    for shape in [(3, 4), (), (1,), (67,), (2, 0), (2, 3, 5)]:
        c.add("plusHalf", lambda x: x + 0.5, c.randn(*shape))
        c.add("minusTwo", lambda x: x - 2, c.randn(*shape))
        c.add("oneMinus", lambda x: 1 - x, c.randn(*shape))
        c.add("timesThree", lambda x: x * 3, c.randn(*shape))
        c.add("overSeven", lambda x: x / 7, c.randn(*shape))
        c.add("twoOver", lambda x: 2 / x, c.rand(*shape, low=0.5, high=2))
        c.add("negative", lambda x: -x, c.randn(*shape))
        c.add("exp", torch.exp, c.randn(*shape))
        c.add("log", torch.log, c.rand(*shape, low=0.2, high=3))
        c.add("sqrt", torch.sqrt, c.rand(*shape, low=0.2, high=3))
        c.add("tanh", torch.tanh, c.randn(*shape))
        c.add("sigmoid", torch.sigmoid, c.randn(*shape) * 3)
        c.add("sin", torch.sin, c.randn(*shape) * 3)
        c.add("cos", torch.cos, c.randn(*shape) * 3)
        c.add("erf", torch.erf, c.randn(*shape))
        c.add("square", torch.square, c.randn(*shape))
        c.add("cube", lambda x: x**3, c.randn(*shape))
        c.add("toThePowerMinusHalf", lambda x: x**-0.5, c.rand(*shape, low=0.3, high=3))
        c.add("toThePowerZero", lambda x: x**0, c.randn(*shape))
        c.add("relu", torch.relu, c.apart(*shape))
        c.add("abs", torch.abs, c.apart(*shape))
        c.add("clamp", lambda x: x.clamp(-0.5, 0.6), c.apart(*shape))
        c.add("clampMin", lambda x: x.clamp(min=0.1), c.apart(*shape))
    edges = torch.tensor([0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan])
    for op, f in [("relu", torch.relu), ("abs", torch.abs), ("sigmoid", torch.sigmoid),
                  ("tanh", torch.tanh), ("exp", torch.exp), ("sqrt", torch.sqrt),
                  ("clamp", lambda x: x.clamp(-0.5, 0.6))]:
        c.add(op, f, edges, kinks=True)
    c.write()


def matrices():
    c = Cases("matrices", 2)
    shapes = [
        (1, 1, 1), (2, 3, 4), (4, 1, 3), (1, 5, 1), (7, 6, 17), (13, 33, 31), (6, 64, 16),
        (3, 300, 17), (5, 2, 33), (3, 0, 4), (0, 3, 2), (26, 9, 65),
    ]
    for n, k, m in shapes:
        c.add("matmul", torch.matmul, c.randn(n, k), c.randn(k, m))
    c.add("matmul", torch.matmul, c.randn(5), c.randn(5))
    c.add("matmul", torch.matmul, c.randn(5), c.randn(5, 3))
    c.add("matmul", torch.matmul, c.randn(4, 5), c.randn(5))
    c.add("matmulTransposed", lambda a, b: a.t() @ b.t(), c.randn(5, 4), c.randn(3, 5))
    for shape in [(3, 4), (1, 4), (2, 3, 4), (4,), (0, 4)]:
        c.add("linear", F.linear, c.randn(*shape), c.randn(5, 4), c.randn(5))
        c.add("linearWithoutBias", F.linear, c.randn(*shape), c.randn(2, 4))
    c.write()


def reductions():
    c = Cases("reductions", 3)
    small = [(3, 4), (1, 1), (5, 1), (2, 3, 4), (70,), (66, 2)]
    for shape in small + [(2, 70, 3), (3, 130)]:
        last = len(shape) - 1
        ops = ["sum", "mean", "var", "std", "norm"] if shape in small else ["sum", "var"]
        for op in ops:
            if op in ("var", "std") and math.prod(shape) == 1:
                continue
            f = getattr(torch, op)
            c.add(op, f, c.randn(*shape))
            for dim, place in [(0, "First"), (last, "Last")]:
                # Of one element the variance is NaN; and the gradient of its root too.
                if op in ("var", "std") and shape[dim] == 1:
                    continue
                c.add(f"{op}{place}", lambda x: f(x, dim=dim), c.randn(*shape))
                c.add(f"{op}{place}Kept", lambda x: f(x, dim=dim, keepdim=True), c.randn(*shape))
        if shape not in small:
            continue
        c.add("biasedVar", lambda x: x.var(unbiased=False), c.randn(*shape))
        c.add("norm1", lambda x: torch.linalg.vector_norm(x, 1), c.apart(*shape))
        c.add("norm3", lambda x: torch.linalg.vector_norm(x, 3), c.randn(*shape))
        c.add("normInfinity", lambda x: torch.linalg.vector_norm(x, math.inf), c.apart(*shape))
        c.add("max", torch.max, c.apart(*shape))
        c.add("min", torch.min, c.apart(*shape))
        for dim, place in [(0, "First"), (last, "Last")]:
            c.add(f"max{place}", lambda x: x.amax(dim), c.apart(*shape))
            c.add(f"min{place}", lambda x: x.amin(dim), c.apart(*shape))
            c.add(f"softmax{place}", lambda x: x.softmax(dim), c.randn(*shape) * 3)
            c.add(f"logSoftmax{place}", lambda x: x.log_softmax(dim), c.randn(*shape) * 3)
    c.add("sumFirstAndLast", lambda x: x.sum((0, 2)), c.randn(2, 3, 4))
    c.add("varFirstAndLast", lambda x: x.var((0, 2)), c.randn(2, 3, 4))
    c.add("sum", torch.sum, c.randn(0, 3))
    c.add("sumFirst", lambda x: x.sum(0), c.randn(0, 3))
    c.add("mean", torch.mean, c.randn(0), kinks=True)
    c.add("max", torch.max, torch.tensor([1.0, 3, 3, 2]), kinks=True)
    c.add("max", torch.max, torch.tensor([1.0, math.nan, 3]), kinks=True)
    c.add("norm", torch.norm, torch.zeros(3), kinks=True)
    c.add("argMaxLast", lambda x: x.argmax(-1).float(), c.apart(4, 5), kinks=True)
    c.add("argMinFirst", lambda x: x.argmin(0).float(), c.apart(4, 5), kinks=True)
    c.write()


def shaping():
    c = Cases("shaping", 4)
    c.add("reshape", lambda x: x.reshape(4, -1), c.randn(2, 3, 4))
    c.add("flatten", torch.flatten, c.randn(2, 3, 4))
    c.add("flattenRows", lambda x: x.flatten(1), c.randn(2, 3, 4))
    c.add("transpose", torch.t, c.randn(3, 5))
    c.add("transposeThenScale", lambda x: x.t() * x.t(), c.randn(3, 5))
    c.add("permute", lambda x: x.permute(2, 0, 1), c.randn(2, 3, 4))
    c.add("transposeLast", lambda x: x.transpose(-1, -2), c.randn(2, 3, 4))
    c.add("unsqueeze", lambda x: x.unsqueeze(1), c.randn(2, 3))
    c.add("squeeze", torch.squeeze, c.randn(2, 1, 3, 1))
    c.add("expand", lambda x: x.expand(4, 2, 3), c.randn(2, 1))
    c.add("row", lambda x: x[1], c.randn(3, 4))
    c.add("lastRow", lambda x: x[-1], c.randn(3, 4))
    c.add("element", lambda x: x[1, 2], c.randn(3, 4))
    c.add("someRows", lambda x: x[1:3], c.randn(4, 2, 3))
    c.add("column", lambda x: x[:, 1], c.randn(3, 4))
    c.add("block", lambda x: x[0:2, 1, 1:], c.randn(3, 4, 5))
    c.add("concatenate", lambda a, b: torch.cat([a, b]), c.randn(2, 3), c.randn(4, 3))
    c.add("concatenateLast", lambda a, b: torch.cat([a, b], -1), c.randn(2, 3), c.randn(2, 1))
    c.add("stack", lambda a, b: torch.stack([a, b], 1), c.randn(2, 3), c.randn(2, 3))
    c.write()


def losses():
    c = Cases("losses", 5)
    for shape in [(4, 3), (1, 2), (5, 1), (8, 10)]:
        c.add("mse", F.mse_loss, c.randn(*shape), c.randn(*shape))
        c.add("mseSum", lambda p, t: F.mse_loss(p, t, reduction="sum"), c.randn(*shape), c.randn(*shape))
        c.add("mseNone", lambda p, t: F.mse_loss(p, t, reduction="none"), c.randn(*shape), c.randn(*shape))
        c.add("l1", F.l1_loss, c.apart(*shape), c.apart(*shape) + 0.11)
        c.add("binaryCrossEntropy", F.binary_cross_entropy, c.rand(*shape, low=0.05, high=0.95), c.rand(*shape))
        c.add("binaryCrossEntropyWithLogits", F.binary_cross_entropy_with_logits, c.randn(*shape) * 3, c.rand(*shape))
        c.add("crossEntropySoft", F.cross_entropy, c.randn(*shape) * 3, c.rand(*shape).softmax(1))
        labels = torch.arange(shape[0]) % shape[1]
        c.add("crossEntropyLabels", lambda x: F.cross_entropy(x, labels), c.randn(*shape) * 3)
    certain = torch.tensor([0.0, 1.0, 0.0, 1.0])
    c.add("binaryCrossEntropy", lambda p: F.binary_cross_entropy(p, torch.tensor([0.0, 1, 1, 0])), certain, kinks=True)
    c.cases[-1]["inputs"].append(numbers(torch.tensor([0.0, 1, 1, 0])))
    c.add("binaryCrossEntropyWithLogits", lambda x: F.binary_cross_entropy_with_logits(x, torch.tensor([0.0, 1, 1, 0])),
          torch.tensor([-200.0, 200, -200, 200]), kinks=True)
    c.cases[-1]["inputs"].append(numbers(torch.tensor([0.0, 1, 1, 0])))
    c.write()


def activations():
    c = Cases("activations", 10)
    for shape in [(3, 4), (1, 1), (2, 3, 5), (70,), (0, 3)]:
        c.add("leakyReLU", F.leaky_relu, c.apart(*shape))
        c.add("leakyReLUSteep", lambda x: F.leaky_relu(x, 0.3), c.apart(*shape))
        c.add("prelu", F.prelu, c.apart(*shape), c.rand(1))
        if len(shape) > 1:
            c.add("prelu", F.prelu, c.apart(*shape), c.rand(shape[1]))
        c.add("elu", F.elu, c.randn(*shape))
        c.add("eluOfAlpha", lambda x: F.elu(x, 1.7), c.apart(*shape))
        c.add("gelu", F.gelu, c.randn(*shape) * 2)
        c.add("geluTanh", lambda x: F.gelu(x, approximate="tanh"), c.randn(*shape) * 2)
        c.add("softmax", lambda x: x.softmax(0), c.randn(*shape) * 2)
        c.add("logSoftmax", lambda x: x.log_softmax(0), c.randn(*shape) * 2)
    edges = torch.tensor([0.0, -0.0, 1e-6, -1e-6, -1e-3, math.inf, -math.inf, math.nan, -100])
    for op, f in [("leakyReLU", F.leaky_relu), ("elu", F.elu)]:
        c.add(op, f, edges, kinks=True)
    c.write()


def more_losses():
    c = Cases("moreLosses", 11)
    for shape in [(4, 3), (1, 2), (5, 1), (8, 10)]:
        c.add("rmse", lambda p, t: F.mse_loss(p, t).sqrt(), c.randn(*shape), c.randn(*shape))
        c.add("huber", F.huber_loss, c.apart(*shape) * 0.2, c.apart(*shape))
        c.add("huberSum", lambda p, t: F.huber_loss(p, t, reduction="sum", delta=0.7),
              c.randn(*shape) * 0.2, c.randn(*shape) * 3)
        labels = torch.arange(shape[0]) % shape[1]
        c.add("nll", lambda x: F.nll_loss(x, labels), c.randn(*shape))
        c.add("nllNone", lambda x: F.nll_loss(x, labels, reduction="none"), c.randn(*shape))
        c.add("crossEntropySum", lambda x: F.cross_entropy(x, labels, reduction="sum"), c.randn(*shape))
        c.add("l1Penalty", lambda a, b: 0.3 * (a.abs().sum() + b.abs().sum()), c.apart(*shape), c.apart(3))
        c.add("l2Penalty", lambda a, b: 0.3 * (a.square().sum() + b.square().sum()), c.randn(*shape), c.randn(3))
        c.add("elasticNet", lambda a: 0.2 * a.abs().sum() + 0.1 * a.square().sum(), c.apart(*shape))
    c.write()


def convolutions():
    c = Cases("convolutions", 12)

    def conv(op, f, shape, weight, bias=True, transposed=False, **options):
        out = weight[1] * options.get("groups", 1) if transposed else weight[0]
        inputs = [c.randn(*shape), c.randn(*weight)] + ([c.randn(out)] if bias else [])
        c.add(op, lambda x, w, b=None: f(x, w, b, **options), *inputs)

    conv("conv1d", F.conv1d, (2, 3, 9), (4, 3, 3))
    conv("conv1d", F.conv1d, (3, 9), (4, 3, 3))
    conv("conv1d", F.conv1d, (1, 1, 1), (1, 1, 1))
    conv("conv1dSame", F.conv1d, (2, 2, 8), (3, 2, 4), padding="same")
    conv("conv1dWide", F.conv1d, (2, 2, 13), (2, 2, 3), stride=4, padding=2, dilation=2)
    conv("conv2d", F.conv2d, (2, 3, 5, 6), (4, 3, 3, 3))
    conv("conv2d", F.conv2d, (3, 5, 6), (4, 3, 3, 2))
    conv("conv2d", F.conv2d, (2, 3, 4, 4), (5, 3, 1, 1))
    conv("conv2d", F.conv2d, (0, 3, 4, 4), (5, 3, 2, 2))
    conv("conv2dPadded", F.conv2d, (2, 2, 4, 5), (3, 2, 3, 3), padding=1)
    conv("conv2dPadded", F.conv2d, (8, 16, 12, 12), (20, 16, 3, 3), padding=1)
    conv("conv2dPadded", F.conv2d, (1, 2, 1, 1), (3, 2, 3, 3), padding=1)
    conv("conv2dStrided", F.conv2d, (2, 2, 7, 8), (3, 2, 2, 3), stride=(3, 4), padding=(0, 1))
    conv("conv2dDilated", F.conv2d, (2, 2, 7, 8), (3, 2, 3, 3), dilation=(2, 3), padding=2)
    conv("conv2dGroups", F.conv2d, (2, 4, 5, 5), (6, 2, 3, 3), groups=2)
    conv("conv2dDepthwise", F.conv2d, (2, 4, 5, 5), (4, 1, 3, 3), groups=4, padding=1)
    conv("conv2dSame", F.conv2d, (1, 2, 5, 6), (3, 2, 4, 3), padding="same", dilation=(1, 2))
    conv("conv2dWithoutBias", F.conv2d, (2, 2, 5, 5), (3, 2, 3, 3), bias=False, stride=2)
    conv("conv3d", F.conv3d, (2, 2, 3, 4, 4), (2, 2, 2, 2, 2))
    conv("conv3dStrided", F.conv3d, (1, 2, 4, 4, 5), (2, 1, 2, 3, 2), stride=(1, 2, 3), padding=1, groups=2)
    conv("convTranspose1d", F.conv_transpose1d, (2, 3, 5), (3, 2, 3), transposed=True)
    conv("convTranspose1dStrided", F.conv_transpose1d, (2, 3, 5), (3, 2, 4), transposed=True,
         stride=3, padding=1, output_padding=2)
    conv("convTranspose2d", F.conv_transpose2d, (2, 3, 3, 4), (3, 2, 2, 3), transposed=True)
    conv("convTranspose2d", F.conv_transpose2d, (3, 3, 4), (3, 2, 2, 3), transposed=True)
    conv("convTranspose2dStrided", F.conv_transpose2d, (2, 4, 3, 4), (4, 3, 3, 3), transposed=True,
         stride=2, padding=1, output_padding=1, groups=2, dilation=2)
    conv("convTranspose2dWithoutBias", F.conv_transpose2d, (2, 2, 3, 3), (2, 3, 2, 2), transposed=True,
         stride=2, bias=False)
    c.write()


def pools():
    c = Cases("pools", 13)
    for shape in [(2, 3, 8), (1, 7)]:
        c.add("maxPool1d", lambda x: F.max_pool1d(x, 2), c.apart(*shape))
        c.add("avgPool1d", lambda x: F.avg_pool1d(x, 3, stride=2, padding=1), c.randn(*shape))
    for shape in [(2, 3, 6, 7), (2, 5, 5), (1, 1, 4, 4)]:
        c.add("maxPool2d", lambda x: F.max_pool2d(x, 2), c.apart(*shape))
        c.add("maxPool2dPadded", lambda x: F.max_pool2d(x, 3, stride=2, padding=1), c.apart(*shape))
        c.add("maxPool2dGaps", lambda x: F.max_pool2d(x, (1, 2), stride=3), c.apart(*shape))
        c.add("maxPool2dDilated", lambda x: F.max_pool2d(x, 2, stride=1, padding=1, dilation=3), c.apart(*shape))
        c.add("maxPool2dCeiling", lambda x: F.max_pool2d(x, 3, stride=2, padding=1, ceil_mode=True), c.apart(*shape))
        c.add("avgPool2d", lambda x: F.avg_pool2d(x, 2), c.randn(*shape))
        c.add("avgPool2dInside", lambda x: F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False), c.randn(*shape))
        c.add("avgPool2dCeiling", lambda x: F.avg_pool2d(x, 3, stride=2, padding=1, ceil_mode=True), c.randn(*shape))
        c.add("adaptiveAvgPool2d", lambda x: F.adaptive_avg_pool2d(x, (3, 2)), c.randn(*shape))
        c.add("adaptiveAvgPool2dOne", lambda x: F.adaptive_avg_pool2d(x, 1), c.randn(*shape))
        c.add("adaptiveAvgPool2dMore", lambda x: F.adaptive_avg_pool2d(x, 9), c.randn(*shape))
    c.add("maxPool3d", lambda x: F.max_pool3d(x, 2), c.apart(1, 2, 4, 5, 4))
    c.add("avgPool3d", lambda x: F.avg_pool3d(x, (2, 1, 3), stride=(1, 2, 2), padding=(1, 0, 1)), c.randn(1, 2, 4, 5, 4))
    c.add("maxPool2d", lambda x: F.max_pool2d(x, 2), torch.ones(1, 4, 4), kinks=True)
    c.add("maxPool2d", lambda x: F.max_pool2d(x, 2),
          torch.tensor([[[1, math.nan, 3, 4], [5, 6, -math.inf, math.inf]]]), kinks=True)
    c.write()


def batch_norm():
    c = Cases("batchNorm", 6)
    # No batch of 2: its normalized values are 1 and -1 whatever the input, so gradients cancel to
    # rounding errors.
    for shape in [(4, 3), (3, 1), (8, 5), (3, 2, 4), (1, 3, 6), (100, 2)]:
        n = shape[1]
        c.add("batchNorm", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True),
              c.randn(*shape) * 2 + 1, c.randn(n), c.randn(n))
    cases = []
    for shape in [(4, 3), (3, 2, 4)]:
        torch.manual_seed(60)
        layer = torch.nn.BatchNorm1d(shape[1])
        inputs = [c.randn(*shape) * 3 - 1 for _ in range(3)]
        outputs = [layer(x) for x in inputs]
        layer.eval()
        cases.append({
            "inputs": [numbers(x) for x in inputs], "outputs": [numbers(x) for x in outputs],
            "runningMean": numbers(layer.running_mean), "runningVariance": numbers(layer.running_var),
            "evaluated": numbers(layer(inputs[0])),
        })
    c.write()
    write("batchNormRunning", cases)


def normalizations():
    c = Cases("normalizations", 14)
    for shape in [(4, 3, 2, 5), (1, 2, 4, 4), (3, 1, 5, 3)]:
        n = shape[1]
        c.add("batchNorm2d", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True),
              c.randn(*shape) * 2 + 1, c.randn(n), c.randn(n))
        c.add("instanceNorm2d", lambda x: F.instance_norm(x), c.randn(*shape) * 2 + 1)
        c.add("instanceNorm2dAffine", lambda x, w, b: F.instance_norm(x, weight=w, bias=b),
              c.randn(*shape) * 2 + 1, c.randn(n), c.randn(n))
        c.add("layerNormPictures", lambda x, w, b: F.layer_norm(x, x.shape[1:], w, b),
              c.randn(*shape), c.randn(*shape[1:]), c.randn(*shape[1:]))
    c.add("instanceNorm2d", lambda x: F.instance_norm(x[None])[0], c.randn(3, 4, 4))
    for shape in [(4, 6), (1, 7), (2, 3, 5), (6,), (3, 130)]:
        c.add("layerNorm", lambda x, w, b: F.layer_norm(x, x.shape[-1:], w, b),
              c.randn(*shape) * 3 - 1, c.randn(shape[-1]), c.randn(shape[-1]))
        c.add("layerNormPlain", lambda x: F.layer_norm(x, x.shape[-1:]), c.randn(*shape))
    for shape in [(2, 4, 3, 3), (3, 8), (1, 6, 5)]:
        c.add("groupNorm", lambda x, w, b: F.group_norm(x, 2, w, b),
              c.randn(*shape), c.randn(shape[1]), c.randn(shape[1]))
    c.write()
    cases = []
    for kind, make, shape in [
        ("batchNorm2d", lambda: torch.nn.BatchNorm2d(3), (4, 3, 2, 5)),
        ("instanceNorm2d", lambda: torch.nn.InstanceNorm2d(3, track_running_stats=True), (4, 3, 2, 5)),
        ("batchNorm2d", lambda: torch.nn.BatchNorm2d(3, momentum=0.4, eps=0.01), (1, 3, 1, 2)),
        ("instanceNorm2d", lambda: torch.nn.InstanceNorm2d(3, momentum=1.0, eps=0.01, track_running_stats=True),
         (2, 3, 1, 2)),
        ("batchNorm2d", lambda: torch.nn.BatchNorm2d(3, momentum=0.0), (2, 3, 2, 2)),
    ]:
        layer = make()
        inputs = [c.randn(*shape) * 3 - 1 for _ in range(3)]
        outputs = [layer(x) for x in inputs]
        layer.eval()
        cases.append({
            "layer": kind, "momentum": layer.momentum, "epsilon": layer.eps, "inputs": [numbers(x) for x in inputs], "outputs": [numbers(x) for x in outputs],
            "runningMean": numbers(layer.running_mean), "runningVariance": numbers(layer.running_var),
            "evaluated": numbers(layer(inputs[0])),
        })
    write("runningStatistics", cases)


def embeddings():
    c = Cases("embeddings", 15)
    rows = torch.tensor([[1, 2, 0], [4, 1, 1]])
    c.add("embedding", lambda w: F.embedding(rows, w), c.randn(5, 3))
    c.add("embeddingPadding", lambda w: F.embedding(rows, w, padding_idx=1), c.randn(5, 3))
    c.cases[-1]["smooth"] = False  # The dropped gradient is not the slope.
    c.add("embeddingOne", lambda w: F.embedding(torch.tensor(3), w), c.randn(5, 3))
    for norm_type in [1.0, 2.0, 3.0]:
        # The weight is changed in place, so the leaf is PyTorch's and the input what it was before.
        before = c.randn(5, 3)
        layer = torch.nn.Embedding.from_pretrained(before.clone(), freeze=False, max_norm=1.0, norm_type=norm_type)
        output = layer(rows)
        weights = c.randn(*output.shape)
        (output * weights).sum().backward()
        c.cases.append({
            "op": f"embeddingNorm{norm_type:.0f}", "smooth": False, "inputs": [numbers(before)],
            "weights": numbers(weights), "output": numbers(output), "gradients": [numbers(layer.weight.grad)],
        })
    c.write()


def recurrent_case(c, op, layer, shape, kinks):
    """A recurrent layer's case: its inputs are the sequence, the states and the parameters."""
    names = [name for name, _ in layer.named_parameters()]
    parameters = [p.detach() for p in layer.parameters()]
    batch = [] if len(shape) == 2 else [shape[0 if layer.batch_first else 1]]
    count = layer.num_layers * (2 if layer.bidirectional else 1)
    states = [c.randn(count, *batch, layer.hidden_size) for _ in range(2 if op.startswith("lstm") else 1)]

    def run(x, *rest):
        states = rest[:2] if op.startswith("lstm") else rest[:1]
        weights = dict(zip(names, rest[len(states):]))
        state = tuple(states) if len(states) == 2 else states[0]
        output, last = torch.func.functional_call(layer, weights, (x, state))
        last = last if len(states) == 2 else (last,)
        # Everything that comes out, in one row.
        return torch.cat([output.reshape(-1)] + [s.reshape(-1) for s in last])

    c.add(op, run, c.randn(*shape), *states, *parameters, kinks=kinks)
    c.cases[-1]["names"] = names


def recurrent():
    c = Cases("recurrent", 16)
    torch.manual_seed(16)
    for op, make, shape in [
        ("rnn", lambda: torch.nn.RNN(3, 4), (5, 2, 3)),
        ("rnn", lambda: torch.nn.RNN(3, 4), (1, 1, 3)),
        ("rnnRelu", lambda: torch.nn.RNN(3, 4, nonlinearity="relu"), (5, 2, 3)),
        ("rnnBatchFirst", lambda: torch.nn.RNN(3, 4, num_layers=2, batch_first=True), (2, 5, 3)),
        ("lstm", lambda: torch.nn.LSTM(3, 4), (5, 2, 3)),
        ("lstm", lambda: torch.nn.LSTM(3, 4), (1, 1, 3)),
        ("lstm", lambda: torch.nn.LSTM(3, 4), (5, 3)),
        ("lstmWithoutBias", lambda: torch.nn.LSTM(3, 4, bias=False), (4, 2, 3)),
        ("lstmBatchFirst", lambda: torch.nn.LSTM(3, 4, num_layers=2, batch_first=True), (2, 5, 3)),
        ("lstmBidirectional", lambda: torch.nn.LSTM(3, 4, num_layers=2, bidirectional=True), (5, 2, 3)),
        ("gru", lambda: torch.nn.GRU(3, 4), (5, 2, 3)),
        ("gru", lambda: torch.nn.GRU(3, 4), (5, 3)),
        ("gruWithoutBias", lambda: torch.nn.GRU(3, 4, bias=False), (4, 2, 3)),
        ("gruBatchFirst", lambda: torch.nn.GRU(3, 4, num_layers=2, batch_first=True), (2, 5, 3)),
        ("gruBidirectional", lambda: torch.nn.GRU(3, 4, bidirectional=True), (5, 2, 3)),
    ]:
        recurrent_case(c, op, make(), shape, kinks="Relu" in op)
    c.write()


def training():
    """Losses of 50 steps from given weights."""
    runs = []
    for name, activation, options in [
        ("sigmoid", torch.nn.Sigmoid, dict(lr=0.5)),
        ("tanh", torch.nn.Tanh, dict(lr=0.1, momentum=0.9)),
        ("relu", torch.nn.ReLU, dict(lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01)),
    ]:
        torch.manual_seed(7)
        model = torch.nn.Sequential(
            torch.nn.Linear(3, 8), activation(), torch.nn.Linear(8, 8), activation(), torch.nn.Linear(8, 2))
        x, target = torch.randn(16, 3), torch.randn(16, 2)
        run = {"activation": name, "input": numbers(x), "target": numbers(target),
               "parameters": [numbers(p) for p in model.parameters()], "losses": []}
        optimizer = torch.optim.SGD(model.parameters(), **options)
        for _ in range(50):
            optimizer.zero_grad()
            loss = F.mse_loss(model(x), target)
            loss.backward()
            optimizer.step()
            run["losses"].append(number(loss.item()))
        runs.append(run)
    write("training", runs)


def printing():
    """What PyTorch prints; the shape that the engine adds is no part of it."""
    torch.manual_seed(8)
    cases = [
        torch.tensor([1.0, 2, 3]), torch.tensor([[1.0, 2.5], [3, 4]]), torch.tensor(0.5), torch.tensor(3.0),
        torch.tensor([0.0, 0.0]), torch.tensor([]), torch.tensor([1e-5, 1]), torch.tensor([1e5, 1]),
        torch.tensor([1e9]), torch.tensor([123456789.0]), torch.tensor([1234.5, 0.1]), torch.tensor([math.nan, 1]),
        torch.tensor([math.inf, -math.inf, 1.5]), torch.tensor([math.nan, math.inf]), torch.tensor([-0.0, 1.0]),
        torch.tensor([-1.5, 22.25, 333]), torch.tensor(1e-10), torch.tensor(-123456.789), torch.randn(2, 3),
        torch.randn(2, 2, 2), torch.arange(30.0), torch.arange(40.0) / 8, torch.arange(1001.0),
        torch.randn(40, 40), torch.randn(1100, 2), torch.randn(2, 600), torch.randn(11, 11, 11), torch.randn(1, 1, 1),
        torch.tensor([0.00005]), torch.tensor([0.00015]), torch.tensor([0.99996, 0.5]), torch.tensor([9.99996e-6]),
        torch.tensor([2.5, 0.125, 1.00005]), torch.tensor([1e38, 1e-38]), torch.tensor([1e-45]), torch.zeros(3, 4),
        torch.tensor([[1e-3, 1], [0.999, 0]]), torch.tensor([1000.0, 1.0]), torch.tensor([1001.0, 1.0]),
        torch.randn(4, 12) * 100,
    ]
    write("printing", [{**numbers(x), "text": str(x)} for x in cases])


def functions():
    """Values of the elementary functions by mpmath, at the edges and at points over their range."""
    import mpmath as mp
    import numpy as np

    mp.mp.dps = 50
    edges = [0.0, -0.0, math.inf, -math.inf, math.nan, 1e-45, -1e-45, 1.1754942e-38, 1.17549435e-38,
             3.4028235e38, -3.4028235e38, 1.0, -1.0]
    known = {
        "exp": lambda x: mp.exp(x), "log": lambda x: mp.log(x), "sin": lambda x: mp.sin(x),
        "cos": lambda x: mp.cos(x), "tanh": lambda x: mp.tanh(x), "erf": lambda x: mp.erf(x),
        "sigmoid": lambda x: 1 / (1 + mp.exp(-x)), "sqrt": lambda x: mp.sqrt(x),
    }
    limits = {  # at 0, inf, -inf
        "exp": (1, math.inf, 0), "log": (-math.inf, math.inf, math.nan), "sin": (None, math.nan, math.nan),
        "cos": (1, math.nan, math.nan), "tanh": (None, 1, -1), "erf": (None, 1, -1), "sigmoid": (0.5, 1, 0),
        "sqrt": (None, math.inf, math.nan),
    }
    extra = {
        "exp": [88.7228, 88.72284, 88.8, -87.33655, -103.2, -103.9, -104.5, -150, 0.34657, -0.3466],
        "log": [0.99999994, 1.0000001, 0.70710677, 1.4142135], "sin": [3.1415927, 1e10, 1e22, 1.5707964e6, 3.3e38, 2.6843546e8, 4.1887e8],
        "cos": [1.5707964, 1e10, 1e22, 4.712389, 3.3e38, 2.6843546e8], "tanh": [0.6, 0.59999996, 9, 10, 1e-4, 20, 100],
        "erf": [1, 0.99999994, 3.9, 3.92, 4, 4.1, 1e-4], "sigmoid": [-88, -100, -103, 17, 16.5, 88, -104], "sqrt": [2, 1e-40],
    }
    spread = {"exp": (-104, 89), "log": None, "sin": (-40, 40), "cos": (-40, 40), "tanh": (-10, 10),
              "erf": (-4, 4), "sigmoid": (-104, 20), "sqrt": None}
    random = np.random.default_rng(9)
    cases = []
    for name, f in known.items():
        points = edges + extra[name] + [-x for x in extra[name] if name not in ("log", "sqrt")]
        if spread[name] is None:
            points += list(2.0 ** random.uniform(-149, 127.9, 150))
        else:
            points += list(random.uniform(*spread[name], 100))
            points += list(2.0 ** random.uniform(-149, 3, 50))
        points = [float(np.float32(x)) for x in points]
        values = []
        for x in points:
            if math.isnan(x):
                y = math.nan
            elif x == 0:
                y = limits[name][0]
                y = x if y is None else y
            elif math.isinf(x):
                y = limits[name][1 if x > 0 else 2]
            elif x < 0 and name in ("log", "sqrt"):
                y = math.nan
            else:
                # More digits than a double has need no rounding here: the test counts in doubles.
                y = float(f(mp.mpf(x)))
            values.append(y)
        cases.append({"function": name, "x": [number(x) for x in points],
                      "y": [y if isinstance(y, str) else (number(y) if math.isnan(y) or math.isinf(y) else y) for y in values]})
    write("functions", cases)


if __name__ == "__main__":
    operations()
    matrices()
    reductions()
    shaping()
    losses()
    activations()
    more_losses()
    convolutions()
    pools()
    batch_norm()
    normalizations()
    embeddings()
    recurrent()
    training()
    printing()
    functions()
