import TensorEngine

let tensorMistakes: [String: Mistake] = [
  "negative size": Mistake("negative dimension -2: [3, -2]") { _ = Tensor.zeros([3, -2]) },
  "negative size of random numbers": Mistake("negative dimension -1") { _ = Tensor.randn([-1]) },
  "size past counting": Mistake("would have more elements than can be counted") {
    _ = Tensor.zeros([1 << 40, 1 << 40])
  },
  "hidden size past counting": Mistake("more elements than can be counted") {
    _ = Tensor.zeros([0, 1 << 40, 1 << 40])
  },
  "eye": Mistake("negative dimension -3") { _ = Tensor.eye(-3) },
  "huge eye": Mistake("more elements than can be counted") { _ = Tensor.eye(1 << 40) },
  "numbers and shape": Mistake(
    "3 numbers do not fill a tensor of shape [2, 2], which holds 4"
  ) { _ = Tensor(scalars: [1, 2, 3], shape: [2, 2]) },
  "step of zero": Mistake("the step of arange must not be zero") {
    _ = Tensor.arange(0, 3, step: 0)
  },
  "step of the wrong sign": Mistake("inconsistent with the step's sign: from 0.0 to 3.0 by -1.0") {
    _ = Tensor.arange(0, 3, step: -1)
  },
  "endless arange": Mistake("from 0.0 to inf by 1.0 has no end that can be counted to") {
    _ = Tensor.arange(0, Double.infinity)
  },
  "arange of NaN": Mistake("from 0.0 to nan by 1.0") { _ = Tensor.arange(0, Double.nan) },
  "linspace": Mistake("number of steps must be non-negative, and it is -1") {
    _ = Tensor.linspace(0, 1, count: -1)
  },
  "uniform": Mistake("uniform expects low <= high, and they are 1.0 and 0.0") {
    _ = Tensor.uniform([2], low: 1.0, high: 0.0)
  },
  "normal": Mistake("normal expects std >= 0, and it is -1.0") {
    _ = Tensor.normal([2], mean: 0.0, std: -1.0)
  },
  "grad of another shape": Mistake("a grad of shape [3] does not fit a tensor of shape [2]") {
    Tensor([1, 2], requiresGrad: true).grad = [1, 2, 3]
  },
  "gradient of another shape": Mistake("the gradient has shape [3] and the tensor [2]") {
    (Tensor([1, 2], requiresGrad: true) * 2).backward(gradient: [1, 2, 3])
  },
  "copy": Mistake("a tensor of shape [2] cannot take values of shape [3] in place") {
    Tensor([1, 2]).copy(from: [1, 2, 3])
  },
  "fans": Mistake("fewer than 2 dimensions (shape [3])") {
    Tensor.zeros([3]).initialize(.xavierUniform())
  },

  "vectors of two lengths": Mistake("two vectors of one length for their dot product (2 and 3)") {
    _ = matmul([1, 2], [1, 2, 3])
  },
  "matmul of a scalar": Mistake("both arguments to matmul need to be at least 1D") {
    _ = matmul(Tensor(1.0), [1, 2])
  },
  "vector times matrix": Mistake("cannot be multiplied (1x2 and 3x4)") {
    _ = matmul([1, 2], .zeros([3, 4]))
  },
  "power broadcasting": Mistake("tensor a (2) must match the size of tensor b (3)") {
    _ = pow(Tensor([1, 2]), Tensor([1, 2, 3]))
  },
  "comparison broadcasting": Mistake("tensor a (2) must match the size of tensor b (3)") {
    print(Tensor([1, 2]) .< Tensor([1, 2, 3]))
  },
  "clamp": Mistake("clamp() needs min, max or both") { _ = Tensor([1, 2]).clamp() },
  "axis": Mistake("expected to be in range of [-2, 1], but got 2)") {
    _ = Tensor.zeros([2, 3]).sum(dim: 2)
  },
  "axis of a scalar": Mistake("a scalar has no axis 0") { _ = Tensor(1.0).mean(dim: 0) },
  "axis twice": Mistake("an axis appears twice in [0, -2]") {
    _ = Tensor.zeros([2, 3]).sum(dim: [0, -2])
  },
  "largest of nothing": Mistake("max() of no elements: the tensor has shape [0, 3]") {
    _ = Tensor.zeros([0, 3]).max()
  },
  "place of nothing": Mistake("no largest or smallest of no elements: the shape is [2, 0]") {
    _ = Tensor.zeros([2, 0]).argmax(dim: 1)
  },
  "norm": Mistake("norm takes p of 0 or above (or .infinity), and it is -1.0") {
    _ = Tensor([1, 2]).norm(p: -1)
  },
  "softmax": Mistake("expected to be in range of [-1, 0], but got 1)") {
    _ = Tensor([1, 2]).softmax(dim: 1)
  },
]

