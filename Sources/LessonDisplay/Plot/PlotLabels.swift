internal import TextColumns

/// Texts beside the points of a plot.
enum PlotLabels {
  /// Of a longer label, the beginning is written.
  static let mostColumns = 24
  /// The most labels for which a page looks for room.
  private static let mostLabels = 300

  static func note(_ count: Int) -> Phrase {
    counted(count, "label", .label)
      + Phrase(" not written: no room", " 쓰지 않음: 자리가 없음")
  }

  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Writes each label beside its point, where it covers neither another point nor another label,
  /// and returns how many found no room.
  static func draw(
    _ labelled: [(place: Polyline.Place, label: String)], on canvas: inout FigureCanvas,
    columns: ClosedRange<Double>, rows: ClosedRange<Double>
  ) -> Int {
    let shown = labelled.filter { !$0.label.isEmpty }
    var taken = shown.prefix(mostLabels).map { place, _ in
      Box(left: place.x - 4, right: place.x + 4, top: place.y - 4, bottom: place.y + 4)
    }
    var unlabelled = max(shown.count - mostLabels, 0)
    for (place, label) in shown.prefix(mostLabels) {
      let label = label.clipped(to: mostColumns)
      let width = FigureCanvas.estimatedWidth(label)
      let middle = place.x - width / 2
      // To the right, to the left, above, below.
      let starts = [
        (place.x + 7, place.y + 4), (place.x - 8 - width, place.y + 4), (middle, place.y - 8),
        (middle, place.y + 17),
      ]
      let free = starts.first { start in
        let box = Box(
          left: start.0, right: start.0 + width, top: start.1 - 11, bottom: start.1 + 3)
        return columns.contains(box.left) && columns.contains(box.right)
          && rows.contains(box.top) && rows.contains(box.bottom)
          && !taken.contains { $0.overlaps(box) }
      }
      guard let free else {
        unlabelled += 1
        continue
      }
      taken.append(
        Box(left: free.0, right: free.0 + width, top: free.1 - 11, bottom: free.1 + 3))
      // To the left of a point a text ends beside it, however wide it turns out.
      let isLeft = free.0 < middle
      canvas.text(
        label, x: isLeft ? free.0 + width : free.0, y: free.1, anchor: isLeft ? .end : .start)
    }
    return unlabelled
  }
}
