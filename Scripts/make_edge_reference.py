"""Writes what PyTorch makes of unusual inputs: empty, of size 1, turned and cut, ties, zeros, extremes.

    pip install torch==2.15.0 numpy
    python3 Scripts/make_edge_reference.py

Everything is seeded, so a second run writes the same files. What is usual is in make_reference.py.
"""

import math

import torch
import torch.nn.functional as F

from make_reference import Cases, numbers, recurrent_case

INF, NAN = math.inf, math.nan


def operations():
    c = Cases("edgeOperations", 41)
    for a, b in [((0, 1), (1, 3)), ((2, 0), (1,)), ((1,), ()), ((), ()), ((3, 1, 1), (1, 4, 1)), ((1, 3), (2, 1)),
                 ((2, 3, 1, 2), (3, 4, 1)), ((1, 1, 1), (2,)), ((9, 1), (1, 17))]:
        c.add("add", lambda x, y: x + y, c.randn(*a), c.randn(*b))
        c.add("subtract", lambda x, y: x - y, c.randn(*a), c.randn(*b))
        c.add("multiply", lambda x, y: x * y, c.randn(*a), c.randn(*b))
        c.add("divide", lambda x, y: x / y, c.randn(*a), c.rand(*b, low=0.5, high=2))
        c.add("power", lambda x, y: x**y, c.rand(*a, low=0.3, high=2), c.randn(*b))
        c.add("less", lambda x, y: (x < y).float(), c.randn(*a), c.randn(*b))
    odd = torch.tensor([0.0, -0.0, 1, -1, INF, -INF, NAN, 1e-45, 3e38])
    for op, f in [("less", torch.lt), ("lessOrEqual", torch.le), ("greater", torch.gt), ("greaterOrEqual", torch.ge),
                  ("equal", torch.eq), ("notEqual", torch.ne)]:
        c.add(op, lambda x, y: f(x, y).float(), odd[:, None], odd)
    for op, f in [("sign", lambda x: torch.sign(x).detach()), ("log", torch.log), ("square", torch.square), ("negative", torch.neg)]:
        # No gradient flows through a sign; PyTorch sends back zeros.
        c.add(op, f, odd, kinks=True)
    c.add("sign", lambda x: torch.sign(x).detach(), c.randn(3, 4))
    c.add("log", torch.log, c.rand(2, 3, low=0.2, high=3))
    c.add("square", torch.square, c.randn(2, 3))
    c.add("negative", torch.neg, c.randn(2, 3))
    c.add("sqrt", torch.sqrt, c.rand(2, 3, low=0.2, high=3))
    c.add("sqrt", torch.sqrt, torch.tensor([0.0, -1, INF]), kinks=True)
    c.add("divide", lambda x, y: x / y, torch.tensor([1.0, -1, 0, INF]), torch.tensor([0.0, 0, 0, INF]), kinks=True)
    c.add("power", lambda x, y: x**y, torch.tensor([0.0, 0, 0, 1, 2, -2, 0, INF]),
          torch.tensor([0.0, 1, 2, 0, -1, 3, 0.5, -1]), kinks=True)
    c.add("root", lambda x: x**0.5, c.rand(3, low=0.3, high=2))
    c.add("root", lambda x: x**0.5, torch.tensor([0.0, 4, INF]), kinks=True)
    c.add("firstPower", lambda x: x**1, torch.tensor([0.0, -2, 3]))
    c.add("clampMax", lambda x: x.clamp(max=0.375), c.apart(2, 5))
    c.add("clampToOne", lambda x: x.clamp(0.5, 0.5), c.apart(2, 5))
    c.add("clampMax", lambda x: x.clamp(max=0.375), torch.tensor([0.375, NAN, INF]), kinks=True)
    c.add("clampToOne", lambda x: x.clamp(0.5, 0.5), torch.tensor([0.5, NAN, INF, -INF]), kinks=True)
    # What a transpose, a permutation and a cut leave behind goes on into every kind of operation.
    c.add("turnedSum", lambda x: x.t().sum(0), c.randn(3, 5))
    c.add("turnedMatmul", lambda x, y: x.t() @ y[:, 1:3], c.randn(3, 5), c.randn(3, 4))
    c.add("cutAndTurned", lambda x: x[1:, :, 1].t().exp(), c.randn(3, 4, 2))
    c.add("turnedSoftmax", lambda x: x.permute(2, 0, 1)[1].softmax(0), c.randn(2, 3, 4))
    c.add("turnedReshape", lambda x: x.t().reshape(2, -1)[1] * 2, c.randn(3, 4))
    c.add("turnedBroadcast", lambda x, y: x.t() * y[0:1], c.randn(3, 2), c.randn(4, 3))
    c.add("turnedVariance", lambda x: x.permute(1, 2, 0).var(1), c.randn(2, 3, 4))
    c.add("turnedMax", lambda x: x.transpose(0, 2).amax(1), c.apart(2, 3, 4))
    c.write()


