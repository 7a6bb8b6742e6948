internal import HTTPTypes

/// Does what one operation does to an account.
typealias Handler = @Sendable (inout Account, Call) throws(Fault) -> Reply

/// One AWS service: which operation a call means, and how answers are written in its protocol.
protocol Service: Sendable {
  /// Its name in a credential scope.
  var name: String { get }
  /// The first label of its host names.
  var endpointPrefix: String { get }
  /// Whether it has one endpoint for all regions.
  var reach: Reach { get }
  /// The field in which an answer has its request's id.
  var requestIDField: String { get }

  /// Whether a host of AWS is the service's.
  func isHost(_ host: some StringProtocol) -> Bool

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply
  func write(_ reply: Reply, to call: Call, requestID: String) -> Written
  func write(_ fault: Fault, requestID: String) -> Written
}

/// Where a service is.
enum Reach: Sendable { case regional, global }

/// The bytes of an answer.
struct Written: Sendable {
  var body: [UInt8] = []
  var fields: HTTPFields = [:]
}

extension Service {
  var endpointPrefix: String { name }
  var reach: Reach { .regional }
  var requestIDField: String { "x-amzn-requestid" }

  func isHost(_ host: some StringProtocol) -> Bool { host.hasPrefix(endpointPrefix + ".") }
}
