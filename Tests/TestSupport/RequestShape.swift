import FoundationEssentials
import HTTPTypes
import Primitives

/// What two requests have in common that differ only in the names and values they carry.
struct RequestShape: Hashable {
  private let method: String
  private let path: [String]
  private let members: Set<String>

  init(_ head: HTTPRequest, body: [UInt8]) {
    method = head.method.rawValue
    path = Self.masked(head.path ?? "")
    let target = HTTPField.Name("X-Amz-Target").flatMap { head.headerFields[$0] }
    members = Self.members(of: body).union(target.map { [$0] } ?? [])
  }

  /// AWS's paths go from a word to a name in turn, below a date in Lambda's; of a query the names
  /// count.
  private static func masked(_ target: String) -> [String] {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var segments = parts[0].split(separator: "/").map(String.init)
    if segments.first?.first?.isNumber == true { segments.removeFirst() }
    let words = segments.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element : "*" }
    return words + (parts.count > 1 ? formNames(parts[1]) : [])
  }

  /// The keys of a JSON object, or the fields of a form, of which the action counts with its value.
  private static func members(of body: [UInt8]) -> Set<String> {
    if let object = try? JSONDecoder().decode([String: JSON].self, from: Data(body)) {
      return Set(object.keys)
    }
    return Set(formNames(Substring(decoding: body, as: UTF8.self)))
  }

  private static func formNames(_ form: Substring) -> [String] {
    form.split(separator: "&").map { field in
      field.hasPrefix("Action=")
        ? String(field) : field.prefix { $0 != "=" }.filter { !$0.isNumber }
    }
  }
}
