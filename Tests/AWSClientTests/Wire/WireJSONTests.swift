import Primitives
import Testing

@testable import AWSClient

@Suite("JSON on the wire")
struct WireJSONTests {
  private struct Thing: Codable, Equatable {
    struct Part: Codable, Equatable {
      var sourceARN: String
      var tags: [String: String]?
    }
    var functionName: String
    var timeout: Int?
    var variables: [String: String]
    var parts: [Part]
    var byName: [String: Part]
  }

  private let thing = Thing(
    functionName: "a/b", variables: ["lower": "x", "Upper": "y", "_z": ""],
    parts: [.init(sourceARN: "arn:aws:s3:::b", tags: ["gwdeploy:stage": "dev"])],
    byName: ["first": .init(sourceARN: "arn")])

  private let camel = """
    {"byName":{"first":{"sourceARN":"arn"}},"functionName":"a/b",\
    "parts":[{"sourceARN":"arn:aws:s3:::b","tags":{"gwdeploy:stage":"dev"}}],\
    "variables":{"Upper":"y","_z":"","lower":"x"}}
    """

  private let pascal = """
    {"ByName":{"first":{"SourceARN":"arn"}},"FunctionName":"a/b",\
    "Parts":[{"SourceARN":"arn:aws:s3:::b","Tags":{"gwdeploy:stage":"dev"}}],\
    "Variables":{"Upper":"y","_z":"","lower":"x"}}
    """

  @Test("Members are spelt as the service spells them, keys of dictionaries stay as they are")
  func encoding() throws {
    func text(_ memberCase: Service.MemberCase) throws -> String {
      String(decoding: try WireJSON.encode(thing, memberCase: memberCase), as: UTF8.self)
    }
    #expect(try text(.camel) == camel)
    #expect(try text(.pascal) == pascal)
  }

  @Test("What was written is read back, in either spelling")
  func decoding() throws {
    func value(_ text: String, _ memberCase: Service.MemberCase) throws -> Thing {
      try WireJSON.decode(Thing.self, from: Array(text.utf8), memberCase: memberCase)
    }
    #expect(try value(camel, .camel) == thing)
    #expect(try value(pascal, .pascal) == thing)
  }

  @Test("A document of any shape keeps its keys, numbers and truth values")
  func anyShape() throws {
    let text = #"{"Statement":[{"Sid":"a","n":1,"x":1.5,"b":true,"none":null}]}"#
    let expected: JSON = [
      "Statement": [["Sid": "a", "n": 1, "x": .number(1.5), "b": true, "none": nil]]
    ]
    for memberCase in [Service.MemberCase.camel, .pascal] {
      #expect(
        try WireJSON.decode(JSON.self, from: Array(text.utf8), memberCase: memberCase) == expected)
    }
  }
}
