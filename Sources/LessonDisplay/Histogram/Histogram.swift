package import CellProtocol

/// How often values fall into each of some equally wide bins.
///
///     histogram(activations, bins: 20, title: "Activations of layer 5")
///     histogram(["layer 1": first, "layer 5": fifth], bins: 30)
///
/// A bin holds its lower edge and not its upper one, except the last, which holds both (as
/// numpy.histogram has it). Several groups share the bins and stand below each other, each with
/// a count axis of its own. NaN, infinities and values outside a range that was asked for are
/// left out and counted under the drawing.
public struct Histogram: Drawable, Hashable {
  public struct Group: Hashable, Sendable {
    public var name: String
    public var values: [Double]

    public init(_ name: String = "", _ values: some PlotData) {
      self.name = name
      self.values = values.plotValues
    }
  }

  public let groups: [Group]
  public let title: String
  public let xLabel: String
  /// Columns of the text drawing: 30…76, and room for a column a bin.
  public let width: Int
  /// Rows of one group's bars at most, 3…60.
  public let height: Int
  /// The ends of the bins: one more than there are bins.
  public let edges: [Double]
  /// How many values of each group are in each bin.
  public let counts: [[Int]]

  let leftOut: [LeftOut: Int]

  /// - Parameters:
  ///   - bins: how many; brought into 1…60.
  ///   - range: from the first to the last edge; that of all the values where it is nil. Equal
  ///     values get bins half a unit to either side. Traps if the range is empty.
  ///   - height: rows of one group's bars; 14 for one group and 4 for several where it is nil.
  public init(
    _ groups: [Group], bins: Int = 20, range: ClosedRange<Double>? = nil, title: String = "",
    xLabel: String = "", width: Int = 72, height: Int? = nil
  ) {
    self.groups = groups
    self.title = title
    self.xLabel = xLabel
    self.height = min(max(height ?? (groups.count > 1 ? 4 : 14), 3), 60)

    var leftOut: [LeftOut: Int] = [:]
    let limits = range.map { Extent($0, scale: .linear) }
    let drawn = groups.map { group in
      group.values.compactMap { value -> Double? in
        switch AxisScale.linear.position(of: value) {
        case .success(let position) where limits?.holds(position) ?? true: return position
        case .success: leftOut[.outsideRange, default: 0] += 1
        case .failure(let reason): leftOut[reason, default: 0] += 1
        }
        return nil
      }
    }
    let extent =
      limits ?? Extent(drawn.joined(), scale: .linear) { max(0.5, $0.magnitude * 1e-6) }
    let bins = min(max(bins, 1), 60)
    self.width = min(max(width, 30, bins + 16), 76)
    let edges = (0...bins).map { index in
      index == bins
        ? extent.upper : extent.lower + extent.size * Double(index) / Double(bins)
    }
    self.leftOut = leftOut
    self.edges = edges
    counts = drawn.map { values in
      var counts = Array(repeating: 0, count: bins)
      for value in values {
        let place = (value - extent.lower) / extent.size * Double(bins)
        var bin = min(max(Int(place.floor), 0), bins - 1)
        // The edges decide, not the rounding of the division.
        while bin > 0, value < edges[bin] { bin -= 1 }
        while bin < bins - 1, value >= edges[bin + 1] { bin += 1 }
        counts[bin] += 1
      }
      return counts
    }
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    let kind = Phrase("Histogram", "히스토그램")
    let total = counts.joined().reduce(0, +)
    guard total > 0 else { return kind + Phrase(" without data.", ", 데이터 없음.") }
    let bins = edges.count - 1
    let range = { (from: Int, to: Int) -> Phrase in
      let (from, to) = (shortNumber(edges[from]), shortNumber(edges[to]))
      return Phrase("from \(from) to \(to)", "\(from)부터 \(to)까지")
    }
    var text = kind
    let label = xLabel.onOneLine
    if !label.isEmpty { text += Phrase(" of \(label)", ", \(label)") }
    text += Phrase(", ") + counted(bins, "bin", .bin) + Phrase(" ") + range(0, bins)
    var sentences = [text.sentence]
    for (group, counts) in zip(groups, counts) {
      let name = group.name.isEmpty ? "" : "\(group.name.onOneLine): "
      var text = Phrase(name) + counted(counts.reduce(0, +), "value", .value)
      if let most = counts.max(), most > 0, let bin = counts.firstIndex(of: most) {
        text += Phrase(", most (\(most)) ", ", 가장 많은 구간(\(most)개): ") + range(bin, bin + 1)
      }
      sentences.append(text.sentence)
    }
    return (sentences + notes.map(\.sentence)).joined()
  }

  var notes: [Phrase] {
    LeftOut.allCases.compactMap { reason in
      leftOut[reason].map {
        counted($0, "value", .value) + Phrase(" not counted: ", " 세지 않음: ") + reason.reason
      }
    }
  }

  /// The count axis of a group, from zero.
  func countAxis(_ counts: [Int]) -> Axis {
    let most = Double(max(counts.max() ?? 0, 1))
    let extent = Extent([0, most], scale: .linear) { $0 }
    return Axis.fitted(extent, scale: .linear, cells: height + 1, wholeOnly: true)
  }

  /// The value axis with `cells` cells to a bin.
  func valueAxis(cells: Int, margin: Int, columns: Int) -> Axis {
    let extent = Extent(lower: edges[0], upper: edges[edges.count - 1])
    return Axis.within(extent, scale: .linear, steps: cells * (edges.count - 1)) { axis in
      let starts = axis.labelColumns
      let ends = zip(starts, axis.ticks).map { $0 + $1.label.utf8.count }
      return axis.ticks.count <= 9 && starts[0] >= -margin && ends.last! <= columns
        && zip(ends, starts.dropFirst()).allSatisfy { $0 + 2 <= $1 }
    }
  }
}

extension Histogram: Figure {
  package var texts: Phrase { Phrase(HistogramText(self).drawing) }

  package var dots: Phrase? {
    counts.allSatisfy { $0.allSatisfy { $0 == 0 } }
      ? nil : Phrase(HistogramText(self, inDots: true).drawing)
  }

  package var page: Multilingual { HistogramSVG(self).drawing }

  /// A row a bin.
  package var data: DataExcerpt {
    let names = groups.enumerated().map { index, group in
      DataTable.name(group.name, groups.count == 1 ? "count" : "group \(index + 1)")
    }
    return DataTable(["from", "to"] + names, count: groups.isEmpty ? 0 : edges.count - 1) { bin in
      [DataTable.field(edges[bin]), DataTable.field(edges[bin + 1])]
        + counts.map { "\($0[bin])" }
    }.excerpt
  }
}

/// Counts values into bins and draws the counts.
@discardableResult
public func histogram(
  _ values: some PlotData, bins: Int = 20, range: ClosedRange<Double>? = nil, title: String = "",
  xLabel: String = "", width: Int = 72, height: Int? = nil
) -> Histogram {
  Histogram(
    [.init("", values)], bins: bins, range: range, title: title, xLabel: xLabel, width: width,
    height: height)
}

/// Counts the values of several groups into the same bins.
@discardableResult
public func histogram(
  _ groups: KeyValuePairs<String, any PlotData>, bins: Int = 20,
  range: ClosedRange<Double>? = nil, title: String = "", xLabel: String = "", width: Int = 72,
  height: Int? = nil
) -> Histogram {
  Histogram(
    groups.map { .init($0, $1.plotValues) }, bins: bins, range: range, title: title,
    xLabel: xLabel, width: width, height: height)
}
