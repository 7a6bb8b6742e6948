import HTTPTypes

/// A page of one of Lambda's lists.
protocol LambdaPage: Decodable {
  associatedtype Item

  /// What is on it, which each list calls otherwise; nil for nothing.
  var items: [Item]? { get }
  /// What asks for the next page; nil or empty on the last.
  var nextMarker: String? { get }
}

extension Lambda {
  /// Reads a list to its end, page by page.
  func pages<Page: LambdaPage>(
    of type: Page.Type, _ operation: String, _ path: String,
    query: [(name: String, value: String)] = []
  ) async throws(ServiceError) -> [Page.Item] {
    var items: [Page.Item] = []
    var marker: String?
    repeat {
      let page: Page = try await client.rest(
        .lambda, operation, .read, .get, path,
        query: query + (marker.map { [("Marker", $0)] } ?? []))
      items += page.items ?? []
      marker = page.nextMarker.flatMap { $0.isEmpty ? nil : $0 }
    } while marker != nil
    return items
  }
}
