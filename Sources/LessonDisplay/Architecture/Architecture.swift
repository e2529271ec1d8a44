package import CellProtocol
import TensorEngine

/// A model's layers in the order in which a run calls them, with the shapes that go from one to the
/// next and the number of parameters of each.
///
/// What a model does between its layers, such as `relu(x)` or an addition, is not a layer and is not
/// drawn.
public struct Architecture: Drawable, Hashable {
  struct Layer: Hashable, Sendable {
    /// `features.0: Conv2d`, or the type alone.
    var name: String
    var depth: Int
    var input: [Int]
    var outputs: [[Int]]
    var parameters: Int
    /// It calls the layers behind it that are deeper.
    var isGroup: Bool
  }

  var layers: [Layer]
  /// All of the model's parameters.
  public let parameters: Int
  public var title: String
  /// The most layers that are drawn: of more, the first and the last ones.
  static let mostLayers = 40

  init(_ summary: Summary, title: String) {
    let rows = summary.rows
    layers = rows.indices.map { index in
      let row = rows[index]
      let name = row.path.isEmpty || row.path == row.type ? row.type : "\(row.path): \(row.type)"
      return Layer(
        name: name.onOneLine, depth: row.depth, input: row.inputShape, outputs: row.outputShapes,
        parameters: row.parameters,
        isGroup: index + 1 < rows.count && rows[index + 1].depth > row.depth)
    }
    // The model itself is the whole figure.
    if let first = layers.first, first.isGroup,
      layers.dropFirst().allSatisfy({ $0.depth > first.depth })
    {
      layers.removeFirst()
    }
    let least = layers.map(\.depth).min() ?? 0
    for index in layers.indices { layers[index].depth -= least }
    parameters = summary.parameters
    self.title = title
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    let boxes = layers.filter { !$0.isGroup }
    guard let first = boxes.first, let last = boxes.last else {
      return Phrase("Model without layers.", "층이 없는 모델.")
    }
    let listed = boxes.prefix(12).map(\.name).joined(separator: ", ")
    let more = boxes.count - 12
    let (input, output) = ("\(first.input)", "\(last.outputs.first ?? [])")
    return Phrase(
      "Model of \(counted(boxes.count, "layer")) with \(counted(parameters, "parameter")), from "
        + "\(input) to \(output): \(listed)",
      "모델: 층 \(boxes.count)개, 파라미터 \(grouped(parameters))개, 입력 \(input), 출력 \(output). "
        + listed)
      + (more > 0 ? Phrase(" and \(more) more.", " 외 \(more)개.") : Phrase("."))
  }

  // MARK: What both drawings share

  /// The layers that are drawn; nil stands for those left out.
  var shown: [Layer?] {
    guard layers.count > Self.mostLayers else { return layers }
    let half = Self.mostLayers / 2
    let (first, last): ([Layer?], [Layer?]) = (
      Array(layers.prefix(half)), Array(layers.suffix(half))
    )
    return first + [nil] + last
  }

  var gap: Phrase {
    counted(layers.count - Self.mostLayers, "layer", .layer) + Phrase(" left out", " 생략")
  }

  var total: Phrase {
    Phrase(
      "\(counted(parameters, "parameter")) in all", "모두 파라미터 \(grouped(parameters))개")
  }

  static let none = Phrase("(no layers)", "(층 없음)")
}

extension Architecture: Figure {
  package var texts: Phrase { Phrase(ArchitectureText(self).drawing) }

  package var page: Multilingual { ArchitectureSVG(self).drawing }

  package var data: DataExcerpt {
    DataTable(["layer", "input", "output", "parameters"], count: layers.count) { row in
      let layer = layers[row]
      return [layer.name, "\(layer.input)", layer.outputText, "\(layer.parameters)"]
    }.excerpt
  }
}

extension Architecture.Layer {
  var count: Phrase {
    parameters == 0 ? Phrase("") : counted(parameters, "parameter", .parameter)
  }
  /// Behind the name of a part: the parameters that are in none of its layers.
  var ownCount: Phrase {
    count.isEmpty ? count : Phrase("\(count.english) of its own", "자체 \(count.korean)")
  }
  /// That it takes something else than the layer before it gives.
  var takes: Phrase { Phrase("takes \(input)", "입력 \(input)") }
  var outputText: String { outputs.map { "\($0)" }.joined(separator: ", ") }
}

/// Draws a model: a box for each layer, the shape of what it gives to the next, its parameters.
///
///     architecture(of: model, input: [1, 1, 28, 28])
///
/// The model runs once on zeros, as for `summary(_:input:)`, and is left as it was. A shape that it
/// does not take traps as calling it would.
@discardableResult
public func architecture(of model: some TensorEngine.Layer, input shape: [Int], title: String = "")
  -> Architecture
{
  Architecture(summary(model, input: shape), title: title)
}

/// The same for an `RNN`, `LSTM` or `GRU`.
@discardableResult
public func architecture(of model: RecurrentModule, input shape: [Int], title: String = "")
  -> Architecture
{
  Architecture(summary(model, input: shape), title: title)
}
