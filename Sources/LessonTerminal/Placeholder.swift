import LessonRunner
import LessonSyntax
public struct TerminalStyle: Sendable { public var width = 80; public var usesColor = false
  public static func standardOutput(environment: [String: String]) -> TerminalStyle { TerminalStyle() } }
public struct TerminalRenderer: Sendable {
  let chapter: Chapter
  public init(chapter: Chapter, style: TerminalStyle) { self.chapter = chapter }
  public func opening() -> String { "OPENING\n" }
  public func cell(_ index: Int, result: CellResult) -> String { "CELL \(index) \(result.status)\n\(result.outputText)\n\(result.shapes)\n" }
  public func prose(after index: Int) -> String { "" }
}
