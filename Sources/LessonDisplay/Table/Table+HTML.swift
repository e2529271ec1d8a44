/// A table as an HTML `<table>`.
struct TableHTML {
  private let table: Table

  init(_ table: Table) { self.table = table }

  var drawing: String {
    let columns = table.headers.indices.map { table.labels(column: $0) }
    let numeric = table.headers.indices.map { table.isNumeric(column: $0) }
    var markup = Markup()
    markup.open("table", ["class": "figure-table"])
    markup.line()
    if !table.title.isEmpty {
      markup.element("caption", [:], table.title.onOneLine)
      markup.line()
    }
    markup.open("thead")
    markup.open("tr")
    for (header, isNumber) in zip(table.headers, numeric) {
      let name = header.onOneLine
      // A column without a name has no heading: an empty one would be read out as such.
      let isHeading = !name.isEmpty
      markup.element(
        isHeading ? "th" : "td", TableHTML.attributes(isNumber, scope: isHeading ? "col" : ""), name
      )
    }
    markup.close("tr")
    markup.close("thead")
    markup.line()
    markup.open("tbody")
    for (position, row) in table.shownRows.enumerated() {
      markup.line()
      markup.open("tr")
      for (column, isNumber) in zip(columns, numeric) {
        let text = row == nil ? "⋮" : column[position]
        markup.element("td", TableHTML.attributes(isNumber), text)
      }
      markup.close("tr")
    }
    markup.close("tbody")
    markup.line()
    markup.close("table")
    return markup.source
  }

  private static func attributes(_ isNumber: Bool, scope: String = "") -> Markup.Attributes {
    isNumber
      ? ["scope": scope, "class": "number", "style": "text-align:right"] : ["scope": scope]
  }
}
