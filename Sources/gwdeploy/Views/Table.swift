/// Rows in columns.
struct Table {
  private let head: [String]
  private let rows: [[String]]
  private let palette: Palette

  init(_ head: [String], _ rows: [[String]], _ palette: Palette) {
    self.head = head
    self.rows = rows
    self.palette = palette
  }

  var lines: [String] {
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "  ")
      return String(padded.reversed().drop { $0 == " " }.reversed())
    }
    return [palette.faint(line(head))] + rows.map(line)
  }
}
