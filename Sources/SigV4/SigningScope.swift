/// When and for what a signature is good: AWS accepts it in this region and service only.
public struct SigningScope: Sendable, Hashable {
  /// The second in which the request is signed.
  public var time: SigningTime

  /// The region, such as `eu-west-1`; a global service has the region that its endpoint names.
  public var region: String

  /// The name that the service signs with, such as `apigateway`, `lambda` or `s3`.
  public var service: String

  /// Takes the time, the region and the service.
  public init(time: SigningTime, region: String, service: String) {
    self.time = time
    self.region = region
    self.service = service
  }
}
