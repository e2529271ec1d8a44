/// Transforms one after the other, in the order in which they are written.
///
///     let augment = Compose {
///       ToTensor()
///       RandomHorizontalFlip()
///       if isColoured { ColorJitter(brightness: 0.3) }
///       Normalize(mean: [0.5], std: [0.25])
///     }
///     augment(picture)
///
/// With `ToTensor` as its first line it takes pictures of bytes (`Compose<Picture>`), else tensors
/// (`Compose<Tensor>`). `ToTensor` anywhere else does not compile. See torchvision's `Compose`.
public struct Compose<Input>: CustomStringConvertible {
  /// What is done to the tensor.
  public let transforms: [any Transform]
  private let start: (Input) -> Tensor
  private let startNames: [String]

  public init(@TransformBuilder _ transforms: () -> TransformSteps<Input>) {
    let steps = transforms()
    self.transforms = steps.transforms
    start = steps.start
    startNames = steps.startNames
  }

  public func callAsFunction(_ input: Input) -> Tensor {
    transforms.reduce(start(input)) { x, transform in transform(x) }
  }

  public var description: String {
    let names = startNames + transforms.map(\.description)
    let lines = names.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return lines.isEmpty ? "Compose()" : "Compose(\n\(lines.map { "  \($0)\n" }.joined()))"
  }

  /// As a part of other steps.
  var steps: TransformSteps<Input> {
    TransformSteps(start: start, startNames: startNames, transforms: transforms)
  }
}

extension Compose: Transform where Input == Tensor {}

/// What a `Compose` is made of: a start that gives a tensor, and transforms of it.
public struct TransformSteps<Input> {
  let start: (Input) -> Tensor
  let startNames: [String]
  var transforms: [any Transform]
}

extension TransformSteps where Input == Tensor {
  init(_ transforms: [any Transform]) {
    self.init(start: { Tensor($0.values) }, startNames: [], transforms: transforms)
  }
}

/// Gathers the steps of a `Compose`: one a line, with `if`, `else`, `switch` and `for`.
@resultBuilder
public enum TransformBuilder {
  public static func buildExpression(_ transform: any Transform) -> TransformSteps<Tensor> {
    TransformSteps([transform])
  }
  public static func buildExpression(_ transforms: [any Transform]) -> TransformSteps<Tensor> {
    TransformSteps(transforms)
  }
  public static func buildExpression(_ first: ToTensor) -> TransformSteps<Picture> {
    TransformSteps(start: { first($0) }, startNames: [first.description], transforms: [])
  }
  public static func buildExpression(_ first: Compose<Picture>) -> TransformSteps<Picture> {
    first.steps
  }
  public static func buildBlock() -> TransformSteps<Tensor> { TransformSteps([]) }
  public static func buildPartialBlock<Input>(
    first: TransformSteps<Input>
  ) -> TransformSteps<Input> { first }
  public static func buildPartialBlock<Input>(
    accumulated: TransformSteps<Input>, next: TransformSteps<Tensor>
  ) -> TransformSteps<Input> {
    var steps = accumulated
    steps.transforms += next.transforms
    return steps
  }
  @available(*, unavailable, message: "ToTensor() has to be the first step of a Compose")
  public static func buildPartialBlock<Input>(
    accumulated: TransformSteps<Input>, next: TransformSteps<Picture>
  ) -> TransformSteps<Input> { accumulated }
  public static func buildOptional(_ part: TransformSteps<Tensor>?) -> TransformSteps<Tensor> {
    part ?? TransformSteps([])
  }
  @available(
    *, unavailable, message: "ToTensor() has to be there in any case: give the if an else"
  )
  public static func buildOptional(_ part: TransformSteps<Picture>?) -> TransformSteps<Picture> {
    part!
  }
  public static func buildEither<Input>(
    first part: TransformSteps<Input>
  ) -> TransformSteps<Input> { part }
  public static func buildEither<Input>(
    second part: TransformSteps<Input>
  ) -> TransformSteps<Input> { part }
  public static func buildArray(_ parts: [TransformSteps<Tensor>]) -> TransformSteps<Tensor> {
    TransformSteps(parts.flatMap(\.transforms))
  }
  public static func buildLimitedAvailability(
    _ part: TransformSteps<Tensor>
  ) -> TransformSteps<Tensor> { part }
}
