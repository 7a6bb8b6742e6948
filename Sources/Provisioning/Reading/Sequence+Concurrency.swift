extension Sequence where Element: Sendable, Self: Sendable {
  /// Transforms the elements, some at once, and keeps their order.
  ///
  /// The first error ends it; what is under way is then cancelled.
  func concurrentMap<Result: Sendable>(
    limit: Int = 16, _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results: [(Int, Result)] = []
      for (index, element) in enumerated() {
        if index >= limit, let result = try await group.next() { results.append(result) }
        group.addTask { (index, try await transform(element)) }
      }
      for try await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension Optional where Wrapped: Sendable {
  /// Transforms the value if there is one.
  func asyncFlatMap<Result>(
    _ transform: (Wrapped) async throws -> Result?
  ) async throws -> Result? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
