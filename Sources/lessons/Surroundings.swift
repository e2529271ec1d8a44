import Foundation

/// What the process finds around it.
enum Surroundings {
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The running program's file, beside which the engine lies.
  static var executable: URL {
    Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  }
}
