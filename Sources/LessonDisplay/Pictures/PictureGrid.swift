package import CellProtocol
import TensorEngine

/// Pictures beside each other, grey or in colour.
///
///     pictures(digits.images[0..<8], titles: ["7", "2", "1", "0", "4", "1", "4", "9"])
///
/// All share one scale: from 0, black, to 1, white, if every number is between; otherwise from the
/// smallest number to the largest, and a line says so.
public struct PictureGrid: Drawable, Hashable {
  var planes: [PixelPlane]
  /// One a picture, or fewer.
  public var titles: [String]
  public var title: String
  /// How many pictures stand beside each other, at most.
  public var columns: Int
  /// What is black and what is white; nil for what the pictures hold.
  public var range: ClosedRange<Double>?

  /// The most pictures that are drawn.
  static let mostPictures = 64

  init(
    _ planes: [PixelPlane], titles: [String], title: String, columns: Int,
    range: ClosedRange<Double>?
  ) {
    guard titles.count <= planes.count else {
      fatalError(
        "There are \(titles.count) titles for \(counted(planes.count, "picture")): "
          + "a picture has one title.")
    }
    if let range { _ = ValueRange(range, of: "The brightness of pictures") }
    self.planes = planes
    self.titles = titles.map(\.onOneLine)
    self.title = title
    self.columns = min(max(columns, 1), 16)
    self.range = range
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    guard let first = planes.first else { return Phrase("Pictures: none.", "그림 없음.") }
    let isGrey = first.channels == 1
    let kind = isGrey ? "grey" : "colour"
    let isUniform = planes.allSatisfy { ($0.height, $0.width) == (first.height, first.width) }
    var text = Phrase(
      planes.count == 1 ? "A \(kind) picture" : "\(planes.count) \(kind) pictures",
      "\(isGrey ? "흑백" : "컬러") 그림 \(planes.count)장")
    if isUniform {
      text += Phrase(
        " of \(first.height)×\(first.width) pixels", ", \(first.height)×\(first.width) 픽셀")
    }
    let shown = titles.filter { !$0.isEmpty }
    if !shown.isEmpty {
      text += Phrase(": " + shown.prefix(16).joined(separator: ", "))
      let more = shown.count - 16
      if more > 0 { text += Phrase(" and \(more) more", " 외 \(more)장") }
    }
    return ([text] + notes).map(\.sentence).joined()
  }

  // MARK: What both drawings share

  var scale: ValueRange {
    if let range { return ValueRange(range, of: "The brightness of pictures") }
    let held = ValueRange(of: planes.lazy.flatMap { $0.values.lazy.map(Double.init) })
    return held.lower >= 0 && held.upper <= 1 ? ValueRange(of: [0, 1]) : held
  }

  /// What black and white stand for, and how much is not a number.
  var notes: [Phrase] {
    let scale = scale
    let (low, high) = (shortNumber(scale.lower), shortNumber(scale.upper))
    var notes = [Phrase("black is \(low), white is \(high)", "검정: \(low), 하양: \(high)")]
    let unknown = planes.reduce(0) { $0 + $1.values.reduce(0) { $0 + ($1.isFinite ? 0 : 1) } }
    if unknown > 0 {
      notes.append(
        Phrase("\(counted(unknown, "number")) not finite", "유한하지 않은 수 \(grouped(unknown))개"))
    }
    return notes
  }

  static let none = Phrase("(no pictures)", "(그림 없음)")

  /// How many pictures are left out.
  static func more(_ count: Int) -> Phrase {
    Phrase(counted(count, "more picture"), "그림 \(grouped(count))장 더")
  }

  func title(_ index: Int) -> String { index < titles.count ? titles[index] : "" }
}

extension PictureGrid: Figure {
  package var texts: Phrase { Phrase(PictureGridText(self).drawing) }

  package var page: Multilingual { PictureGridSVG(self).drawing }

  /// A line a row of pixels.
  package var data: DataExcerpt {
    let width = planes.map(\.width).max() ?? 0
    let rows = planes.indices.flatMap { picture in
      (0..<planes[picture].channels).flatMap { channel in
        (0..<planes[picture].height).map { (picture: picture, channel: channel, row: $0) }
      }
    }
    let header = ["picture", "channel", "row"] + (0..<width).map { "\($0)" }
    return DataTable(header, count: width == 0 ? 0 : rows.count) { index in
      let (picture, channel, row) = rows[index]
      let plane = planes[picture]
      return [DataTable.name(title(picture), "\(picture)"), "\(channel)", "\(row)"]
        + (0..<plane.width).map { DataTable.field(plane.value(row, $0, channel)) }
    }.excerpt
  }
}

/// Draws a tensor as pictures.
///
///     pictures(conv.weight)                      // kernels [32, 1, 5, 5]
///     pictures(features[0], columns: 8)          // feature maps [16, 12, 12]
///     pictures(batch, titles: names)             // colour [N, 3, 32, 32]
///
/// - Parameters:
///   - tensor: `[height, width]` for one grey picture, `[count, height, width]` for grey ones, and
///     `[count, channels, height, width]`, where 1 channel is grey and 3 are red, green and blue.
///     Traps on another shape.
///   - columns: how many stand beside each other at most; fewer in plain text, where they must be
///     wide enough to be seen.
///   - titles: what stands over each picture. Traps if there are more titles than pictures.
///   - range: what is black and what is white. Without it 0 and 1, or, if some number lies outside,
///     the smallest and the largest of all.
@discardableResult
public func pictures(
  _ tensor: Tensor, columns: Int = 8, titles: [String] = [], title: String = "",
  range: ClosedRange<Double>? = nil
) -> PictureGrid {
  let shape = tensor.shape
  let channels = shape.count == 4 ? shape[1] : 1
  guard (2...4).contains(shape.count), channels == 1 || channels == 3 else {
    fatalError(
      "A tensor of shape \(shape) is no pictures: they are [height, width], "
        + "[count, height, width], [count, 1, height, width] or [count, 3, height, width].")
  }
  let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
  let size = channels * height * width
  let values = tensor.scalars
  let planes = (0..<(size == 0 ? 0 : values.count / size)).map { index in
    PixelPlane(
      height: height, width: width, channels: channels,
      values: Array(values[(index * size)..<((index + 1) * size)]))
  }
  return PictureGrid(planes, titles: titles, title: title, columns: columns, range: range)
}

/// Draws pictures of bytes, whose sizes may differ: 0 is black and 255 white.
///
/// Traps on a picture that has neither 1 channel nor 3, and if there are more titles than pictures.
@discardableResult
public func pictures(
  _ pictures: [Picture], columns: Int = 8, titles: [String] = [], title: String = ""
) -> PictureGrid {
  let planes = pictures.map { picture in
    guard picture.channels == 1 || picture.channels == 3 else {
      fatalError(
        "A picture of \(picture.channels) channels cannot be drawn: 1 is grey, 3 are colours.")
    }
    let size = picture.height * picture.width
    let values = (0..<(picture.channels * size)).map { index in
      Float(picture.bytes[index % size * picture.channels + index / size]) / 255
    }
    return PixelPlane(
      height: picture.height, width: picture.width, channels: picture.channels, values: values)
  }
  return PictureGrid(planes, titles: titles, title: title, columns: columns, range: nil)
}
