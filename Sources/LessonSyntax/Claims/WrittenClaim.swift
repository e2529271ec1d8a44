/// A claim as it stands in the file, found before CommonMark read it.
struct WrittenClaim: Equatable, Sendable {
  /// What stands between the brackets.
  var text: Range<TextPlace>

  /// The destination as it is written, with its angle brackets.
  var written: String

  /// Where the destination starts.
  var target: TextPlace

  /// The Swift of the destination.
  var expression: String
}
