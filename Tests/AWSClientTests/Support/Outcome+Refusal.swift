import HTTP
import HTTPTypes
import TestSupport

extension ScriptedTransport.Outcome {
  /// An error as the services with JSON send it.
  static func refusal(
    _ status: Int, _ code: String, _ message: String = "no", fields: HTTPFields = [:]
  ) -> Self {
    var head = HTTPResponse(status: .init(code: status), headerFields: fields)
    if let name = HTTPField.Name("x-amzn-ErrorType") { head.headerFields[name] = code }
    return .response(Response(head: head, body: Array(#"{"message":"\#(message)"}"#.utf8)))
  }

  /// An error as IAM and STS send it.
  static func refusalInXML(_ status: Int, _ code: String) -> Self {
    .text(
      """
      <ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>no</Message></Error>\
      <RequestId>11111111-2222-3333-4444-555555555555</RequestId></ErrorResponse>
      """, status: status)
  }
}
