/// A path of an API with its methods.
struct Resource: Sendable {
  let id: String
  /// Nil for the root.
  var parentID: String?
  /// Empty for the root.
  var pathPart: String
  /// By HTTP method, `ANY` among them.
  var methods: [String: Method] = [:]

  var isVariable: Bool { pathPart.hasPrefix("{") }
  var isGreedy: Bool { pathPart.hasSuffix("+}") }
}
