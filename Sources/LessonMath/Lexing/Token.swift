/// The smallest pieces of TeX source.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// `\name` or `\` and one other character; the name without the backslash.
    case command(String)
    /// Any character that stands for itself, `^` `_` `&` `~` `'` `$` among them.
    case character(Character)
    case openBrace
    case closeBrace
    /// White space; math skips it, text keeps it as one blank.
    case space
    case end
  }

  var kind: Kind
  /// The number of UTF-8 bytes of the source before it.
  var offset: Int
}
