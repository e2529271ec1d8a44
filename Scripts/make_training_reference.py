"""Writes PyTorch's losses over 50 steps of training from given weights: Reference/trainingRuns.json.

    pip install torch==2.15.0 numpy
    python3 Scripts/make_training_reference.py

Everything is seeded, so a second run writes the same file. The pictures are the first of
lessons/data/digits.bin, which the test reads too.
"""

import torch
from torch import nn
from torch.nn import functional as F

from make_reference import FOLDER, number, numbers, write

STEPS = 50
PICTURES = 48


def digits():
    records = (FOLDER.parents[2] / "lessons" / "data" / "digits.bin").read_bytes()[: 65 * PICTURES]
    rows = torch.tensor(list(records), dtype=torch.float32).reshape(PICTURES, 65)
    return (rows[:, 1:] / 16).reshape(PICTURES, 1, 8, 8), rows[:, 0].long()


def run(name, modules, optimizer, loss, tensors=(), clip=None):
    """Trains; the run holds the weights before it, the tensors that the loss is made of, the losses."""
    parameters = [p for module in modules for p in module.parameters()]
    result = {"name": name, "parameters": [numbers(p) for p in parameters],
              "tensors": [numbers(t.float()) for t in tensors], "losses": []}
    steps = optimizer(parameters)
    for _ in range(STEPS):
        steps.zero_grad()
        value = loss()
        value.backward()
        if clip:
            nn.utils.clip_grad_norm_(parameters, clip)
        steps.step()
        result["losses"].append(number(value.item()))
    return result


def convolutional():
    torch.manual_seed(31)
    pictures, labels = digits()
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(32, 10))
    return run("convolutional", [model], lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
               lambda: F.cross_entropy(model(pictures), labels))


def autoencoder():
    torch.manual_seed(32)
    pictures, _ = digits()
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.GroupNorm(2, 4), nn.LeakyReLU(0.1), nn.AvgPool2d(2),
        nn.ConvTranspose2d(4, 4, 2, stride=2), nn.ELU(),
        nn.ConvTranspose2d(4, 1, 3, stride=2, padding=1, output_padding=1), nn.Sigmoid())
    return run("autoencoder", [model], lambda p: torch.optim.AdamW(p, lr=0.01),
               lambda: F.mse_loss(model(pictures), pictures))


def lstm():
    torch.manual_seed(33)
    layer, head = nn.LSTM(2, 8, num_layers=2), nn.Linear(8, 1)
    x = torch.randn(10, 16, 2)
    target = (x[:, :, :1] * x[:, :, 1:]).cumsum(0).tanh()
    return run("lstm", [layer, head], lambda p: torch.optim.Adam(p, lr=0.01),
               lambda: F.mse_loss(head(layer(x)[0]), target), tensors=[x, target], clip=0.5)


def gru():
    torch.manual_seed(34)
    table, layer, head = nn.Embedding(7, 4), nn.GRU(4, 6, batch_first=True, bidirectional=True), nn.Linear(12, 3)
    words = torch.randint(0, 7, (12, 9))
    labels = words.sum(1) % 3
    return run("gru", [table, layer, head], lambda p: torch.optim.RMSprop(p, lr=0.01),
               lambda: F.cross_entropy(head(layer(table(words))[0].mean(1)), labels), tensors=[words, labels])


if __name__ == "__main__":
    write("trainingRuns", [convolutional(), autoencoder(), lstm(), gru()])