def reductions():
    c = Cases("edgeReductions", 42)
    for shape in [(2, 3, 4), (1, 1, 1), (3, 1, 18), (65, 2, 1), (2, 19, 1)]:
        c.add("sumOuterKept", lambda x: x.sum((0, 2), keepdim=True), c.randn(*shape))
        c.add("meanOuter", lambda x: x.mean((0, 2)), c.randn(*shape))
        c.add("meanInnerKept", lambda x: x.mean((1, 2), keepdim=True), c.randn(*shape))
        c.add("biasedVarianceOuterKept", lambda x: x.var((0, 2), unbiased=False, keepdim=True), c.randn(*shape))
        c.add("normOuter", lambda x: torch.linalg.vector_norm(x, 2, (0, 2)), c.apart(*shape))
        c.add("norm1Middle", lambda x: torch.linalg.vector_norm(x, 1, 1), c.apart(*shape))
        c.add("norm3Middle", lambda x: torch.linalg.vector_norm(x, 3, 1, keepdim=True), c.apart(*shape))
        c.add("normInfinityMiddle", lambda x: torch.linalg.vector_norm(x, INF, 1), c.apart(*shape))
        c.add("maxMiddleKept", lambda x: x.amax(1, keepdim=True), c.apart(*shape))
        c.add("minMiddleKept", lambda x: x.amin(1, keepdim=True), c.apart(*shape))
        c.add("softmaxMiddle", lambda x: x.softmax(1), c.randn(*shape) * 3)
        c.add("logSoftmaxMiddle", lambda x: x.log_softmax(1), c.randn(*shape) * 3)
        c.add("argMaxMiddle", lambda x: x.argmax(1).float(), c.apart(*shape), kinks=True)
        c.add("argMinMiddle", lambda x: x.argmin(1).float(), c.apart(*shape), kinks=True)
    c.add("biasedStd", lambda x: x.std(1, unbiased=False), c.randn(3, 5))
    for op, f in [("sum", torch.sum), ("mean", torch.mean), ("variance", torch.var), ("norm", torch.norm)]:
        c.add(op, f, torch.tensor(-2.5), kinks=op == "variance")
        c.add(op, f, c.randn(0), kinks=True)
        if op != "variance":
            c.add(op, f, c.randn(2, 3))
    c.add("variance", torch.var, c.randn(2, 3))
    for shape in [(0, 3), (3, 0), (2, 0, 3)]:
        for op, f in [("sumLast", torch.sum), ("meanLast", torch.mean), ("varianceLast", torch.var)]:
            c.add(op, lambda x: f(x, -1), c.randn(*shape), kinks=True)
        c.add("softmaxLast", lambda x: x.softmax(-1), c.randn(*shape), kinks=True)
        c.add("logSoftmaxLast", lambda x: x.log_softmax(-1), c.randn(*shape), kinks=True)
    extreme = torch.tensor([[1e4, -1e4, 0], [200, 200, 200], [-INF, 0, 1], [88, 89, 90]])
    c.add("softmaxLast", lambda x: x.softmax(-1), extreme, kinks=True)
    c.add("logSoftmaxLast", lambda x: x.log_softmax(-1), extreme, kinks=True)
    c.add("standardDeviation", torch.std, torch.tensor([2.0, 2, 2]), kinks=True)
    ties = torch.tensor([[1.0, 3, 3], [2, 2, 2], [-INF, -INF, INF]])
    c.add("maxLast", lambda x: x.amax(-1), ties, kinks=True)
    c.add("minLast", lambda x: x.amin(-1), ties, kinks=True)
    # PyTorch's gradient of amax is NaN where its max() gives it to the NaN, as the engine does.
    ties = torch.tensor([[NAN, 1.0, NAN], [1, NAN, 3], [NAN, INF, -INF]])
    c.add("maxLast", lambda x: x.amax(-1).detach(), ties, kinks=True)
    c.add("minLast", lambda x: x.amin(-1).detach(), ties, kinks=True)
    c.add("argMaxLast", lambda x: x.argmax(-1).float(), ties, kinks=True)
    c.add("argMinLast", lambda x: x.argmin(-1).float(), ties, kinks=True)
    c.write()


