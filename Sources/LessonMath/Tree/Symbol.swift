/// One sign other than a letter or a digit.
struct Symbol: Equatable, Sendable {
  var text: String
  var atomClass: AtomClass
  /// Whether it counts as an identifier, not as an operator: `∞`, `∅`.
  var isIdentifier = false
  /// Where scripts stand: above and below for `∑`, at the side for most.
  var placement: Scripts.Placement = .side
}
