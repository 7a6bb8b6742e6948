import FoundationEssentials
import HTTP
import Testing

@testable import AWSClient

@Suite("A file in base64 inside a document")
struct Base64FileTests {
  private let document = Array(#"{"Code":{"ZipFile":""},"Publish":true}"#.utf8)

  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 >> 8) }
  }

  /// What 48 KiB, the piece that is read at once, and the sizes around it come to.
  private static let borders =
    [0, 1, 2, 3, 4] + [1, 2].flatMap { n in (-1...1).map { n * 49_152 + $0 } }

  @Test(
    "Any size reads as the document with the file's base64, as often as wanted", arguments: borders)
  func sizes(size: Int) throws {
    let content = bytes(size)
    let file = try TemporaryFile(content)
    let source = try #require(
      Base64File(document, member: "ZipFile", path: file.path, size: size))
    let expected = """
      {"Code":{"ZipFile":"\(Data(content).base64EncodedString())"},"Publish":true}
      """
    let body = Body.source(source)
    for _ in 0..<2 {
      let read = try body.collected()
      #expect(String(decoding: read, as: UTF8.self) == expected)
      #expect(read.count == body.count)
    }
  }

  @Test("It reads the same in pieces of any size", arguments: [1, 2, 7, 1000])
  func pieces(size: Int) throws {
    let file = try TemporaryFile(bytes(50_000))
    let source = try #require(
      Base64File(document, member: "ZipFile", path: file.path, size: 50_000))
    let whole = try Body.source(source).collected()
    var reader = try source.open()
    var read: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: size)
    while true {
      let count = try piece.withUnsafeMutableBytes { try reader.read(into: $0) }
      if count == 0 { break }
      read += piece[..<count]
    }
    #expect(read == whole)
  }

  @Test("A member is found by its whole name and an empty text")
  func places() {
    func isFound(_ document: String) -> Bool {
      Base64File(Array(document.utf8), member: "ZipFile", path: "/x", size: 0) != nil
    }
    #expect(isFound(#"{"ZipFile":""}"#))
    #expect(!isFound(#"{"ZipFile":"UEs="}"#))
    #expect(!isFound(#"{"OtherZipFile":""}"#))
    #expect(!isFound(#"{"Description":"\"ZipFile\":\"\""}"#))
    #expect(!isFound(#"{}"#))
  }

  @Test("A file that is not there, or is a folder, is named in the error")
  func unreadable() throws {
    func error(_ path: String) throws -> String? {
      let source = try #require(
        Base64File(document, member: "ZipFile", path: path, size: 1))
      let error = #expect(throws: (any Error).self) { try Body.source(source).collected() }
      return error.map { String(describing: $0) }
    }
    #expect(try error("/nowhere/code.zip") == "/nowhere/code.zip: No such file or directory")
    #expect(try error("/") == "/: Is a directory")
  }
}
