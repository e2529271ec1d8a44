import CellProtocol
import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing
import TextColumns

/// Whatever comes in: figures draw, keep to their width, and are well-formed.
@Suite struct FigureFuzzTests {
  private static let values: [Double] = [
    0, -0.0, 1, -1, 0.1, 1 / 3, .leastNonzeroMagnitude, .leastNormalMagnitude / 8, 1e-300, 1e-45,
    1e300, 1.1e300, -1e300, 1.7e308,
    -1.7e308, .nan, .infinity, -.infinity, 1e15, 1e15 + 1, 1 + 1e-15, 123_456_789, 3e-14,
  ]
  private static let names = [
    "", "loss", "손실 함수의 값", "<script>alert(\"x\")</script>", "a & b", "줄\n바꿈\t탭", "\u{0}\u{1B}[31m",
    "👩‍👩‍👧 가족", "e\u{301}", String(repeating: "아주긴이름", count: 30),
    String(repeating: "long name ", count: 20),
    "\u{301}", "$x^2$",
  ]

  @Test(arguments: 0..<120)
  func plots(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let series = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
      let y = some(&numbers)
      return Bool.random(using: &numbers)
        ? Series(name(&numbers), y)
        : Series(
          name(&numbers), x: y.map { _ in Self.values.randomElement(using: &numbers)! }, y: y)
    }
    let scales = [AxisScale.linear, .log]
    let width = Int.random(in: 0...90, using: &numbers)
    let figure = Plot(
      series, style: Bool.random(using: &numbers) ? .line : .points, title: name(&numbers),
      xLabel: name(&numbers), yLabel: name(&numbers),
      xScale: scales.randomElement(using: &numbers)!,
      yScale: scales.randomElement(using: &numbers)!,
      width: width, height: .random(in: 0...70, using: &numbers))
    check(figure, width: min(max(width, 30), 76))
  }

  /// The same, but all of one size, so that odd ranges meet: 1 to 1 + 10⁻¹⁵, 10³⁰⁰ to 2·10³⁰⁰.
  @Test(arguments: 0..<120)
  func plotsOfOneSize(seed: UInt64) {
    var numbers = SeededNumbers(5000 + seed)
    let middle = Self.values.filter(\.isFinite).randomElement(using: &numbers)!
    let spread = pow(10, Double.random(in: -17...1, using: &numbers))
    let y = (0..<Int.random(in: 1...200, using: &numbers)).map { _ in
      middle * (1 + spread * Double.random(in: -1...1, using: &numbers))
    }
    check(plot(y, yScale: seed % 2 == 0 ? .log : .linear), width: 72)
    check(plot(x: y, y: y, xScale: seed % 2 == 0 ? .log : .linear), width: 72)
    check(histogram(y, bins: 1 + Int(seed % 70)), width: 76)
  }

  /// A part of an axis, of any size and anywhere, also between the points.
  @Test(arguments: 0..<200)
  func partsOfAxes(seed: UInt64) {
    var numbers = SeededNumbers(8000 + seed)
    let middle = [0, 1, -5.07, 1e-284, 3e-290, -2e-299, 1e15, 1e299].randomElement(using: &numbers)!
    let size = middle == 0 ? 1 : middle.magnitude
    let width = size * pow(10, Double.random(in: -10...0.5, using: &numbers))
    let range = middle...(middle + width)
    let points = [middle, middle + width / 3, range.upperBound]
    check(plot([1, 2, 3], xRange: range), width: 72)
    check(plot(x: points, y: points, xRange: range, yRange: range), width: 72)
    check(scatter(x: points, y: points, labels: ["a", "b", "c"]), width: 72)
    check(histogram(points, range: range), width: 76)
    check(contour(x: range, y: range, paths: ["p": [[middle, middle]]]) { $0 + $1 }, width: 76)
    let plane = Tensor(points.map { [Float($0), Float($0)] })
    check(decisionRegion(x: plane, labels: [0, 1, 0]) { $0.sum(dim: 1) .> 0 }, width: 76)
  }

  @Test(arguments: 0..<60)
  func barsHistogramsAndTables(seed: UInt64) {
    var numbers = SeededNumbers(9000 + seed)
    let values = some(&numbers)
    let width = Int.random(in: 0...90, using: &numbers)
    let allowed = min(max(width, 30), 76)
    let bars = values.map { BarPlot.Bar(name(&numbers), $0) }
    check(
      BarPlot(bars, title: name(&numbers), valueLabel: name(&numbers), width: width), width: allowed
    )
    let groups = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
      Histogram.Group(name(&numbers), some(&numbers))
    }
    let bins = Int.random(in: -1...80, using: &numbers)
    check(
      Histogram(
        groups, bins: bins, title: name(&numbers), xLabel: name(&numbers), width: width,
        height: .random(in: 0...20, using: &numbers)),
      width: min(max(allowed, bins + 16), 76))
    let columns = Int.random(in: 0...9, using: &numbers)
    let rows = (0..<Int.random(in: 0...50, using: &numbers)).map { _ in
      (0..<columns).map { column -> any TableValue in
        column % 3 == 0 ? name(&numbers) : Self.values.randomElement(using: &numbers)!
      }
    }
    check(
      Table((0..<columns).map { _ in name(&numbers) }, rows: rows, title: name(&numbers)), width: 76
    )
  }

  @Test(arguments: 0..<60)
  func picturesAndHeatMaps(seed: UInt64) {
    var numbers = SeededNumbers(13_000 + seed)
    let rows = Int.random(in: 0...90, using: &numbers)
    let columns = Int.random(in: 0...90, using: &numbers)
    let isHostile = Bool.random(using: &numbers)
    let values = (0..<(rows * columns)).map { _ in
      isHostile
        ? Self.values.randomElement(using: &numbers)! : Double.random(in: -2...2, using: &numbers)
    }
    let tensor = Tensor(scalars: values.map { Float($0) }, shape: [rows, columns])
    let names = { (count: Int) in (0..<count).map { Self.names[$0 % Self.names.count] } }
    check(
      heatMap(
        (0..<rows).map { Array(values[($0 * columns)..<(($0 + 1) * columns)]) },
        rows: seed % 2 == 0 ? [] : names(rows),
        columns: seed % 3 == 0 || rows == 0 ? [] : names(columns), title: name(&numbers),
        xLabel: name(&numbers), yLabel: name(&numbers)), width: 76)
    check(
      pictures(
        tensor.reshape([1, rows, columns]), columns: .random(in: -1...20, using: &numbers),
        titles: rows * columns == 0 ? [] : [name(&numbers)], title: name(&numbers)), width: 76)
  }

  /// Operations on whatever came before, some of it used often, some never.
  @Test(arguments: 0..<60)
  func graphs(seed: UInt64) {
    var numbers = SeededNumbers(20_000 + seed)
    var tensors = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
      Tensor.ones([3, 3], requiresGrad: true)
    }
    let leaves = tensors
    for _ in 0..<Int.random(in: 0...80, using: &numbers) {
      let a = tensors.randomElement(using: &numbers)!
      let b = tensors.suffix(4).randomElement(using: &numbers)!
      switch Int.random(in: 0...4, using: &numbers) {
      case 0: tensors.append(a + b)
      case 1: tensors.append(b.tanh())
      case 2: tensors.append(a * Tensor.ones([3, 3]))
      case 3: tensors.append(concatenate([a, b, b, a], dim: 0)[0..<3])
      default: tensors.append((0.5 * b) - 1)
      }
    }
    let model = Named(name(&numbers), leaves[0])
    let figure = graph(
      of: tensors[tensors.count - 1], model,
      maximumOperations: Int.random(in: 0...60, using: &numbers))
    check(figure, width: 76)
  }

  private struct Named: Module {
    let namedChildren: [(name: String, value: Any)]
    init(_ name: String, _ tensor: Tensor) { namedChildren = [(name, tensor)] }
  }

  // MARK: Helpers

  private func some(_ numbers: inout SeededNumbers) -> [Double] {
    (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
      Self.values.randomElement(using: &numbers)!
    }
  }

  private func name(_ numbers: inout SeededNumbers) -> String {
    Self.names.randomElement(using: &numbers)!
  }

  private func check(_ figure: some Figure, width: Int) {
    check(text: figure.text, width: width)
    check(text: figure.text(in: .korean), width: width)
    if let dots = figure.braille(in: .korean) { check(text: dots, width: width) }
    for html in [figure.html, figure.page.text(in: "ko")] {
      #expect(XMLParser(data: Data(html.utf8)).parse(), "not well-formed: \(html.prefix(500))")
      #expect(!html.contains("<script"))
      #expect(!html.contains(" id="))
    }
    #expect(!figure.summary.isEmpty)
    #expect(figure.page == figure.page)
    let data = figure.data
    #expect(data.csv.utf8.count <= 8192)
    #expect(data.rows <= data.allRows && data.csv.isEmpty == (data.rows == 0))
    #expect(CSV.records(data.csv).count == (data.rows == 0 ? 0 : data.rows + 1))
  }

  private func check(text: String, width: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { DisplayWidth.of($0) > width } == [], "too wide")
    #expect(lines.filter { $0.last == " " } == [], "spaces at the end")
    #expect(lines.filter { $0.unicodeScalars.contains { $0.value < 0x20 } } == [], "controls")
    #expect(!text.hasSuffix("\n"))
    #expect(!text.isEmpty)
  }
}
