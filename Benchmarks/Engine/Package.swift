// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "engine-benchmark",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "engine-benchmark", targets: ["EngineBenchmark"])],
  dependencies: [.package(name: "lessons", path: "../..")],
  targets: [
    .executableTarget(
      name: "EngineBenchmark",
      dependencies: [.product(name: "TensorEngine", package: "lessons")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
