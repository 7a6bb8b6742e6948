public import HTTP

/// A transport that writes down what goes through it, to be held against AWS's service models.
///
/// Every test that sends requests to AWS, or to what stands for it, wraps its transport in this one.
public struct RecordedTransport: Transport {
  private let wrapped: any Transport

  /// Records what is sent through another transport, where `make test` asked for it.
  public init(_ wrapped: any Transport) { self.wrapped = wrapped }

  /// Records the request and forwards it.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    RequestRecorder.shared?.record(request)
    return try await wrapped.send(request)
  }
}
