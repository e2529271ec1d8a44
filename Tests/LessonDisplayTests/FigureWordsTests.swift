import CellProtocol
import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing

/// What figures say themselves is in the page's language.
@Suite struct FigureWordsTests {
  /// Figures whose own labels have no Latin letter, and what they say in Korean.
  private static let figures: [(any Figure, String)] = [
    (
      plot(["가": [1, 2, .nan], "나": [1, 3, 2]], x: 1...3, xLabel: "층", yLabel: "값"),
      "선 그래프, 계열 2개. 가로축 층: 1부터 3까지. 세로축 값: 1부터 3까지. "
        + "가: 1부터 2까지 증가. 나: 1부터 2까지 증가, 최댓값 3. 점 1개 그리지 않음: 유한한 수가 아님."
    ),
    (
      plot([3, 3, -1], xLabel: "층", yLabel: "손실", yScale: .log),
      "선 그래프. 가로축 층: 0부터 1까지. 세로축 손실: 3, 로그 눈금. 손실: 계속 3. "
        + "점 1개 그리지 않음: 로그 축에서 양수가 아님."
    ),
    (
      scatter(x: [0, 1], y: [0, 1], labels: ["왕", "여왕"], xLabel: "가로", yLabel: "세로"),
      "산점도. 가로축 가로: 0부터 1까지. 세로축 세로: 0부터 1까지. 세로: 점 2개, 0부터 1까지. "
        + "이름표: 왕 (0, 0), 여왕 (1, 1)."
    ),
    (plot([Series]()), "선 그래프, 데이터 없음."),
    (barPlot(["가": 1, "나": 2.5], valueLabel: "수"), "막대그래프, 수, 막대 2개: 가 1, 나 2.5."),
    (barPlot(labels: [], values: [Double]()), "막대그래프, 데이터 없음."),
    (
      histogram([0, 1, 1, .infinity], bins: 2),
      "히스토그램, 구간 2개 0부터 1까지. 값 3개, 가장 많은 구간(2개): 0.5부터 1까지. "
        + "값 1개 세지 않음: 유한한 수가 아님."
    ),
    (
      heatMap([[1, 2], [3, 4]], xLabel: "예측", yLabel: "정답"),
      "히트맵, 행 2개, 열 2개 (정답 × 예측), 가장 작은 값 1 [0, 0], 가장 큰 값 4 [1, 1]."
    ),
    (heatMap(Tensor.ones([200, 200])), "히트맵, 행 200개, 열 200개, 가장 작은 값 1 [0, 0], 가장 큰 값 1 [0, 0]."),
    (
      pictures(Tensor.zeros([70, 2, 2])),
      "흑백 그림 70장, 2×2 픽셀. 검정: 0, 하양: 1."
    ),
    (
      decisionRegion(
        x: Tensor([[-1, 0], [1, 0]]), labels: [0, 0], names: ["가", "나"], xLabel: "가로",
        yLabel: "세로"
      ) { $0.sum(dim: 1) .> 0 },
      "점 2개 가운데 1개가 다른 클래스의 영역에 있음."
    ),
    (
      contour(x: 0...1, y: 0...1, paths: ["길": [[0, 0], [1, 1]]], xLabel: "가로", yLabel: "세로") {
        x, y in x * y
      },
      "등고선 그림. 가로축 가로: 0부터 1까지. 세로축 세로: 0부터 1까지. 값: 0부터 1까지. "
        + "길: 1걸음, 시작 (0, 0) 값 0, 끝 (1, 1) 값 1."
    ),
  ]

  @Test(arguments: figures.indices)
  func descriptionsAndWordsAreKorean(_ index: Int) throws {
    let (figure, description) = Self.figures[index]
    let page = figure.page.text(in: "ko")
    let reader = TextReader(page)
    #expect(reader.texts["desc"]?.contains(description) == true, "\(reader.texts["desc"] ?? "")")
    // A name and not a sentence.
    #expect(!reader.texts["title"]!.isEmpty && !reader.texts["title"]!.contains("."))
    for (text, place) in [
      (reader.all, "page"), (figure.text(in: .korean), "text"),
      (figure.braille(in: .korean) ?? "", "dots"),
    ] {
      let words = text.split { !$0.isLetter }.filter { $0.allSatisfy(\.isASCII) && $0.count > 1 }
      #expect(words.isEmpty, "\(place): \(words)")
    }
    // English says as much.
    #expect(figure.page.english == figure.html)
    #expect(TextReader(figure.html).texts["desc"] == figure.summary)
  }

  @Test func aFigureThatSaysNothingIsKeptOnce() {
    let figure = plot(["a": [1, 2]])
    #expect(figure.drawn.forms.text.isEmpty)
    let other = plot(["a": [1, 2], "b": [1, 3]])
    let forms = other.drawn.forms
    #expect(forms.text.english == other.text && other.text.contains("& several"))
    #expect(forms.text.text(in: "ko").contains("& 여럿"))
  }

  @Test func graphsAndModelsKeepTheNamesOfTheirParts() {
    let x = Tensor([1, 2], requiresGrad: true)
    let graph = graph(of: x.tanh().sum())
    #expect(graph.text(in: .korean).hasPrefix("    연산  형상  재료\n"))
    #expect(graph.page.text(in: "ko").contains("계산 그래프: 연산 2개(tanh부터 sum까지), 잎 1개."))
    let model = architecture(of: Sequential { Linear(2, 3) }, input: [1, 2])
    #expect(model.text(in: .korean).contains("[ 0: Linear ]  파라미터 9개"))
    #expect(model.text(in: .korean).hasSuffix("(모두 파라미터 9개)"))
    #expect(model.page.text(in: "ko").contains("모델: 층 1개, 파라미터 9개, 입력 [1, 2], 출력 [1, 3]."))
  }

  @Test func aTableSaysHowManyRowsItHas() {
    let figure = table(["수": 0..<100])
    #expect(figure.text(in: .korean).hasSuffix("(모두 100행)"))
    #expect(figure.text.hasSuffix("(100 rows)"))
  }
}

/// The texts of an SVG, by their elements.
private final class TextReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: String] = [:]
  private var element = ""

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    parser.parse()
  }

  var all: String { texts.values.joined(separator: " ") }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    element = name
    texts[name, default: ""] += texts[name] == nil ? "" : " "
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    element = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    texts[element, default: ""] += string
  }
}
