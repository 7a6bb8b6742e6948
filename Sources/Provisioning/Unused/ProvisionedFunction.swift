/// A version or an alias of a function that is kept ready, which is paid for by the hour.
public struct ProvisionedFunction: Sendable, Hashable {
  /// The function and its version or alias, such as `hello:3`.
  var name: String
  /// How many invocations are kept ready.
  var amount: Int
  /// MiB of memory of each.
  var memory: Int
  /// `x86_64` or `arm64`.
  var architecture: String
}
