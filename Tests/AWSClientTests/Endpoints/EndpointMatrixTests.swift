import FoundationEssentials
import Testing

@testable import AWSClient

@Suite("Hosts of all partitions")
struct EndpointMatrixTests {
  /// A line of `hosts.txt`: service, region, the region that is signed for, and the hosts that
  /// botocore's rules give: plain, dual-stack, FIPS, both.
  struct Line: Sendable, CustomTestStringConvertible {
    var service: String
    var region: Region
    var signingRegion: Region
    var hosts: [String]

    var testDescription: String { "\(service) in \(region.rawValue)" }

    init(_ text: Substring) {
      let words = text.split(separator: " ").map(String.init)
      service = words[0]
      region = Region(rawValue: words[1])
      signingRegion = Region(rawValue: words[2])
      hosts = Array(words[3...])
    }
  }

  private static let lines: [Line] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "hosts.txt")
    let text = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map(Line.init)
  }()

  @Test("They are those of AWS's endpoint rules", arguments: lines)
  func hosts(_ line: Line) throws {
    let service = try #require(Service.all.first { $0.endpointPrefix == prefix(of: line.service) })
    let variants: [Set<Endpoints.Variant>] = [[], [.dualStack], [.fips], [.fips, .dualStack]]
    let endpoints = variants.map {
      Endpoints(region: line.region, variants: $0).endpoint(of: service)
    }
    #expect(endpoints.map(\.authority) == line.hosts)
    #expect(Set(endpoints.map(\.signingRegion)) == [line.signingRegion])
    #expect(Set(endpoints.map { $0.scheme + $0.pathPrefix }) == ["https"])
  }

  private func prefix(of service: String) -> String {
    service == "sso" ? "portal.sso" : service
  }

  @Test("Every service has its lines")
  func presence() {
    let named = Set(Self.lines.map { prefix(of: $0.service) })
    #expect(named == Set(Service.all.map(\.endpointPrefix)))
  }

  @Test(
    "A region's partition is told by the form of its code",
    arguments: [
      ("us-gov-west-1", "aws-us-gov"), ("us-gov-west", "aws"), ("us-gov-west-1-x", "aws"),
      ("cn-south-12", "aws-cn"), ("cn-", "aws"), ("us-iso-east-1", "aws-iso"),
      ("us-isob-east-1", "aws-iso-b"), ("us-isoc-east-1", "aws"), ("eusc-de-east-1", "aws-eusc"),
      ("eusc-fr-east-1", "aws"), ("il-central-1", "aws"), ("", "aws"),
    ])
  func partitions(region: String, partition: String) {
    #expect(Region(rawValue: region).partition.id == partition)
  }
}
