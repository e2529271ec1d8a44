import Foundation
import Yams

/// How long each chapter of a book takes, as its `times.yml` says: by this file, which is the same
/// wherever the book is, several machines share a book out among themselves.
public struct BookTimes: Equatable, Sendable {
  /// The file's name, beside `lessons.yml`.
  public static let fileName = "times.yml"

  /// Milliseconds, by the chapter's path inside the book.
  public var milliseconds: [String: Int] = [:]

  public init(milliseconds: [String: Int]) {
    self.milliseconds = milliseconds
  }

  /// Reads the times in the book's folder at `path`; a book without the file has none. A chapter that
  /// is no more may still have its time.
  ///
  /// - Throws: what is wrong in the file, each with its line.
  public init(book path: String) throws(Diagnostics) {
    let name = Book.root(path) + Self.fileName
    guard let data = FileManager.default.contents(atPath: name) else { return }
    let source = try SourceText(path: name, bytes: Array(data))
    let node: Node?
    do {
      node = try Yams.compose(yaml: source.text)
    } catch {
      let (line, problem) = YAMLProblem.place(of: error)
      throw Diagnostics([Diagnostic(path: name, line: line, message: "not YAML: \(problem)")])
    }
    // A file of comments only.
    guard let node, node.scalar.map({ !$0.string.isEmpty }) ?? true else { return }
    guard let mapping = node.mapping else {
      throw Diagnostics([
        Diagnostic(
          path: name, line: 1, message: "this must be lines such as `01-first.md: 0.8`, in seconds")
      ])
    }
    var problems: [Diagnostic] = []
    for (key, value) in mapping {
      guard let seconds = value.scalar.flatMap({ Double($0.string) }), (0...1e6).contains(seconds)
      else {
        problems.append(
          Diagnostic(
            path: name, line: key.mark?.line,
            message:
              "this must be a number of seconds, such as `\(key.string ?? "01-first.md"): 0.8`")
        )
        continue
      }
      milliseconds[key.string ?? ""] = Int((seconds * 1000).rounded())
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// The file's text. Times are rounded to two digits: what differs from one run to the next is no
  /// change.
  public var text: String {
    let lines = milliseconds.sorted { $0.key < $1.key }.map { name, time in
      "\(Self.isPlain(name) ? name : Self.quoted(name)): \(Self.seconds(time))"
    }
    return
      ([
        "# Seconds that each chapter takes to compile and run: `--shard` splits the book by them.",
        "# `lessons cache times` writes them.",
      ] + lines).joined(separator: "\n") + "\n"
  }

  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"): true
      default: false
      }
    } && name.first != "-"
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// `0.61`, `12`, `130`
  private static func seconds(_ milliseconds: Int) -> String {
    var unit = 1
    while milliseconds / unit >= 100 { unit *= 10 }
    let rounded = (milliseconds + unit / 2) / unit * unit
    guard rounded % 1000 != 0 else { return String(rounded / 1000) }
    var digits = String(1000 + rounded % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(rounded / 1000).\(digits)"
  }
}