let shapingMistakes: [String: Mistake] = [
  "two sizes left open": Mistake("only one dimension can be inferred, and the shape [-1, -1]") {
    _ = Tensor.zeros([2, 3]).reshape([-1, -1])
  },
  "negative sizes": Mistake("shape [-2, -3] is invalid for input of size 6") {
    _ = Tensor.zeros([2, 3]).reshape([-2, -3])
  },
  "open size of nothing": Mistake("shape [0, -1] is invalid for input of size 0") {
    _ = Tensor.zeros([0, 3]).reshape([0, -1])
  },
  "reshape past counting": Mistake("is invalid for input of size 6") {
    _ = Tensor.zeros([2, 3]).reshape([1 << 40, 1 << 40])
  },
  "open size past counting": Mistake("is invalid for input of size 6") {
    _ = Tensor.zeros([2, 3]).reshape([1 << 40, -1, 1 << 40])
  },
  "permute": Mistake("permute needs each of the 2 axes once, and got [0, 0]") {
    _ = Tensor.zeros([2, 3]).permute([0, 0])
  },
  "permute of too few": Mistake("permute needs each of the 3 axes once, and got [1, 0]") {
    _ = Tensor.zeros([2, 3, 4]).permute([1, 0])
  },
  "transpose": Mistake("name the axes, as in transpose(0, 1)") {
    _ = Tensor.zeros([2, 3, 4]).t()
  },
  "unsqueeze": Mistake("expected to be in range of [-3, 2], but got 3)") {
    _ = Tensor.zeros([2, 3]).unsqueeze(3)
  },
  "expand": Mistake("a tensor of shape [2] cannot be expanded to [3]") {
    _ = Tensor([1, 2]).expand([3])
  },
  "expand to fewer axes": Mistake("a tensor of shape [1, 2] cannot be expanded to [2]") {
    _ = Tensor.zeros([1, 2]).expand([2])
  },
  "expand to a negative size": Mistake("a tensor of shape [1] cannot be expanded to [-1]") {
    _ = Tensor([1]).expand([-1])
  },
  "concatenate": Mistake("match except in dimension 0: [2, 3] and [2, 4]") {
    _ = concatenate([Tensor.zeros([2, 3]), .zeros([2, 4])])
  },
  "concatenate ranks": Mistake("match except in dimension 1: [2, 3] and [2]") {
    _ = concatenate([Tensor.zeros([2, 3]), .zeros([2])], dim: 1)
  },
  "concatenate nothing": Mistake("concatenate() expects a non-empty list of tensors") {
    _ = concatenate([])
  },
  "concatenate scalars": Mistake("a scalar has no axis 0") {
    _ = concatenate([Tensor(1.0), Tensor(2.0)])
  },
  "stack": Mistake("Sizes of tensors must match") { _ = stack([Tensor([1, 2]), [1, 2, 3]]) },
  "stack nothing": Mistake("stack() expects a non-empty list of tensors") { _ = stack([]) },
  "too many indices": Mistake("too many indices for tensor of dimension 1: 2 for shape [3]") {
    _ = Tensor([1, 2, 3])[0, 0]
  },
  "index below": Mistake("index -4 is out of bounds for dimension 0 with size 3") {
    _ = Tensor([1, 2, 3])[-4]
  },
  "range past the end": Mistake("index 1..<4 is out of bounds for dimension 0 with size 3") {
    _ = Tensor([1, 2, 3])[1..<4]
  },
  "range below": Mistake("index -1..<2 is out of bounds") { _ = Tensor([1, 2, 3])[-1..<2] },
  "range to the largest": Mistake("is out of bounds for dimension 0 with size 3") {
    _ = Tensor([1, 2, 3])[...Int.max]
  },
  "range from past the end": Mistake("is out of bounds for dimension 0 with size 3") {
    _ = Tensor([1, 2, 3])[4...]
  },
  "setting a part": Mistake("a part of shape [2] cannot take values of shape [3]") {
    var x: Tensor = [1, 2, 3]
    x[0..<2] = [1, 2, 3]
  },
]

