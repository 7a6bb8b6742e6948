internal import Digest
internal import Primitives

extension FunctionVersion {
  /// How the ARN is written, and how much is said.
  enum View {
    /// Without a qualifier, for calls that gave none.
    case unqualified
    case qualified
    /// As lists have it: without any status.
    case listed
    case listedUnqualified

    var isQualified: Bool { self == .qualified || self == .listed }
    var hasStatus: Bool { self == .qualified || self == .unqualified }
  }

  /// The function's configuration as AWS answers it.
  ///
  /// `answering` says whether this answers the very call that began the change, which shows as under
  /// way however short it is.
  func json(
    of function: Function, in account: Account, _ view: View, answering: Answering = .later
  ) -> JSON {
    let arn = view.isQualified ? "\(function.arn):\(qualifier)" : function.arn
    var members: [String: JSON?] = [
      "FunctionName": .string(function.name),
      "FunctionArn": .string(arn),
      "Version": .string(qualifier),
      "RevisionId": .string(answering == .theChange ? revision : revision(at: account.now)),
      "LastModified": .string(account.lambdaTime(modified)),
      "CodeSha256": .string(code.sha256),
      "CodeSize": .int(code.zip.count),
      "Architectures": .list([code.architecture]),
      "PackageType": configuration.image == nil ? "Zip" : "Image",
    ]
    members.merge(configuration.json(in: account)) { $1 }
    members.merge(configuration.optionalMembers) { $1 }
    if view.hasStatus, configuration.image == nil {
      let runtime = SHA256.digest(of: Array(configuration.runtime.utf8).span).hexadecimal
      members["RuntimeVersionConfig"] = [
        "RuntimeVersionArn": .string(
          "arn:\(account.partition):lambda:\(account.region)::runtime:\(runtime)")
      ]
    }
    if view.hasStatus {
      let kind = answering == .theChange ? change?.kind : pending(at: account.now)
      members.merge(Self.status(kind)) { $1 }
    }
    return .record(members)
  }

  enum Answering { case theChange, later }

  private static func status(_ change: Change.Kind?) -> [String: JSON?] {
    switch change {
    case .creating:
      [
        "State": "Pending", "StateReason": "The function is being created.",
        "StateReasonCode": "Creating",
      ]
    case .updating:
      [
        "State": "Active", "LastUpdateStatus": "InProgress",
        "LastUpdateStatusReason": "The function is being created.",
        "LastUpdateStatusReasonCode": "Creating",
      ]
    case nil: ["State": "Active", "LastUpdateStatus": "Successful"]
    }
  }
}

extension FunctionConfiguration {
  fileprivate func json(in account: Account) -> [String: JSON?] {
    [
      "Runtime": image == nil ? .string(runtime) : nil,
      "Role": .string(role),
      "Handler": image == nil ? .string(handler) : nil,
      "Description": .string(description),
      "Timeout": .int(timeout),
      "MemorySize": .int(memorySize),
      "Environment": environment.map { ["Variables": .map($0)] },
      "TracingConfig": ["Mode": .string(tracing)],
      "EphemeralStorage": ["Size": .int(ephemeralStorage)],
      "Layers": layers.isEmpty
        ? nil : .array(layers.map { ["Arn": .string($0), "CodeSize": 1024] }),
      "LoggingConfig": .record([
        "LogFormat": .string(logging.format),
        "LogGroup": .string(logging.group),
        "ApplicationLogLevel": logging.applicationLevel.map(JSON.string),
        "SystemLogLevel": logging.systemLevel.map(JSON.string),
      ]),
    ]
  }
}