def shaping():
    c = Cases("edgeShaping", 43)
    c.add("squeezeMiddle", lambda x: x.squeeze(1), c.randn(2, 1, 3))
    c.add("squeezeMiddle", lambda x: x.squeeze(1), c.randn(2, 3, 1))
    c.add("unsqueezeLast", lambda x: x.unsqueeze(-1), c.randn(2, 3))
    c.add("unsqueezeLast", lambda x: x.unsqueeze(-1), torch.tensor(2.0))
    c.add("flatten", torch.flatten, torch.tensor(2.0))
    c.add("flatten", torch.flatten, c.randn(2, 0, 3))
    c.add("flattenLast", lambda x: x.flatten(-1), c.randn(2, 3))
    c.add("toRow", lambda x: x.reshape(1, -1), c.randn(2, 3, 1))
    c.add("toRow", lambda x: x.reshape(1, -1), torch.tensor(2.0))
    c.add("toScalar", lambda x: x.reshape(()), c.randn(1, 1))
    c.add("turn", lambda x: x.permute(-1, 0, 1), c.randn(2, 1, 4))
    c.add("turn", lambda x: x.permute(-1, 0, 1), c.randn(2, 0, 4), kinks=True)
    c.add("expandScalar", lambda x: x.expand(2, 3), torch.tensor(2.0))
    c.add("expandEmpty", lambda x: x.expand(0, 3), c.randn(1, 3), kinks=True)
    c.add("upToLast", lambda x: x[:-1], c.randn(3, 2))
    c.add("lastTwo", lambda x: x[..., -2:], c.randn(3, 4))
    c.add("nothing", lambda x: x[2:2], c.randn(3, 2), kinks=True)
    c.add("nothing", lambda x: x[2:2], c.randn(2, 2), kinks=True)
    c.add("through", lambda x: x[:3, 1:2], c.randn(4, 3))
    c.add("concatenateThree", lambda a, b, d: torch.cat([a, b, d], 1), c.randn(2, 3, 2), c.randn(2, 1, 2), c.randn(2, 2, 2))
    c.add("concatenateThree", lambda a, b, d: torch.cat([a, b, d], 1), c.randn(1, 0), c.randn(1, 1), c.randn(1, 2))
    c.add("concatenateThree", lambda a, b, d: torch.cat([a, b, d], 1), c.randn(0, 3), c.randn(0, 1), c.randn(0, 2))
    c.add("concatenateWithItself", lambda a: torch.cat([a, a * a]), c.randn(3))
    c.add("stackLast", lambda a, b: torch.stack([a, b], -1), c.randn(2, 3), c.randn(2, 3))
    c.add("stackLast", lambda a, b: torch.stack([a, b], -1), torch.tensor(1.0), torch.tensor(2.0))
    c.write()


