"""Writes lessons/data/digits.bin and the safetensors file that the engine's tests read.

    pip install scikit-learn==1.9.1 safetensors==0.8.0 numpy
    python3 Scripts/make_data.py

A second run writes the same files.
"""

import pathlib

import numpy
from safetensors.numpy import save_file
from sklearn.datasets import load_digits

ROOT = pathlib.Path(__file__).parent.parent


def digits():
    """A record for each picture: its label, then 64 pixels from 0 to 16, row by row."""
    data = load_digits()
    assert data.images.shape == (1797, 8, 8) and data.images.max() == 16
    assert (data.images == data.images.round()).all()
    pixels = data.images.reshape(1797, 64).astype(numpy.uint8)
    records = numpy.concatenate([data.target.astype(numpy.uint8)[:, None], pixels], axis=1)
    (ROOT / "lessons" / "data").mkdir(exist_ok=True)
    (ROOT / "lessons" / "data" / "digits.bin").write_bytes(records.tobytes())
    print("digits.bin:", records.shape, "sum of pixels", int(pixels.sum()), "of labels", int(data.target.sum()))


def weights():
    """A Linear(3, 2) and a BatchNorm1d(2), as PyTorch's state_dict() names them."""
    tensors = {
        "0.weight": numpy.array([[0.5, -1.25, 3], [1e-30, -0.0, 1 / 3]], dtype=numpy.float32),
        "0.bias": numpy.array([7, -8], dtype=numpy.float32),
        "1.weight": numpy.array([1, 2], dtype=numpy.float32),
        "1.bias": numpy.array([-1, 0.125], dtype=numpy.float32),
        "1.running_mean": numpy.array([0.25, 0.5], dtype=numpy.float32),
        "1.running_var": numpy.array([4, 9], dtype=numpy.float32),
        "1.num_batches_tracked": numpy.array(12, dtype=numpy.int64),
    }
    file = ROOT / "Tests" / "TensorEngineTests" / "Reference" / "python.safetensors"
    save_file(tensors, file, metadata={"format": "pt", "note": 'Größe "ä"\n'})
    print("python.safetensors:", file.stat().st_size, "bytes")


if __name__ == "__main__":
    digits()
    weights()
