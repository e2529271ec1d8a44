internal import CellProtocol
internal import TextColumns

/// The frame that every SVG figure shares: size, fonts, title, description, and text.
struct FigureCanvas {
  static let width = 540.0

  private var markup = Markup()
  private var height = 0.0
  private let kind: Phrase
  private let title: String
  private let summary: Phrase
  private let width: Double

  /// Where the next thing below the title goes.
  private(set) var top = 0.0

  /// - Parameters:
  ///   - kind: what names a figure that has no title: "Line plot".
  ///   - summary: what it shows, for readers who cannot see it.
  init(_ kind: Phrase, title: String, summary: Phrase, width: Double = FigureCanvas.width) {
    self.kind = kind
    self.width = width
    self.title = title
    self.summary = summary
    for line in title.wrapped(to: 58) {
      top += 22
      text(
        line, x: width / 2, y: top - 5, anchor: .middle,
        style: "font-weight:600;font-size:15px")
    }
    top += title.isEmpty ? 8 : 12
  }

  enum Anchor: String {
    case start = ""
    case middle
    case end
  }

  mutating func skip(_ distance: Double) { top += distance }

  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = ""
  ) {
    self.text(Phrase(text), x: x, y: y, anchor: anchor, style: style)
  }

  mutating func text(
    _ words: Phrase, x: Double, y: Double, anchor: Anchor = .start, style: String = ""
  ) {
    markup.element(
      "text",
      [
        "x": coordinate(x), "y": coordinate(y), "text-anchor": anchor.rawValue, "style": style,
      ], words.map(\.onOneLine))
  }

  /// A number; `1.5e-08` becomes 1.5×10 with a raised −8, and a hyphen becomes a minus sign.
  mutating func number(
    _ label: String, x: Double, y: Double, anchor: Anchor, style: String = ""
  ) {
    markup.open(
      "text",
      [
        "x": coordinate(x), "y": coordinate(y), "text-anchor": anchor.rawValue, "style": style,
      ])
    let parts = label.split(separator: "e", maxSplits: 1)
    if parts.count == 2, let exponent = Int(parts[1].drop { $0 == "+" }) {
      let mantissa = String(parts[0])
      let sign = mantissa == "-1" ? "-" : ""
      markup.text(
        (mantissa == "1" || mantissa == "-1" ? sign + "10" : mantissa + "×10").withMinusSigns)
      markup.element(
        "tspan", ["dy": "-5", "font-size": "10"], String(exponent).withMinusSigns)
    } else {
      markup.text(label.withMinusSigns)
    }
    markup.close("text")
  }

  mutating func path(_ data: String, style: String) {
    guard !data.isEmpty else { return }
    markup.empty("path", ["d": data, "style": style])
    markup.line()
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: String
  ) {
    let across = coordinate(width)
    path(
      "M\(coordinate(x)) \(coordinate(y))h\(across)v\(coordinate(height))h-\(across)z", style: style
    )
  }

  /// A picture with hard edges between its pixels.
  mutating func image(_ address: String, x: Double, y: Double, width: Double, height: Double) {
    markup.empty(
      "image",
      [
        "x": coordinate(x), "y": coordinate(y), "width": coordinate(width),
        "height": coordinate(height), "preserveAspectRatio": "none",
        "style": "image-rendering:pixelated", "href": address,
      ])
    markup.line()
  }

  /// What the body draws, moved and scaled.
  mutating func group(transform: String, style: String, _ body: (inout FigureCanvas) -> Void) {
    markup.open("g", ["transform": transform, "style": style])
    body(&self)
    markup.close("g")
    markup.line()
  }

  /// The width that a text will take at 13 units, nearly: there is no font to ask, so each letter is as
  /// wide as in the widest of the usual ones, DejaVu Sans.
  static func estimatedWidth(_ text: String) -> Double {
    text.reduce(0) { $0 + estimatedWidth($1) }
  }

  private static func estimatedWidth(_ character: Character) -> Double {
    switch character {
    case "m", "M", "W", "%", "@": 12.8
    case "w": 10.7
    case "i", "j", "l", "I", "'", "|": 3.9
    case " ", ".", ",", ":", ";", "!", "f", "t", "r", "-", "(", ")", "[", "]", "/": 5.2
    case _ where character.isUppercase: 9.4
    default: DisplayWidth.of(character) > 1 ? 13.6 : Double(DisplayWidth.of(character)) * 8.2
    }
  }

  /// The width that a number will take as `number` draws it: `2.4e-02` becomes `2.4×10` and a small
  /// exponent, which is wider, and the widest of the usual fonts has digits of 8.3 units.
  static func estimatedNumberWidth(_ label: String) -> Double {
    let digits = label.split(separator: "e", maxSplits: 1)
    return digits.count == 2 ? Double(digits[0].count + 3) * 8.3 + 20 : Double(label.count) * 8.3
  }

  /// The whole `<svg>`, down to a lower edge. Its title is its name and its description says what it
  /// shows (SVG Accessibility API Mappings).
  func finished(height: Double) -> Multilingual {
    var svg = Markup()
    svg.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "figure",
        "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))",
        "width": coordinate(width), "height": coordinate(height),
        "role": "img",
        "style": "max-width:100%;height:auto;font:13px \(FigureStyle.fonts);"
          + "fill:\(FigureStyle.ink)",
      ])
    svg.line()
    svg.element("title", [:], title.onOneLine.isEmpty ? kind : Phrase(title.onOneLine))
    svg.element("desc", [:], summary)
    svg.line()
    return Multilingual(svg.source + markup.source + "</svg>")
  }
}

extension String {
  /// With the hyphens of numbers as minus signs.
  var withMinusSigns: String { String(map { $0 == "-" ? "−" : $0 }) }
}
