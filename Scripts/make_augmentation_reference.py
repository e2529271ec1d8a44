"""Writes what torchvision does with pictures: Reference/augmentation.json.

    pip install torch==2.15.0 torchvision==0.29.2 numpy
    python3 Scripts/make_augmentation_reference.py

Everything is seeded, so a second run writes the same file.
"""

import json
import pathlib

import numpy
import torch
import torchvision.transforms._functional_tensor as F_t
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import CutMix, MixUp

FOLDER = pathlib.Path(__file__).parent.parent / "Tests" / "TensorEngineTests" / "Reference"
NEAREST, BILINEAR = InterpolationMode.NEAREST, InterpolationMode.BILINEAR
torch.set_num_threads(1)


def numbers(tensor):
    """The shortest texts that read back as the same 32-bit numbers."""
    values = [float(f"{x:.9g}") for x in tensor.detach().reshape(-1).tolist()]
    return {"shape": list(tensor.shape), "values": values}


def filled(transform, x, fill):
    """A transform with a fill. torchvision's own `fill` multiplies a pixel at the border by the share
    that lies inside twice; without it, once, which is what averaging with a fill means."""
    return transform(x - fill) + fill


def geometry():
    return {
        "hflip": F.hflip,
        "vflip": F.vflip,
        "rotate30": lambda x: F.rotate(x, 30.0),
        "rotate-77": lambda x: F.rotate(x, -77.0),
        # Square: else places fall in the middle between two pixels, and rounding chooses.
        "rotate90": lambda x: F.rotate(F.crop(x, 0, 0, 6, 6), 90.0),
        "rotate180": lambda x: F.rotate(x, 180.0),
        "rotate17Bilinear": lambda x: F.rotate(x, 17.0, BILINEAR),
        "rotate-130Bilinear": lambda x: F.rotate(x, -130.0, BILINEAR),
        "rotate400Bilinear": lambda x: F.rotate(x, 400.0, BILINEAR),
        "rotate25Fill": lambda x: filled(lambda y: F.rotate(y, 25.0, BILINEAR), x, 0.25),
        "rotate25FillNearest": lambda x: F.rotate(x, 25.0, NEAREST, fill=[0.25]),
        "rotate35Expand": lambda x: F.rotate(x, 35.0, BILINEAR, expand=True),
        "rotate90Expand": lambda x: F.rotate(x, 90.0, BILINEAR, expand=True),
        "rotate20Center": lambda x: F.rotate(x, 20.0, BILINEAR, center=[1, 2]),
        "affineTurn": lambda x: F.affine(x, 33.0, [0, 0], 1.0, [0.0, 0.0], BILINEAR),
        "affineMove": lambda x: F.affine(x, 0.0, [2, -1], 1.0, [0.0, 0.0]),
        "affineScale": lambda x: F.affine(x, 0.0, [0, 0], 1.7, [0.0, 0.0], BILINEAR),
        "affineShear": lambda x: F.affine(x, 0.0, [0, 0], 1.0, [20.0, 0.0], BILINEAR),
        "affineShearY": lambda x: F.affine(x, 0.0, [0, 0], 1.0, [0.0, -15.0], BILINEAR),
        "affineAll": lambda x: F.affine(x, 50.0, [1, 2], 0.8, [12.0, -9.0], BILINEAR),
        "affineAllNearest": lambda x: F.affine(x, 50.0, [1, 2], 0.8, [12.0, -9.0]),
        "affineCenter": lambda x: F.affine(x, -40.0, [1, 0], 1.2, [5.0, 3.0], BILINEAR, center=[3, 1]),
        "centerCrop3": lambda x: F.center_crop(x, [3, 3]),
        "centerCrop2x5": lambda x: F.center_crop(x, [2, 5]),
        "centerCropLarger": lambda x: F.center_crop(x, [9, 4]),
        "centerCropLargest": lambda x: F.center_crop(x, [10, 11]),
        "crop": lambda x: F.crop(x, 1, 2, 3, 4),
        "cropOutside": lambda x: F.crop(x, -2, 4, 5, 6),
        "pad2": lambda x: F.pad(x, [2]),
        "pad12Fill": lambda x: F.pad(x, [1, 2], 0.5),
        "pad1234": lambda x: F.pad(x, [1, 2, 3, 4]),
        "padEdge": lambda x: F.pad(x, [1, 2, 3, 0], padding_mode="edge"),
        "padReflect": lambda x: F.pad(x, [1, 2, 3, 4], padding_mode="reflect"),
        "padSymmetric": lambda x: F.pad(x, [1, 2, 3, 4], padding_mode="symmetric"),
        "resize3x4": lambda x: F.resize(x, [3, 4], BILINEAR, antialias=False),
        "resize11x13": lambda x: F.resize(x, [11, 13], BILINEAR, antialias=False),
        "resize1x1": lambda x: F.resize(x, [1, 1], BILINEAR, antialias=False),
        "resizeShorter4": lambda x: F.resize(x, 4, BILINEAR, antialias=False),
        "resizeShorter13": lambda x: F.resize(x, 13, BILINEAR, antialias=False),
        "resize3x4Nearest": lambda x: F.resize(x, [3, 4], NEAREST),
        "resize11x13Nearest": lambda x: F.resize(x, [11, 13], NEAREST),
        "resizedCrop": lambda x: F.resized_crop(x, 1, 2, 3, 4, [7, 5], BILINEAR, antialias=False),
        "erase": lambda x: F.erase(x, 1, 2, 2, 3, torch.tensor(0.5)),
        "gaussianBlur3": lambda x: F.gaussian_blur(x, [3, 3], [0.8, 0.8]),
        "gaussianBlur7": lambda x: F.gaussian_blur(x, [7, 7], [2.5, 2.5]),
    }


