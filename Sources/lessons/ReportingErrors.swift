import ArgumentParser
import LessonCheck
import LessonPreview
import LessonRunner
import LessonSyntax

/// Runs a command's body, says on standard error what is wrong, and gives the exit code for it: 1
/// for what is wrong in a chapter, 2 where none could run, 64 for a word of the command line.
func reportingErrors(_ body: () async throws -> Void) async throws {
  Interruption.watch()
  do {
    try await body()
  } catch let error as Diagnostics {
    StandardError.write(error.description + "\n")
    throw ExitCode(1)
  } catch let error as RunnerError {
    StandardError.write("error: \(error)\n")
    throw ExitCode(2)
  } catch let error as RevisionError {
    StandardError.write("error: \(error)\n")
    switch error {
    case .gitNotFound, .gitFailed: throw ExitCode(2)
    case .noRepository, .unknownRevision: throw ExitCode(64)
    }
  } catch let error as PreviewServer.Failure {
    StandardError.write("error: \(error)\n")
    throw ExitCode(1)
  } catch let error as WholeFile.Failure {
    StandardError.write("error: \(error)\n")
    throw ExitCode(1)
  }
}
