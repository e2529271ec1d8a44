import TensorEngine
import Testing

/// One case: inputs, what comes out, and the gradients of its sum weighted by `weights`.
struct OperationCase: Decodable {
  let op: String
  let smooth: Bool
  let inputs: [ReferenceTensor]
  let weights: ReferenceTensor
  let output: ReferenceTensor
  let gradients: [ReferenceTensor]
}

@Suite("Values and gradients are PyTorch's")
struct PyTorchTests {
  static let files: [(String, [String: Operation])] = [
    ("operations", operationCases), ("matrices", matrixCases), ("reductions", reductionCases),
    ("shaping", shapingCases), ("losses", lossCases), ("batchNorm", batchNormCases),
    ("activations", activationCases), ("moreLosses", moreLossCases),
    ("convolutions", convolutionCases), ("pools", poolCases),
    ("normalizations", normalizationCases), ("embeddings", embeddingCases),
    ("products", productCases), ("selections", selectionCases), ("cumulations", cumulationCases),
    ("statistics", statisticCases), ("decompositions", decompositionCases),
    ("transforms", transformCases),
    ("edgeOperations", edgeOperationCases), ("edgeReductions", edgeReductionCases),
    ("edgeShaping", edgeShapingCases), ("edgeLayers", edgeLayerCases),
    ("edgeNormalizations", edgeNormalizationCases), ("edgeLosses", edgeLossCases),
    ("edgeEmbeddings", edgeEmbeddingCases),
    ("choices", choiceCases), ("distances", distanceCases), ("windows", windowCases),
    ("instanceNormalizations", instanceNormalizationCases),
  ]

  @Test(arguments: files.indices)
  func values(_ file: Int) throws {
    let (name, operations) = Self.files[file]
    let cases = try reference(name, as: [OperationCase].self)
    #expect(Set(cases.map(\.op)) == Set(operations.keys), "every operation has cases")
    for example in cases {
      let what = "\(example.op) of \(example.inputs.map(\.shape))"
      let operation = try #require(operations[example.op])
      let inputs = example.inputs.map(\.tensor)
      for input in inputs.prefix(example.gradients.count) { input.requiresGrad = true }
      let output = operation(inputs)
      // Normalization and statistics cancel; PyTorch itself is no better there.
      let tolerance =
        name.lowercased().hasSuffix("norm") || name.hasSuffix("ormalizations") ? 1e-4 : 1e-5
      expectClose(output, example.output, tolerance: tolerance, what)
      #expect(output.requiresGrad == !example.gradients.isEmpty, "\(what): is there a way back?")
      if example.gradients.isEmpty || !output.requiresGrad { continue }
      (output * example.weights.tensor).sum().backward()
      for (index, (input, gradient)) in zip(inputs, example.gradients).enumerated() {
        expectClose(
          input.grad, gradient, tolerance: tolerance, "gradient \(index) of \(what)")
      }
    }
  }

  /// Each derivative against (f(x + h) − f(x − h)) / 2h, with no help from PyTorch.
  @Test(arguments: files.indices)
  func finiteDifferences(_ file: Int) throws {
    let (name, operations) = Self.files[file]
    var checked: Set<String> = []
    for example in try reference(name, as: [OperationCase].self) where example.smooth {
      if example.gradients.isEmpty || checked.contains(example.op) { continue }
      let sizes = example.inputs.map { $0.values.count }
      guard sizes.allSatisfy({ $0 > 0 }), sizes.reduce(0, +) < 600 else { continue }
      checked.insert(example.op)
      let operation = try #require(operations[example.op])
      let inputs = example.inputs.map(\.tensor)
      for input in inputs { input.requiresGrad = true }
      // The logarithm of a probability near 0 or 1 bends much within a step.
      let tolerance = name == "edgeLosses" ? 2e-2 : 2e-3
      let check = gradientCheck(operation, inputs, relativeTolerance: tolerance)
      #expect(check.passes, "\(example.op): \(check)")
    }
    let withGradient = try reference(name, as: [OperationCase].self)
      .filter { $0.smooth && !$0.gradients.isEmpty }.map(\.op)
    #expect(checked == Set(withGradient), "every backward rule is checked")
  }
}
