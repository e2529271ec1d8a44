/// Handwritten digits, 28×28, from files in the IDX format of the MNIST database. Fashion-MNIST and
/// KMNIST have the same format.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998).
public enum MNIST {
  /// Reads pictures `[n, 1, height, width]`, from 0 (paper) to 1 (ink), and their labels.
  ///
  /// Throws a `FileError` if a file is missing, still compressed, not in the IDX format, longer or
  /// shorter than it says, or if there are not as many labels as pictures.
  public static func load(images: String, labels: String) throws(FileError) -> Dataset {
    let pictures = try reading(images) { bytes throws(Malformed) in
      try IDX(bytes, rank: 3, holding: "pictures")
    }
    let numbers = try reading(labels) { bytes throws(Malformed) in
      try IDX(bytes, rank: 1, holding: "labels")
    }
    guard pictures.shape[0] == numbers.shape[0] else {
      throw FileError(
        path: labels,
        reason:
          "there are \(numbers.shape[0]) labels, but \(pictures.shape[0]) pictures in \(images)")
    }
    let shape = [pictures.shape[0], 1] + pictures.shape[1...]
    return Dataset(
      inputs: pictures.numbers.scaled(maximum: 255, shape: shape),
      labels: numbers.numbers.map(Int.init))
  }
}

/// An array of bytes with its shape, in the IDX format: two zeros, the number type (8: bytes), the
/// number of axes, the size of each (four bytes, the highest first), the numbers.
struct IDX {
  let shape: [Int]
  let numbers: ArraySlice<UInt8>

  init(_ bytes: [UInt8], rank: Int, holding what: String) throws(Malformed) {
    if bytes.starts(with: [0x1f, 0x8b]) {
      throw Malformed("the file is still compressed: unpack it first, as with gunzip")
    }
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw Malformed("this is no IDX file: those begin with two zeros")
    }
    guard bytes[2] == 8 else {
      throw Malformed("the numbers are of type \(bytes[2]), and only bytes (type 8) can be read")
    }
    guard bytes[3] == rank else {
      throw Malformed("\(what) have \(rank) axes in an IDX file, and this one has \(bytes[3])")
    }
    let start = 4 + 4 * rank
    guard bytes.count >= start else {
      throw Malformed("the file ends before the sizes of its axes")
    }
    shape = (0..<rank).map { axis in
      bytes[(4 + 4 * axis)..<(8 + 4 * axis)].reduce(0) { $0 << 8 | Int($1) }
    }
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      count = overflow ? .max : product
    }
    numbers = bytes[start...]
    guard numbers.count == count else {
      throw Malformed("the shape is \(shape), and \(numbers.count) numbers follow")
    }
  }
}

extension Collection<UInt8> {
  /// The bytes as a tensor, `maximum` as 1.
  func scaled(maximum: Float, shape: [Int]) -> Tensor {
    Tensor(scalars: map { Float($0) / maximum }, shape: shape)
  }
}
