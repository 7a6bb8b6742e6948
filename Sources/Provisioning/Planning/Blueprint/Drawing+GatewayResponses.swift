import Manifest

extension Drawing {
  /// What the API answers by itself: the manifest's responses, with what browsers need of errors.
  func gatewayResponses(of api: API) -> [GatewayResponse] {
    var responses = Dictionary(
      api.gatewayResponses.map { ($0.type, $0) }, uniquingKeysWith: { $1 })
    if let cors = api.cors {
      for type in [Manifest.GatewayResponse.ResponseType.default4XX, .default5XX] {
        responses[type, default: .init(type: type)].headers.merge(cors.errorHeaders) { own, _ in
          own
        }
      }
    }
    return responses.values.map(GatewayResponse.init).sorted { $0.type < $1.type }
  }
}

extension GatewayResponse {
  fileprivate init(_ response: Manifest.GatewayResponse) {
    type = response.type.rawValue
    status = response.status ?? response.type.defaultStatus
    parameters = response.parameters.merging(
      response.headers.map { ("gatewayresponse.header.\($0.key)", $0.value) }
    ) { $1 }
    templates = response.templates.isEmpty ? Self.defaultTemplates : response.templates
  }
}
