import CCurl
import HTTP
import HTTPTypes

/// One of libcurl's easy handles, which carries one transfer after the other.
///
/// What is the same for all transfers is set once, when the handle is made.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// Where libcurl writes what went wrong.
  private let message: UnsafeMutablePointer<CChar>
  /// The fields of the request, which libcurl does not copy.
  private var fields: UnsafeMutablePointer<curl_slist>?

  init(_ options: CurlTransport.Options) throws(TransportError) {
    guard let pointer = curl_easy_init() else { throw .unsendable("out of memory") }
    self.pointer = pointer
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try set(CURLOPT_ERRORBUFFER, to: UnsafeMutableRawPointer(message))
    try apply(options)
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(fields)
    message.deallocate()
  }

  /// Forgets a transfer: the request's fields, secrets among them, and what went wrong.
  func release() {
    message.pointee = 0
    ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, nil)
    curl_slist_free_all(fields)
    fields = nil
  }

  // MARK: Setting options

  func set(_ option: CURLoption, to value: Int) throws(TransportError) {
    try check(ccurl_set_number(pointer, option, value))
  }

  func set(_ option: CURLoption, to value: String?) throws(TransportError) {
    try check(ccurl_set_text(pointer, option, value))
  }

  func set(_ option: CURLoption, to value: UnsafeMutableRawPointer) throws(TransportError) {
    try check(ccurl_set_pointer(pointer, option, value))
  }

  func set(bodyCount: Int) throws(TransportError) {
    try check(ccurl_set_size(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(bodyCount)))
  }

  /// Sets the lines of the request's head that follow the first.
  func set(fieldLines: [String]) throws(TransportError) {
    release()
    for line in fieldLines {
      guard let longer = curl_slist_append(fields, line) else { throw .unsendable("out of memory") }
      fields = longer
    }
    try check(ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, fields))
  }

  func check(_ code: CURLcode) throws(TransportError) {
    if code != CURLE_OK { throw .unsendable(String(cString: curl_easy_strerror(code))) }
  }

  // MARK: Reading results

  /// What libcurl says of the transfer that failed with a code.
  func text(of code: CURLcode) -> String {
    message.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: message)
  }

  /// Status and fields of the last answer; interim answers, trailers and a proxy's fields left out.
  ///
  /// `nil` if there is no status. A field whose name is not one is left out.
  func responseHead() -> HTTPResponse? {
    var status = 0
    ccurl_get_number(pointer, CURLINFO_RESPONSE_CODE, &status)
    guard (100...999).contains(status) else { return nil }
    var head = HTTPResponse(status: .init(code: status))
    var previous: UnsafeMutablePointer<curl_header>?
    while let header = curl_easy_nextheader(pointer, UInt32(CURLH_HEADER), -1, previous) {
      previous = header
      guard let name = HTTPField.Name(String(cString: header.pointee.name)) else { continue }
      let value = String(cString: header.pointee.value)
      head.headerFields.append(HTTPField(name: name, value: value))
    }
    return head
  }
}
