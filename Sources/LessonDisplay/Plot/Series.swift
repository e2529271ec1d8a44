/// Named points of a plot.
public struct Series: Hashable, Sendable {
  /// What the legend calls it; empty for none.
  public var name: String
  /// The horizontal values, as many as `y`.
  public var x: [Double]
  /// The vertical values.
  public var y: [Double]
  /// What is written beside the points: one text a point, or none at all.
  public internal(set) var labels: [String] = []

  /// A series at given places.
  ///
  /// Traps if `x` and `y` differ in length.
  public init(_ name: String = "", x: some PlotData, y: some PlotData) {
    self.name = name
    self.x = x.plotValues
    self.y = y.plotValues
    guard self.x.count == self.y.count else {
      let label = name.isEmpty ? "y" : "\"\(name)\""
      fatalError(
        "Cannot plot \(label): x has \(self.x.count) values and y has \(self.y.count); "
          + "each y needs its x.")
    }
  }

  /// A series at 0, 1, 2, …
  public init(_ name: String = "", _ y: some PlotData) {
    self.name = name
    self.y = y.plotValues
    x = self.y.indices.map(Double.init)
  }
}
