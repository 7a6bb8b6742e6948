import AWSClient
import Primitives

/// Gathers what cannot be read, so that the rest is read all the same: what the caller may not, and
/// what API Gateway does not have where the region is.
final class Gaps: Sendable {
  private let gaps = Locked<[Inventory.Gap]>([])

  /// One for each kind of evidence.
  var found: [Inventory.Gap] { gaps.withLock { $0 } }

  /// Reads some evidence; nil, and a note, if the caller may not or it is not there to be read.
  func noting<Value>(
    _ evidence: Inventory.Evidence, _ read: () async throws -> Value
  ) async throws -> Value? {
    do {
      return try await read()
    } catch let error as ServiceError where error.isDenied || error.isNotFound {
      add(Inventory.Gap(evidence: evidence, error: error))
      return nil
    }
  }

  /// Takes in the gaps of a part.
  func add(_ others: Gaps) {
    for gap in others.found { add(gap) }
  }

  private func add(_ gap: Inventory.Gap) {
    gaps.withLock { gaps in
      guard !gaps.contains(where: { $0.evidence == gap.evidence }) else { return }
      gaps.append(gap)
    }
  }
}
