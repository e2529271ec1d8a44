import TextColumns

/// A line that a terminal shows for a moment and that must stay one.
public enum StatusLine {
  /// `text` as it can be shown in `columns` columns; an ellipsis stands for what is cut off.
  public static func text(_ text: String, columns: Int) -> String {
    let visible = VisibleText.of(text)
    guard DisplayWidth.of(visible) > columns else { return visible }
    var result = ""
    var width = 1
    for character in visible {
      width += DisplayWidth.of(character)
      if width > columns { break }
      result.append(character)
    }
    return result + "…"
  }
}
