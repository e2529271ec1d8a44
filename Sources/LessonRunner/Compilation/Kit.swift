import Foundation

/// The engine as cell programs link it: its library, its Swift modules and the module maps of its C
/// parts. It lies beside the running `lessons`, in the build folder or where it was installed.
public struct Kit: Equatable, Sendable {
  /// The folder that holds all of it.
  public let folder: URL

  /// The dynamic library's file name.
  static let library: String = {
    #if os(macOS)
      "libLessonKit.dylib"
    #else
      "libLessonKit.so"
    #endif
  }()

  /// The C modules that the library's Swift modules import.
  private static let cModules = ["CKernels", "CCellRuntime"]
  private static let swiftModules = [
    "CellProtocol", "LessonDisplay", "LessonKit", "TensorEngine", "TextColumns",
  ]

  /// Finds the kit for the program at `executable`: in its own folder, as the build lays it, or in
  /// `../lib/lessons`, as `make install` does.
  public static func find(besides executable: URL) throws(RunnerError) -> Kit {
    let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      folder, folder.deletingLastPathComponent().appending(path: "lib/lessons"),
    ]
    for candidate in candidates {
      let library = candidate.appending(path: library).path
      if FileManager.default.fileExists(atPath: library) { return Kit(folder: candidate) }
    }
    throw .kitNotFound(looked: candidates.map(\.path))
  }

  private func moduleMap(_ module: String) -> URL {
    folder.appending(path: "\(module).build/module.modulemap")
  }

  private func moduleFile(_ module: String) -> URL {
    folder.appending(path: "Modules/\(module).swiftmodule")
  }

  /// What the compiler must be told to import and link it.
  var compilerArguments: [String] {
    ["-I", folder.appending(path: "Modules").path]
      + Self.cModules.flatMap { ["-Xcc", "-fmodule-map-file=\(moduleMap($0).path)"] }
      + ["-L", folder.path, "-lLessonKit", "-Xlinker", "-rpath", "-Xlinker", folder.path]
  }

  /// The files that decide what a cell computes, for the name of its results.
  var files: [URL] {
    [folder.appending(path: Self.library)] + Self.swiftModules.map(moduleFile)
  }
}
