extension Sequence where Element: Sendable, Self: Sendable {
  /// Transforms all elements at once and keeps their order.
  ///
  /// - Throws: The first error; what is under way is then cancelled.
  func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      for (index, element) in enumerated() {
        group.addTask { (index, try await transform(element)) }
      }
      var results: [(Int, Result)] = []
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
