extension Duration {
  /// In seconds with two digits, such as `0.31 s`.
  public var secondsText: String {
    let hundredths = components.seconds * 100 + components.attoseconds / 10_000_000_000_000_000
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10) s"
  }
}
