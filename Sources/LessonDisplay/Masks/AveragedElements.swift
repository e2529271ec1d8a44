package import CellProtocol

/// Over which axes a normalization takes its means.
public struct AveragedAxes: Hashable, Sendable, ExpressibleByArrayLiteral {
  var axes: [Int]
  /// Into how many groups the channels, axis 1, are divided; nil where `axes` say all.
  var groups: Int?

  /// All elements along these axes share a mean; without an axis, each has its own.
  public init(arrayLiteral axes: Int...) {
    self.axes = axes
    groups = nil
  }

  /// What follows the channels is averaged over, with the channels of a group (group normalization,
  /// Wu and He 2018).
  public static func channelGroups(_ count: Int) -> AveragedAxes {
    var axes: AveragedAxes = []
    axes.groups = count
    return axes
  }
}

/// Which elements of a tensor share a mean with its first one, a panel a normalization: samples go
/// down, channels across, and what a channel holds is a block.
public struct AveragedElements: Drawable, Hashable {
  struct Panel: Hashable, Sendable {
    var name: String
    /// Of all elements, row by row.
    var isAveraged: [Bool]
    /// What is averaged over.
    var account: Phrase
  }

  let panels: [Panel]
  let title: String
  let samples: Int
  let channels: Int
  let rows: Int
  let columns: Int

  /// Elements a side that are drawn at most.
  static let most = 24

  init(_ panels: [(name: String, axes: AveragedAxes)], shape: [Int], title: String) {
    guard (2...4).contains(shape.count), shape.allSatisfy({ $0 > 0 }) else {
      fatalError(
        "The elements of a shape such as [samples, channels, height, width] are drawn, of two to "
          + "four axes, and this one is \(shape).")
    }
    (samples, channels) = (shape[0], shape[1])
    (rows, columns) = (shape.count == 4 ? shape[2] : 1, shape.count > 2 ? shape.last! : 1)
    // One by one first: a product may be out of range.
    guard shape.allSatisfy({ $0 <= Self.most }), samples * rows <= Self.most,
      channels * columns <= Self.most
    else {
      fatalError(
        "\(shape) has more elements than a figure shows: samples times height, and channels times "
          + "width, are at most \(Self.most).")
    }
    self.title = title
    self.panels = panels.map { name, axes in
      Panel(
        name: name.onOneLine, isAveraged: Self.elements(axes, shape, name),
        account: Self.account(axes, shape))
    }
  }

  private static func elements(_ axes: AveragedAxes, _ shape: [Int], _ name: String) -> [Bool] {
    if let bad = axes.axes.first(where: { !shape.indices.contains($0) }) {
      fatalError(
        "\(name.onOneLine) averages over axis \(bad), and \(shape) has \(shape.count) axes.")
    }
    let groups = axes.groups ?? 1
    guard groups > 0, shape[1] % groups == 0 else {
      fatalError(
        "\(name.onOneLine) has \(counted(groups, "group")), and \(counted(shape[1], "channel")) "
          + "cannot be divided into them evenly.")
    }
    return (0..<shape.reduce(1, *)).map { element in
      var rest = element
      // Of the element, along each axis, the last axis first.
      for axis in shape.indices.reversed() {
        let place = rest % shape[axis]
        rest /= shape[axis]
        let isFree =
          axes.groups != nil
          ? axis > 1 || (axis == 1 && place < shape[1] / groups) : axes.axes.contains(axis)
        if place != 0, !isFree { return false }
      }
      return true
    }
  }

  private static func account(_ axes: AveragedAxes, _ shape: [Int]) -> Phrase {
    let names =
      shape.count == 4
      ? [
        Phrase("samples", "표본"), Phrase("channels", "채널"), Phrase("height", "높이"),
        Phrase("width", "너비"),
      ]
      : [Phrase("samples", "표본"), Phrase("channels", "채널"), Phrase("length", "길이")]
    guard axes.groups == nil else {
      return Phrase("a group of channels", "채널 묶음 하나")
        + shape.indices.dropFirst(2).map { Phrase(", ") + names[$0] }.joined(separator: "")
    }
    guard !axes.axes.isEmpty else { return Phrase("no axis", "축 없음") }
    return Set(axes.axes).sorted().map { names[$0] }.joined(separator: ", ")
  }

  func isAveraged(_ panel: Panel, _ sample: Int, _ channel: Int, _ row: Int, _ column: Int) -> Bool
  {
    panel.isAveraged[((sample * channels + channel) * rows + row) * columns + column]
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    let parts = panels.map { panel in
      let count = panel.isAveraged.count { $0 }
      return Phrase("\(panel.name): over ", "\(panel.name): ") + panel.account
        + Phrase(
          ", \(count) of \(panel.isAveraged.count) elements.",
          ", 원소 \(panel.isAveraged.count)개 가운데 \(count)개.")
    }
    return ([Phrase("Which elements share a mean with the first.", "첫 원소와 평균을 함께 쓰는 원소.")] + parts)
      .joined()
  }
}

extension AveragedElements: Figure {
  package var texts: Phrase { Phrase(AveragedElementsText(self).drawing) }

  package var page: Multilingual { AveragedElementsSVG(self).drawing }

  /// A row an element, with 1 where it shares the mean.
  package var data: DataExcerpt {
    let names = panels.enumerated().map { DataTable.name($1.name, "panel \($0 + 1)") }
    let count = samples * channels * rows * columns
    return DataTable(["sample", "channel", "row", "column"] + names, count: count) { element in
      let (channel, place) = (element / (rows * columns), element % (rows * columns))
      return [
        "\(channel / channels)", "\(channel % channels)", "\(place / columns)",
        "\(place % columns)",
      ] + panels.map { $0.isAveraged[element] ? "1" : "0" }
    }.excerpt
  }
}

/// Draws over which elements of a tensor normalizations take their means: those that share one with
/// the first element.
///
///     averagedElements(
///       ["batch": [0, 2, 3], "layer": [1, 2, 3], "instance": [2, 3], "group": .channelGroups(2)],
///       shape: [3, 4, 2, 2])
///
/// - Parameters:
///   - normalizations: the axes each averages over, or the groups of channels. Traps on an axis that
///     the shape has not, and on groups that do not divide the channels evenly.
///   - shape: `[samples, channels]`, `[samples, channels, length]` or
///     `[samples, channels, height, width]`, of at most 24 elements down and across. Traps on another.
@discardableResult
public func averagedElements(
  _ normalizations: KeyValuePairs<String, AveragedAxes>, shape: [Int], title: String = ""
) -> AveragedElements {
  AveragedElements(normalizations.map { ($0.key, $0.value) }, shape: shape, title: title)
}
