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

  /// Whether the page's own marks are of ASCII alone: no lines and boxes, which not every reader of a
  /// file can show or search for.
  public var isPlain: Bool

  /// What plots are drawn with.
  public var plots: PlotCharacters

  /// Below this, wrapping prose gives no text that can be read.
  public static let narrowest = 20

  /// The page's width where none is known.
  public static let defaultWidth = 80

  /// Longer lines than this are hard to read: an eye finds no way back to the next one. A terminal
  /// that is wider keeps a free margin, unless `COLUMNS` asks for more.
  public static let widestByItself = 100

  public init(
    width: Int = defaultWidth, usesColor: Bool = false, isPlain: Bool = false,
    plots: PlotCharacters = .ascii
  ) {
    self.width = max(width, Self.narrowest)
    self.usesColor = usesColor
    self.isPlain = isPlain
    self.plots = plots
  }

  /// Text for any reader.
  public static let plain = TerminalStyle(isPlain: true)

  /// Where colours are wanted.
  public enum ColorChoice: String, CaseIterable, Sendable {
    /// In a terminal, unless the environment says otherwise.
    case auto
    case always
    case never
  }

  /// The style for a stream.
  ///
  /// - Parameters:
  ///   - environment: `COLUMNS`, where it is a positive number, is the width. `NO_COLOR` that is not
  ///     empty (no-color.org) means no colours; else `CLICOLOR_FORCE` that is neither empty nor 0 means
  ///     colours everywhere; else `CLICOLOR=0` (both bixense.com/clicolors) and `TERM=dumb` mean none.
  ///   - isTerminal: colours by themselves are for terminals only, and so are lines and boxes.
  ///   - columns: the terminal's own width, nil where it does not say.
  ///   - color: what the user wants, which goes before the environment.
  public init(
    environment: [String: String], isTerminal: Bool, columns: Int?, color: ColorChoice = .auto
  ) {
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let own = columns.flatMap { $0 > 0 ? min($0, Self.widestByItself) : nil }
    let isCapable = isTerminal && environment["TERM"] != "dumb"
    let usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: Self.wantsColor(environment) ?? isCapable
      }
    self.init(
      width: asked ?? own ?? Self.defaultWidth, usesColor: usesColor,
      isPlain: !usesColor && !isCapable,
      plots: PlotCharacters(environment: environment, isTerminal: isTerminal))
  }

  /// Whether the environment asks for colours, or for none; nil where it leaves that to the terminal.
  private static func wantsColor(_ environment: [String: String]) -> Bool? {
    if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false { return false }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
    return environment["CLICOLOR"] == "0" ? false : nil
  }

  /// The style for the program's standard output.
  public static func standardOutput(
    environment: [String: String], color: ColorChoice = .auto
  ) -> TerminalStyle {
    style(of: STDOUT_FILENO, environment: environment, color: color)
  }

  /// The style for what the program says of itself while it works.
  public static func standardError(environment: [String: String]) -> TerminalStyle {
    style(of: STDERR_FILENO, environment: environment)
  }

  private static func style(
    of descriptor: Int32, environment: [String: String], color: ColorChoice = .auto
  ) -> TerminalStyle {
    let isTerminal = isatty(descriptor) == 1
    var size = winsize()
    let isKnown = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return TerminalStyle(
      environment: environment, isTerminal: isTerminal,
      columns: isKnown ? Int(size.ws_col) : nil, color: color)
  }
}
