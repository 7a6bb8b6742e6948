import AWSClient
import Testing

@Suite("An endpoint's URL")
struct EndpointURLTests {
  /// A URL and its parts.
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var scheme = "http"
    var authority: String
    var path = ""
    var host: String
    var port: String?

    var testDescription: String { text }
  }

  private static let cases = [
    Case(
      text: "http://localhost:4566", authority: "localhost:4566", host: "localhost", port: "4566"),
    Case(
      text: "https://example.com", scheme: "https", authority: "example.com", host: "example.com"),
    Case(text: "HTTP://example.com/", authority: "example.com", host: "example.com"),
    Case(
      text: "https://example.com/a/b//", scheme: "https", authority: "example.com", path: "/a/b",
      host: "example.com"),
    Case(text: "http://example.com:80", authority: "example.com", host: "example.com"),
    Case(
      text: "https://example.com:443/x", scheme: "https", authority: "example.com", path: "/x",
      host: "example.com"),
    Case(
      text: "http://example.com:443", authority: "example.com:443", host: "example.com",
      port: "443"),
    Case(text: "http://[::1]:4566", authority: "[::1]:4566", host: "[::1]", port: "4566"),
    Case(text: "http://[fe80::80]", authority: "[fe80::80]", host: "[fe80::80]"),
  ]

  @Test(
    "A URL is taken apart, without the scheme's own port and slashes at the end", arguments: cases)
  func parts(_ expected: Case) throws {
    let url = try #require(EndpointURL(expected.text))
    #expect(url.scheme == expected.scheme)
    #expect(url.authority == expected.authority)
    #expect(url.path == expected.path)
    #expect(url.host == expected.host)
    #expect(url.port == expected.port)
  }

  @Test(
    "What is no base URL of HTTP is refused",
    arguments: [
      "", "localhost:4566", "ftp://example.com", "//example.com", "https://", "https:///x",
      "http://:80", "http://:4566", "https://example.com?a=b", "https://example.com/#x",
      "https://user:password@example.com", "https://exam ple.com",
    ])
  func refused(text: String) {
    #expect(EndpointURL(text) == nil)
  }
}