def layers():
    c = Cases("edgeLayers", 44)

    def conv(op, f, shape, weight, bias=True, turned=None, **options):
        transposed = "transpose" in f.__name__
        out = weight[1] * options.get("groups", 1) if transposed else weight[0]
        inputs = [c.randn(*shape), c.randn(*weight)] + ([c.randn(out)] if bias else [])
        c.add(op, lambda x, w, b=None: f(x.permute(*turned) if turned else x, w, b, **options), *inputs)

    conv("conv1dGroups", F.conv1d, (2, 4, 7), (6, 2, 3), groups=2, dilation=2, padding=1)
    conv("conv1dGroups", F.conv1d, (4, 3), (6, 2, 3), groups=2, dilation=2, padding=1)
    conv("conv1dAll", F.conv1d, (3, 2, 5), (2, 2, 5))
    conv("conv2dPointsApart", F.conv2d, (2, 3, 5, 4), (2, 3, 1, 1), stride=(2, 3))
    conv("conv2dPointsApart", F.conv2d, (3, 1, 1), (2, 3, 1, 1), stride=(2, 3))
    conv("conv2dZeros", F.conv2d, (1, 1, 1, 2), (2, 1, 2, 2), padding=(3, 2), stride=2, bias=False)
    conv("conv2dTurned", F.conv2d, (2, 5, 4, 3), (2, 3, 2, 3), turned=(0, 3, 1, 2), padding=(1, 0))
    conv("conv2dTurned", F.conv2d, (1, 5, 4, 3), (2, 3, 2, 3), turned=(0, 3, 1, 2), padding=(1, 0))
    conv("conv2dDepthwiseTwice", F.conv2d, (2, 3, 5, 5), (6, 1, 3, 3), groups=3, stride=2, dilation=2)
    conv("conv3dAll", F.conv3d, (2, 1, 5, 4, 6), (2, 1, 2, 2, 2), dilation=(2, 1, 3), padding=(1, 0, 2), stride=(3, 2, 1))
    conv("conv3dAll", F.conv3d, (1, 5, 4, 6), (2, 1, 2, 2, 2), dilation=(2, 1, 3), padding=(1, 0, 2), stride=(3, 2, 1))
    conv("conv3dSame", F.conv3d, (1, 2, 3, 4, 3), (1, 2, 2, 3, 1), padding="same", bias=False)
    conv("convTranspose1dGroups", F.conv_transpose1d, (2, 4, 3), (4, 1, 3), groups=2, dilation=3, output_padding=2)
    conv("convTranspose1dGroups", F.conv_transpose1d, (4, 1), (4, 1, 3), groups=2, dilation=3, output_padding=2)
    conv("convTranspose1dGroups", F.conv_transpose1d, (0, 4, 3), (4, 1, 3), groups=2, dilation=3, output_padding=2)
    conv("convTranspose2dApart", F.conv_transpose2d, (1, 2, 2, 3), (2, 3, 2, 1), stride=(4, 3), output_padding=(3, 1))
    conv("convTranspose2dApart", F.conv_transpose2d, (2, 1, 1), (2, 3, 2, 1), stride=(4, 3), output_padding=(3, 1))
    conv("convTranspose2dPadded", F.conv_transpose2d, (2, 1, 3, 4), (1, 2, 3, 3), padding=(2, 1), bias=False)
    conv("convTranspose2dTurned", F.conv_transpose2d, (2, 3, 3, 1), (1, 2, 2, 2), turned=(0, 3, 1, 2), stride=2)
    c.add("linearTurned", lambda x, w, b: F.linear(x.t(), w, b), c.randn(4, 3), c.randn(2, 4), c.randn(2))
    c.add("linearTurned", lambda x, w, b: F.linear(x.t(), w, b), c.randn(1, 1), c.randn(1, 1), c.randn(1))

    for shape in [(1, 2, 9), (2, 5), (0, 2, 9)]:
        c.add("maxPool1dGaps", lambda x: F.max_pool1d(x, 2, stride=3, padding=1, dilation=2), c.apart(*shape))
        c.add("avgPool1dCeiling", lambda x: F.avg_pool1d(x, 2, stride=3, ceil_mode=True), c.randn(*shape))
    for shape in [(2, 2, 7, 5), (1, 7, 5), (0, 1, 7, 5)]:
        c.add("maxPool2dApart", lambda x: F.max_pool2d(x, (2, 1), stride=(4, 3), ceil_mode=True), c.apart(*shape))
        c.add("avgPool2dApart", lambda x: F.avg_pool2d(x, (2, 1), stride=(4, 3), ceil_mode=True), c.randn(*shape))
        c.add("avgPool2dTurned", lambda x: F.avg_pool2d(x.transpose(-1, -2), (3, 2), stride=1, padding=(1, 0)), c.randn(*shape))
        c.add("avgPool2dInside", lambda x: F.avg_pool2d(
            x, (3, 2), stride=2, padding=(1, 1), ceil_mode=True, count_include_pad=False), c.randn(*shape))
        c.add("adaptiveAvgPool2dSame", lambda x: F.adaptive_avg_pool2d(x, (7, 5)), c.randn(*shape))
        c.add("maxPool2dAll", lambda x: F.max_pool2d(x, (7, 5)), c.apart(*shape))
    for shape in [(1, 2, 4, 5, 3), (1, 4, 5, 3)]:
        c.add("maxPool3dAll", lambda x: F.max_pool3d(
            x, (2, 3, 2), stride=(2, 1, 2), padding=(1, 1, 0), dilation=(2, 1, 1), ceil_mode=True), c.apart(*shape))
        c.add("avgPool3dInside", lambda x: F.avg_pool3d(
            x, 3, stride=2, padding=1, ceil_mode=True, count_include_pad=False), c.randn(*shape))
    # Every place outside of the windows is passed over; where all are equal, the first wins.
    c.add("maxPool2dAll", lambda x: F.max_pool2d(x, (7, 5)), torch.full((1, 1, 7, 5), -INF), kinks=True)

    for shape in [(1, 1), (5,), (2, 3, 2), (0, 3)]:
        c.add("reluLayer", torch.relu, c.apart(*shape))
        c.add("sigmoidLayer", torch.sigmoid, c.randn(*shape))
        c.add("tanhLayer", torch.tanh, c.randn(*shape))
        c.add("softmaxLayer", lambda x: x.softmax(-1), c.randn(*shape))
        c.add("logSoftmaxLayer", lambda x: x.log_softmax(-1), c.randn(*shape))
        c.add("eluTurned", lambda x: F.elu(x.transpose(0, -1), 0.5), c.apart(*shape))
        c.add("geluTurned", lambda x: F.gelu(x.transpose(0, -1)), c.randn(*shape))
        c.add("leakyReLUZero", lambda x: F.leaky_relu(x, 0.0), c.apart(*shape))
        c.add("dropoutNone", lambda x: F.dropout(x, 0.0), c.randn(*shape))
        c.add("dropoutAll", lambda x: F.dropout(x, 1.0), c.randn(*shape))
        c.add("dropoutInUse", lambda x: F.dropout(x, 0.5, training=False), c.randn(*shape))
    for shape in [(2, 3, 1, 1), (2, 2, 3)]:
        c.add("dropout2dAll", lambda x: x * 0, c.randn(*shape))
        c.add("flattenLayer", lambda x: x.flatten(1), c.randn(*shape))
    edges = torch.tensor([0.0, -0.0, 1e-6, -1e-6, 30, -30, INF, -INF, NAN])
    c.add("geluTurned", lambda x: F.gelu(x.transpose(0, -1)), torch.tensor([0.0, -0.0, 1e-6, -1e-6, 8, -5]), kinks=True)
    c.add("softmaxLayer", lambda x: x.softmax(-1), torch.tensor([[1e30, 0], [-1e30, 1e30]]), kinks=True)
    c.add("leakyReLUZero", lambda x: F.leaky_relu(x, 0.0), edges[:6], kinks=True)
    c.add("sigmoidLayer", torch.sigmoid, edges, kinks=True)
    c.add("tanhLayer", torch.tanh, edges, kinks=True)
    c.write()


