/// A value whose shape is worth a note beside the line that made it.
///
/// A type of a cell's own may conform; an empty shape is a scalar's.
public protocol Shaped {
  /// The sizes of the axes, outermost first.
  var shape: [Int] { get }
}

extension Tensor: Shaped {}
extension Picture: Shaped {}
