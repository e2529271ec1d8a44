"""Writes the numbers that the tests of choices, distances, functional convolutions and the smaller layers
hold the engine to: PyTorch's values and gradients.

    pip install torch==2.15.0 numpy
    python3 Scripts/make_choice_reference.py

Everything is seeded, so a second run writes the same files.
"""

import math

from make_reference import Cases

import torch
import torch.nn.functional as F

INF, NAN = math.inf, math.nan


def choices():
    c = Cases("choices", 61)
    # A condition, and three shapes that broadcast.
    for shapes in [((3, 4), (3, 4), (3, 4)), ((4,), (3, 1), (1, 4)), ((3, 1), (), (3, 4)), ((), (2,), (3, 1)),
                   ((2, 1, 3), (4, 1), (1,)), ((0, 3), (3,), (0, 1)), ((1,), (1,), (1,))]:
        mask = c.randn(*shapes[0])
        c.add("where", lambda a, b: torch.where(mask > 0, a, b), c.randn(*shapes[1]), c.randn(*shapes[2]))
        c.cases[-1]["inputs"].append({"shape": list(mask.shape), "values": [float(x > 0) for x in mask.reshape(-1)]})
    for shape in [(3, 4), (), (1,), (0, 2), (2, 3, 2)]:
        c.add("whereSmall", lambda x: torch.where(x > 0, x, x * 0.1), c.apart(*shape))
        c.add("whereNumber", lambda x: torch.where(x > 0, x, torch.tensor(-2.0)), c.apart(*shape))
        c.add("whereOther", lambda x: torch.where(x > 0, torch.tensor(3.5), x), c.apart(*shape))
        c.add("maskedSelect", lambda x: x.masked_select(x > 0), c.apart(*shape))
    c.add("whereNumber", lambda x: torch.where(x > 0, x, torch.tensor(-2.0)),
          torch.tensor([NAN, INF, -INF, 0.0, -0.0, 1]), kinks=True)
    c.add("maskedSelectRows", lambda x: x.masked_select(torch.tensor([[True], [False], [True]])), c.randn(3, 2))
    for shape in [(5,), (3, 4), (4, 3, 2), (1, 1), (0, 3), ()]:
        c.add("sort", lambda x: x.sort(stable=True)[0], c.apart(*shape))
        c.add("sortPlaces", lambda x: x.detach().sort(stable=True)[1].float(), c.apart(*shape))
        c.add("argsortDown", lambda x: x.detach().argsort(descending=True, stable=True).float(), c.apart(*shape))
        c.add("sortFirstDown", lambda x: x.sort(dim=0, descending=True, stable=True)[0], c.apart(*shape))
    ties = torch.tensor([[2.0, 1, 2, NAN, 1], [0, -0.0, INF, -INF, NAN]])
    c.add("sort", lambda x: x.sort(stable=True)[0], ties, kinks=True)
    c.add("sortPlaces", lambda x: x.detach().sort(stable=True)[1].float(), ties, kinks=True)
    c.add("argsortDown", lambda x: x.detach().argsort(descending=True, stable=True).float(), ties, kinks=True)
    for shape in [(5,), (3, 4), (2, 3, 2)]:
        c.add("topTwo", lambda x: x.topk(2)[0], c.apart(*shape))
        c.add("topTwoPlaces", lambda x: x.detach().topk(2)[1].float(), c.apart(*shape))
        c.add("leastOneFirst", lambda x: x.topk(1, dim=0, largest=False)[0], c.apart(*shape))
        c.add("topNone", lambda x: x.topk(0)[0], c.apart(*shape), kinks=True)
    for shape in [(2, 3), (2, 3, 4), (1, 1), (0, 2)]:
        c.add("padLast", lambda x: F.pad(x, (1, 2)), c.randn(*shape))
        c.add("padBoth", lambda x: F.pad(x, (0, 1, 2, 0), value=-1.5), c.randn(*shape))
        c.add("padNone", lambda x: F.pad(x, ()), c.randn(*shape))
    c.add("flattenFirst", lambda x: x.flatten(0, 1), c.randn(2, 3, 4))
    c.add("flattenMiddle", lambda x: x.flatten(1, -2), c.randn(2, 3, 1, 4))
    c.add("flattenOne", lambda x: x.flatten(1, 1), c.randn(2, 3, 2))
    c.add("flattenOne", lambda x: x.flatten(1, 1), c.randn(2, 0, 4))
    c.write()


