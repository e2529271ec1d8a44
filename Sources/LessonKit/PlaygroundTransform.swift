internal import CCellRuntime
internal import CellProtocol

// The functions that the compiler's playground transform calls. Their names and parameters are the
// compiler's (lib/Sema/PlaygroundTransform.cpp); the lines and columns are the Markdown file's,
// because the assembled program says `#sourceLocation`.

/// Called for every binding and every expression statement; `name` is empty for an expression.
// swift-format-ignore: AlwaysUseLowerCamelCase
public func __builtin_log_with_id<Value>(
  _ value: Value, _ name: String, _ id: Int, _ startLine: Int, _ endLine: Int, _ startColumn: Int,
  _ endColumn: Int, _ module: Int, _ file: Int
) -> AnyObject? {
  cell_runtime_lock()
  defer { cell_runtime_unlock() }
  Recorder.shared.log(
    value, name: name,
    at: SourceRange(
      line: startLine, column: startColumn, endLine: endLine, endColumn: endColumn))
  return nil
}

/// Called with what the logging function returned.
// swift-format-ignore: AlwaysUseLowerCamelCase
public func __builtin_send_data(_ data: AnyObject?) {}

/// Called after a `print`, which needs nothing more: what it printed is in the output file.
// swift-format-ignore: AlwaysUseLowerCamelCase
public func __builtin_postPrint(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ module: Int,
  _ file: Int
) -> AnyObject? { nil }
