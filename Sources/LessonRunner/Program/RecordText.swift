import CellProtocol

/// What a cell program tells, in words: one line a record.
enum RecordText {
  static func line(forPrinted bytes: [UInt8]) -> String {
    "printed \(String(decoding: bytes, as: UTF8.self).debugDescription)"
  }

  static func line(for record: CellRecord) -> String {
    switch record {
    case .cellBegan(let cell):
      "cell \(cell + 1) began"
    case .cellEnded(let cell, let nanoseconds):
      "cell \(cell + 1) ended after \(nanoseconds) ns"
    case .value(let range, let drawing):
      "value \(place(range)) \(drawing.text.debugDescription)"
        + (drawing.html.isEmpty ? "" : " html \(drawing.html.source.debugDescription)")
        + (drawing.forms.map { words(for: $0) } ?? "")
    case .shape(let line, let column, let name, let shape):
      "shape \(line):\(column) \(name.isEmpty ? "" : name + " ")\(shape)"
    case .errorCellEnded(let cell, let nanoseconds, let outcome):
      "error cell \(cell + 1) ended after \(nanoseconds) ns: \(words(for: outcome))"
    case .threw(let message, let addresses):
      "threw \(message.debugDescription) at \(hexadecimal(addresses))"
    case .crashed(let signal, let addresses, let thrownAt):
      "crashed of signal \(signal) at \(hexadecimal(addresses)), "
        + "latest throw at \(hexadecimal(thrownAt))"
    case .checksBegan:
      "checks began"
    case .checkFailed(let line, let message):
      "check on line \(line) failed \(message.debugDescription)"
    case .checksHeld:
      "checks held"
    case .claimBegan(let claim):
      "claim \(claim + 1) began"
    case .claimValue(let value):
      "claim value \(words(for: value))"
    case .claimEnded(let outcome):
      "claim ended: \(outcome.map(words(for:)) ?? "timed out")"
    case .finished:
      "finished"
    }
  }

  private static func place(_ range: SourceRange) -> String {
    "\(range.line):\(range.column)-\(range.endLine):\(range.endColumn)"
  }

  private static func words(for forms: FigureForms) -> String {
    let drawings = [("text", forms.text), ("braille", forms.braille)].map { name, drawing in
      drawing.isEmpty ? "" : " \(name) \(drawing.source.debugDescription)"
    }
    return drawings.joined() + " \(forms.data.rows) of \(forms.data.allRows) rows "
      + forms.data.csv.debugDescription
  }

  private static func words(for outcome: ErrorCellOutcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .exited(let status): "exited with \(status)"
    case .signalled(let signal): "signal \(signal)"
    }
  }

  private static func words(for value: ClaimValue) -> String {
    switch value {
    case .boolean(let isTrue): "\(isTrue)"
    case .number(let exact, let printed): "number \(printed), exactly \(exact)"
    case .text(let text): "text \(text.debugDescription)"
    case .description(let text): "described as \(text.debugDescription)"
    case .unusable(let sentence): "unusable: \(sentence)"
    }
  }

  private static func hexadecimal(_ addresses: [UInt64]) -> String {
    "[" + addresses.map { "0x" + String($0, radix: 16) }.joined(separator: ", ") + "]"
  }
}
