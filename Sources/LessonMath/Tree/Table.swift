/// Rows and columns: matrices, cases, aligned equations.
struct Table: Equatable, Sendable {
  enum Alignment: Equatable, Sendable { case left, center, right }

  /// Cells by row; a row may be shorter than the others.
  var rows: [[[Node]]]
  /// One for each column, repeated from the start where a row has more cells.
  var columns: [Alignment]
  /// The style of the cells.
  var style = MathStyle.text
  /// Whether columns come in pairs without space inside of a pair: `a &= b`.
  var isPaired = false
  /// Whether rows are set apart, as equations are and the rows of a matrix are not.
  var isOpen = false
  /// Columns with a rule before them; the number of columns for a rule after the last.
  var verticalRules: Set<Int> = []
  /// Rows with a rule above them; the number of rows for a rule under the last.
  var horizontalRules: Set<Int> = []

  var columnCount: Int { rows.reduce(0) { max($0, $1.count) } }

  func alignment(ofColumn column: Int) -> Alignment {
    columns.isEmpty ? .center : columns[column % columns.count]
  }
}
