"""PyTorch's side of engine.py: the works of Engine/Sources, with the same numbers, behind the same
requests (see main.swift there). Eager, default settings, the number of threads in LESSONS_THREADS.
"""

import json
import os
import statistics
import sys
import time

import torch
from torch import nn

MASK = 0xFFFFFFFF


def hashes(count, stream):
    x = (torch.arange(count) * 2654435761 + stream * 40503) & MASK
    for _ in range(2):
        x = x ^ (x >> 16)
        x = (x * 0x45D9F3B) & MASK
    return x ^ (x >> 16)


def pattern(*shape, stream, scale=1.0):
    count = 1
    for size in shape:
        count *= size
    return ((hashes(count, stream) >> 8).float() / 8388608 - 1).mul(scale).reshape(shape)


def numbers(count, stream, below):
    return hashes(count, stream) % below


def fill(module):
    with torch.no_grad():
        for index, parameter in enumerate(module.parameters()):
            fan_in = parameter[0].numel() if parameter.dim() > 1 else 100
            parameter.copy_(pattern(*parameter.shape, stream=100 + index, scale=1 / fan_in**0.5))
    return module


class Work:
    def __init__(self, run, gradients=lambda: [], is_random=False):
        self.run = run
        self.gradients = gradients
        self.is_random = is_random

    def digests(self):
        self.run()
        self.run()
        result = digest(self.run())
        if self.is_random:
            return [result[:1]]
        return [result] + [digest(gradient) for gradient in self.gradients()]


def digest(tensor):
    x = tensor.detach().double().reshape(-1)
    product = (x * pattern(x.numel(), stream=99).double()).sum().item()
    return [x.square().mean().sqrt().item(), product / x.numel() ** 0.5]


def gradients(parameters):
    parameters = list(parameters)
    return lambda: [parameter.grad for parameter in parameters]


# Single operations.


def matrix_product(size):
    a, b = pattern(size, size, stream=1), pattern(size, size, stream=2)
    return Work(lambda: a.matmul(b))


def elementwise(operation):
    x = pattern(1_000_000, stream=1, scale=4.0)
    return Work(lambda: operation(x))


def add():
    a, b = pattern(1_000_000, stream=1), pattern(1_000_000, stream=2)
    return Work(lambda: a + b)


def randn():
    return Work(lambda: torch.randn(1_000_000), is_random=True)


# Single layers.


def conv_forward():
    layer = fill(nn.Conv2d(64, 64, 3, padding=1))
    x = pattern(8, 64, 32, 32, stream=1)

    def run():
        with torch.no_grad():
            return layer(x)

    return Work(run)


def conv_backward():
    layer = fill(nn.Conv2d(64, 64, 3, padding=1))
    x = pattern(8, 64, 32, 32, stream=1).requires_grad_()

    def run():
        layer.zero_grad()
        x.grad = None
        loss = layer(x).sum()
        loss.backward()
        return loss.detach()

    return Work(run, gradients([x, *layer.parameters()]))


def forward_and_back(layer, *shape):
    x = pattern(*shape, stream=1).requires_grad_()
    gradient = pattern(*shape, stream=2)

    def run():
        layer.zero_grad()
        x.grad = None
        y = layer(x)
        y.backward(gradient)
        return y.detach()

    return Work(run, gradients([x, *layer.parameters()]))


def embedding():
    layer = fill(nn.Embedding(10_000, 128))
    indices = numbers(2048, stream=1, below=10_000)
    gradient = pattern(2048, 128, stream=2)

    def run():
        layer.zero_grad()
        y = layer(indices)
        y.backward(gradient)
        return y.detach()

    return Work(run, gradients(layer.parameters()))


# Whole models.


def training(model, learning_rate, loss_of):
    fill(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)

    def run():
        optimizer.zero_grad()
        loss = loss_of()
        loss.backward()
        optimizer.step()
        return loss.detach()

    return Work(run, gradients(model.parameters()))


def mnist_model():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(3136, 10),
    )


def mnist_forward(batch):
    model = fill(mnist_model())
    x = pattern(batch, 1, 28, 28, stream=1)

    def run():
        with torch.no_grad():
            return model(x)

    return Work(run)


def mnist_train(batch):
    model = mnist_model()
    x = pattern(batch, 1, 28, 28, stream=1)
    labels = numbers(batch, stream=2, below=10)
    return training(model, 0.01, lambda: nn.functional.cross_entropy(model(x), labels))


def sigmoids_train():
    model = nn.Sequential(*[layer for _ in range(10) for layer in (nn.Linear(64, 64), nn.Sigmoid())])
    x, target = pattern(32, 64, stream=1), pattern(32, 64, stream=2)
    return training(model, 0.01, lambda: nn.functional.mse_loss(model(x), target))


def xor_train():
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
    x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    target = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    return training(model, 0.1, lambda: nn.functional.binary_cross_entropy(model(x), target))


def lstm_train():
    model = nn.LSTM(64, 64)
    x = pattern(50, 16, 64, stream=1)
    return training(model, 0.01, lambda: model(x)[0].square().mean())


WORKS = {
    "exp": lambda: elementwise(torch.exp),
    "tanh": lambda: elementwise(torch.tanh),
    "sigmoid": lambda: elementwise(torch.sigmoid),
    "sum": lambda: elementwise(torch.sum),
    "add": add,
    "randn": randn,
    **{f"matmul-{size}": lambda size=size: matrix_product(size) for size in (64, 128, 256, 512, 1024, 2048)},
    "conv-forward": conv_forward,
    "conv-backward": conv_backward,
    "batchnorm": lambda: forward_and_back(nn.BatchNorm2d(64), 32, 64, 28, 28),
    "layernorm": lambda: forward_and_back(nn.LayerNorm(512), 256, 512),
    "embedding": embedding,
    **{f"mnist-forward-{batch}": lambda batch=batch: mnist_forward(batch) for batch in (1, 32, 64)},
    **{f"mnist-train-{batch}": lambda batch=batch: mnist_train(batch) for batch in (1, 32, 64)},
    "sigmoids-train": sigmoids_train,
    "xor-train": xor_train,
    "lstm-train": lstm_train,
}


def seconds(work, repeats):
    run = work.run
    start = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - start) / repeats


def main():
    torch.set_num_threads(int(os.environ.get("LESSONS_THREADS", "1")))
    name, work = None, None
    for line in sys.stdin:
        words = line.split()
        if words == ["about"]:
            reply = {"version": torch.__version__, "simd": torch.backends.cpu.get_cpu_capability()}
        elif words[0] == "check":
            reply = {"digests": WORKS[words[1]]().digests()}
        else:
            if words[0] != name:
                name, work = None, None
                name, work = words[0], WORKS[words[0]]()
            repeats = int(words[1])
            seconds(work, max(1, repeats // 10))
            every = [seconds(work, repeats) for _ in range(int((words + ["1"])[2]))]
            reply = {"min": min(every), "median": statistics.median(every), "all": every}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
