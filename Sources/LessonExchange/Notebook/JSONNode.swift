import Foundation

/// A value of a JSON file with its place in it, so that what is wrong can be named.
struct JSONNode {
  let value: Any

  /// Such as `cells[3].source`; empty for the file as a whole.
  let place: String

  /// The member `name` of an object; nil where there is none, or null.
  func member(_ name: String) -> JSONNode? {
    guard let value = (value as? [String: Any])?[name], !(value is NSNull) else { return nil }
    return JSONNode(value: value, place: place.isEmpty ? name : "\(place).\(name)")
  }

  /// The members of an object by their names, in their order; nil for something else.
  var members: [(name: String, node: JSONNode)]? {
    (value as? [String: Any])?.sorted { $0.key < $1.key }.map { name, value in
      (name, JSONNode(value: value, place: "\(place).\(name)"))
    }
  }

  var isObject: Bool { value is [String: Any] }

  /// The elements of a list; nil for something else.
  var elements: [JSONNode]? {
    (value as? [Any])?.enumerated().map { index, value in
      JSONNode(value: value, place: "\(place)[\(index)]")
    }
  }

  var string: String? { value as? String }

  /// A text that is not empty.
  var name: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// A text, or a list of texts that belong together, as notebooks have both.
  var text: String? {
    if let string { return string }
    guard let parts = value as? [Any] else { return nil }
    var text = ""
    for part in parts {
      guard let part = part as? String else { return nil }
      text += part
    }
    return text
  }

  var integer: Int? { value as? Int }

  /// What the value is, for a message.
  var kind: String {
    switch value {
    case is NSNull: "null"
    case is String: "a text"
    case is [Any]: "a list"
    case is [String: Any]: "an object"
    default: "a number or a truth value"
    }
  }
}
