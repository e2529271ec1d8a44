/// What a chapter says of itself between two `---` lines at its top.
public struct FrontMatter: Equatable, Sendable {
  /// The chapter's name; where it has none, its first heading is.
  public var title: String?

  /// Its place in the book: chapters that have one come first, the smallest number before all, then
  /// the others in the order of their file names.
  public var order: Placed<Double>?

  /// What the chapter's random numbers start from.
  public var seed: UInt64 = 0

  /// Files beside the chapter that its cells read: when one changes, the chapter runs again.
  public var data: [String] = []

  /// How long one cell may run before it is stopped.
  public var timeout = Duration.seconds(60)

  /// The chapters that a reader should know first, each by its file's name without `.md`.
  public var prerequisites: [Placed<String>] = []

  /// It is not part of the site yet.
  public var isDraft = false

  /// When it was written, and when its text last changed in a way that its readers care for: what
  /// the feed and the sitemap say.
  public var date: CalendarDate?
  public var changed: CalendarDate?

  public init() {}

  /// The keys that mean something.
  static let keys = [
    "title", "order", "seed", "data", "timeout", "prerequisites", "draft", "date", "changed",
  ]
}

/// A value, and the line of the file that it stands on.
public struct Placed<Value: Equatable & Sendable>: Equatable, Sendable {
  public var value: Value

  /// Counted from 1.
  public var line: Int

  public init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }
}
