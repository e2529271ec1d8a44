/// What a highlighted quotation is for; the kinds that Git hosts have.
public enum Callout: String, CaseIterable, Equatable, Sendable {
  case note, tip, important, warning, caution
}
