internal import TextColumns

/// The text drawing of pictures: characters for brightness, denser ones for brighter pixels.
///
/// A character is twice as high as it is wide. So a pixel is two characters beside each other where
/// that fits, and otherwise one character is two pixels below each other, or the mean of more.
struct PictureGridText {
  private let grid: PictureGrid
  private let scale: ValueRange
  private static let width = 76
  private static let gap = 2
  /// The most lines that are drawn, but for a first row of pictures.
  private static let mostLines = 72

  init(_ grid: PictureGrid) {
    self.grid = grid
    scale = grid.scale
  }

  func drawing(in language: FigureLanguage) -> String {
    var lines = grid.title.wrapped(to: Self.width)
    if !lines.isEmpty { lines.append("") }
    guard !grid.planes.isEmpty else {
      return (lines + [PictureGrid.none[language]]).joined(separator: "\n")
    }
    let columns = self.columns
    let room = (Self.width - Self.gap * (columns - 1)) / columns
    var shown = 0
    while shown < min(grid.planes.count, PictureGrid.mostPictures) {
      let indices = shown..<min(shown + columns, grid.planes.count, PictureGrid.mostPictures)
      let row = drawn(Array(indices), room: room)
      if shown > 0, lines.count + row.count > Self.mostLines { break }
      if shown > 0 { lines.append("") }
      lines += row
      shown = indices.upperBound
    }
    lines.append("")
    if shown < grid.planes.count {
      lines.append("(\(PictureGrid.more(grid.planes.count - shown)[language]))")
    }
    let (low, high) = (shortNumber(scale.lower), shortNumber(scale.upper))
    var key = Phrase(
      "'\(Shades.least)' is \(low), '\(Shades.most)' is \(high)",
      "'\(Shades.least)': \(low), '\(Shades.most)': \(high)")
    for note in grid.notes.dropFirst() { key += Phrase("; ") + note + Shades.unknownNote }
    lines.append(key[language])
    return lines.joined(separator: "\n")
  }

  /// So many that each is wide enough to be seen.
  private var columns: Int {
    let widest = grid.planes.map(\.width).max() ?? 1
    let least = min(2 * widest, 28)
    let fitting = (Self.width + Self.gap) / (least + Self.gap)
    return max(1, min(grid.columns, grid.planes.count, fitting))
  }

  /// Pictures beside each other, their titles above.
  private func drawn(_ indices: [Int], room: Int) -> [String] {
    let blocks = indices.map { shades(of: grid.planes[$0], room: room) }
    let titles = indices.map { grid.title($0).clipped(to: room) }
    let widths = zip(blocks, titles).map { max($0[0].count, DisplayWidth.of($1)) }
    var lines: [String] = []
    let join: ([String]) -> String = { cells in
      zip(cells, widths).map { $0.padded(to: $1) }
        .joined(separator: String(repeating: " ", count: Self.gap)).withoutTrailingSpaces
    }
    if titles.contains(where: { !$0.isEmpty }) { lines.append(join(titles)) }
    for row in 0..<(blocks.map(\.count).max() ?? 0) {
      lines.append(join(blocks.map { row < $0.count ? $0[row] : "" }))
    }
    return lines
  }

  private func shades(of plane: PixelPlane, room: Int) -> [String] {
    if 2 * plane.width <= room, plane.height <= 40 {
      return (0..<plane.height).map { row in
        (0..<plane.width).map { column in
          let shade = Shades.character(scale.share(plane.brightness(row, column)))
          return String(repeating: shade, count: 2)
        }.joined()
      }
    }
    let side = max((plane.width + room - 1) / room, (plane.height + 79) / 80, 1)
    return stride(from: 0, to: plane.height, by: 2 * side).map { top in
      String(
        stride(from: 0, to: plane.width, by: side).map { left in
          let mean = plane.meanBrightness(
            rows: top..<min(top + 2 * side, plane.height),
            columns: left..<min(left + side, plane.width))
          return Shades.character(scale.share(mean))
        })
    }
  }
}