def normalizations():
    c = Cases("edgeNormalizations", 45)
    mean, variance = torch.tensor([0.5, -1, 2]), torch.tensor([4.0, 0.25, 1])
    for shape in [(4, 3), (1, 3), (2, 3, 5), (1, 3, 1), (0, 3)]:
        c.add("batchNorm1dInUse", lambda x, w, b: F.batch_norm(x, mean, variance, w, b),
              c.randn(*shape), c.randn(3), c.randn(3))
    for shape in [(2, 3, 2, 4), (1, 3, 1, 1), (0, 3, 2, 2)]:
        c.add("batchNorm2dInUse", lambda x, w, b: F.batch_norm(x, mean, variance, w, b, eps=0.1),
              c.randn(*shape), c.randn(3), c.randn(3))
    # A large ε: without it, two values per channel are always ±1.
    for shape in [(2, 3), (1, 3, 2), (5, 3), (3, 3, 4)]:
        c.add("batchNorm1dRough", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True, eps=0.5),
              c.randn(*shape), c.randn(3), c.randn(3))
    for shape in [(1, 3, 1, 2), (2, 3, 1, 1), (1, 3, 4, 2)]:
        c.add("batchNorm2dRough", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True, eps=0.5),
              c.randn(*shape), c.randn(3), c.randn(3))
    c.add("batchNorm2dTurned", lambda x, w, b: F.batch_norm(x.permute(0, 3, 1, 2), None, None, w, b, training=True),
          c.randn(3, 4, 2, 3), c.randn(3), c.randn(3))
    c.add("batchNorm1dConstant", lambda x: F.batch_norm(x, None, None, training=True), torch.zeros(4, 3), kinks=True)
    for shape in [(3, 2, 4), (4,), (1, 4), (0, 4)]:
        c.add("layerNormRough", lambda x, w: F.layer_norm(x, (4,), w, None, eps=0.2), c.randn(*shape), c.randn(4))
    # The bias alone is left, and of PyTorch's other gradients the dust of rounding.
    c.add("layerNormOne", lambda x, w, b: F.layer_norm(x, (1,), w, b).detach(), c.randn(3, 1), c.randn(1), c.randn(1))
    c.add("layerNormTurned", lambda x: F.layer_norm(x.t(), (3,)), c.randn(3, 4))
    for shape in [(2, 6), (2, 6, 3), (1, 6, 2, 2), (0, 6, 3)]:
        c.add("groupNormOne", lambda x, w, b: F.group_norm(x, 1, w, b), c.randn(*shape), c.randn(6), c.randn(6))
        c.add("groupNormPlain", lambda x: F.group_norm(x, 3, eps=0.3), c.randn(*shape))
        if len(shape) > 2:
            c.add("groupNormEach", lambda x, w, b: F.group_norm(x, 6, w, b, eps=0.1), c.randn(*shape), c.randn(6), c.randn(6))
    for shape in [(2, 3, 2, 2), (3, 4, 1), (0, 3, 2, 2)]:
        c.add("instanceNormRough", lambda x: F.instance_norm(x, eps=0.3) if x.dim() == 4 else
              F.instance_norm(x[None], eps=0.3)[0], c.randn(*shape))
    for shape in [(2, 3, 2, 2), (3, 1, 1), (1, 3, 1, 1)]:
        c.add("instanceNormInUse", lambda x: F.instance_norm(
            x if x.dim() == 4 else x[None], mean, variance, use_input_stats=False).reshape(x.shape), c.randn(*shape))
    c.write()


