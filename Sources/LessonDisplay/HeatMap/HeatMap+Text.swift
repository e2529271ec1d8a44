internal import TextColumns

/// The text drawing of a heat map: its numbers, where they fit beside each other, and otherwise two
/// characters a cell. On a sequential scale these are a shade, on a diverging one a sign and a shade.
struct HeatMapText {
  private let map: HeatMap
  private static let width = 76
  private static let mostRows = 40

  init(_ map: HeatMap) { self.map = map }

  func drawing(in language: FigureLanguage) -> String {
    var lines = map.title.wrapped(to: Self.width)
    if !lines.isEmpty { lines.append("") }
    guard !map.values.isEmpty else {
      return (lines + [Phrase.noData[language]]).joined(separator: "\n")
    }
    if !map.yLabel.onOneLine.isEmpty || !map.xLabel.onOneLine.isEmpty {
      let names = [
        (Phrase("down: ", "세로: "), map.yLabel.onOneLine),
        (Phrase("across: ", "가로: "), map.xLabel.onOneLine),
      ]
      lines += flowed(
        names.filter { !$1.isEmpty }.map { $0[language] + $1 }, columns: Self.width)
      lines.append("")
    }
    return (lines + (numbers ?? shades(language))).joined(separator: "\n")
  }

  /// The names of rows, equally wide.
  private func margin(_ names: [String], most: Int) -> [String] {
    let names = names.map { $0.clipped(to: most) }
    let width = names.map(DisplayWidth.of).max() ?? 0
    return names.map { width == 0 ? "" : $0.padded(to: width) + "  " }
  }

  private var numbers: [String]? {
    guard map.columnCount <= 16, map.rowCount <= Self.mostRows else { return nil }
    let labels = map.labels(digits: 3)
    let names = map.columnNames.map { $0.clipped(to: 12) }
    let widths = (0..<map.columnCount).map { column in
      max(
        stride(from: column, to: labels.count, by: map.columnCount).map { labels[$0].count }.max()!,
        names.isEmpty ? 0 : DisplayWidth.of(names[column]))
    }
    let margin = margin(
      map.rowNames.isEmpty ? [String](repeating: "", count: map.rowCount) : map.rowNames, most: 24)
    let start = DisplayWidth.of(margin[0])
    guard start + widths.reduce(-2, { $0 + $1 + 2 }) <= Self.width else { return nil }
    var lines: [String] = []
    if !names.isEmpty {
      lines.append(
        String(repeating: " ", count: start)
          + zip(names, widths).map { $0.leftPadded(to: $1) }.joined(separator: "  "))
    }
    for row in 0..<map.rowCount {
      let cells = (0..<map.columnCount).map { column in
        labels[row * map.columnCount + column].leftPadded(to: widths[column])
      }
      lines.append(margin[row] + cells.joined(separator: "  "))
    }
    return lines.map(\.withoutTrailingSpaces)
  }

  private func shades(_ language: FigureLanguage) -> [String] {
    let room = map.rowNames.isEmpty ? 12 : 18
    let (grid, block) = map.reduced(rows: Self.mostRows, columns: (Self.width - room) / 2)
    // Blocks of rows are called by the first.
    let names = grid.indices.map { row in
      map.rowNames.isEmpty ? "\(row * block.rows)" : map.rowNames[row * block.rows]
    }
    let margin = margin(names, most: room - 2)
    let limits = map.limits(of: grid)
    var lines = grid.indices.map { row in
      margin[row]
        + grid[row].map { value -> String in
          let share = limits.share(value)
          guard map.scale == .diverging, !share.isNaN else {
            return String(repeating: Shades.character(share), count: 2)
          }
          let shade = Shades.character((2 * share - 1).magnitude)
          return shade == Shades.least ? "  " : "\(share < 0.5 ? "-" : "+")\(shade)"
        }.joined()
    }.map(\.withoutTrailingSpaces)
    lines.append("")
    if !map.columnNames.isEmpty {
      let names = Phrase("columns: ", "열: ")[language] + map.columnNames.joined(separator: ", ")
      lines += names.wrapped(to: Self.width).prefix(4)
    }
    let (low, high) = (shortNumber(limits.lower), shortNumber(limits.upper))
    let (least, most) = (Shades.least, Shades.most)
    let key =
      map.scale == .diverging
      ? Phrase(
        "'-\(most)' is \(low), blank is 0, '+\(most)' is \(high)",
        "'-\(most)': \(low), 빈칸: 0, '+\(most)': \(high)")
      : Phrase(
        "'\(least)' is \(low), '\(most)' is \(high)", "'\(least)': \(low), '\(most)': \(high)")
    lines.append(key[language])
    if block.rows > 1 || block.columns > 1 {
      lines.append("(\(HeatMap.meanNote(block)[language]))")
    }
    lines += map.notes.map { ($0 + Shades.unknownNote)[language] }
    return lines
  }
}