def colours():
    return {
        **{f"brightness{f}": lambda x, f=f: F.adjust_brightness(x, f) for f in (0.0, 0.5, 1.6)},
        **{f"contrast{f}": lambda x, f=f: F.adjust_contrast(x, f) for f in (0.0, 0.5, 1.6)},
        **{f"saturation{f}": lambda x, f=f: F.adjust_saturation(x, f) for f in (0.0, 0.5, 1.6)},
        **{f"hue{f}": lambda x, f=f: F.adjust_hue(x, f) for f in (-0.5, -0.2, 0.0, 0.1, 0.5)},
        "grayscale": F.rgb_to_grayscale,
        "grayscale3": lambda x: F.rgb_to_grayscale(x, 3),
    }


def main():
    random = torch.Generator().manual_seed(21)
    cases = []

    def add(op, inputs, output):
        cases.append({"op": op, "inputs": [numbers(x) for x in inputs], "output": numbers(output)})

    coloured = torch.rand(3, 6, 7, generator=random)
    batch = torch.rand(2, 1, 7, 6, generator=random)
    for op, function in geometry().items():
        for x in (coloured, batch):
            add(op, [x], function(x))

    # Greys, black, white, and colours whose largest parts are equal: each corner of the colour model.
    corners = torch.tensor([[r, g, b] for r in (0, 0.5, 1) for g in (0, 0.5, 1) for b in (0, 0.5, 1)])
    corners = corners.T.reshape(3, 3, 9)
    coloured_batch = torch.rand(2, 3, 4, 5, generator=random)
    for op, function in colours().items():
        for x in (coloured, corners, coloured_batch):
            add(op, [x], function(x))
        if op != "grayscale3":
            add(op, [batch], function(batch))

    mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    add("normalize3", [coloured], F.normalize(coloured, mean, std))
    add("normalize3", [coloured_batch], F.normalize(coloured_batch, mean, std))
    add("normalize1", [batch], F.normalize(batch, [0.5], [0.25]))

    # Displacements in pixels here and in half sides in torchvision; x first in both.
    for x in (coloured, batch):
        height, width = x.shape[-2:]
        moves = torch.randn(2, height, width, generator=random) * 1.5
        sides = torch.tensor([width, height]).reshape(2, 1, 1)
        grid = (moves * 2 / sides).permute(1, 2, 0).unsqueeze(0)
        for mode, name in ((BILINEAR, "elastic"), (NEAREST, "elasticNearest")):
            # Without a fill, so that a pixel at the border counts once: see `filled`.
            add(name, [x, moves], F_t.elastic_transform(x, grid, mode.value))

    # Bytes as PIL has them.
    picture = torch.randint(0, 256, (4, 5, 3), generator=random, dtype=torch.uint8)
    dark = torch.randint(0, 101, (3, 2, 1), generator=random, dtype=torch.uint8)
    for x in (picture, dark):
        add("toTensor", [x], F.to_tensor(numpy.asarray(x)))

    # Their partner is the example before: roll(1). The share comes from the formula of MixUp and CutMix.
    images, labels = torch.rand(3, 2, 4, 6, generator=random), torch.tensor([2, 0, 1])
    one_hot = torch.nn.functional.one_hot(labels, 3).float()
    mixup, cutmix = MixUp(num_classes=3), CutMix(num_classes=3)
    shares = {"labels": labels, "batch_size": 3, "lam": 0.3}
    add("mixup", [images, one_hot], mixup.transform(images, shares))
    add("mixupLabels", [images, one_hot], mixup.transform(labels, shares))
    area = {"labels": labels, "batch_size": 3, "box": (1, 2, 4, 4), "lam_adjusted": 1 - 3 * 2 / 24}
    add("cutmix", [images, one_hot], cutmix.transform(images, area))
    add("cutmixLabels", [images, one_hot], cutmix.transform(labels, area))

    with open(FOLDER / "augmentation.json", "w") as file:
        lines = [json.dumps(case, separators=(",", ":")) for case in cases]
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"augmentation: {len(cases)} cases")


if __name__ == "__main__":
    main()
