extension OutputDifference: CustomStringConvertible {
  /// The place, what is wrong with it, and the diff.
  public var description: String { "\(path):\(line): \(message)\n\(unifiedDiff)" }

  /// The change as a unified diff whose line numbers are the chapter's.
  public var unifiedDiff: String {
    let old = recorded.map(Self.lines) ?? []
    let new = Self.lines(computed)
    let edits = Self.edits(from: old, to: new)
    var text = ["--- \(path) (recorded)", "+++ \(path) (computed)"]
    for hunk in Self.hunks(edits) {
      // As `diff -u` has it, an empty side names the line before it.
      let oldStart = firstOutputLine + hunk.oldStart - (hunk.oldCount == 0 ? 1 : 0)
      let newStart = firstOutputLine + hunk.newStart - (hunk.newCount == 0 ? 1 : 0)
      text.append(
        "@@ -\(oldStart),\(hunk.oldCount) +\(newStart),\(hunk.newCount) @@"
      )
      text += hunk.edits.map { $0.mark + $0.text }
    }
    return text.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private struct Edit {
    var mark: String
    var text: Substring
  }

  private struct Hunk {
    var oldStart: Int
    var oldCount = 0
    var newStart: Int
    var newCount = 0
    var edits: [Edit] = []
  }

  /// Every line of both sides, kept, removed or inserted, by the shortest edit script (Myers, 1986,
  /// as the standard library has it).
  private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [Edit] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        edits.append(Edit(mark: "-", text: old[oldIndex]))
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        edits.append(Edit(mark: "+", text: new[newIndex]))
        newIndex += 1
      } else {
        edits.append(Edit(mark: " ", text: old[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    return edits
  }

  /// The changes with three lines around each, joined where they touch.
  private static func hunks(_ edits: [Edit]) -> [Hunk] {
    let context = 3
    var hunks: [Hunk] = []
    var (oldLine, newLine, lastShown) = (0, 0, -1)
    for (index, edit) in edits.enumerated() {
      let nearby = edits[max(0, index - context)...min(edits.count - 1, index + context)]
      if nearby.contains(where: { $0.mark != " " }) {
        if hunks.isEmpty || lastShown != index - 1 {
          hunks.append(Hunk(oldStart: oldLine, newStart: newLine))
        }
        lastShown = index
        hunks[hunks.count - 1].edits.append(edit)
        if edit.mark != "+" { hunks[hunks.count - 1].oldCount += 1 }
        if edit.mark != "-" { hunks[hunks.count - 1].newCount += 1 }
      }
      if edit.mark != "+" { oldLine += 1 }
      if edit.mark != "-" { newLine += 1 }
    }
    return hunks
  }
}
