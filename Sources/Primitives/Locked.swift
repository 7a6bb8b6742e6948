#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#endif

/// A value behind a lock, for the few places that are not inside an actor.
///
/// A `pthread_mutex_t` rather than the library's `Mutex`, which gives false races under the thread
/// sanitizer. This is the only unchecked conformance to `Sendable` in the package.
public final class Locked<Value: ~Copyable>: @unchecked Sendable {
  @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline var value: Value

  /// Puts a value behind a lock of its own.
  public init(_ value: consuming sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` with the value, while nobody else has it.
  ///
  /// `body` must not block.
  @inlinable
  public func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}

extension Locked: CustomReflectable where Value: ~Copyable {
  /// Shows nothing of the value, which `dump` would read without the lock.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
