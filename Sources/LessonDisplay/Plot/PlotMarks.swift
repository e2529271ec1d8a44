/// The characters that stand for a series in a text drawing.
enum PlotMarks {
  private static let marks: [Character] = Array("*o+x#@%=abcdefghijklmnpqrstuvwyz")

  /// For the points of a series; after 32 series they begin again.
  static func point(_ series: Int) -> Character { marks[series % marks.count] }

  /// For the line between two points.
  static let join: Character = "."

  /// For a cell that holds points of several series.
  static let several: Character = "&"
}
