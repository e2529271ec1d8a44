import LessonRunner
import LessonSyntax

/// What stands beside an author's own words in a chapter, in the chapter's language: the words that the
/// page and the terminal share.
public struct ChapterWording: Sendable {
  /// The language's tag.
  public var tag: String
  /// Before the chapters that a reader should know.
  public var prerequisites: String
  /// The shape of a value without axes.
  public var scalar: String
  public var callout: @Sendable (Callout) -> String

  // What a reference leads to.
  public var figure: @Sendable (_ number: Int) -> String
  public var equation: @Sendable (_ number: Int) -> String
  /// A thing of another chapter.
  public var ofChapter: @Sendable (_ thing: String, _ chapter: String) -> String

  // A cell.
  public var hiddenCell: String
  public var foldedLines: @Sendable (Int) -> String
  public var compiledOnly: String
  public var skipped: String
  public var notRun: String
  public var failure: @Sendable (CellFailure.Kind) -> String

  // An exercise.
  public var solution: String
  public var wrongAnswer: String
  public var notSolved: String
  public var check: String
  public var hint: String

  /// The words for a language, a tag such as `ko` or `ko-KR`; English where there are none of its own.
  public static func of(_ language: String) -> ChapterWording {
    language.split(separator: "-").first == "ko" ? korean : english
  }
}
