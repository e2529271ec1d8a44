internal import TextColumns

/// The text drawing of averaged elements: panels beside each other where they fit, a character an
/// element, and a space between channels.
///
///     batch
///     ## .. ..
///     ## .. ..
struct AveragedElementsText {
  private let figure: AveragedElements
  private static let width = 76
  private static let gap = 4

  init(_ figure: AveragedElements) { self.figure = figure }

  func drawing(in language: FigureLanguage) -> String {
    var lines = figure.title.wrapped(to: Self.width)
    if !lines.isEmpty { lines.append("") }
    let blocks = figure.panels.map(block)
    let width = max(blocks.first?.map(DisplayWidth.of).max() ?? 0, 1)
    let columns = max((Self.width + Self.gap) / (width + Self.gap), 1)
    for start in stride(from: 0, to: blocks.count, by: columns) {
      let row = blocks[start..<min(start + columns, blocks.count)]
      for line in 0..<(row.first?.count ?? 0) {
        lines.append(
          row.map { $0[line].padded(to: width) }
            .joined(separator: String(repeating: " ", count: Self.gap)).withoutTrailingSpaces)
      }
      lines.append("")
    }
    lines += Self.key[language].wrapped(to: Self.width)
    return lines.joined(separator: "\n")
  }

  static let key = Phrase(
    "down: samples, across: channels; # shares its mean with the first element",
    "세로: 표본, 가로: 채널; #은 첫 원소와 평균을 함께 씀")

  private func block(_ panel: AveragedElements.Panel) -> [String] {
    let width = figure.channels * (figure.columns + 1) - 1
    var lines = [panel.name.clipped(to: max(width, 12))]
    for sample in 0..<figure.samples {
      if sample > 0, figure.rows > 1 { lines.append("") }
      for row in 0..<figure.rows {
        let blocks = (0..<figure.channels).map { channel in
          (0..<figure.columns).map { column in
            figure.isAveraged(panel, sample, channel, row, column) ? "#" : "."
          }.joined()
        }
        lines.append(blocks.joined(separator: " "))
      }
    }
    return lines
  }
}
