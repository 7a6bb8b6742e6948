import Testing

@testable import SigV4

@Suite("Which headers are signed")
struct HeaderSelectionTests {
  @Test(
    "A header that changes on the way or is the signer's own is not signed",
    arguments: [
      "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
      "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id", "baggage",
      "traceparent", "tracestate", "authorization", "x-amz-date", "x-amz-security-token",
    ])
  func leftOut(name: String) {
    #expect(!covers(name, contentHash: .omitted))
  }

  @Test(
    "Any other header is signed, also one that only begins like one that is not",
    arguments: [
      "", "t", "tes", "host", "content-type", "content-length", "accept", "accept-encoding", "via",
      "x-amz-target", "x-amz-datf", "user-agents", "x-amzn-trace-ie",
      "a-header-with-a-name-longer-than-any-that-is-left-out",
    ])
  func signed(name: String) {
    #expect(covers(name, contentHash: .added))
  }

  @Test("The payload's digest is signed as it stands if the signer does not set it")
  func contentHash() {
    let name = "x-amz-content-sha256"
    #expect(covers(name, contentHash: .omitted))
    #expect(!covers(name, contentHash: .added))
  }

  private func covers(
    _ name: String, contentHash: SigningOptions.ContentHashHeader
  ) -> Bool {
    HeaderSelection.covers(name.utf8.span, contentHash: contentHash)
  }
}
