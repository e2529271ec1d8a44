#if os(Linux)
  import Foundation
  import Glibc

  /// A terminal of 80 columns in which a program runs, since a pipe gets other text.
  public final class PseudoTerminal {
    private let controller: Int32
    private let name: String
    private var text: [UInt8] = []
    private var process: Process?

    public struct Unavailable: Error {}

    public init() throws {
      controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      guard controller >= 0 else { throw Unavailable() }
      // Glibc's module leaves out `unlockpt` and `ptsname`; these are what they ask the kernel.
      var (number, locked): (Int32, Int32) = (0, 0)
      let (unlock, askNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      guard ioctl(controller, unlock, &locked) == 0, ioctl(controller, askNumber, &number) == 0
      else { throw Unavailable() }
      var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
      // Reading finds what is there, and nothing where nothing is.
      _ = fcntl(controller, F_SETFL, O_NONBLOCK)
      name = "/dev/pts/\(number)"
    }

    deinit {
      if process?.isRunning == true { process?.terminate() }
      close(controller)
    }

    /// Starts the `lessons` beside the tests in `folder`, with its standard output, and its standard
    /// input and error if asked, in the terminal.
    public func start(
      _ arguments: [String], in folder: URL, cache: URL, environment: [String: String] = [:],
      showsErrors: Bool = false, takesInput: Bool = false
    ) throws {
      guard let terminal = FileHandle(forUpdatingAtPath: name) else { throw Unavailable() }
      let process = Process()
      process.executableURL = BuiltProgram.buildFolder.appending(path: "lessons")
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardInput = takesInput ? terminal : FileHandle.nullDevice
      process.standardOutput = terminal
      process.standardError = showsErrors ? terminal : FileHandle.nullDevice
      var variables = ProcessInfo.processInfo.environment
      for name in ["NO_COLOR", "COLUMNS"] { variables[name] = nil }
      variables["TERM"] = "xterm-256color"
      variables["LESSONS_CACHE"] = cache.path
      process.environment = variables.merging(environment) { $1 }
      try process.run()
      self.process = process
    }

    /// Forgets what the terminal was sent.
    public func forget() {
      _ = shown()
      text = []
    }

    /// Everything that the terminal was sent since.
    public func shown() -> String {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = read(controller, &bytes, bytes.count), count > 0 {
        text += bytes[..<count]
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// Waits until the terminal shows `expected`, or the program has ended; what it shows then.
    public func shows(_ expected: String) async throws -> String {
      while process?.isRunning == true, !shown().contains(expected) {
        try await Task.sleep(for: .milliseconds(20))
      }
      return shown()
    }

    /// Types `text`; `\u{4}` at the start of a line ends the input.
    public func type(_ text: String) {
      let bytes = Array(text.utf8)
      _ = write(controller, bytes, bytes.count)
    }

    /// Sends the program a signal.
    public func send(_ signal: Int32) {
      if let process { kill(process.processIdentifier, signal) }
    }

    /// Waits for the program's end: its exit code.
    public func exitCode() async throws -> Int {
      while process?.isRunning == true {
        _ = shown()
        try await Task.sleep(for: .milliseconds(20))
      }
      return Int(process?.terminationStatus ?? -1)
    }
  }
#endif
