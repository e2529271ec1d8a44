/// Small photographs of ten kinds of things, 32×32 in colour, from the files of CIFAR-10's binary
/// version.
///
/// Source: Krizhevsky, "Learning multiple layers of features from tiny images" (2009).
public enum CIFAR10 {
  /// What the labels 0 … 9 mean.
  public static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// Reads pictures `[n, 3, 32, 32]` (red, green, blue), each from 0 to 1, and their labels.
  ///
  /// A file is a row of records: one byte for the label, then 1,024 for each colour. Throws a
  /// `FileError` if a file is missing, empty, ends within a record or has a label above 9. Traps
  /// without a path.
  ///
  ///     let data = try CIFAR10.load(paths: ["data_batch_1.bin", "data_batch_2.bin"])
  public static func load(paths: [String]) throws(FileError) -> Dataset {
    require(!paths.isEmpty, "CIFAR10.load needs at least one path")
    var records = Records(pictureSize: 3 * 32 * 32)
    for path in paths {
      try reading(path) { bytes throws(Malformed) in
        try records.append(bytes, labelsBelow: classNames.count, largest: 255)
      }
    }
    return records.dataset(shape: [3, 32, 32], maximum: 255)
  }
}

/// Labelled pictures as records of bytes: the label, then the picture.
struct Records {
  let pictureSize: Int
  private var pixels: [UInt8] = []
  private var labels: [Int] = []

  init(pictureSize: Int) { self.pictureSize = pictureSize }

  mutating func append(
    _ bytes: [UInt8], labelsBelow classes: Int, largest: UInt8
  ) throws(Malformed) {
    let size = 1 + pictureSize
    guard !bytes.isEmpty, bytes.count % size == 0 else {
      throw Malformed("\(bytes.count) bytes are no whole number of records of \(size) bytes")
    }
    for start in stride(from: 0, to: bytes.count, by: size) {
      guard bytes[start] < classes else {
        throw Malformed(
          "record \(start / size) has the label \(bytes[start]), and labels go from 0 to \(classes - 1)"
        )
      }
      labels.append(Int(bytes[start]))
      let picture = bytes[(start + 1)..<(start + size)]
      if largest < 255, let wrong = picture.first(where: { $0 > largest }) {
        throw Malformed(
          "record \(start / size) has a pixel of \(wrong), and the most is \(largest)")
      }
      pixels += picture
    }
  }

  func dataset(shape: [Int], maximum: Float) -> Dataset {
    Dataset(
      inputs: pixels.scaled(maximum: maximum, shape: [labels.count] + shape), labels: labels)
  }
}
