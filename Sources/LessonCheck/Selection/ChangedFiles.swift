import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The files that are not as they were in a revision, as git tells: those that differ from it in the
/// working tree, committed or not, and those that git does not know yet.
public struct ChangedFiles: Equatable, Sendable {
  /// Absolute, without symbolic links.
  private var paths: Set<String> = []

  /// Asks git about every repository that one of `folders` lies in.
  ///
  /// - Throws: where a folder is in no repository, or the repository has no such revision.
  public init(since revision: String, around folders: [String]) async throws(RevisionError) {
    var roots: Set<String> = []
    for folder in Set(folders).sorted() {
      let answer = try await Self.git(["-C", folder, "rev-parse", "--show-toplevel"])
      guard let root = answer.output?.split(separator: "\n").first else {
        throw answer.errors.contains("not a git repository")
          ? .noRepository(folder: folder) : .gitFailed(message: answer.errors)
      }
      roots.insert(String(root))
    }
    for root in roots.sorted() {
      let name = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
      guard
        let commit = try await Self.git(["-C", root] + name).output?.split(separator: "\n").first
      else { throw .unknownRevision(revision) }
      let difference = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z"]
      let unknown = ["ls-files", "--others", "--exclude-standard", "-z"]
      for arguments in [difference + [String(commit), "--"], unknown] {
        let answer = try await Self.git(["-C", root] + arguments)
        guard let names = answer.output else { throw .gitFailed(message: answer.errors) }
        for name in names.split(separator: "\0") {
          paths.insert(Self.canonical("\(root)/\(name)"))
        }
      }
    }
  }

  /// The file at `path` is one of them.
  public func contains(_ path: String) -> Bool {
    paths.contains(Self.canonical(path))
  }

  private static func canonical(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }

  /// What git prints, nil where it fails, and what it says of that.
  private static func git(
    _ arguments: [String]
  ) async throws(RevisionError) -> (output: String?, errors: String) {
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(arguments),
        environment: .inherit.updating(["LC_ALL": "C"]), output: .string(limit: 1 << 28),
        error: .string(limit: 1 << 20))
      let output = result.terminationStatus.isSuccess ? result.standardOutput : nil
      return (output, result.standardError)
    } catch {
      throw .gitNotFound
    }
  }
}

/// Why it cannot be told what changed.
public enum RevisionError: Error, Equatable, CustomStringConvertible {
  case noRepository(folder: String)
  case unknownRevision(String)
  case gitFailed(message: String)
  case gitNotFound

  /// One sentence: what is wrong and what to do.
  public var description: String {
    switch self {
    case .noRepository(let folder):
      "\(folder) is in no git repository, so nothing tells what changed: leave --changed-since out"
    case .unknownRevision(let revision):
      "git knows no revision `\(revision)`: name a branch, a tag or a commit, and in CI fetch it "
        + "first (a shallow clone has only one)"
    case .gitFailed(let message):
      "git does not tell what changed: " + (message.split(separator: "\n").first ?? "it failed")
    case .gitNotFound:
      "--changed-since asks git, and there is no `git` on the PATH: install it"
    }
  }
}
