import ArgumentParser

/// Which book a command is about.
struct BookOption: ParsableArguments {
  @Option(help: "The folder that holds the chapters.", completion: .directory)
  var book = "lessons"
}
