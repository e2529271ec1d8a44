/// Real handwritten digits, 8×8, small enough to train on in a second: 1,797 of them are in
/// `lessons/data/digits.bin`.
///
/// Source: Alpaydin and Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning
/// Repository (1998), doi.org/10.24432/C50P49, CC BY 4.0.
public enum Digits {
  /// Reads pictures `[n, 1, 8, 8]`, from 0 (paper) to 1 (ink) in steps of 1/16, and their labels.
  ///
  /// A file is a row of records of 65 bytes: the label, then the pixels from 0 to 16, row by row.
  /// Throws a `FileError` if the file is missing, empty, ends within a record, or has a label above
  /// 9 or a pixel above 16.
  ///
  ///     let digits = try Digits.load(path: "data/digits.bin")
  ///     digits.inputs.shape     // [1797, 1, 8, 8]
  public static func load(path: String) throws(FileError) -> Dataset {
    var records = Records(pictureSize: 64)
    try reading(path) { bytes throws(Malformed) in
      try records.append(bytes, labelsBelow: 10, largest: 16)
    }
    return records.dataset(shape: [1, 8, 8], maximum: 16)
  }
}