def losses():
    c = Cases("edgeLosses", 46)
    for shape in [(3, 4), (1, 1), (1, 3), (5, 2)]:
        pairs = {
            "mse": (F.mse_loss, lambda: c.randn(*shape), lambda: c.randn(*shape)),
            "l1": (F.l1_loss, lambda: c.apart(*shape), lambda: c.apart(*shape) + 0.11),
            "huber": (lambda p, t, reduction: F.huber_loss(p, t, reduction=reduction, delta=2), lambda: c.apart(*shape) * 3,
                      lambda: c.apart(*shape) * 0.9),
            "binaryCrossEntropy": (F.binary_cross_entropy, lambda: c.rand(*shape, low=0.05, high=0.95), lambda: c.rand(*shape)),
            "binaryCrossEntropyWithLogits": (
                F.binary_cross_entropy_with_logits, lambda: c.randn(*shape) * 3, lambda: c.rand(*shape)),
            "crossEntropySoft": (F.cross_entropy, lambda: c.randn(*shape) * 2, lambda: c.rand(*shape)),
        }
        for name, (f, prediction, target) in pairs.items():
            for reduction in ["mean", "sum", "none"]:
                c.add(f"{name}.{reduction}", lambda p, t: f(p, t, reduction=reduction), prediction(), target())
        labels = torch.arange(shape[0]) % shape[1]
        for reduction in ["mean", "sum", "none"]:
            c.add(f"crossEntropy.{reduction}", lambda x: F.cross_entropy(x, labels, reduction=reduction), c.randn(*shape) * 2)
            c.add(f"nll.{reduction}", lambda x: F.nll_loss(x, labels, reduction=reduction), c.randn(*shape))
    empty = torch.zeros(0, 3)
    none = torch.arange(0)
    for reduction in ["mean", "sum", "none"]:
        c.add(f"mse.{reduction}", lambda p, t: F.mse_loss(p, t, reduction=reduction), empty, empty, kinks=True)
        c.add(f"crossEntropy.{reduction}", lambda x: F.cross_entropy(x, none, reduction=reduction), empty, kinks=True)
        extreme = torch.tensor([[1e4, 0, -1e4], [-1e4, 1e4, 0]])
        c.add(f"crossEntropy.{reduction}", lambda x: F.cross_entropy(x, torch.tensor([0, 1]), reduction=reduction),
              extreme, kinks=True)
        c.add(f"crossEntropy.{reduction}", lambda x: F.cross_entropy(x, torch.tensor([0, 1]), reduction=reduction),
              extreme.flip(1), kinks=True)
    c.write()


