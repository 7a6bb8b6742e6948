import Provisioning

/// A custom domain name that leads to a stage, and what must be done in DNS so that it does.
struct DomainDocument: Encodable {
  var name: String
  var url: String
  /// The name that DNS must lead it to; null if AWS has not said it.
  @OrNull var target: String?
  /// The hosted zone of that name in Route 53.
  @OrNull var hostedZone: String?

  init(_ domain: ServedStage.Domain) {
    name = domain.name
    url = "https://\(domain.name)" + (domain.path.isEmpty ? "" : "/\(domain.path)")
    target = domain.target
    hostedZone = domain.hostedZone
  }

  /// The same for people.
  var lines: [String] {
    guard let target else { return [url] }
    let zone = hostedZone.map { ", an alias in hosted zone \($0)" } ?? ""
    return [url, "DNS: \(name) → \(target)\(zone)"]
  }
}
