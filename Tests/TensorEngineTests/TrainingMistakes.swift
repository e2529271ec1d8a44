import TensorEngine

private func weight() -> Tensor { Tensor([1, 2], requiresGrad: true) }

let lossMistakes: [String: Mistake] = [
  "label below": Mistake("Target -1 is out of bounds: there are 3 classes, 0 to 2") {
    _ = crossEntropy(Tensor.zeros([1, 3]), [-1])
  },
  "label between": Mistake("crossEntropy: 0.5 is not a class number") {
    _ = crossEntropy(Tensor.zeros([1, 3]), Tensor([0.5]))
  },
  "labels and rows": Mistake("input batch_size (2) to match target batch_size (3)") {
    _ = crossEntropy(Tensor.zeros([2, 3]), [0, 1, 2])
  },
  "labels' shape": Mistake("the logits have shape [2, 3], so the target must have that shape too") {
    _ = crossEntropy(Tensor.zeros([2, 3]), Tensor.zeros([2, 2]))
  },
  "logits": Mistake("crossEntropy takes logits of shape [n, classes], and they have shape [3]") {
    _ = crossEntropy(Tensor.zeros([3]), [0])
  },
  "log-probabilities": Mistake("nllLoss takes log-probabilities of shape [n, classes]") {
    _ = nllLoss(Tensor.zeros([3]), [0])
  },
  "nll's label": Mistake("Target 2 is out of bounds") { _ = nllLoss(Tensor.zeros([1, 2]), [2]) },
  "probability": Mistake("takes probabilities between 0 and 1, and one is 1.5") {
    _ = binaryCrossEntropy([1.5], [1])
  },
  "shapes of l1": Mistake("l1Loss: the prediction has shape [2] and the target [1]") {
    _ = l1Loss([1, 2], [1])
  },
  "shapes of logits": Mistake("binaryCrossEntropyWithLogits: the prediction has shape [2]") {
    _ = binaryCrossEntropyWithLogits([1, 2], [1])
  },
  "delta": Mistake("non-positive values for delta, and it is 0.0") {
    _ = huberLoss([1], [1], delta: 0)
  },
  "rmse of nothing": Mistake("rmseLoss of no elements") {
    _ = rmseLoss(.zeros([0]), .zeros([0]))
  },
  "strength": Mistake("l1Penalty: the strength must not be negative, and it is -0.1") {
    _ = l1Penalty([weight()], -0.1)
  },
  "penalty of nothing": Mistake("l2Penalty got an empty parameter list") { _ = l2Penalty([], 1) },
]

let optimizerMistakes: [String: Mistake] = [
  "no parameters": Mistake("optimizer got an empty parameter list") {
    _ = SGD([], learningRate: 0.1)
  },
  "parameter with a history": Mistake("can't optimize a non-leaf Tensor (shape [2])") {
    _ = SGD([weight() * 2], learningRate: 0.1)
  },
  "learning rate": Mistake("Invalid learning rate: -0.1") {
    _ = SGD([weight()], learningRate: -0.1)
  },
  "learning rate that is not a number": Mistake("Invalid learning rate: nan") {
    _ = Adam([weight()], learningRate: .nan)
  },
  "momentum": Mistake("Invalid momentum value: -1.0") {
    _ = SGD([weight()], learningRate: 0.1, momentum: -1)
  },
  "weight decay": Mistake("Invalid weightDecay value: -1.0") {
    _ = AdamW([weight()], weightDecay: -1)
  },
  "Nesterov": Mistake("Nesterov momentum requires a momentum") {
    _ = SGD([weight()], learningRate: 0.1, nesterov: true)
  },
  "first beta": Mistake("Invalid betas: (1.0, 0.999)") { _ = Adam([weight()], betas: (1, 0.999)) },
  "second beta": Mistake("Invalid betas: (0.9, -0.1)") {
    _ = AdamW([weight()], betas: (0.9, -0.1))
  },
  "epsilon": Mistake("Invalid epsilon value: -1.0") { _ = Adam([weight()], epsilon: -1) },
  "epsilon of Adagrad": Mistake("Invalid epsilon value: -1.0") {
    _ = Adagrad([weight()], epsilon: -1)
  },
  "decay of Adagrad": Mistake("Invalid learningRateDecay value: -1.0") {
    _ = Adagrad([weight()], learningRateDecay: -1)
  },
  "alpha": Mistake("Invalid alpha value: 1.5 is not from 0 to 1") {
    _ = RMSProp([weight()], alpha: 1.5)
  },
  "maxNorm of gradients": Mistake("maxNorm must not be negative, and it is -1.0") {
    clipGradNorm([weight()], maxNorm: -1)
  },
  "norm type of gradients": Mistake("normType must be positive, and it is 0.0") {
    clipGradNorm([weight()], maxNorm: 1, normType: 0)
  },
  "clip value": Mistake("clipValue must not be negative, and it is -1.0") {
    clipGradValue([weight()], clipValue: -1)
  },
  "step size": Mistake("StepLR needs a stepSize of at least 1, and got 0") {
    _ = StepLR(SGD([weight()], learningRate: 0.1), stepSize: 0)
  },
  "iterations": Mistake("maxIterations must be at least 1, and it is 0") {
    _ = CosineAnnealingLR(SGD([weight()], learningRate: 0.1), maxIterations: 0)
  },
  "start factor": Mistake("startFactor must be above 0 and at most 1, and it is 0.0") {
    _ = LinearLR(SGD([weight()], learningRate: 0.1), startFactor: 0)
  },
]

