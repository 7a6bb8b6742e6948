internal import Primitives

/// A role with all that hangs on it.
struct Role: Sendable {
  let name: String
  let path: String
  let id: String
  let arn: String
  let created: Duration
  /// The trust policy as it was given.
  var trust: String
  /// When the trust policy was last written.
  var trustChanged: Duration
  var description: String?
  /// The ARN of the policy that bounds what it may do.
  var boundary: String?
  var maxSessionDuration: Int
  /// Inline policies by name, as they were given.
  var inline: [String: String] = [:]
  /// ARNs, in the order in which they were attached.
  var attached: [String] = []
  var tags: [String: String]

  /// Whether the trust policy lets a service assume the role; conditions are taken as met.
  func trusts(_ service: String) -> Bool {
    guard let document = JSON(text: trust), let statement = document["Statement"] else {
      return false
    }
    return (statement.array ?? [statement]).contains { statement in
      statement["Effect"]?.string == "Allow"
        && Self.texts(statement["Action"]).contains {
          ["sts:AssumeRole", "sts:*", "*"].contains($0)
        }
        && Self.texts(statement["Principal"]?["Service"]).contains(service)
    }
  }

  /// Whether its policies allow an action, by that very name or a wildcard; managed policies of AWS
  /// count by their names.
  func allows(_ action: String) -> Bool {
    let inline = inline.values.compactMap { JSON(text: $0)?["Statement"] }
      .flatMap { $0.array ?? [$0] }
      .filter { $0["Effect"]?.string == "Allow" }
      .flatMap { Self.texts($0["Action"]) }
    let managed = attached.flatMap { arn in
      Self.managed[String(arn.split(separator: "/").last ?? "")] ?? []
    }
    return (inline + managed).contains { $0 == "*" || Wildcard.matches(action, $0) }
  }

  private static let managed = [
    "AWSLambdaVPCAccessExecutionRole": ["ec2:CreateNetworkInterface"],
    "AWSXRayDaemonWriteAccess": ["xray:PutTraceSegments"],
    "AdministratorAccess": ["*"],
  ]

  /// A text or several, as policy documents have it.
  private static func texts(_ json: JSON?) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let elements): elements.compactMap(\.string)
    default: []
    }
  }
}
