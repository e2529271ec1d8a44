import TensorEngine

/// What Scripts/make_augmentation_reference.py computes, by its names.
let geometryCases: [String: Operation] = [
  "hflip": { hflip($0[0]) },
  "vflip": { vflip($0[0]) },
  "rotate30": { rotate($0[0], 30) },
  "rotate-77": { rotate($0[0], -77) },
  "rotate90": { rotate(crop($0[0], top: 0, left: 0, height: 6, width: 6), 90) },
  "rotate180": { rotate($0[0], 180) },
  "rotate17Bilinear": { rotate($0[0], 17, interpolation: .bilinear) },
  "rotate-130Bilinear": { rotate($0[0], -130, interpolation: .bilinear) },
  "rotate400Bilinear": { rotate($0[0], 400, interpolation: .bilinear) },
  "rotate25Fill": { rotate($0[0], 25, interpolation: .bilinear, fill: 0.25) },
  "rotate25FillNearest": { rotate($0[0], 25, fill: 0.25) },
  "rotate35Expand": { rotate($0[0], 35, interpolation: .bilinear, expand: true) },
  "rotate90Expand": { rotate($0[0], 90, interpolation: .bilinear, expand: true) },
  "rotate20Center": { rotate($0[0], 20, interpolation: .bilinear, center: [1, 2]) },
  "affineTurn": { affine($0[0], angle: 33, interpolation: .bilinear) },
  "affineMove": { affine($0[0], translate: [2, -1]) },
  "affineScale": { affine($0[0], scale: 1.7, interpolation: .bilinear) },
  "affineShear": { affine($0[0], shear: [20, 0], interpolation: .bilinear) },
  "affineShearY": { affine($0[0], shear: [0, -15], interpolation: .bilinear) },
  "affineAll": {
    affine(
      $0[0], angle: 50, translate: [1, 2], scale: 0.8, shear: [12, -9], interpolation: .bilinear)
  },
  "affineAllNearest": {
    affine($0[0], angle: 50, translate: [1, 2], scale: 0.8, shear: [12, -9])
  },
  "affineCenter": {
    affine(
      $0[0], angle: -40, translate: [1, 0], scale: 1.2, shear: [5, 3], interpolation: .bilinear,
      center: [3, 1])
  },
  "centerCrop3": { centerCrop($0[0], 3) },
  "centerCrop2x5": { CenterCrop([2, 5])($0[0]) },
  "centerCropLarger": { centerCrop($0[0], [9, 4]) },
  "centerCropLargest": { centerCrop($0[0], [10, 11]) },
  "crop": { crop($0[0], top: 1, left: 2, height: 3, width: 4) },
  "cropOutside": { crop($0[0], top: -2, left: 4, height: 5, width: 6) },
  "pad2": { pad($0[0], 2) },
  "pad12Fill": { pad($0[0], [1, 2], fill: 0.5) },
  "pad1234": { Pad([1, 2, 3, 4])($0[0]) },
  "padEdge": { pad($0[0], [1, 2, 3, 0], mode: .edge) },
  "padReflect": { pad($0[0], [1, 2, 3, 4], mode: .reflect) },
  "padSymmetric": { Pad([1, 2, 3, 4], mode: .symmetric)($0[0]) },
  "resize3x4": { resize($0[0], [3, 4]) },
  "resize11x13": { Resize([11, 13])($0[0]) },
  "resize1x1": { resize($0[0], [1, 1]) },
  "resizeShorter4": { Resize(4)($0[0]) },
  "resizeShorter13": { resize($0[0], 13) },
  "resize3x4Nearest": { resize($0[0], [3, 4], interpolation: .nearest) },
  "resize11x13Nearest": { resize($0[0], [11, 13], interpolation: .nearest) },
  "resizedCrop": { resize(crop($0[0], top: 1, left: 2, height: 3, width: 4), [7, 5]) },
  "erase": { erase($0[0], top: 1, left: 2, height: 2, width: 3, value: [0.5]) },
  "gaussianBlur3": { gaussianBlur($0[0], kernelSize: 3, sigma: 0.8) },
  "gaussianBlur7": { gaussianBlur($0[0], kernelSize: 7, sigma: 2.5) },
  "elastic": { elasticTransform($0[0], displacement: $0[1]) },
  "elasticNearest": { elasticTransform($0[0], displacement: $0[1], interpolation: .nearest) },
]

let colorCases: [String: Operation] = [
  "brightness0.0": { adjustBrightness($0[0], 0) },
  "brightness0.5": { adjustBrightness($0[0], 0.5) },
  "brightness1.6": { adjustBrightness($0[0], 1.6) },
  "contrast0.0": { adjustContrast($0[0], 0) },
  "contrast0.5": { adjustContrast($0[0], 0.5) },
  "contrast1.6": { adjustContrast($0[0], 1.6) },
  "saturation0.0": { adjustSaturation($0[0], 0) },
  "saturation0.5": { adjustSaturation($0[0], 0.5) },
  "saturation1.6": { adjustSaturation($0[0], 1.6) },
  "hue-0.5": { adjustHue($0[0], -0.5) },
  "hue-0.2": { adjustHue($0[0], -0.2) },
  "hue0.0": { adjustHue($0[0], 0) },
  "hue0.1": { adjustHue($0[0], 0.1) },
  "hue0.5": { adjustHue($0[0], 0.5) },
  "grayscale": { Grayscale()($0[0]) },
  "grayscale3": { rgbToGrayscale($0[0], channels: 3) },
  "normalize3": { normalize($0[0], mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]) },
  "normalize1": { Normalize(mean: [0.5], std: [0.25])($0[0]) },
  "toTensor": { inputs in
    let shape = inputs[0].shape
    return ToTensor()(
      Picture(
        height: shape[0], width: shape[1], channels: shape[2],
        bytes: inputs[0].scalars.map { UInt8($0) }))
  },
]

let mixingCases: [String: Operation] = [
  "mixup": { mixup($0[0], $0[1], lambda: 0.3, partners: [2, 0, 1]).inputs },
  "mixupLabels": { mixup($0[0], $0[1], lambda: 0.3, partners: [2, 0, 1]).labels },
  "cutmix": { cutmix($0[0], $0[1], region: region, partners: [2, 0, 1]).inputs },
  "cutmixLabels": { cutmix($0[0], $0[1], region: region, partners: [2, 0, 1]).labels },
]

private let region = PictureRegion(top: 2, left: 1, height: 2, width: 3)
