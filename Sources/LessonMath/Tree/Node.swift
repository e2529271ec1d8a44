/// One piece of a formula, as the parser read it and before any writer placed it.
///
/// A formula is a row of nodes. Cases that hold `[Node]` hold a row of their own; cases that hold
/// a `Node` hold one thing, which may be a `.row`.
indirect enum Node: Equatable, Sendable {
  /// A group in braces: one ordinary atom, whatever is in it.
  case row([Node])
  /// A letter, or a word set upright: `x`, `θ`, `softmax`. The text is the plain letters.
  case identifier(String, Alphabet)
  case number(String, Alphabet)
  case symbol(Symbol)
  /// A named function: `log`, `arg max`.
  case function(String, takesLimits: Bool)
  /// Words inside of a formula, with formulas inside of the words.
  case text([TextRun])
  /// Blank space in eighteenths of an em, TeX's `mu`.
  case space(Int)
  case scripts(Scripts)
  case fraction(Fraction)
  case radical(Node, degree: Node?)
  /// `\left … \middle … \right`: delimiters as tall as what stands between them.
  case fence(Fence)
  /// One delimiter of a fixed size, 1 to 4: `\big(` … `\Bigg(`.
  case sizedDelimiter(String, size: Int, AtomClass)
  case table(Table)
  case accent(Accent, Node)
  /// Something above or below a base, set small: `\overset`, `\underset`, `\stackrel`.
  case stack(base: Node, over: Node?, under: Node?)
  /// An arrow as long as its labels: `\xrightarrow[below]{above}`.
  case longArrow(String, over: Node, under: Node?)
  /// A node that TeX was told to treat as another class: `\mathrel{…}`.
  case classed(AtomClass, Node)
  /// The rest of a group after `\displaystyle` and its kin.
  case styled(MathStyle, [Node])
  /// As much room as its content needs, and nothing in it.
  case phantom(Node)
  case boxed(Node)
  /// The number of an equation, without its parentheses.
  case tag([TextRun])
}

/// A stretch of `\text`: words in one style, or a formula between dollars.
enum TextRun: Equatable, Sendable {
  case words(String, Alphabet)
  case formula([Node])
}

/// A base with what hangs on it.
struct Scripts: Equatable, Sendable {
  /// Where the scripts of a base stand.
  enum Placement: Equatable, Sendable {
    /// At the right of the base.
    case side
    /// Above and below the base in display style, else at the right: `∑`.
    case movable
    /// Above and below the base, always: `\limits`, `\underbrace`.
    case stacked
  }

  var base: Node
  var sub: Node?
  var sup: Node?
  var placement: Placement
}

/// Something over something: a fraction, or with no bar and delimiters a binomial.
struct Fraction: Equatable, Sendable {
  var numerator: Node
  var denominator: Node
  var hasBar = true
  /// Delimiters around the whole, empty for none.
  var open = ""
  var close = ""
  /// The style that the command asks for, or nil for the surrounding one.
  var style: MathStyle?
}

/// Delimiters that grow with what they hold.
struct Fence: Equatable, Sendable {
  /// Empty for none (`\left.`).
  var open: String
  var close: String
  /// What stands between the delimiters; one more than there are `middles`.
  var parts: [[Node]]
  var middles: [String] = []
}
