import CCurl
import HTTP

/// All transfers under way and the connections that they share, used from the loop's thread only.
final class TransferSet {
  /// How many easy handles without a transfer are kept for the next ones.
  private static let maxIdleHandles = 64
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// `nil` if libcurl does not work at all: then the set cannot advance.
  let multi: UnsafeMutableRawPointer?
  private let options: CurlTransport.Options
  private var transfers: [UInt64: Transfer] = [:]
  private var idleHandles: [EasyHandle] = []

  init(_ options: CurlTransport.Options) {
    var options = options
    options.certificateBundle = options.certificateBundle ?? systemCertificateBundle()
    self.options = options
    multi = Self.isLibraryReady ? curl_multi_init() : nil
    let perHost = max(1, options.maxConnectionsPerHost)
    ccurl_multi_set_number(multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
    // Without a figure libcurl closes kept connections as soon as few transfers are left.
    ccurl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, 4 * perHost)
  }

  deinit {
    idleHandles = []
    curl_multi_cleanup(multi)
  }

  /// Begins a transfer.
  ///
  /// It ends in `advance`, or at once if the request cannot be sent.
  func start(_ submission: Submission) {
    do throws(TransportError) {
      let transfer = try Transfer(submission, on: idleHandle(), options)
      guard curl_multi_add_handle(multi, transfer.easy.pointer) == CURLM_OK else {
        throw .unsendable("libcurl does not take the transfer")
      }
      transfers[submission.id] = transfer
    } catch {
      submission.continuation.resume(returning: .failure(error))
    }
  }

  /// Ends a transfer, if it has not ended by itself.
  func cancel(_ id: UInt64) {
    guard let transfer = transfers[id] else { return }
    end(transfer, with: .failure(.cancelled(transfer.delivery)))
  }

  /// Does what can be done now, then waits until there is more to do or the thread is woken.
  ///
  /// Says whether the set still works.
  func advance() -> Bool {
    var running: Int32 = 0
    guard curl_multi_perform(multi, &running) == CURLM_OK else { return false }
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left)?.pointee {
      guard message.msg == CURLMSG_DONE, let transfer = Transfer.carried(by: message.easy_handle)
      else {
        continue
      }
      end(transfer, with: transfer.answer(message.data.result))
    }
    return curl_multi_poll(multi, nil, 0, .max, nil) == CURLM_OK
  }

  /// Ends all transfers with an error.
  func endAll() {
    for transfer in Array(transfers.values) {
      end(transfer, with: .failure(.closed(transfer.delivery)))
    }
  }

  private func idleHandle() throws(TransportError) -> EasyHandle {
    if let handle = idleHandles.popLast() { return handle }
    return try EasyHandle(options)
  }

  private func end(_ transfer: Transfer, with answer: Result<Response, TransportError>) {
    transfers[transfer.submission.id] = nil
    curl_multi_remove_handle(multi, transfer.easy.pointer)
    transfer.easy.release()
    if idleHandles.count < Self.maxIdleHandles { idleHandles.append(transfer.easy) }
    transfer.submission.continuation.resume(returning: answer)
  }
}
