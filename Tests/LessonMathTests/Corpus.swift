import Foundation

/// The formulas of the corpus and what pandoc makes of them.
enum Corpus {
  /// One formula of the corpus with the structure of pandoc's MathML, nil where it has none.
  struct Record: Decodable {
    var tex: String
    var inline: String?
    var display: String?
  }

  static let formulas: [String] = {
    let text = try! String(
      contentsOf: folder.appending(path: "Corpus/formulas.tex"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("%%") }
  }()

  static let pandoc: [Record] = {
    let data = try! Data(contentsOf: folder.appending(path: "Reference/pandoc.json"))
    return try! JSONDecoder().decode([Record].self, from: data)
  }()

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
}
