import Digest
import Primitives
import SigV4
import Testing

@Suite("AWS's signing vectors")
struct SigningVectorTests {
  @Test("All cases of the vectors are run")
  func countsCases() throws {
    #expect(try SigningVector.headerCases().count == 48)
    #expect(try SigningVector.queryCases().count == 25)
  }

  @Test("Each step gives what AWS's own signers give", arguments: try SigningVector.headerCases())
  func stepsInHeaders(vector: SigningVector) throws { try expectSteps(of: vector) }

  @Test(
    "Each step of presigning gives what AWS's own signers give",
    arguments: try SigningVector.queryCases())
  func stepsInQuery(vector: SigningVector) throws { try expectSteps(of: vector) }

  @Test(
    "The signed request has the headers that AWS's own signers set",
    arguments: try SigningVector.headerCases())
  func signedRequest(vector: SigningVector) throws {
    let input = vector.input
    let signed = Signer().sign(
      input.request, with: input.credentials, scope: input.scope, options: input.options)
    let expected = RequestText(vector.expected.signedRequest)
    #expect(input.request.headers.setting(signed.fields).comparable == expected.headers.comparable)
    if let authorization = vector.expected.authorization {
      #expect(signed.authorization == authorization)
    }
  }

  @Test(
    "The presigned request has the query that AWS's own signers make",
    arguments: try SigningVector.queryCases())
  func presignedRequest(vector: SigningVector) throws {
    let input = vector.input
    guard case .query(let validity) = input.form else {
      Issue.record("a case of another form")
      return
    }
    let query = Signer().presign(
      input.request, validFor: validity, with: input.credentials, scope: input.scope,
      options: input.options)
    let expected = RequestText(vector.expected.signedRequest)
    #expect(input.request.path == expected.path)
    #expect(input.request.headers.comparable == expected.headers.comparable)
    #expect(comparablePairs(ofQuery: query.revealed) == comparablePairs(ofQuery: expected.query))
  }

  private func expectSteps(of vector: SigningVector) throws {
    let input = vector.input
    let steps = Signer().steps(
      of: input.request, form: input.form, with: input.credentials, scope: input.scope,
      options: input.options)
    try #require(steps.canonicalRequest.revealed == vector.expected.canonicalRequest)
    try #require(steps.stringToSign == vector.expected.stringToSign)
    #expect(steps.signature == vector.expected.signature)
  }
}
