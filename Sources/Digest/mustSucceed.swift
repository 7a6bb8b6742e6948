/// Checks the result of an OpenSSL call that has no reason to fail but a lack of memory.
func mustSucceed(_ status: Int32) {
  precondition(status == 1, "OpenSSL failed where it cannot fail")
}
