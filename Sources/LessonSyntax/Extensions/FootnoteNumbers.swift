/// Numbers footnotes in the order in which the text refers to them.
struct FootnoteNumbers {
  /// The indices of the definitions, by number.
  private(set) var order: [Int] = []

  /// How often the text refers to each of them.
  private(set) var uses: [Int] = []

  /// The number of the footnote, from 1, and which of the references to it this is, from 1.
  mutating func reference(to definition: Int) -> (number: Int, use: Int) {
    let index: Int
    if let known = order.firstIndex(of: definition) {
      index = known
    } else {
      index = order.count
      order.append(definition)
      uses.append(0)
    }
    uses[index] += 1
    return (index + 1, uses[index])
  }
}
