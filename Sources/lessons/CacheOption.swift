import ArgumentParser
import LessonRunner

/// Where a command keeps results and looks for them.
struct CacheOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that keeps results; machines may share it. Without it, the one that LESSONS_CACHE "
        + "names, else your own cache.",
      valueName: "dir"),
    completion: .directory)
  var cache: String?

  var folder: ResultCache {
    .standard(path: cache, environment: Surroundings.environment)
  }
}
