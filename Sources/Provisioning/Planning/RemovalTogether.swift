/// Several live objects of a kind that are deleted with one call, by the name of the first.
struct RemovalTogether<Object: RemovableTogether>: Removable {
  static var kind: Kind { Object.kind }
  static var removal: Removal { Object.removal }

  let first: Object
  let objects: [Object]

  var name: String { first.name }
  var container: ResourceID? { first.container }
  var lane: Lane? { first.lane }
  var deletionWrites: [Operation] { first.deletionWrites }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await Object.delete(objects, in: context)
  }
}

extension [Change] {
  /// Lets deletions of a kind that one call can make be made with one call: the first of them makes
  /// it, and the others go with it.
  mutating func deleteTogether<Object: RemovableTogether>(_ kind: Object.Type) {
    let single = indices.compactMap { index -> (index: Int, object: Object)? in
      guard case .delete(let resource) = self[index].step, let object = resource as? Object else {
        return nil
      }
      return (index, object)
    }
    var rest = single[...]
    while let first = rest.first, rest.count > 1 {
      let batch = rest.prefix(Object.mostRemovedTogether)
      rest = rest.dropFirst(batch.count)
      self[first.index].step = .delete(
        RemovalTogether(first: first.object, objects: batch.map(\.object)))
      for (index, _) in batch.dropFirst() {
        self[index].step = .goWithContainer
        self[index].dependencies = [first.object.id]
        self[index].lane = nil
      }
    }
  }
}
