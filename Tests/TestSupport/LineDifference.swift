/// What differs between two texts, line by line, for the message of a failed test.
public func lineDifference(expected: String, actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  return new.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): "- \(offset + 1): \(line.debugDescription)"
    case .insert(let offset, let line, _): "+ \(offset + 1): \(line.debugDescription)"
    }
  }.joined(separator: "\n")
}
