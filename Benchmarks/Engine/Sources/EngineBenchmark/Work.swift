import TensorEngine

/// Something that is measured, set up and ready to run any number of times.
///
/// `torch_worker.py` has one of the same name that does the same with the same numbers.
struct Work {
  /// Runs once. Nothing of a run may be left for the next one but what training changes.
  let run: () -> Tensor
  /// What a run leaves behind and the two sides must agree on: gradients.
  var gradients: () -> [Tensor] = { [] }
  /// Whether the two sides draw different random numbers, so that only their spread agrees.
  var isRandom = false
}

/// Every work's name and how it is set up.
let works: [String: @Sendable () -> Work] =
  operationWorks.merging(layerWorks) { first, _ in first }.merging(trainingWorks) { first, _ in
    first
  }