private func examples() -> Dataset { Dataset(inputs: .zeros([3, 2]), labels: [0, 1, 2]) }

let dataMistakes: [String: Mistake] = [
  "canvas": Mistake("Canvas: the number of channels must be 1 or 3, and it is 2") {
    _ = Canvas(height: 3, width: 3, channels: 2)
  },
  "size of a canvas": Mistake("Canvas") { _ = Canvas(height: 0, width: 3) },
  "colour": Mistake("Canvas: a colour needs 3 numbers, and got [1.0]") {
    var canvas = Canvas(height: 3, width: 3, channels: 3)
    canvas.fill(.disk(row: 1, column: 1, radius: 1), [1])
  },
  "radius": Mistake("disk: the radius must not be negative, and it is -1.0") {
    _ = Outline.disk(row: 1, column: 1, radius: -1)
  },
  "ring": Mistake("ring: the thickness must be from 0 to the radius 2.0, and it is 3.0") {
    _ = Outline.ring(row: 1, column: 1, radius: 2, thickness: 3)
  },
  "rectangle": Mistake("rectangle: sides must not be negative, and they are -1.0 and 2.0") {
    _ = Outline.rectangle(top: 1, left: 1, height: -1, width: 2)
  },
  "line": Mistake("line: a point is [row, column], and they are [1.0] and [2.0, 3.0]") {
    _ = Outline.line(from: [1], to: [2, 3])
  },
  "polygon": Mistake("polygon needs at least three points [row, column], and got [[1.0, 2.0]]") {
    _ = Outline.polygon([[1, 2]])
  },
  "drawn shapes": Mistake("DrawnShapes: the size must be from 8 to 1024, and it is 4") {
    _ = DrawnShapes.make(3, size: 4)
  },
  "labels of a dataset": Mistake("the inputs have shape [3, 2], and there are 2 labels") {
    _ = Dataset(inputs: .zeros([3, 2]), labels: [0, 1])
  },
  "inputs without rows": Mistake("the inputs have shape [], and there are 1 labels") {
    _ = Dataset(inputs: Tensor(1.0), labels: [0])
  },
  "labels of batches": Mistake("inputs of shape [3, 2] and 2 labels do not go together") {
    _ = Batches(Tensor.zeros([3, 2]), [0, 1], size: 2)
  },
  "size of batches": Mistake("a batch needs at least one example, and size is 0") {
    _ = Batches(Tensor.zeros([3, 2]), [0, 1, 2], size: 0)
  },
  "label at": Mistake("index 2 is out of bounds for 2 labels") { _ = [0, 1].rows(at: [0, 2]) },
  "row at": Mistake("index -1 is out of bounds for dimension 0 with size 2") {
    _ = Tensor([1, 2]).rows(at: [-1])
  },
  "examples past the end": Mistake("examples 2..<4 are out of range: the dataset has 3") {
    _ = examples()[2..<4]
  },
  "examples from past the end": Mistake("are out of range: the dataset has 3") {
    _ = examples()[4...]
  },
  "examples up to below": Mistake("are out of range: the dataset has 3") {
    _ = examples()[..<(-1)]
  },
  "examples through the largest": Mistake("are out of range: the dataset has 3") {
    _ = examples()[1...Int.max]
  },
]
