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
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // What a cell program links.
    .target(name: "CKernels", cSettings: cSettings),
    .target(
      name: "TensorEngine", dependencies: ["CKernels"], packageAccess: false,
      swiftSettings: swiftSettings),
    .target(
      name: "LessonDisplay", dependencies: ["CellProtocol", "TensorEngine", "TextColumns"],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(name: "CCellRuntime", cSettings: cSettings),
    .target(
      name: "LessonKit",
      dependencies: ["CCellRuntime", "CellProtocol", "LessonDisplay", "TensorEngine"],
      packageAccess: false, swiftSettings: swiftSettings,
      linkerSettings: kitLinkerSettings),

    // What both halves share.
    .target(name: "CellProtocol", packageAccess: false, swiftSettings: swiftSettings),
    .target(name: "TextColumns", packageAccess: false, swiftSettings: swiftSettings),

    // The tool, in the order in which a chapter goes through it.
    .systemLibrary(
      name: "Clibcmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(
      name: "LessonMath", dependencies: ["TextColumns"], packageAccess: false,
      swiftSettings: swiftSettings),
    .target(
      name: "LessonSyntax",
      dependencies: ["Clibcmark", "LessonMath", .product(name: "Yams", package: "Yams")],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonRunner",
      dependencies: [
        "CellProtocol", "LessonSyntax",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonCheck",
      dependencies: [
        "LessonRunner", "LessonSyntax",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonWording", dependencies: ["LessonRunner", "LessonSyntax"],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonSite",
      dependencies: [
        "CellProtocol", "LessonMath", "LessonRunner", "LessonSyntax", "LessonWording",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Theme")],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonTerminal",
      dependencies: [
        "CellProtocol", "LessonMath", "LessonRunner", "LessonSyntax", "LessonWording",
        "TextColumns",
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonPreview",
      dependencies: ["LessonSite", .product(name: "FlyingFox", package: "FlyingFox")],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonStart", dependencies: ["LessonSyntax"], resources: [.embedInCode("Files")],
      packageAccess: false, swiftSettings: swiftSettings),
    .target(
      name: "LessonExchange",
      dependencies: ["CellProtocol", "LessonRunner", "LessonSite", "LessonSyntax"],
      packageAccess: false, swiftSettings: swiftSettings),
    .executableTarget(
      name: "lessons",
      dependencies: [
        "LessonCheck", "LessonExchange", "LessonPreview", "LessonRunner", "LessonSite",
        "LessonStart", "LessonSyntax", "LessonTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      packageAccess: false, swiftSettings: swiftSettings),

    .target(
      name: "TestSupport",
      dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      path: "Tests/TestSupport", packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "TensorEngineTests", dependencies: ["TensorEngine", "TestSupport"],
      resources: [.copy("Reference")], packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonDisplayTests",
      dependencies: [
        "CellProtocol", "LessonDisplay", "TensorEngine", "TestSupport", "TextColumns",
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "CellProtocolTests", dependencies: ["CellProtocol"], packageAccess: false,
      swiftSettings: swiftSettings),
    .testTarget(
      name: "TextColumnsTests", dependencies: ["TextColumns"], packageAccess: false,
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonMathTests", dependencies: ["LessonMath"],
      exclude: ["Corpus", "Reference"], packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonSyntaxTests", dependencies: ["Clibcmark", "LessonSyntax", "TestSupport"],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonRunnerTests",
      dependencies: ["CellProtocol", "LessonRunner", "LessonSyntax", "TestSupport"],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonCheckTests",
      dependencies: [
        "CellProtocol", "LessonCheck", "LessonRunner", "LessonSyntax", "TestSupport",
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonSiteTests",
      dependencies: ["CellProtocol", "LessonRunner", "LessonSite", "LessonSyntax", "TestSupport"],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonTerminalTests",
      dependencies: [
        "CellProtocol", "LessonRunner", "LessonSyntax", "LessonTerminal", "TestSupport",
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonPreviewTests", dependencies: ["LessonPreview", "LessonSite"],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "LessonExchangeTests",
      dependencies: [
        "CellProtocol", "LessonExchange", "LessonRunner", "LessonSyntax", "TestSupport",
      ],
      packageAccess: false, swiftSettings: swiftSettings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport"], exclude: ["Golden"],
      packageAccess: false, swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)

/// Nothing of where the package lies gets into the engine's files: results are kept under the digest of
/// those, and machines share results. The package manager would put the folder's name, as that of the
/// package, into modules; so every target has `packageAccess: false`, which keeps it from that, and the
/// package's name from here.
var swiftSettings: [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-package-name", "lessons"]),
  ]
}

/// Contraction off: every fused multiply-add is written out, so that all machines round alike.
/// Optimised in debug builds too: kernels at -O0 would make the tests wait.
var cSettings: [CSetting] { [.unsafeFlags(["-O3", "-ffp-contract=off"])] }

/// For the same reason the library names itself, or it would carry the path it was linked at; and leaves
/// out debug information, which is full of paths, and the compiler's folder as one to load libraries
/// from: the program that links it has loaded them.
var kitLinkerSettings: [LinkerSetting] {
  [
    .unsafeFlags(
      [
        "-no-toolchain-stdlib-rpath", "-Xlinker", "-soname=libLessonKit.so", "-Xlinker",
        "--strip-debug",
      ], .when(platforms: [.linux], configuration: .release))
  ]
}
