import CCurl
import HTTP

/// One submission on its way, used from the loop's thread only.
///
/// Libcurl holds a plain pointer to it, so it must live until its handle is out of the set.
final class Transfer {
  let submission: Submission
  let easy: EasyHandle
  private let options: CurlTransport.Options
  private var reader: (any BodyReader)?
  private var unread: Int
  private var isHeadComplete = false
  private var received: [UInt8] = []
  private var attempts = 0
  /// What a callback has found to be wrong before libcurl.
  private var failure: TransportError?

  /// Whether the server may have seen something of the request.
  var delivery: TransportError.Delivery { attempts == 0 ? .notSent : .maybeSent }

  init(
    _ submission: Submission, on easy: EasyHandle, _ options: CurlTransport.Options
  ) throws(TransportError) {
    self.submission = submission
    self.easy = easy
    self.options = options
    unread = submission.request.body.count
    try easy.apply(submission.request)
    try easy.applyTimeLimit(options, of: submission.request)
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    for option in [
      CURLOPT_PRIVATE, CURLOPT_PREREQDATA, CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA,
    ] {
      try easy.set(option, to: pointer)
    }
    do {
      reader = unread > 0 ? try submission.request.body.open() : nil
    } catch {
      throw .unsendable("the body could not be opened: \(error)")
    }
  }

  /// What has come of the transfer, now that libcurl is done with it.
  func answer(_ code: CURLcode) -> Result<Response, TransportError> {
    if let failure { return .failure(failure) }
    // To send again, libcurl wants the body from its start, which it is not given.
    if code == CURLE_SEND_FAIL_REWIND { return .failure(.answerLost) }
    guard code == CURLE_OK else {
      return .failure(
        TransportError(
          code, delivery: delivery, proxied: options.proxy != nil, detail: easy.text(of: code)))
    }
    guard isHeadComplete else {
      return .failure(
        TransportError(
          .connectionLost, delivery: delivery, detail: "the connection was closed within the head"))
    }
    guard let head = easy.responseHead() else {
      return .failure(
        TransportError(.invalidResponse, delivery: delivery, detail: "the answer has no status"))
    }
    return .success(Response(head: head, body: received))
  }

  /// A connection is ready to take the request.
  ///
  /// When the answer is lost on a connection that has been used before, libcurl sends the request
  /// again on another: that would be the second time here.
  fileprivate func beginAttempt() -> Int32 {
    attempts += 1
    if attempts == 1 { return CURL_PREREQFUNC_OK }
    failure = .answerLost
    return CURL_PREREQFUNC_ABORT
  }

  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard unread > 0 else { return 0 }
    do {
      // No byte more than was announced: it would be taken for the next request.
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(unread))
      let count = try reader?.read(into: room) ?? 0
      unread -= count
      if count > 0 { return count }
      failure = .unsendable("the body ended \(unread) bytes early", delivery)
    } catch {
      failure = .unsendable("the body could not be read: \(error)", delivery)
    }
    return Int(CURL_READFUNC_ABORT)
  }

  /// Notes whether a head has come to its empty line.
  ///
  /// Libcurl takes a head that is cut off after the status for a whole one.
  fileprivate func readHead(line: UnsafeRawBufferPointer) -> Int {
    if line.starts(with: "HTTP/".utf8) { isHeadComplete = false }
    if line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) { isHeadComplete = true }
    return line.count
  }

  fileprivate func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard received.count + bytes.count <= options.maxResponseBytes else {
      failure = TransportError(
        .invalidResponse, delivery: delivery,
        detail: "the answer has more than \(options.maxResponseBytes) bytes")
      return 0
    }
    received.append(contentsOf: bytes)
    return bytes.count
  }
}

extension Transfer {
  /// The transfer that an easy handle carries.
  static func carried(by easy: UnsafeMutableRawPointer?) -> Transfer? {
    var pointer: UnsafeMutableRawPointer?
    ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
    return from(pointer)
  }

  fileprivate static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    pointer.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }
}

extension EasyHandle {
  /// Lets libcurl call back the transfer that the handle carries.
  func applyCallbacks() throws(TransportError) {
    try check(
      ccurl_set_prerequest_callback(pointer) { context, _, _, _, _ in
        Transfer.from(context)?.beginAttempt() ?? CURL_PREREQFUNC_ABORT
      })
    try check(
      ccurl_set_data_callback(pointer, CURLOPT_READFUNCTION) { bytes, size, count, context in
        let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(context)?.read(into: buffer) ?? Int(CURL_READFUNC_ABORT)
      })
    try check(
      ccurl_set_data_callback(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(context)?.readHead(line: line) ?? 0
      })
    try check(
      ccurl_set_data_callback(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(context)?.write(buffer) ?? 0
      })
  }
}
