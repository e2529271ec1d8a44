// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lessons",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lessons", targets: ["lessons"]),
    // Cell programs link it: a dynamic library, so that a chapter links in milliseconds.
    .library(name: "LessonKit", type: .dynamic, targets: ["LessonKit"]),
    // The engine alone, for programs of their own, such as Benchmarks/Engine.
    .library(name: "TensorEngine", targets: ["TensorEngine"]),
  ],
  // Exact versions: site/ is compared byte for byte, and a template engine may change its mind.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // What a cell program links.
    .target(name: "CKernels", cSettings: cSettings),
    .target(name: "TensorEngine", dependencies: ["CKernels"], swiftSettings: swiftSettings),
    .target(
      name: "LessonDisplay", dependencies: ["TensorEngine", "TextColumns"],
      swiftSettings: swiftSettings),
    .target(name: "CCellRuntime", cSettings: cSettings),
    .target(
      name: "LessonKit",
      dependencies: ["CCellRuntime", "CellProtocol", "LessonDisplay", "TensorEngine"],
      swiftSettings: swiftSettings),

    // What both halves share.
    .target(name: "CellProtocol", swiftSettings: swiftSettings),
    .target(name: "TextColumns", swiftSettings: swiftSettings),

    // The tool, in the order in which a chapter goes through it.
    .systemLibrary(
      name: "Clibcmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "LessonMath", dependencies: ["TextColumns"], swiftSettings: swiftSettings),
    .target(
      name: "LessonSyntax",
      dependencies: ["Clibcmark", "LessonMath", .product(name: "Yams", package: "Yams")],
      swiftSettings: swiftSettings),
    .target(
      name: "LessonRunner",
      dependencies: [
        "CellProtocol", "LessonSyntax",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "LessonCheck",
      dependencies: [
        "LessonRunner", "LessonSyntax",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "LessonSite",
      dependencies: [
        "LessonMath", "LessonRunner", "LessonSyntax",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Theme")],
      swiftSettings: swiftSettings),
    .target(
      name: "LessonTerminal",
      dependencies: ["LessonMath", "LessonRunner", "LessonSyntax", "TextColumns"],
      swiftSettings: swiftSettings),
    .target(
      name: "LessonExchange", dependencies: ["LessonRunner", "LessonSite", "LessonSyntax"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "lessons",
      dependencies: [
        "LessonCheck", "LessonExchange", "LessonRunner", "LessonSite", "LessonSyntax",
        "LessonTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    .target(
      name: "TestSupport",
      dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .testTarget(
      name: "TensorEngineTests", dependencies: ["TensorEngine", "TestSupport"],
      resources: [.copy("Reference")], swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonDisplayTests",
      dependencies: ["LessonDisplay", "TensorEngine", "TestSupport", "TextColumns"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CellProtocolTests", dependencies: ["CellProtocol"], swiftSettings: swiftSettings),
    .testTarget(
      name: "TextColumnsTests", dependencies: ["TextColumns"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonMathTests", dependencies: ["LessonMath"],
      exclude: ["Corpus", "Reference"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonSyntaxTests", dependencies: ["LessonSyntax", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonRunnerTests",
      dependencies: ["CellProtocol", "LessonRunner", "LessonSyntax", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonCheckTests",
      dependencies: ["LessonCheck", "LessonRunner", "LessonSyntax", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonSiteTests",
      dependencies: ["CellProtocol", "LessonRunner", "LessonSite", "LessonSyntax", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonTerminalTests",
      dependencies: ["LessonRunner", "LessonSyntax", "LessonTerminal", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonExchangeTests",
      dependencies: ["LessonExchange", "LessonRunner", "LessonSyntax", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport"], exclude: ["Golden"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)

var swiftSettings: [SwiftSetting] {
  [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
}

/// Contraction off: every fused multiply-add is written out, so that all machines round alike.
/// Optimised in debug builds too: kernels at -O0 would make the tests wait.
var cSettings: [CSetting] { [.unsafeFlags(["-O3", "-ffp-contract=off"])] }
