import TensorEngine

extension SameBitsTests {
  /// What augmentation makes of one batch. Of its own seed, as `layerResults`.
  static func augmentationResults() -> [(String, [Tensor])] {
    withSeed(13) {
      let x = Tensor.rand([3, 3, 17, 19])
      var results = [
        ("beta", [0.1, 1, 30].map { Beta($0, 2 * $0).sample([300]) }),
        (
          "rotation and affine",
          [
            rotate(x, 33, interpolation: .bilinear, expand: true), rotate(x, -71),
            affine(
              x, angle: 12, translate: [1.5, -2], scale: 1.3, shear: [8, -5],
              interpolation: .bilinear),
          ]
        ),
        ("resize", [resize(x, [30, 11]), resize(x, [9, 40], interpolation: .nearest)]),
        ("color", [adjustContrast(x, 1.3), adjustSaturation(x, 0.4), adjustHue(x, 0.3)]),
        ("blur", [gaussianBlur(x, kernelSize: 9, sigma: 1.7)]),
      ]
      let transforms: [any Transform] = [
        RandomRotation(degrees: 40), RandomCrop(12, padding: 3), RandomResizedCrop(14),
        RandomAffine(degrees: 20, translate: [0.2, 0.1], scale: 0.7...1.3, shear: 15, shearY: 5),
        ElasticTransform(alpha: 30, sigma: 2), GaussianNoise(), Cutout(length: 5),
        ColorJitter(brightness: 0.5, contrast: 0.5, saturation: 0.5, hue: 0.3),
        RandomErasing(p: 1, value: .random),
      ]
      results.append(("random transforms", transforms.map { $0(x) }))
      let (mixed, cut) = (
        mixup(x, [0, 1, 2], numClasses: 3, alpha: 0.3), cutmix(x, [0, 1, 2], numClasses: 3)
      )
      results.append(("mixed batches", [mixed.inputs, mixed.labels, cut.inputs, cut.labels]))
      return results
    }
  }
}
