/// A value that draws itself twice: as plain text for a terminal and a recorded output,
/// and as HTML for a page.
///
/// The drawings come from one value and say the same: the same axes, ticks and numbers. They are
/// functions of the value alone, so they are the same bytes on every machine. Here a figure's own
/// words are English; a page has them in its own language.
public protocol Drawable: CustomStringConvertible, Sendable {
  /// The drawing in plain text: lines of at most 76 columns (wide characters count two),
  /// without trailing spaces and without a final line break.
  var text: String { get }

  /// The drawing as one complete `<svg>` or `<table>` element: escaped, without `id`s, so that
  /// any number of figures can stand on a page.
  var html: String { get }

  /// What the figure shows, in a sentence or two, for readers who cannot see it.
  var summary: String { get }
}

extension Drawable {
  /// The text drawing, so that `print(figure)` draws.
  public var description: String { text }
}
