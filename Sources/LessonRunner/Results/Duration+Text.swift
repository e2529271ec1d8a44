extension Duration {
  /// `0.31 s`, `12.4 s`, `2 min 5 s`
  public var shortText: String {
    let milliseconds =
      Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    func tenths(_ value: Int, of unit: Int) -> String {
      "\(value / unit).\(value % unit * 10 / unit)"
    }
    if milliseconds < 10_000 {
      let hundredths = (milliseconds + 5) / 10
      return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10) s"
    }
    if milliseconds < 120_000 { return tenths(milliseconds, of: 1000) + " s" }
    return "\(milliseconds / 60_000) min \(milliseconds / 1000 % 60) s"
  }
}
