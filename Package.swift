// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For what waits for AWS and not for the processor: there size counts more than speed.
let small = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// A system library: its module map, and the shims that Swift needs for its variadic calls.
func system(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], resources: resources,
    swiftSettings: strict)
}

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
  name: "gwdeploy",
  products: [
    .executable(name: "gwdeploy", targets: ["gwdeploy"]),
    .library(name: "SigV4", targets: ["SigV4"]),
    .library(name: "AWSClient", targets: ["AWSClient"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    system("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    system("COpenSSL", pkgConfig: "libcrypto", debian: "libssl-dev"),
    system("CYAML", pkgConfig: "yaml-0.1", debian: "libyaml-dev"),
    system("CArchive", pkgConfig: "libarchive", debian: "libarchive-dev"),
    system("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),

    module("Primitives"),
    module("Digest", ["COpenSSL"]),
    module("HTTP", [httpTypes]),
    module("SigV4", ["Primitives", "Digest"]),
    module("AWSClient", ["Primitives", "Digest", "HTTP", "SigV4", "CCurl", "CExpat", httpTypes]),
    module("Manifest", ["Primitives", "CYAML"], settings: small),
    module("Packaging", ["Digest", "CArchive"]),
    module(
      "Provisioning",
      ["Primitives", "Digest", "AWSClient", "Manifest"], settings: small),
    module("LocalCloud", ["Primitives", "Digest", "HTTP", httpTypes]),
    .executableTarget(
      name: "gwdeploy",
      dependencies: [
        "Primitives", "Digest", "HTTP", "AWSClient", "Manifest", "Packaging", "Provisioning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: small),

    .executableTarget(
      name: "bench",
      dependencies: ["COpenSSL", "SigV4", "AWSClient", "HTTP", "Primitives", httpTypes],
      path: "Benchmarks/bench", swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Primitives", "HTTP", httpTypes],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("SigV4Tests", ["SigV4", "Digest", "Primitives"], resources: [.copy("Fixtures")]),
    tests(
      "AWSClientTests", ["AWSClient", "SigV4", "HTTP", "Primitives", httpTypes],
      resources: [.copy("Credentials/Fixtures"), .copy("Endpoints/hosts.txt")]),
    tests("ManifestTests", ["Manifest", "Primitives"], resources: [.copy("Fixtures")]),
    tests("PackagingTests", ["Packaging", "Digest", "CArchive"]),
    tests("LocalCloudTests", ["LocalCloud", "HTTP", "Primitives", httpTypes]),
    tests(
      "ProvisioningTests",
      [
        "Provisioning", "LocalCloud", "AWSClient", "Manifest", "SigV4", "Digest", "HTTP",
        "Primitives", httpTypes,
      ]),
    tests(
      "CommandTests",
      ["gwdeploy", "Provisioning", "AWSClient", "Manifest", "HTTP", "Primitives"]),
  ]
)
