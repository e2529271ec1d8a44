#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How wide a page is drawn, and whether in colour. The same style gives the same text everywhere;
/// only `standardOutput` and `standardError` look at the terminal.
public struct TerminalStyle: Equatable, Sendable {
  /// Columns that prose fills; shapes stand at the right edge. At least `narrowest`.
  public var width: Int {
    didSet { width = max(width, Self.narrowest) }
  }

  /// Whether text carries ANSI colours. Without, no escape character is written at all, and inline
  /// code keeps its backticks.
  public var usesColor: Bool

  /// Below this, wrapping prose gives no text that can be read.
  public static let narrowest = 20

  /// The page's width where none is known.
  public static let defaultWidth = 80

  /// Longer lines than this are hard to read: an eye finds no way back to the next one. A terminal
  /// that is wider keeps a free margin, unless `COLUMNS` asks for more.
  public static let widestByItself = 100

  public init(width: Int = defaultWidth, usesColor: Bool = false) {
    self.width = max(width, Self.narrowest)
    self.usesColor = usesColor
  }

  /// The style for a stream.
  ///
  /// - Parameters:
  ///   - environment: `COLUMNS`, where it is a positive number, is the width. `NO_COLOR` that is not
  ///     empty (no-color.org) and `TERM=dumb` mean no colours.
  ///   - isTerminal: colours are for terminals only.
  ///   - columns: the terminal's own width, nil where it does not say.
  public init(environment: [String: String], isTerminal: Bool, columns: Int?) {
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let own = columns.flatMap { $0 > 0 ? min($0, Self.widestByItself) : nil }
    let refusesColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self.init(
      width: asked ?? own ?? Self.defaultWidth,
      usesColor: isTerminal && !refusesColor && environment["TERM"] != "dumb")
  }

  /// The style for the program's standard output.
  public static func standardOutput(environment: [String: String]) -> TerminalStyle {
    style(of: STDOUT_FILENO, environment: environment)
  }

  /// The style for what the program says of itself while it works.
  public static func standardError(environment: [String: String]) -> TerminalStyle {
    style(of: STDERR_FILENO, environment: environment)
  }

  private static func style(
    of descriptor: Int32, environment: [String: String]
  ) -> TerminalStyle {
    let isTerminal = isatty(descriptor) == 1
    var size = winsize()
    let isKnown = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return TerminalStyle(
      environment: environment, isTerminal: isTerminal,
      columns: isKnown ? Int(size.ws_col) : nil)
  }
}
