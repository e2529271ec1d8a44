import Mustache

/// What a section of a template goes into: a value with stored properties that the section names.
protocol TemplateRecord: Sendable {}

/// What a template names, by name. A template would look at all of a value's properties for each name
/// that it holds, which takes longer than all else of a page.
struct TemplateValues: MustacheParent {
  private let values: [String: Any]

  /// - Parameter values: whose stored properties are the names; one that is nil is as if it were not
  ///   there.
  init(_ values: Any) {
    let properties = Mirror(reflecting: values).children.compactMap { child in
      child.label.flatMap { label in Self.value(of: child.value).map { (label, $0) } }
    }
    self.values = Dictionary(properties) { first, _ in first }
  }

  func child(named name: String) -> Any? { values[name] }

  private static func value(of property: Any) -> Any? {
    switch property {
    case let markup as Markup: return markup
    case let record as any TemplateRecord: return TemplateValues(record)
    case let records as [any TemplateRecord]: return records.map(TemplateValues.init)
    default:
      let mirror = Mirror(reflecting: property)
      return mirror.displayStyle == .optional ? mirror.children.first?.value : property
    }
  }
}
