internal import HTTP
internal import HTTPTypes

extension Account {
  private static let services: [any Service] = [
    STS.service, IAM.service, Lambda.service, APIGateway.service, Logs.service, CloudWatch.service,
    Tagging.service, SSM.service, WAF.service, S3.service,
  ]

  /// Answers one request; the account changes only if the answer is a success.
  mutating func answer(_ head: HTTPRequest, _ body: [UInt8]) -> Response {
    let requestID = identifiers.uuid(.request)
    let named = Self.services.first { head.authority.map($0.isHost) == true }
    var service = named
    do throws(Fault) {
      let credential = try Credential(head.headerFields)
      service = Self.services.first { $0.name == credential.service } ?? named
      let meant = try self.service(for: credential, at: head)
      guard let call = Call(head, body) else {
        throw Fault(400, "InvalidRequestException", "The target of the request is malformed.")
      }
      var draft = self
      let reply = try meant.perform(call, on: &draft)
      self = draft
      return response(
        reply.status, meant.write(reply, to: call, requestID: requestID), requestID, of: meant)
    } catch {
      let writer = service ?? Lambda.service
      var written = writer.write(error, requestID: requestID)
      if head.method == .head { written.body = [] }
      return response(error.status, written, requestID, of: writer)
    }
  }

  private func service(
    for credential: Credential, at head: HTTPRequest
  ) throws(Fault) -> any Service {
    guard let service = Self.services.first(where: { $0.name == credential.service }),
      isHost(head.authority, of: service)
    else {
      throw Fault(
        403, "InvalidSignatureException", "Credential should be scoped to correct service.")
    }
    let region = service.reach == .global ? globalRegion : self.region
    guard credential.region == region else {
      throw Fault(
        403, "InvalidSignatureException", "Credential should be scoped to a valid region.")
    }
    return service
  }

  /// Whether a host may be the service's: a host of AWS must be the service's own, any other (an
  /// endpoint override) may be anybody's.
  private func isHost(_ authority: String?, of service: any Service) -> Bool {
    guard let host = authority?.split(separator: ":").first, host.contains(".amazonaws.") else {
      return true
    }
    return service.isHost(host)
  }

  private func response(
    _ status: Int, _ written: Written, _ requestID: String, of service: any Service
  ) -> Response {
    var head = HTTPResponse(
      status: HTTPResponse.Status(code: status), headerFields: written.fields)
    if let field = HTTPField.Name(service.requestIDField) { head.headerFields[field] = requestID }
    return Response(head: head, body: written.body)
  }
}
