internal import Primitives

/// A key that callers send with their requests.
struct APIKey: Sendable {
  let id: String
  let value: String
  let created: Duration
  var updated: Duration
  var name: String?
  var description: String?
  var isEnabled: Bool
  var customerID: String?
  var tags: [String: String]

  enum Value { case shown, hidden }

  func json(in account: Account, _ value: Value) -> JSON {
    .record([
      "id": .string(id), "value": value == .shown ? .string(self.value) : nil,
      "name": name.map(JSON.string), "description": description.map(JSON.string),
      "enabled": .bool(isEnabled), "customerId": customerID.map(JSON.string),
      "createdDate": .int(account.seconds(at: created)),
      "lastUpdatedDate": .int(account.seconds(at: updated)), "stageKeys": [],
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}
