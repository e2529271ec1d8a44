/// What a figure has beside its recorded text and its HTML.
public struct FigureForms: Equatable, Sendable, Codable {
  /// The text drawing with its words in every language; empty where it has none of its own.
  public var text: Multilingual

  /// The drawing in Braille patterns, whose dots are finer than characters; empty where they would
  /// show no more.
  public var braille: Multilingual

  /// What is drawn.
  public var data: DataExcerpt

  public init(
    text: Multilingual = "", braille: Multilingual = "", data: DataExcerpt = DataExcerpt()
  ) {
    self.text = text
    self.braille = braille
    self.data = data
  }
}

/// The first rows of a figure's data, as many as a page should hold.
public struct DataExcerpt: Equatable, Sendable, Codable {
  /// A header and `rows` rows, as RFC 4180 has them; empty where there are no data.
  public var csv: String

  public var rows: Int

  /// How many rows the data have.
  public var allRows: Int

  public init(csv: String = "", rows: Int = 0, allRows: Int = 0) {
    self.csv = csv
    self.rows = rows
    self.allRows = allRows
  }
}
