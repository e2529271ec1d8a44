/// What the name of an environment says about its rows and columns.
struct Environment {
  var table: Table
  /// Delimiters around the table, empty for none.
  var open = ""
  var close = ""
  /// How many columns a row may have; nil for any number.
  var columnLimit: Int?
  /// Whether the columns are given after the name: `\begin{array}{lcr}`.
  var takesColumns = false
  /// Whether a place such as `[t]` may follow the name.
  var takesPlace = false

  static func named(_ name: String) -> Environment? { all[name] }

  private static let all: [String: Environment] = {
    var all: [String: Environment] = [:]
    for (name, open, close) in matrices {
      all[name] = Environment(
        table: Table(rows: [], columns: [.center]), open: open, close: close)
    }
    all["smallmatrix"] = Environment(table: Table(rows: [], columns: [.center], style: .script))
    all["cases"] = Environment(
      table: Table(rows: [], columns: [.left], isOpen: true), open: "{", columnLimit: 2)
    all["dcases"] = Environment(
      table: Table(rows: [], columns: [.left], style: .display, isOpen: true), open: "{",
      columnLimit: 2)
    all["rcases"] = Environment(
      table: Table(rows: [], columns: [.left], isOpen: true), close: "}", columnLimit: 2)
    let pairs = Table(
      rows: [], columns: [.right, .left], style: .display, isPaired: true, isOpen: true)
    for name in ["aligned", "alignedat", "align", "align*", "alignat", "alignat*"] {
      all[name] = Environment(
        table: pairs, takesColumns: name.contains("at"), takesPlace: name == "aligned")
    }
    for name in ["split", "equation", "equation*"] {
      all[name] = Environment(table: pairs, columnLimit: name == "split" ? 2 : 1)
    }
    let single = Table(rows: [], columns: [.center], style: .display, isOpen: true)
    for name in ["gathered", "gather", "gather*"] {
      all[name] = Environment(table: single, columnLimit: 1, takesPlace: name == "gathered")
    }
    all["array"] = Environment(
      table: Table(rows: [], columns: []), takesColumns: true, takesPlace: true)
    return all
  }()

  private static let matrices = [
    ("matrix", "", ""), ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"),
    ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖"),
  ]
}
