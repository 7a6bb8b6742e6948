/// An element of an answer of the query protocol.
struct XML: Sendable {
  private enum Content: Sendable {
    case text(String)
    case children([XML])
  }

  private let name: String
  private let attributes: String
  private let content: Content

  init(_ name: String, _ text: String) {
    self.name = name
    attributes = ""
    content = .text(text)
  }

  init(_ name: String, namespace: String? = nil, _ children: [XML]) {
    self.name = name
    attributes = namespace.map { " xmlns=\"\($0)\"" } ?? ""
    content = .children(children)
  }

  /// `<Names><member>…</member></Names>` with a member for each item.
  static func list<Items: Sequence>(
    _ name: String, _ items: Items, _ member: (Items.Element) -> [XML]
  ) -> XML {
    XML(name, items.map { XML("member", member($0)) })
  }

  func write(to text: inout String) {
    text += "<\(name)\(attributes)>"
    switch content {
    case .text(let value): text += Self.escaped(value)
    case .children(let children): for child in children { child.write(to: &text) }
    }
    text += "</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\r": escaped += "&#xD;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
