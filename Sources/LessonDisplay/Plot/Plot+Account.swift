extension Plot {
  /// For instance: "Line plot of 2 series over layer, 1 to 30; norm, 3e-14 to 0.5 on a log axis.
  /// sigmoid rises from 3e-14 to 0.21. ReLU stays at 0.5."
  var account: Phrase { account(PlotLayout(self)) }

  func account(_ layout: PlotLayout) -> Phrase {
    guard !layout.isEmpty else { return kind + Phrase(" without data.", ", 데이터 없음.") }
    let drawn = zip(series, layout.runs).map { series, runs in
      (name: series.name.onOneLine, points: self.drawn(series, layout))
    }
    var text = kind
    if series.count > 1 { text += Phrase(" of \(series.count) series", ", 계열 \(series.count)개") }
    text += Phrase(" over ", ". 가로축 ")
    text += axis(xLabel, "x", drawn.flatMap { $0.points.map(\.x) }, xScale)
    text += Phrase("; ", ". 세로축 ")
    text += axis(yLabel, "y", drawn.flatMap { $0.points.map(\.y) }, yScale)
    var sentences = [text.sentence]
    for (name, points) in drawn.prefix(8) {
      let own = name.isEmpty ? yLabel.onOneLine : name
      let subject = own.isEmpty ? Phrase("The series", "계열") : Phrase(own)
      sentences.append((subject + course(of: points.map(\.y))).sentence)
    }
    if drawn.count > 8 {
      sentences.append(
        Phrase("And \(drawn.count - 8) more.", "그 밖에 \(drawn.count - 8)개."))
    }
    sentences += labelled.map { [$0] } ?? []
    return (sentences + layout.notes.map(\.sentence)).joined()
  }

  var kind: Phrase {
    style == .line ? Phrase("Line plot", "선 그래프") : Phrase("Scatter plot", "산점도")
  }

  /// `layer, 1 to 30 on a log axis`
  private func axis(
    _ label: String, _ name: String, _ values: [Double], _ scale: AxisScale
  ) -> Phrase {
    let label = label.onOneLine.isEmpty ? name : label.onOneLine
    let (first, last) = (shortNumber(values.min()!), shortNumber(values.max()!))
    let range =
      first == last
      ? Phrase("\(label) at \(first)", "\(label): \(first)")
      : Phrase("\(label), \(first) to \(last)", "\(label): \(first)부터 \(last)까지")
    return scale == .log ? range + Phrase(" on a log axis", ", 로그 눈금") : range
  }

  private var labelled: Phrase? {
    let labels = series.flatMap { series in
      zip(series.labels, zip(series.x, series.y)).map { label, place in
        "\(label.onOneLine) (\(shortNumber(place.0)), \(shortNumber(place.1)))"
      }
    }
    guard !labels.isEmpty else { return nil }
    let shown = labels.prefix(12).joined(separator: ", ")
    let more = labels.count - 12
    return Phrase("Labelled: \(shown)", "이름표: \(shown)")
      + (more > 0 ? Phrase(" and \(more) more.", " 외 \(more)개.") : Phrase("."))
  }

  /// How a series goes, behind its name.
  private func course(of values: [Double]) -> Phrase {
    guard let first = values.first, let last = values.last else {
      return Phrase(" has no points", ": 점 없음")
    }
    let (low, high) = (values.min()!, values.max()!)
    let (start, end) = (shortNumber(first), shortNumber(last))
    let (lowest, highest) = (shortNumber(low), shortNumber(high))
    if style == .points {
      if values.count == 1 { return Phrase(" has 1 point at \(start)", ": 점 1개, \(start)") }
      return Phrase(
        " has \(values.count) points between \(lowest) and \(highest)",
        ": 점 \(values.count)개, \(lowest)부터 \(highest)까지")
    }
    if values.count == 1 { return Phrase(" is the one point \(start)", ": 점 하나, \(start)") }
    var text =
      lowest == highest
      ? Phrase(" stays at \(start)", ": 계속 \(start)")
      : first == last
        ? Phrase(" begins and ends at \(start)", ": 처음과 끝이 \(start)")
        : first < last
          ? Phrase(" rises from \(start) to \(end)", ": \(start)부터 \(end)까지 증가")
          : Phrase(" falls from \(start) to \(end)", ": \(start)부터 \(end)까지 감소")
    let span = high - low
    if min(first, last) - low > span / 20 {
      text += Phrase(", with a low of \(lowest)", ", 최솟값 \(lowest)")
    }
    if high - max(first, last) > span / 20 {
      text += Phrase(", with a high of \(highest)", ", 최댓값 \(highest)")
    }
    return text
  }

  private func drawn(_ series: Series, _ layout: PlotLayout) -> [(x: Double, y: Double)] {
    zip(series.x, series.y).filter { x, y in
      guard let x = try? xScale.position(of: x).get(), let y = try? yScale.position(of: y).get()
      else { return false }
      let xLimits = xRange.map { Extent($0, scale: xScale) }
      let yLimits = yRange.map { Extent($0, scale: yScale) }
      return xLimits?.holds(x) ?? true && yLimits?.holds(y) ?? true
    }.map { ($0, $1) }
  }
}

extension Phrase {
  /// In place of what a figure without data would draw.
  static let noData = Phrase("(no data)", "(데이터 없음)")
}