let choiceMistakes: [String: Mistake] = [
  "where": Mistake("must match the size of tensor b (2) at non-singleton dimension 0 (shapes [3]") {
    _ = Tensor.where([1, 0], [1, 2, 3], 0)
  },
  "masked select": Mistake("a mask of shape [3, 1] does not fit a tensor of shape [2]") {
    _ = Tensor([1, 2]).maskedSelect(.ones([3, 1]))
  },
  "sort": Mistake("expected to be in range of [-1, 0], but got 1)") {
    _ = Tensor([1, 2]).sort(dim: 1)
  },
  "topk": Mistake("topk of 3 along an axis of 2 (shape [4, 2])") {
    _ = Tensor.zeros([4, 2]).topk(3)
  },
  "pad of an odd count": Mistake("Padding length must be divisible by 2: pad() got 3 numbers") {
    _ = Tensor([1, 2]).pad([1, 2, 3])
  },
  "pad of too many axes": Mistake("pad() got [1, 1, 1, 1] for shape [2]") {
    _ = Tensor([1, 2]).pad([1, 1, 1, 1])
  },
  "negative pad": Mistake("pad() takes numbers from 0 to 2^30, and they are [-1, 0]") {
    _ = Tensor([1, 2]).pad([-1, 0])
  },
  "flatten": Mistake("flatten() has invalid args: startDim 2 cannot come after endDim 1") {
    _ = Tensor.zeros([1, 2, 3]).flatten(startDim: 2, endDim: 1)
  },
  "cosine similarity": Mistake("tensor a (2) must match the size of tensor b (3)") {
    _ = cosineSimilarity([[1, 2]], [[1, 2, 3]])
  },
  "cdist of vectors": Mistake("needs at least two axes on both sides, and the shapes are [2] and") {
    _ = cdist([1, 2], [[1, 2]])
  },
  "cdist of two sizes": Mistake("X1 and X2 must have the same number of columns. X1: 2 X2: 3") {
    _ = cdist([[1, 2]], [[1, 2, 3]])
  },
  "not whole": Mistake("toIntArray: 0.5 is not a whole number (shape [2])") {
    _ = Tensor([1, 0.5]).toIntArray()
  },
  "randperm": Mistake("randperm needs a count of 0 or above, and got -1") { _ = randperm(-1) },
  "randint of nothing": Mistake("randint expects low < high, and they are 3 and 3") {
    _ = Tensor.randint(3, 3, [2])
  },
  "randint of too many": Mistake("randint: numbers have to be within ±2^24") {
    _ = Tensor.randint(0, Int.max, [2])
  },
]

let metricMistakes: [String: Mistake] = [
  "scores of accuracy": Mistake("accuracy takes scores of shape [n, classes], and they have shape")
  {
    _ = accuracy(Tensor([1, 2]), [0, 1])
  },
  "labels of accuracy": Mistake("the scores have shape [2, 3], and there are 1 labels") {
    _ = accuracy(.zeros([2, 3]), [0])
  },
  "label of accuracy": Mistake("accuracy: the label 3 is not one of 3 classes, 0 to 2") {
    _ = accuracy(.zeros([1, 3]), [3])
  },
  "predictions and labels": Mistake("accuracy: there are 1 predictions and 2 labels") {
    _ = accuracy([0], [0, 1])
  },
  "tensor of labels": Mistake("accuracy takes labels of shape [n], and they have shape [1, 1]") {
    _ = accuracy(.zeros([1, 3]), Tensor([[0]]))
  },
  "names of classes": Mistake("confusionMatrix: there are 1 names for 2 classes") {
    _ = confusionMatrix([0], [1], numClasses: 2, names: ["a"])
  },
  "predicted class": Mistake("confusionMatrix: -1 is not one of 2 classes, 0 to 1") {
    _ = confusionMatrix([-1], [1], numClasses: 2)
  },
]
