internal import Primitives

/// What a handler answers when all went well.
struct Reply: Sendable {
  enum Content: Sendable {
    case none
    case json(JSON)
    /// What stands inside the `…Result` element of the query protocol; nil if there is none.
    case elements([XML])
    /// All that there is to say stands in the header.
    case fields([String: String])
  }

  var status: Int
  var content: Content

  static func ok(_ json: JSON) -> Reply { Reply(status: 200, content: .json(json)) }
  static func created(_ json: JSON) -> Reply { Reply(status: 201, content: .json(json)) }
  static func ok(_ elements: [XML]) -> Reply { Reply(status: 200, content: .elements(elements)) }

  /// 200 without a result.
  static let done = Reply(status: 200, content: .none)
  static let accepted = Reply(status: 202, content: .none)
  static let noContent = Reply(status: 204, content: .none)
}
