#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The file with the certificates that the system trusts, as the distributions place it.
///
/// A libcurl that is linked statically knows only the place of the system where it was built.
func systemCertificateBundle() -> String? {
  [
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora, RHEL, Amazon Linux
    "/etc/ssl/ca-bundle.pem",  // openSUSE
    "/etc/ssl/cert.pem",  // Alpine without the package of certificates
  ].first { access($0, R_OK) == 0 }
}
