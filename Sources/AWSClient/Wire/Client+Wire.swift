import HTTP
import HTTPTypes

extension Client {
  /// Calls a rest-json operation and reads its answer.
  ///
  /// The body is the input, written as JSON, or else `body`, which is JSON already. Refusals that
  /// are in `settling` are waited out.
  func rest<Output: Decodable>(
    _ service: Service, _ operation: String, _ effect: Call.Effect, _ method: HTTPRequest.Method,
    _ path: String, query: [(name: String, value: String)] = [], fields: HTTPFields = [:],
    input: (any Encodable)? = nil, body: Body? = nil, settling: [Settling] = []
  ) async throws(ServiceError) -> Output {
    var call = Call(
      service, operation, effect, method: method, path: path, query: query, fields: fields,
      settling: settling)
    // Without this API Gateway answers in another form (HAL).
    call.fields[.accept] = "application/json"
    if let input {
      call.fields[.contentType] = "application/json"
      call.body = try encoded(input, for: call)
    } else if let body {
      call.fields[.contentType] = "application/json"
      call.body = body
    }
    let response = try await send(call)
    return try decoded(response, of: call)
  }

  /// Calls an AWS JSON operation and reads its answer; refusals in `settling` are waited out.
  func json<Output: Decodable>(
    _ service: Service, _ operation: String, _ effect: Call.Effect, input: any Encodable,
    settling: [Settling] = []
  ) async throws(ServiceError) -> Output {
    guard case .json(let version, let prefix, let codes) = service.wireProtocol else {
      preconditionFailure("\(service.name) does not speak AWS JSON")
    }
    var call = Call(
      service, operation, effect, method: .post, path: "/", settling: settling)
    call.fields[.contentType] = "application/x-amz-json-\(version)"
    call.fields[.amzTarget] = "\(prefix).\(operation)"
    if codes == .ofQueryProtocol { call.fields[.amznQueryMode] = "true" }
    call.body = try encoded(input, for: call)
    let response = try await send(call)
    return try decoded(response, of: call)
  }

  /// Calls an operation of the query protocol and gives the result element of its answer; refusals
  /// in `settling` are waited out.
  func query(
    _ service: Service, _ operation: String, _ effect: Call.Effect,
    _ parameters: [(name: String, value: String)] = [], settling: [Settling] = []
  ) async throws(ServiceError) -> XMLElement {
    guard case .query(let version) = service.wireProtocol else {
      preconditionFailure("\(service.name) does not speak the query protocol")
    }
    var call = Call(
      service, operation, effect, method: .post, path: "/", settling: settling)
    call.fields[.contentType] = "application/x-www-form-urlencoded; charset=utf-8"
    let form = [("Action", operation), ("Version", version)] + parameters
    call.body = .text(PercentEncoding.query(form))
    let response = try await send(call)
    let root: XMLElement
    do {
      root = try XMLElement(parsing: response.body)
    } catch {
      throw unreadable("XML, line \(error.line): \(error.reason)", response, of: call)
    }
    guard root.name == "\(operation)Response" else {
      throw unreadable("XML: \(root.name) instead of \(operation)Response", response, of: call)
    }
    return root["\(operation)Result"] ?? root
  }

  private func encoded(
    _ input: any Encodable, for call: Call
  ) throws(ServiceError) -> Body {
    do {
      return .bytes(try WireJSON.encode(input, memberCase: call.service.memberCase))
    } catch {
      throw self.error(
        .unwritable("The input cannot be written as JSON: \(error)"), call, attempts: 0)
    }
  }

  private func decoded<Output: Decodable>(
    _ response: Response, of call: Call
  ) throws(ServiceError) -> Output {
    if let empty = Empty() as? Output { return empty }
    do {
      return try WireJSON.decode(
        Output.self, from: response.body, memberCase: call.service.memberCase)
    } catch {
      throw unreadable("JSON: \(error)", response, of: call)
    }
  }

  /// An answer in a form that is not the service's own.
  private func unreadable(
    _ reason: String, _ response: Response, of call: Call
  ) -> ServiceError {
    error(.unreadable(reason), call, requestID: response.requestID, attempts: 1)
  }
}

/// The answer of an operation whose answer says nothing that is needed.
struct Empty: Codable {
  init() {}
  init(from decoder: any Decoder) {}
  func encode(to encoder: any Encoder) throws {
    _ = encoder.container(keyedBy: NoKey.self)
  }

  private enum NoKey: CodingKey {}
}

/// Gives nil for a thing that a service says is not there.
///
/// The one place where "not found" stops being an error.
func ifFound<Value>(
  _ call: () async throws(ServiceError) -> Value
) async throws(ServiceError) -> Value? {
  do {
    return try await call()
  } catch {
    if error.isNotFound { return nil }
    throw error
  }
}
