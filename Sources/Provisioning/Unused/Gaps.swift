import AWSClient
import Primitives

/// Gathers what may not be read, so that the rest is read all the same.
final class Gaps: Sendable {
  private let gaps = Locked<[Inventory.Gap]>([])

  /// One for each kind of evidence.
  var found: [Inventory.Gap] { gaps.withLock { $0 } }

  /// Reads some evidence; nil, and a note, if the caller may not.
  func noting<Value>(
    _ evidence: Inventory.Evidence, _ read: () async throws -> Value
  ) async throws -> Value? {
    do {
      return try await read()
    } catch let error as ServiceError where error.isDenied {
      gaps.withLock { gaps in
        guard !gaps.contains(where: { $0.evidence == evidence }) else { return }
        gaps.append(Inventory.Gap(evidence: evidence, error: error))
      }
      return nil
    }
  }
}
