extension CommonMarkNode {
  /// Makes figures of the paragraphs that are an image with a title, which is the caption.
  func placeFigures(text: String) {
    guard text.hasBytes("![") else { return }
    var paragraphs: [CommonMarkNode] = []
    forEachBlock { node, _ in
      if node.kind == .paragraph, node.onlyImage?.title.isEmpty == false { paragraphs.append(node) }
    }
    for paragraph in paragraphs {
      paragraph.insertBefore(.part(.figure, lines: paragraph.lines)).takeChildren(of: paragraph)
      paragraph.remove()
    }
  }

  /// The image that is all that the node holds.
  var onlyImage: CommonMarkNode? {
    let children = children
    guard children.count == 1, children[0].kind == .image else { return nil }
    return children[0]
  }
}
