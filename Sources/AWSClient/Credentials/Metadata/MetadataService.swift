import HTTP
import HTTPTypes

/// A service of the machine's own neighbourhood that gives keys, and how it is asked.
struct MetadataService: Sendable {
  /// Why there is no answer to use, without any of its text.
  struct Failure: Error {
    var reason: String
    /// The status of an answer; nil if there was none.
    var status: Int?
  }

  let url: EndpointURL
  /// The limit to each exchange.
  let limit: Duration
  /// How many times a request is sent at most.
  let attempts: Int
  /// The wait between two of them.
  let pause: Duration
  let surroundings: CredentialSurroundings

  /// The body of an answer with status 200.
  ///
  /// A service that fails, or is not there, is asked again; one that refuses is not. The target is
  /// the path with its query.
  func body(
    _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields = [:]
  ) async throws(Failure) -> [UInt8] {
    var attempt = 1
    while true {
      do throws(Failure) {
        return try await exchange(method, target, fields)
      } catch {
        guard attempt < attempts, error.status.map({ $0 >= 500 || $0 == 429 }) ?? true else {
          throw error
        }
        attempt += 1
        do { try await surroundings.time.sleep(pause) } catch _ { throw error }
      }
    }
  }

  private func exchange(
    _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields
  ) async throws(Failure) -> [UInt8] {
    var request = Request(
      head: HTTPRequest(
        method: method, scheme: url.scheme, authority: url.authority, path: url.path + target,
        headerFields: fields))
    request.head.headerFields[.userAgent] = surroundings.userAgent
    let response: Response
    do throws(TransportError) {
      response = try await surroundings.directTransport(limit).send(request)
    } catch {
      throw Failure(reason: "\(url.authority) does not answer: \(error.detail)")
    }
    let status = response.head.status.code
    guard status == 200 else {
      throw Failure(reason: "\(url.authority) answers with status \(status)", status: status)
    }
    return response.body
  }
}
