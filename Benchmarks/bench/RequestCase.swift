import Primitives
import SigV4

/// A request as `requests.json` has it, which botocore signs too.
struct RequestCase: Decodable {
  let name: String
  let service: String
  let method: String
  let path: String
  let query: String
  /// Name and value of each.
  let headers: [[String]]
  let body: String
  let sessionToken: String?

  var signable: SignableRequest {
    SignableRequest(
      method: method, path: path, query: query,
      headers: headers.map { .init(name: $0[0], value: $0[1]) },
      payload: body.isEmpty ? .empty : .body(Array(body.utf8)))
  }

  var credentials: Credentials {
    Credentials(
      accessKeyID: "AKIDEXAMPLE",
      secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
      sessionToken: sessionToken.map(Secret.init))
  }

  var scope: SigningScope {
    SigningScope(
      time: SigningTime(secondsSince1970: 1_440_938_160), region: "eu-west-1", service: service)
  }
}
