import HTTP
import HTTPTypes
import Primitives

extension Service.WireProtocol {
  /// The code and message of an answer that is an error, or nil for a success.
  ///
  /// The code is looked for where each protocol keeps it; without one the status stands for it, as
  /// AWS's SDKs do.
  func refusal(in response: Response) -> (code: ErrorCode, message: String)? {
    let status = response.head.status.code
    guard status >= 300 else { return nil }
    let (code, message) =
      switch self {
      case .restJSON, .json: jsonRefusal(in: response)
      case .query, .restXML: xmlRefusal(in: response)
      }
    return (
      ErrorCode(rawValue: code ?? String(status)), message ?? response.head.status.reasonPhrase
    )
  }

  private func jsonRefusal(in response: Response) -> (code: String?, message: String?) {
    let body = try? WireJSON.decode(JSON.self, from: response.body)
    // `Code;Sender`, of services that spoke the query protocol before.
    let queryCode = response.head.headerFields[.amznQueryError]?.prefix { $0 != ";" }
    let code =
      queryCode.map(String.init) ?? response.head.headerFields[.amznErrorType] ?? body?["code"]?
      .string ?? body?["Code"]?.string
      ?? body?["__type"]?.string
    return (
      code.map(Self.trimmed),
      body?["message"]?.string ?? body?["Message"]?.string
    )
  }

  private func xmlRefusal(in response: Response) -> (code: String?, message: String?) {
    let root = try? XMLElement(parsing: response.body)
    // S3 has nothing around it.
    let error = root?.name == "Error" ? root : root?["Error"]
    return (error?["Code"]?.text, error?["Message"]?.text)
  }

  /// `aws.protocoltests#Name:http://…` is `Name`.
  private static func trimmed(_ code: String) -> String {
    let beforeColon = code.prefix { $0 != ":" }
    return String(beforeColon.split(separator: "#").last ?? beforeColon)
  }
}
