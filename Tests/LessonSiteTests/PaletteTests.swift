import Foundation
import LessonSite
import Testing

/// The theme's colours of series can be told apart by readers with a colour vision deficiency, and
/// from the paper.
@Suite struct PaletteTests {
  private static let names = (1...8).map { "--figure-\($0)" }

  /// The theme's colours on light and on dark paper, by their names.
  private func variables() throws -> [[String: Color]] {
    let css = try text(of: "lesson.css", in: book([]))
    var (light, dark): ([String: Color], [String: Color]) = ([:], [:])
    for match in css.matches(of: /(--[a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/) {
      let name = String(match.1)
      light[name] = Color(String(match.2))
      dark[name] = Color(String(match.3))
    }
    return [light, dark]
  }

  @Test func marksStandOutFromThePaper() throws {
    for colors in try variables() {
      for paper in ["--paper", "--figure-paper"] {
        let paper = try #require(colors[paper])
        for name in Self.names {
          let contrast = try #require(colors[name]).contrast(with: paper)
          // WCAG 2.2, 1.4.11: graphical objects.
          #expect(contrast >= 3, "\(name) has \(contrast)")
        }
        #expect(try #require(colors["--figure-ink"]).contrast(with: paper) >= 7)
      }
    }
  }

  /// In CIELAB, where a difference of 2.3 is just seen; markers and dashes help beyond that.
  @Test(arguments: [
    (Vision.usual, 20.0), (.protanopia, 20), (.deuteranopia, 20), (.tritanopia, 15),
  ])
  fileprivate func seriesStayApart(_ vision: Vision, _ least: Double) throws {
    for colors in try variables() {
      let seen = try Self.names.map { try #require(colors[$0]).seen(with: vision) }
      for first in seen.indices {
        for second in seen.indices where first < second {
          let distance = seen[first].distance(to: seen[second])
          #expect(distance >= least, "series \(first + 1) and \(second + 1): \(distance)")
        }
      }
    }
  }

  /// The measure itself: red and green of equal lightness, which deuteranopes confuse.
  @Test func theSimulationConfusesWhatReadersDo() throws {
    let (red, green) = (try #require(Color("#c86400")), try #require(Color("#8c8c00")))
    #expect(red.seen(with: .usual).distance(to: green.seen(with: .usual)) > 40)
    #expect(red.seen(with: .deuteranopia).distance(to: green.seen(with: .deuteranopia)) < 16)
    #expect(Color("#000000")!.contrast(with: Color("#ffffff")!) == 21)
  }
}

/// What a reader sees of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity
/// 1.0).
private enum Vision {
  case usual, protanopia, deuteranopia, tritanopia

  var rows: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}

/// Linear red, green and blue.
private struct Color {
  var channels: [Double]

  init?(_ hexadecimal: String) {
    guard hexadecimal.hasPrefix("#"), hexadecimal.count == 7,
      let number = Int(hexadecimal.dropFirst(), radix: 16)
    else { return nil }
    channels = [16, 8, 0].map { shift in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private var luminance: Double {
    0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// WCAG 2.2, contrast ratio.
  func contrast(with other: Color) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  func seen(with vision: Vision) -> Color {
    var color = self
    color.channels = vision.rows.map { row in
      min(max(zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
    }
    return color
  }

  /// CIE 1976.
  func distance(to other: Color) -> Double {
    zip(lab, other.lab).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private var lab: [Double] {
    let (r, g, b) = (channels[0], channels[1], channels[2])
    let x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    let y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    let z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    let f = [x, y, z].map { (part: Double) -> Double in
      if part > 216.0 / 24389.0 { return cbrt(part) }
      return (24389.0 / 27.0 * part + 16) / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
