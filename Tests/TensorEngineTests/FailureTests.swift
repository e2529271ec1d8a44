import TensorEngine
import Testing

/// Runs in a process of its own, which must die with the sentence.
@Suite("Mistakes end in one sentence")
struct FailureTests {
  func expect(_ result: ExitTest.Result?, says sentence: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(sentence), "\(text)")
  }

  @Test func matrixProduct() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Tensor.zeros([1, 10]), Tensor.zeros([3136, 10]))
    }
    expect(result, says: "mat1 and mat2 shapes cannot be multiplied (1x10 and 3136x10)")
  }

  @Test func linear() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Linear(3136, 10)(Tensor.zeros([1, 10]))
    }
    expect(result, says: "mat1 and mat2 shapes cannot be multiplied (1x10 and 3136x10)")
    expect(result, says: "the last axis of the input must have 3136 features")
  }

  @Test func broadcasting() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]) + Tensor.zeros([2, 4])
    }
    expect(
      result,
      says:
        "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1")
  }

  @Test func parameterChangedWhileRecording() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var w = Tensor([1, 2], requiresGrad: true)
      w -= 1
    }
    expect(result, says: "put the update inside noGrad { }")
  }

  @Test func secondBackward() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let y = Tensor(2.0, requiresGrad: true) * 3
      y.backward()
      y.backward()
    }
    expect(result, says: "Trying to backward through the graph a second time")
  }

  @Test func backwardAfterRetainedOnes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let y = Tensor(2.0, requiresGrad: true) * 3
      y.backward(retainGraph: true)
      y.backward()
      y.backward()
    }
    expect(result, says: "Pass retainGraph: true to the first backward()")
  }

  @Test func graphOfFreedTape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let y = Tensor(2.0, requiresGrad: true) * 3
      y.backward()
      _ = graph(of: y)
    }
    expect(result, says: "the graph of this tensor is gone: backward() has freed it")
  }

  @Test func graphWithoutHistory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = graph(of: Tensor([1, 2]) * 3)
    }
    expect(result, says: "there is no graph of it")
  }

  @Test func hookWithoutHistory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Tensor([1, 2]).registerHook { $0 }
    }
    expect(result, says: "cannot register a hook on a tensor that doesn't require gradient")
  }

  @Test func hookThatChangesTheShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor([1, 2], requiresGrad: true)
      x.registerHook { $0.sum() }
      (x * 3).sum().backward()
    }
    expect(result, says: "a hook has changed the shape of a gradient from [2] to []")
  }

  @Test func backwardInsideAHook() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor(2.0, requiresGrad: true)
      let square = x * x
      x.registerHook { _ in square.backward() }
      (x * 3).backward()
    }
    expect(result, says: "backward() inside a hook of another backward()")
  }

  @Test func gradientCheckOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradientCheck({ $0.tanh() }, Tensor([1, 2]))
    }
    expect(result, says: "expects at least one input tensor to require gradient")
  }

  @Test func layerThatWasNotCalled() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = Sequential {
        Linear(2, 2)
        Tanh()
      }
      _ = recordActivations(model, Tensor([[1, 2]]))["3"]
    }
    expect(result, says: "no layer \"3\" was called: there are \"0\", \"1\"")
  }

  @Test func receptiveFieldWithoutWindows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = receptiveField(of: Linear(2, 2), input: [1, 2])
    }
    expect(result, says: "the model calls no convolution and no pooling layer")
  }

  @Test func backwardWithoutHistory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Tensor(2.0).backward()
    }
    expect(result, says: "does not require grad")
  }

  @Test func backwardOfMany() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Tensor([1, 2], requiresGrad: true).tanh().backward()
    }
    expect(result, says: "grad can be implicitly created only for scalar outputs")
  }

  @Test func item() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1, 2, 3, 4]).item()
    }
    expect(result, says: "a Tensor with 4 elements cannot be converted to Scalar")
  }

  @Test func index() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1, 2, 3, 4])[4]
    }
    expect(result, says: "index 4 is out of bounds for dimension 0 with size 4")
  }

  @Test func reshape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).reshape([4, -1])
    }
    expect(result, says: "shape [4, -1] is invalid for input of size 6")
  }

  @Test func label() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = crossEntropy(Tensor.zeros([1, 3]), [3])
    }
    expect(result, says: "Target 3 is out of bounds")
  }

  @Test func raggedRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([[1, 2], [3]])
    }
    expect(result, says: "row 0 has shape [2], row 1 has [1]")
  }

  @Test func batchOfOne() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BatchNorm1d(3)(Tensor.zeros([1, 3]))
    }
    expect(result, says: "Expected more than 1 value per channel when training")
  }

  @Test func lossShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mseLoss(Tensor.zeros([4, 1]), Tensor.zeros([4]))
    }
    expect(result, says: "the prediction has shape [4, 1] and the target [4]")
  }

  @Test func convolutionChannels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Conv2d(3, 8, kernelSize: 3)(Tensor.zeros([1, 1, 28, 28]))
    }
    expect(
      result,
      says:
        "Given weight of size [8, 3, 3, 3], expected input[1, 1, 28, 28] to have 3 channels, but got "
        + "1 channels instead")
  }

  @Test func kernelLargerThanInput() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Conv2d(1, 8, kernelSize: 5)(Tensor.zeros([1, 1, 3, 4]))
    }
    expect(result, says: "Kernel size can't be greater than actual input size")
  }

  @Test func samePaddingWithStride() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Conv2d(1, 8, kernelSize: 5, stride: 2, padding: .same)
    }
    expect(result, says: "padding: .same is not supported for strided convolutions")
  }

  @Test func poolPadding() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MaxPool2d(kernelSize: 2, padding: 2)
    }
    expect(result, says: "pad should be at most half of effective kernel size")
  }

  @Test func dropoutProbability() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dropout(1.5)
    }
    expect(result, says: "the probability has to be between 0 and 1, but got 1.5")
  }
}