def embeddings():
    c = Cases("edgeEmbeddings", 47)
    c.add("none", lambda w: F.embedding(torch.zeros(0, 2, dtype=torch.long), w), c.randn(3, 2), kinks=True)
    c.add("oneRow", lambda w: F.embedding(torch.zeros(2, 1, 3, dtype=torch.long), w), c.randn(1, 4))
    c.add("allPadding", lambda w: F.embedding(torch.tensor([2, 2]), w, padding_idx=2), c.randn(3, 2), kinks=True)
    before = c.randn(4, 3) * 3
    before[2] = 0
    layer = torch.nn.Embedding.from_pretrained(before.clone(), freeze=False, max_norm=0.5, norm_type=INF)
    output = layer(torch.tensor([3, 2, 3]))
    weights = c.randn(*output.shape)
    (output * weights).sum().backward()
    c.cases.append({
        "op": "largest", "smooth": False, "inputs": [numbers(before)], "weights": numbers(weights),
        "output": numbers(output), "gradients": [numbers(layer.weight.grad)]})
    c.write()


def recurrent():
    torch.manual_seed(48)
    c = Cases("edgeRecurrent", 48)
    rnn, lstm, gru = torch.nn.RNN, torch.nn.LSTM, torch.nn.GRU
    for op, make, shape in [
        ("rnnOne", lambda: rnn(1, 1), (1, 1, 1)),
        ("rnnOne", lambda: rnn(1, 1), (3, 1)),
        ("rnnWithoutBias", lambda: rnn(3, 2, bias=False, bidirectional=True), (3, 2, 3)),
        ("rnnReluDeep", lambda: rnn(2, 3, num_layers=3, nonlinearity="relu", bidirectional=True), (3, 2, 2)),
        ("lstmOne", lambda: lstm(1, 1), (2, 1, 1)),
        ("lstmOne", lambda: lstm(1, 1), (1, 1)),
        ("lstmDeep", lambda: lstm(2, 3, num_layers=3, batch_first=True, bidirectional=True), (2, 3, 2)),
        ("lstmDeep", lambda: lstm(2, 3, num_layers=3, batch_first=True, bidirectional=True), (3, 2)),
        ("lstmAllDropped", lambda: lstm(2, 3, num_layers=2, dropout=1.0), (3, 2, 2)),
        ("gruOne", lambda: gru(1, 1), (2, 3, 1)),
        ("gruDeep", lambda: gru(2, 3, num_layers=2, bidirectional=True, bias=False), (3, 2, 2)),
        ("gruDeep", lambda: gru(2, 3, num_layers=2, bidirectional=True, bias=False), (1, 2)),
        ("gruAllDropped", lambda: gru(2, 3, num_layers=2, dropout=1.0, batch_first=True), (1, 4, 2)),
    ]:
        recurrent_case(c, op, make(), shape, kinks="Relu" in op)
    c.write()


if __name__ == "__main__":
    operations()
    reductions()
    shaping()
    layers()
    normalizations()
    losses()
    embeddings()
    recurrent()
