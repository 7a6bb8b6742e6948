extension APIGateway {
  /// A page by `position` and `limit`: 25 unless said, at most 500.
  static func page<Item>(
    _ all: [Item], _ call: Call, key: (Item) -> String
  ) throws(Fault) -> Page<Item> {
    let text = call.query["limit"] ?? "25"
    guard let limit = Int(text), 1...500 ~= limit else {
      throw .Gateway.badRequest("Invalid limit specified: \(text)")
    }
    guard let page = Page(all, after: call.query["position"], limit: limit, key: key) else {
      throw .Gateway.badRequest("Invalid position parameter specified.")
    }
    return page
  }
}
