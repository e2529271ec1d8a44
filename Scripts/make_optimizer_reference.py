"""Writes what PyTorch's optimizers, schedules and clipping do: Reference/{optimizers,schedules,clipping}.json.

    pip install torch==2.15.0 numpy
    python3 Scripts/make_optimizer_reference.py

Everything is seeded, so a second run writes the same files.
"""

import json
import math
import pathlib

import torch

FOLDER = pathlib.Path(__file__).parent.parent / "Tests" / "TensorEngineTests" / "Reference"
STEPS = 20
torch.set_num_threads(1)


def number(x):
    """The shortest text that reads back as the same 32-bit number."""
    return float(f"{x:.9g}")


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [number(x) for x in tensor.detach().reshape(-1).tolist()]}


def write(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{name}.json", "w") as file:
        lines = [json.dumps(case, separators=(",", ":")) for case in content]
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{name}: {len(content)} cases")


def optimizers():
    """Weight and bias of a layer after each of 20 steps."""
    optim = torch.optim
    kinds = {
        "adagrad": lambda p: optim.Adagrad(p),
        "adagradDecay": lambda p: optim.Adagrad(
            p, lr=0.1, lr_decay=0.05, weight_decay=0.02, initial_accumulator_value=0.3),
        "rmsProp": lambda p: optim.RMSprop(p),
        "rmsPropMomentum": lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.8, weight_decay=0.05),
        "rmsPropCentered": lambda p: optim.RMSprop(p, lr=0.005, alpha=0.95, centered=True),
        "rmsPropAll": lambda p: optim.RMSprop(
            p, lr=0.005, alpha=0.9, eps=1e-3, momentum=0.5, weight_decay=0.01, centered=True),
        "adam": lambda p: optim.Adam(p),
        "adamDecay": lambda p: optim.Adam(p, lr=0.05, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1),
        "adamW": lambda p: optim.AdamW(p),
        "adamWDecay": lambda p: optim.AdamW(p, lr=0.05, betas=(0.7, 0.9), weight_decay=0.3),
        "sgdClipNorm": lambda p: optim.SGD(p, lr=0.5, momentum=0.9),
        "adamClipValue": lambda p: optim.Adam(p, lr=0.05),
        "adamCosine": lambda p: optim.Adam(p, lr=0.1),
    }
    cases = []
    for name, make in kinds.items():
        random = torch.Generator().manual_seed(11)
        x, y = torch.randn(8, 3, generator=random), torch.randn(8, 4, generator=random)
        w = torch.randn(4, 3, generator=random).requires_grad_()
        b = torch.randn(4, generator=random).requires_grad_()
        case = {"name": name, "x": numbers(x), "y": numbers(y), "w": numbers(w), "b": numbers(b),
                "weights": [], "biases": []}
        optimizer = make([w, b])
        schedule = optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS) if name == "adamCosine" else None
        for _ in range(STEPS):
            optimizer.zero_grad()
            ((x @ w.T + b).tanh() - y).square().mean().backward()
            if name == "sgdClipNorm":
                torch.nn.utils.clip_grad_norm_([w, b], 0.2)
            if name == "adamClipValue":
                torch.nn.utils.clip_grad_value_([w, b], 0.05)
            optimizer.step()
            if schedule:
                schedule.step()
            case["weights"].append(numbers(w))
            case["biases"].append(numbers(b))
        cases.append(case)
    write("optimizers", cases)


def schedules():
    """The learning rates of 30 epochs."""
    rates = torch.optim.lr_scheduler
    kinds = {
        "step": lambda o: [rates.StepLR(o, 4, gamma=0.5)],
        "exponential": lambda o: [rates.ExponentialLR(o, 0.9)],
        "cosine": lambda o: [rates.CosineAnnealingLR(o, 12, eta_min=0.01)],
        "cosineToZero": lambda o: [rates.CosineAnnealingLR(o, 7)],
        "warmUp": lambda o: [rates.LinearLR(o, start_factor=0.1, total_iters=8)],
        "warmUpDefault": lambda o: [rates.LinearLR(o)],
        "warmUpAndDecay": lambda o: [
            rates.LinearLR(o, start_factor=0.25, total_iters=5), rates.ExponentialLR(o, 0.95)],
    }
    cases = []
    for name, make in kinds.items():
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
        made = make(optimizer)
        rate = []
        for _ in range(30):
            rate.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            for schedule in made:
                schedule.step()
        cases.append({"name": name, "rates": rate})
    write("schedules", cases)


def clipping():
    """Norms before, and gradients after."""
    cases = []
    for norm_type in (1.0, 2.0, 3.0, math.inf):
        for max_norm in (0.5, 100.0):
            random = torch.Generator().manual_seed(12)
            tensors = [torch.zeros(shape, requires_grad=True) for shape in ((3, 4), (5,), (1,))]
            for tensor in tensors:
                tensor.grad = torch.randn(tensor.shape, generator=random)
            before = [numbers(t.grad) for t in tensors]
            total = torch.nn.utils.clip_grad_norm_(tensors, max_norm, norm_type)
            cases.append({
                "normType": "inf" if math.isinf(norm_type) else norm_type, "maxNorm": max_norm,
                "total": number(total.item()), "before": before, "after": [numbers(t.grad) for t in tensors]})
    write("clipping", cases)


if __name__ == "__main__":
    optimizers()
    schedules()
    clipping()
