import LessonRunner

/// Ids of notebook cells: 1 to 64 letters, digits, `-` and `_`, unique in a notebook. They follow
/// from what the cells hold, so that a chapter exported again is the same file.
struct IdentifierSupply {
  private var used: [String: Int] = [:]

  mutating func identifier(for content: String) -> String {
    let identifier = Digest(of: content).short
    let count = used[identifier, default: 0] + 1
    used[identifier] = count
    return count == 1 ? identifier : "\(identifier)-\(count)"
  }
}
