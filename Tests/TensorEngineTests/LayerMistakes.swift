import TensorEngine

let layerMistakes: [String: Mistake] = [
  "Linear": Mistake("at least one feature on each side, and got 0 and 3") { _ = Linear(0, 3) },
  "Linear of a scalar": Mistake("must have 2 features") { _ = Linear(2, 3)(Tensor(1.0)) },
  "Linear's weight": Mistake("Linear: the weight must have shape [3, 2], and it has [3]") {
    let layer = Linear(2, 3)
    layer.weight = [1, 2, 3]
    _ = layer([1, 2])
  },
  "Linear's bias": Mistake("Linear: the bias must have shape [3], and it has [1]") {
    let layer = Linear(2, 3)
    layer.bias = [1]
    _ = layer([1, 2])
  },
  "layer of a Sequential": Mistake("index 1 is out of range: the Sequential has 1 layers") {
    _ = Sequential([Tanh()])[1]
  },

  "groups of the input": Mistake("in_channels must be divisible by groups (3 and 2)") {
    _ = Conv2d(3, 4, kernelSize: 3, groups: 2)
  },
  "groups of the output": Mistake("out_channels must be divisible by groups (3 and 2)") {
    _ = ConvTranspose2d(4, 3, kernelSize: 3, groups: 2)
  },
  "no groups": Mistake("Conv1d: groups must be a positive integer, and it is 0") {
    _ = Conv1d(2, 2, kernelSize: 3, groups: 0)
  },
  "no channels": Mistake("Conv3d needs at least one channel on each side, and got 0 and 2") {
    _ = Conv3d(0, 2, kernelSize: 3)
  },
  "kernel sizes": Mistake("kernelSize must be one number or 2 of them, and it is [3]") {
    _ = Conv2d(1, 1, kernelSize: [3])
  },
  "kernel of nothing": Mistake("Conv2d: kernelSize must be at least 1, and it is 0") {
    _ = Conv2d(1, 1, kernelSize: 0)
  },
  "stride of nothing": Mistake("Conv2d: stride must be at least 1, and it is 0") {
    _ = Conv2d(1, 1, kernelSize: 3, stride: 0)
  },
  "negative padding": Mistake("Conv2d: padding must be at least 0: -1") {
    _ = Conv2d(1, 1, kernelSize: 3, padding: -1)
  },
  "padding sizes": Mistake("padding must be one number or 2 of them, and it is [1, 2, 3]") {
    _ = Conv2d(1, 1, kernelSize: 3, padding: [1, 2, 3])
  },
  "huge dilation": Mistake("Conv2d: dilation must be at most 2^30") {
    _ = Conv2d(1, 1, kernelSize: 3, dilation: Int.max)
  },
  "huge padding": Mistake("Conv2d: padding must be at most 2^30") {
    _ = Conv2d(1, 1, kernelSize: 3, padding: Int.max)
  },
  "huge kernel": Mistake("more elements than can be counted") {
    _ = Conv3d(1, 1, kernelSize: 1 << 30)
  },
  "input of a convolution": Mistake("Expected 3D (unbatched) or 4D (batched) input to Conv2d") {
    _ = Conv2d(1, 1, kernelSize: 3)(.zeros([5, 5]))
  },
  "kernel larger than a length": Mistake("padded input size per channel: (4)") {
    _ = Conv1d(1, 1, kernelSize: 3, padding: 1, dilation: 2)(.zeros([1, 1, 2]))
  },
  "weight of a convolution": Mistake("weight must have shape [2, 1, 3], and it has [2, 1]") {
    let layer = Conv1d(1, 2, kernelSize: 3)
    layer.weight = .zeros([2, 1])
    _ = layer(.zeros([1, 1, 5]))
  },
  "output padding": Mistake("output padding must be smaller than either stride or dilation") {
    _ = ConvTranspose2d(1, 1, kernelSize: 3, stride: 2, outputPadding: 2)
  },
  "negative output padding": Mistake("outputPadding must be at least 0, and it is -1") {
    _ = ConvTranspose1d(1, 1, kernelSize: 3, outputPadding: -1)
  },
  "padding of a transposed convolution": Mistake("the output would have size -1x-1") {
    _ = ConvTranspose2d(1, 1, kernelSize: 2, padding: 2)(.zeros([1, 1, 2, 2]))
  },
  "transposed convolution of nothing": Mistake("expects input with places along each axis") {
    _ = ConvTranspose2d(1, 1, kernelSize: 5)(.zeros([1, 1, 0, 2]))
  },

  "pool larger than its input": Mistake("MaxPool2d: Calculated padded input size") {
    _ = MaxPool2d(4)(.zeros([1, 1, 3, 5]))
  },
  "pool of nothing": Mistake("AvgPool1d expects input with places along each axis") {
    _ = AvgPool1d(kernelSize: 2, padding: 1)(.zeros([2, 3, 0]))
  },
  "input of a pool": Mistake("Expected 2D (unbatched) or 3D (batched) input to MaxPool1d") {
    _ = MaxPool1d(2)(.zeros([4]))
  },
  "padding of a pool": Mistake("pad should be at most half of effective kernel size") {
    _ = AvgPool3d(kernelSize: [2, 3, 3], padding: [1, 2, 1])
  },
  "adaptive pool": Mistake("AdaptiveAvgPool2d: outputSize must be at least 1, and it is [0, 1]") {
    _ = AdaptiveAvgPool2d([0, 1])
  },
  "adaptive pool of nothing": Mistake("AdaptiveAvgPool2d expects input with places along each axis")
  {
    _ = AdaptiveAvgPool2d(1)(.zeros([1, 1, 0, 3]))
  },

  "features of a batch norm": Mistake("BatchNorm1d(3) got 4 features") {
    _ = BatchNorm1d(3)(.zeros([2, 4]))
  },
  "rank of a batch norm": Mistake("expected 4D input (got 2D input of shape [2, 3])") {
    _ = BatchNorm2d(3)(.zeros([2, 3]))
  },
  "one value per channel": Mistake("Expected more than 1 value per channel when training") {
    _ = BatchNorm2d(3)(.zeros([1, 3, 1, 1]))
  },
  "empty batch": Mistake("Expected more than 1 value per channel when training") {
    _ = BatchNorm1d(3)(.zeros([0, 3]))
  },
  "epsilon of a norm": Mistake("LayerNorm: epsilon must not be negative, and it is -1.0") {
    _ = LayerNorm(3, epsilon: -1)
  },
  "momentum of a norm": Mistake("BatchNorm1d: momentum must be from 0 to 1, and it is 1.5") {
    _ = BatchNorm1d(3, momentum: 1.5)
  },
  "shape of a layer norm": Mistake("expected input with shape [*, 2, 3], but got input") {
    _ = LayerNorm([2, 3])(.zeros([3, 2]))
  },
  "no shape of a layer norm": Mistake("LayerNorm needs a shape of at least one axis") {
    _ = LayerNorm([])
  },
  "groups of a norm": Mistake("must be divisible by the number of groups (4 and 3)") {
    _ = GroupNorm(3, 4)
  },
  "group of one value": Mistake("Expected more than 1 value per channel") {
    _ = GroupNorm(3, 3)(.zeros([2, 3]))
  },
  "weight of a functional convolution": Mistake("conv2d takes a weight of 4 axes, none of them") {
    _ = conv2d(.zeros([1, 1, 4, 4]), .zeros([3, 3]))
  },
  "bias of a functional convolution": Mistake("conv1d: the bias must have shape [2], and it has") {
    _ = conv1d(.zeros([1, 1, 4]), .zeros([2, 1, 3]), bias: [1, 2, 3])
  },
  "groups of a functional convolution": Mistake("out_channels must be divisible by groups (2 and") {
    _ = conv1d(.zeros([1, 1, 4]), .zeros([2, 1, 3]), groups: Int.max)
  },
  "adaptive pool of a length": Mistake("Expected 2D (unbatched) or 3D (batched) input to Adaptive")
  {
    _ = AdaptiveAvgPool1d(2)(.zeros([1, 1, 4, 4]))
  },
  "one place of a sequence": Mistake("Expected more than 1 spatial element when training") {
    _ = InstanceNorm1d(2)(.zeros([1, 2, 1]))
  },
  "batch of one row": Mistake("when training, got input size [1, 3]: use a larger batch") {
    _ = BatchNorm1d(3)(.zeros([1, 3]))
  },
  "channels of an instance norm": Mistake("to match features (3), but got: 2") {
    _ = InstanceNorm2d(3)(.zeros([1, 2, 4, 4]))
  },
  "instance of one value": Mistake("Expected more than 1 spatial element when training") {
    _ = InstanceNorm2d(3)(.zeros([2, 3, 1, 1]))
  },

  "embedding index": Mistake("3 is not one of the 3 rows, 0 to 2") { _ = Embedding(3, 2)([3]) },
  "negative embedding index": Mistake("-1 is not one of the 3 rows") {
    _ = Embedding(3, 2)([Int](repeating: -1, count: 1))
  },
  "embedding index between": Mistake("1.5 is not the number of a row") {
    _ = Embedding(3, 2)(Tensor([1.5]))
  },
  "paddingIndex": Mistake("paddingIndex must be within the 3 rows, and it is 3") {
    _ = Embedding(3, 2, paddingIndex: 3)
  },
  "maxNorm": Mistake("maxNorm must be above 0, and it is -1.0") {
    _ = Embedding(3, 2, maxNorm: -1)
  },
  "embedding of nothing": Mistake("at least one row and column, and got 0, 2") {
    _ = Embedding(0, 2)
  },
  "weight of an embedding": Mistake("weight must have shape [3, 2], and it has [2, 2]") {
    let layer = Embedding(3, 2)
    layer.weight = .zeros([2, 2])
    _ = layer([2])
  },
  "pretrained vectors": Mistake("expected to be 2-dimensional, and its shape is [3]") {
    _ = Embedding.fromPretrained([1, 2, 3])
  },

  "slopes": Mistake("3 slopes for 2 channels (the input has shape [4, 2])") {
    _ = PReLU(3)(.zeros([4, 2]))
  },
  "no slopes": Mistake("PReLU needs at least one slope, and got 0") { _ = PReLU(0) },
  "dropout of channels": Mistake("Dropout2d expects 3D or 4D input (got 2D input") {
    _ = Dropout2d()(.zeros([2, 3]))
  },
  "dropout that is not a number": Mistake("between 0 and 1, but got nan") { _ = Dropout(.nan) },

  "hidden size": Mistake("LSTM: inputSize, hiddenSize and numLayers must be above 0") {
    _ = LSTM(2, 0)
  },
  "huge hidden size": Mistake("GRU: inputSize, hiddenSize must be at most 2^30") {
    _ = GRU(2, Int.max)
  },
  "dropout between layers": Mistake("dropout should be a number in range [0, 1]") {
    _ = GRU(2, 3, numLayers: 2, dropout: 2)
  },
  "hidden state": Mistake("Expected hidden size [1, 4, 3], got [1, 3]") {
    _ = GRU(2, 3)(.zeros([5, 4, 2]), .zeros([1, 3]))
  },
  "hidden state of two layers": Mistake("Expected hidden size [4, 3], got [1, 3]") {
    _ = RNN(2, 3, numLayers: 2, bidirectional: true)(.zeros([5, 2]), .zeros([1, 3]))
  },
  "cell state": Mistake("Expected cell size [1, 4, 3], got [1, 2, 3]") {
    _ = LSTM(2, 3)(.zeros([5, 4, 2]), (.zeros([1, 4, 3]), .zeros([1, 2, 3])))
  },
  "no steps": Mistake("Expected sequence length to be larger than 0") {
    _ = RNN(2, 3)(.zeros([0, 4, 2]))
  },
  "rank of a sequence": Mistake("Expected input to be 2D or 3D, got 1D instead") {
    _ = GRU(2, 3)([1, 2])
  },
]
