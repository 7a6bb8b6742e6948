extension Lambda {
  /// A page by `Marker` and `MaxItems`; there are never more than 50 on one.
  static func page<Item>(
    _ all: [Item], _ call: Call, key: (Item) -> String
  ) throws(Fault) -> Page<Item> {
    let text = call.query["MaxItems"] ?? "50"
    guard let limit = Int(text), 1...10_000 ~= limit else {
      throw .constraint(text, at: "maxItems", "have value between 1 and 10000")
    }
    guard let page = Page(all, after: call.query["Marker"], limit: min(limit, 50), key: key) else {
      throw .Lambda.invalidParameter("Invalid Marker.")
    }
    return page
  }
}
