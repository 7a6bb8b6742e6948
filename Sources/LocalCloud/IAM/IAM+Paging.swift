extension IAM {
  /// A page by `Marker` and `MaxItems`.
  static func page<Item>(
    _ all: [Item], _ form: Form, key: (Item) -> String
  ) throws(Fault) -> Page<Item> {
    guard let limit = Int(form["MaxItems"] ?? "100"), 1...1000 ~= limit else {
      throw .IAM.validation(
        "1 validation error detected: Value '\(form["MaxItems"] ?? "")' at 'maxItems' failed to "
          + "satisfy constraint: Member must have value between 1 and 1000")
    }
    guard let page = Page(all, after: form["Marker"], limit: limit, key: key) else {
      throw .IAM.validation("Invalid Marker.")
    }
    return page
  }

  /// What follows a list: whether there is more, and where it begins.
  static func end<Item>(of page: Page<Item>) -> [XML] {
    guard let next = page.next else { return [XML("IsTruncated", "false")] }
    return [XML("IsTruncated", "true"), XML("Marker", next)]
  }
}