def distances():
    c = Cases("distances", 62)
    for a, b in [((3, 4), (3, 4)), ((3, 4), (1, 4)), ((1, 4), (3, 4)), ((3, 1), (3, 1)), ((2, 5, 3), (5, 1))]:
        c.add("cosineSimilarity", F.cosine_similarity, c.randn(*a), c.randn(*b))
    for a, b in [((4, 3), (3,)), ((3,), (3,)), ((2, 4, 3), (4, 3)), ((0, 3), (3,))]:
        c.add("cosineSimilarityLast", lambda x, y: F.cosine_similarity(x, y, dim=-1), c.randn(*a), c.randn(*b))
    c.add("cosineSimilarity", F.cosine_similarity, torch.zeros(1, 3), c.randn(1, 3), kinks=True)
    c.cases[-1]["gradients"] = []
    for a, b in [((3, 4), (2, 4)), ((1, 4), (1, 4)), ((2, 3, 4), (2, 5, 4)), ((2, 1, 3, 2), (4, 2)), ((3, 1), (3, 1)), ((0, 2), (3, 2))]:
        for name, p in [("", 2.0), ("1", 1.0), ("3", 3.0), ("Largest", INF)]:
            c.add(f"cdist{name}", lambda x, y: torch.cdist(x, y, p=p, compute_mode="donot_use_mm_for_euclid_dist"),
                  c.randn(*a), c.randn(*b))
    c.write()


def windows():
    c = Cases("windows", 63)

    def conv(op, f, shape, weight, bias=True, **options):
        inputs = [c.randn(*shape), c.randn(*weight)] + ([c.randn(weight[0])] if bias else [])
        c.add(op, lambda x, w, b=None: f(x, w, b, **options), *inputs)

    conv("conv1d", F.conv1d, (2, 3, 9), (4, 3, 3))
    conv("conv1d", F.conv1d, (3, 9), (4, 3, 3))
    conv("conv1dSame", F.conv1d, (2, 2, 8), (3, 2, 4), padding="same", bias=False)
    conv("conv2d", F.conv2d, (2, 3, 5, 6), (4, 3, 3, 3))
    conv("conv2d", F.conv2d, (0, 1, 3, 3), (2, 1, 2, 2))
    conv("conv2dAll", F.conv2d, (2, 4, 7, 8), (6, 2, 2, 3), stride=(3, 4), padding=(0, 1), dilation=(1, 2), groups=2)
    conv("conv3d", F.conv3d, (2, 2, 3, 4, 4), (2, 2, 2, 2, 2), bias=False)
    for shape in [(2, 3, 7), (1, 5), (2, 1, 1), (0, 2, 4)]:
        c.add("adaptiveAvgPool1d", lambda x: F.adaptive_avg_pool1d(x, 3), c.randn(*shape))
        c.add("adaptiveAvgPool1dOne", lambda x: F.adaptive_avg_pool1d(x, 1), c.randn(*shape))
    for shape in [(1, 2, 4, 5, 3), (2, 3, 2, 2)]:
        c.add("adaptiveAvgPool3d", lambda x: F.adaptive_avg_pool3d(x, (2, 3, 1)), c.randn(*shape))
    for shape in [(2, 3, 6), (1, 5, 5)]:
        c.add("maxPool1d", lambda x: F.max_pool1d(x, 2, stride=1), c.apart(*shape))
        c.add("avgPool1d", lambda x: F.avg_pool1d(x, 3, stride=2, padding=1), c.randn(*shape))
    c.write()


def instance_normalizations():
    c = Cases("instanceNormalizations", 64)
    mean, variance = torch.tensor([0.5, -1, 2]), torch.tensor([4.0, 0.25, 1])

    def batched(x, f):
        return f(x) if x.dim() == 3 else f(x[None])[0]

    # Of two places, one is always +1 and the other −1: gradients would be the dust of rounding.
    for shape in [(2, 3, 5), (1, 3, 4), (3, 4)]:
        c.add("instanceNorm1d", lambda x: batched(x, lambda y: F.instance_norm(y, eps=0.1)), c.randn(*shape))
        c.add("instanceNorm1dAffine", lambda x, w, b: batched(x, lambda y: F.instance_norm(y, weight=w, bias=b)),
              c.randn(*shape) * 2 + 1, c.randn(3), c.randn(3))
        c.add("instanceNorm1dInUse", lambda x: batched(x, lambda y: F.instance_norm(
            y, mean, variance, use_input_stats=False)), c.randn(*shape))
    c.write()


if __name__ == "__main__":
    choices()
    distances()
    windows()
    instance_normalizations()
