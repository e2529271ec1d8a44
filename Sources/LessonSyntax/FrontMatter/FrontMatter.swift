/// What a chapter says of itself between two `---` lines at its top.
public struct FrontMatter: Equatable, Sendable {
  /// The chapter's name; where it has none, its first heading is.
  public var title: String?

  /// What the chapter's random numbers start from.
  public var seed: UInt64 = 0

  /// Files beside the chapter that its cells read: when one changes, the chapter runs again.
  public var data: [String] = []

  /// How long one cell may run before it is stopped.
  public var timeout = Duration.seconds(60)

  public init() {}

  /// The keys that mean something.
  static let keys = ["title", "seed", "data", "timeout"]
}
