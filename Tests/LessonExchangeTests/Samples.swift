import Foundation
import LessonExchange
import LessonRunner
import LessonSyntax
import Testing

/// A chapter whose cells gave `outputs`, as if it had run.
func sample(_ markdown: String, _ outputs: [[CellOutput]] = []) throws -> RunChapter {
  let chapter = try Chapter(SourceText(path: "book/a.md", text: markdown))
  let cells = chapter.cells.indices.map { index in
    CellResult(status: .ran, outputs: index < outputs.count ? outputs[index] : [])
  }
  return RunChapter(chapter: chapter, result: ChapterResult(cells: cells))
}

/// The chapter's text in another form.
func export(_ run: RunChapter, as format: ExportFormat) throws -> String {
  let target = ExportTargets.Target(path: nil, name: "a", folder: URL(filePath: "book"))
  return try Exporter(format: format, runner: nil).export(run, to: target).text
}

/// The notebook as objects.
func notebook(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

/// A notebook with the given cells, as Jupyter writes it.
func notebook(cells: [[String: Any]], metadata: [String: Any] = [:]) throws -> [UInt8] {
  let object: [String: Any] = [
    "nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells,
  ]
  return Array(try JSONSerialization.data(withJSONObject: object))
}

func markdown(_ source: Any, attachments: [String: Any] = [:]) -> [String: Any] {
  var cell: [String: Any] = ["cell_type": "markdown", "metadata": [:] as [String: Any]]
  cell["source"] = source
  if !attachments.isEmpty { cell["attachments"] = attachments }
  return cell
}

func code(
  _ source: String, _ outputs: [[String: Any]] = [], metadata: [String: Any] = [:]
) -> [String: Any] {
  ["cell_type": "code", "metadata": metadata, "source": source, "outputs": outputs]
}

/// The chapter's text without its front matter.
func body(_ cells: [[String: Any]], metadata: [String: Any] = [:]) throws -> String {
  let text = try NotebookImport(
    notebook(cells: cells, metadata: metadata), path: "n.ipynb", name: "n"
  ).text
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let end = try #require(lines.dropFirst().firstIndex(of: "---"))
  return lines[(end + 2)...].joined(separator: "\n")
}
