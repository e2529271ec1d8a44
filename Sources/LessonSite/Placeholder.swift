import LessonRunner
import LessonSyntax
public struct SiteFile { public var path: String; public var bytes: [UInt8] }
public struct SiteInput { public init(book: Book, runs: [RunChapter]) {}
 public func files() -> [SiteFile] { [] } }
public struct SiteFolder { public init(path: String) {}
 public func write(_ f: [SiteFile]) throws -> SiteChanges { SiteChanges() } }
public struct SiteChanges { public func summary(in s: String) -> String { s } }
