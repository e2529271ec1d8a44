import LessonSyntax

extension Edition {
  /// Chapters that a page names on each side of its own. A page that named all of a long book's would
  /// make the site grow with their square.
  private static let mostNeighbours = 30

  /// The items of the list of chapters beside the chapter at `index`.
  func sideItems(around index: Int) -> Markup {
    var (first, last) = (index - Self.mostNeighbours, index + Self.mostNeighbours)
    // What one end does not need goes to the other.
    if first < 0 { (first, last) = (0, last - first) }
    if last >= chapters.count {
      (first, last) = (max(0, first - (last - chapters.count + 1)), chapters.count - 1)
    }
    let all: Markup = """
      <li class="all"><a href="\(address.link(to: address))">\(wording.allChapters)</a></li>

      """
    var items: Markup = first > 0 ? all : ""
    for (place, entry) in zip(first..., sideEntries[first...last]) {
      let current: Markup = place == index ? " aria-current=\"page\"" : ""
      items += "<li><a\(current)\(entry)</a></li>\n"
    }
    return last < chapters.count - 1 ? items + all : items
  }
}
