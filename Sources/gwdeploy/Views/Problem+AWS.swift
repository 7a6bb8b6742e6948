import AWSClient
import HTTP
import Provisioning

extension Problem {
  /// A change that could not be made.
  init(_ change: Change, _ error: ApplyError) {
    switch error {
    case .service(let error):
      self.init(error)
    case .notReady(let function, .service(let error)):
      self.init(error)
      detail = "While waiting for the function \(function): \(detail)"
    case .notReady(let function, .failed(let reason)):
      self.init(
        code: "function-failed", summary: "Lambda gave up on the function \(function)",
        detail: reason)
    case .notReady(let function, .timedOut(let waited)):
      self.init(
        code: "function-not-ready", summary: "The function \(function) is not ready",
        detail: "It still was not after \(waited.components.seconds) s.",
        hint: "run the command again; it goes on where this run ended")
    case .packaging(let reason):
      self.init(code: "packaging", summary: "The code cannot be packed", detail: reason)
    case .unresolved(let reference):
      self.init(
        code: "internal", summary: "The plan is out of order",
        detail: "\(reference) was needed before it was known. This is a mistake in gwdeploy.")
    case .notAsAsked(let detail):
      self.init(code: "not-as-asked", summary: "AWS did something else", detail: detail)
    }
    summary = "\(change.action.rawValue) \(change.id): \(summary)"
  }

  /// A call that failed.
  init(_ error: ServiceError) {
    switch error.cause {
    case .refused(let status, let code, _) where code.rawValue == String(status):
      // What stands for AWS has not answered in AWS's form.
      self.init(
        code: "unreadable-answer", summary: "\(error.operation) was refused without a reason",
        detail: "The answer has the status \(status), and no error of AWS in it.",
        hint: status >= 500 ? Self.ownFault : Self.otherServer)
    case .refused(let status, let code, let message):
      self.init(
        code: code.rawValue, summary: "\(error.operation) was refused",
        detail: "\(code.rawValue) (\(status)): \(Self.withoutSecrets(message, code))",
        hint: AWSAdvice.hint(for: error))
    case .unanswered(let transport):
      self.init(transport, operation: error.operation)
    case .credentials(let credentials):
      self.init(
        code: "no-credentials", summary: "There are no credentials to sign with",
        detail: (["Looked at, in this order:"]
          + credentials.attempts.map { "- \($0.source): \($0.reason)" })
          .joined(separator: "\n"),
        hint: credentials.failedSource.map {
          "mend what \($0) says, or choose a profile with --profile or AWS_PROFILE"
        } ?? "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    case .unreadable(let reason):
      self.init(
        code: "unreadable-answer", summary: "The answer of \(error.operation) cannot be read",
        detail: "\(reason).", hint: Self.otherServer)
    case .unwritable(let reason):
      self.init(
        code: "unwritable-request", summary: "\(error.operation) cannot be called",
        detail: reason)
    }
    if error.code == nil || code == "unreadable-answer", let endpoint = error.endpoint {
      detail += " It was asked at \(endpoint)."
    }
    if error.mayHaveBeenDone {
      detail += " AWS may have done it all the same: run the command again, it looks first."
    }
    if error.attempts > 1 { detail += " It was tried \(error.attempts) times." }
    if let id = error.requestID { detail += " (request \(id))" }
  }

  static let ownFault = "AWS has a fault of its own: try again in a minute"
  private static let otherServer = "is what stands at this address an AWS endpoint?"

  /// A role of the manifest that the credentials cannot be exchanged for.
  init(role: String, refusedTo identity: String, _ error: CredentialError) {
    self.init(
      code: "role-not-assumed", summary: "The role \(role) cannot be assumed",
      detail: (["It was tried as \(identity)."] + error.attempts.map { "\($0.reason)" })
        .joined(separator: "\n"),
      hint: "the role's trust policy must allow sts:AssumeRole to this identity, and so must the "
        + "identity's own policy")
  }

  private init(_ error: TransportError, operation: String) {
    let (code, hint): (String, String?) =
      switch error.kind {
      case .nameNotResolved: ("unknown-host", "check the region's name, and the network")
      case .connectionFailed: ("no-connection", "check the network and AWS_ENDPOINT_URL")
      case .tlsFailed: ("tls", "a proxy with a certificate of its own needs AWS_CA_BUNDLE")
      case .proxyFailed: ("proxy", "check HTTPS_PROXY and NO_PROXY")
      case .connectionLost: ("connection-lost", nil)
      case .timedOut: ("timeout", "check the network and AWS_ENDPOINT_URL")
      case .cancelled: ("cancelled", nil)
      case .invalidRequest: ("invalid-request", nil)
      case .invalidResponse: ("invalid-response", Self.otherServer)
      }
    self.init(
      code: code, summary: "\(operation) was not answered", detail: error.detail + ".",
      hint: hint)
  }

  /// Lambda repeats the environment's variables when they are too large.
  private static func withoutSecrets(_ message: String, _ code: ErrorCode) -> String {
    guard let start = message.firstRange(of: "String measured:") else { return message }
    return message[..<start.lowerBound] + "(the variables are not shown)"
  }
}

extension Problem {
  /// Something that stands in the way of a plan.
  init(_ conflict: Plan.Conflict) {
    let summary =
      switch conflict.code {
      case .notOurs: "\(conflict.id) is not this project's"
      case .canary: "\(conflict.id) cannot move"
      case .missing: "\(conflict.id) is not there"
      }
    self.init(code: conflict.code.rawValue, summary: summary, detail: conflict.detail)
  }

  /// Any error of the layers below, at the last place where one could be left.
  init(unexpected error: any Error) {
    if let problem = error as? Problem {
      self = problem
    } else if let error = error as? ServiceError {
      self.init(error)
    } else {
      self.init(code: "unexpected", summary: "Something unexpected happened", detail: "\(error)")
    }
  }
}
