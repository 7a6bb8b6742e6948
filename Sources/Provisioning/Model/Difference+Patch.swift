import AWSClient

extension Difference {
  /// The key of an entry of a flattened map, such as `application/json` of
  /// `templates.application/json`; nil of another map's.
  func key(in map: String) -> String? {
    path.hasPrefix("\(map).") ? String(path.dropFirst(map.count + 1)) : nil
  }

  /// What brings an entry of a flattened map to what it should be; nil of another map's.
  func patch(of map: String, at pointer: String) -> PatchOperation? {
    guard let key = key(in: map) else { return nil }
    let path = "\(pointer)/\(PatchOperation.escaped(key))"
    guard let value = after?.patchText else { return .remove(path) }
    return before == nil ? .add(path, value) : .replace(path, value)
  }
}

extension Value {
  /// The value as API Gateway's Update operations take it: always a text.
  fileprivate var patchText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .secret, .reference: nil
    }
  }
}

extension [PatchOperation] {
  /// The same with the removals before all else: names must be unique at every step.
  var removalsFirst: [PatchOperation] {
    filter { $0.op == .remove } + filter { $0.op != .remove }
  }
}

extension String? {
  /// The text, or nil if it is empty: what is unset by an empty text may be answered as one.
  var nonEmpty: String? { self?.isEmpty == true ? nil : self }
}

extension Dictionary {
  /// The dictionary, or nil if nothing is in it.
  var nonEmpty: Self? { isEmpty ? nil : self }
}
