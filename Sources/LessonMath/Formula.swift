/// A mathematical formula, read from a subset of TeX.
///
/// What is read: what `$…$` and `$$…$$` hold in LaTeX with amsmath, without macros. What cannot be
/// read is an error with its place, never left out. The language is described in *The TeXbook*
/// (Knuth, 1984), chapters 16 to 18, and in the *User's Guide for the amsmath Package*.
///
/// ```swift
/// let formula = try Formula.parse(#"\frac{\partial y}{\partial w_1}"#)
/// formula.unicode(display: false)  // ["∂y/∂w₁"]
/// ```
public struct Formula: Equatable, Sendable {
  /// The source, as it was given, without the dollars around it.
  public let tex: String

  /// What `\label{…}` in it says that references call it; nil where nothing does.
  public let label: String?

  let nodes: [Node]

  /// How deep groups may stand within each other. Formulas that people write stay below 20; the
  /// limit keeps hostile input from exhausting the stack: an unoptimised build takes some 17 KB a
  /// level.
  public static let maximumDepth = 100

  /// Reads a formula, given without the dollars around it.
  ///
  /// - Throws: `FormulaError` at the first place that cannot be read.
  public static func parse(_ tex: String) throws(FormulaError) -> Formula {
    var parser = Parser(try Lexer.tokens(of: tex))
    let nodes = try parser.parseFormula()
    return Formula(tex: tex, label: parser.label, nodes: nodes)
  }

  /// The formula as a `<math>` element of MathML Core, for HTML: no script, no fonts of its own.
  ///
  /// The source goes along as an annotation, which screens do not show and copying tools read.
  /// All text is escaped. The element needs no `xmlns` in HTML; in XML, add one.
  ///
  /// - Parameter display: Whether it stands on a line of its own, with limits above and below.
  public func mathML(display: Bool) -> String {
    var writer = MathMLWriter()
    writer.writeFormula(self, display: display)
    return writer.output
  }

  /// The formula as plain text in a fixed-width font, line by line, without trailing spaces.
  ///
  /// - Parameter display: `false` gives one line. `true` may give several: fractions stand over
  ///   each other, matrices have tall brackets, sums their limits above and below. A formula too
  ///   large to lay out so comes in one line.
  /// - Parameter mark: Punctuation that follows the formula, on its line.
  public func unicode(display: Bool, followedBy mark: String = "") -> [String] {
    let line = InlineWriter().write(self) + mark
    guard display else { return [line] }
    return (try? BlockWriter().write(self, followedBy: mark)) ?? [line]
  }
}

extension Formula: CustomStringConvertible {
  public var description: String { tex }
}
