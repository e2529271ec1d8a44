import TensorEngine
import Testing

extension FailureTests {
  @Test func pictureShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = hflip(Tensor.zeros([8, 8]))
    }
    expect(
      result,
      says: "hflip expects a picture [channels, height, width] or a batch [n, channels, height, "
        + "width], and the shape is [8, 8]")
  }

  @Test func emptyPicture() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomCrop(1)(Tensor.zeros([0, 1, 8, 8]))
    }
    expect(result, says: "RandomCrop: a tensor of shape [0, 1, 8, 8] holds no pixels")
  }

  @Test func pictureBytes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Picture(height: 2, width: 2, channels: 3, bytes: [1, 2, 3])
    }
    expect(result, says: "3 bytes do not fill a picture of shape [2, 2, 3], which holds 12")
  }

  @Test func picturePixel() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Picture(height: 2, width: 2, channels: 1, bytes: [1, 2, 3, 4])[2, 0]
    }
    expect(result, says: "pixel [2, 0] is outside a picture of 2x2")
  }

  @Test func hugePicture() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pad(Tensor.zeros([1, 2, 2]), Int.max)
    }
    expect(result, says: "pad: padding must not be negative, nor above 1048576")
  }

  @Test func cropLargerThanPicture() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomCrop([9, 4])(Tensor.zeros([1, 8, 8]))
    }
    expect(
      result,
      says: "Required crop size (9, 4) is larger than input image size (8, 8): give a padding")
  }

  @Test func cropFarAway() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = crop(Tensor.zeros([1, 2, 2]), top: Int.min, left: 0, height: 1, width: 1)
    }
    expect(result, says: "crop: row -9223372036854775808 and column 0 are too far")
  }

  @Test func mirroredTooFar() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pad(Tensor.zeros([1, 3, 3]), 3, mode: .reflect)
    }
    expect(result, says: "a side of 3 pixels can be mirrored by at most 2 in the mode reflect")
  }

  @Test func paddingCount() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Pad([1, 2, 3])
    }
    expect(result, says: "Pad: padding must be 1, 2 or 4 numbers, and it is [1, 2, 3]")
  }

  @Test func flipProbability() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomHorizontalFlip(p: 1.5)
    }
    expect(
      result,
      says: "RandomHorizontalFlip: the probability has to be between 0 and 1, but got 1.5")
  }

  @Test func expandedBatch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      withSeed(1) {
        _ = RandomRotation(degrees: 45, expand: true)(Tensor.zeros([20, 1, 8, 8]))
      }
    }
    expect(result, says: "RandomRotation: the pictures of a batch have to stay of one size")
  }

  @Test func angle() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = rotate(Tensor.zeros([1, 2, 2]), .nan)
    }
    expect(result, says: "rotate: the angle has to be between -1e6 and 1e6 degrees, and it is nan")
  }

  @Test func shear() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = affine(Tensor.zeros([1, 2, 2]), shear: [90, 0])
    }
    expect(result, says: "affine: shear must be two angles between -90 and 90 degrees")
  }

  @Test func negativeSpread() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomRotation(degrees: -10)
    }
    expect(result, says: "and -10 gives 10.0 to -10.0")
  }

  @Test func jitterFactor() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ColorJitter(brightness: -0.5...1)
    }
    expect(result, says: "ColorJitter: the factors of brightness must not be negative")
  }

  @Test func hue() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = adjustHue(Tensor.zeros([3, 2, 2]), 0.6)
    }
    expect(result, says: "adjustHue: the turn has to be between -0.5 and 0.5, and it is 0.6")
  }

  @Test func colorChannels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = adjustContrast(Tensor.zeros([4, 2, 2]), 1)
    }
    expect(result, says: "adjustContrast expects 1 or 3 channels, and there are 4")
  }

  @Test func normalizeChannels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = normalize(Tensor.zeros([3, 2, 2]), mean: [0, 0], std: [1])
    }
    expect(result, says: "normalize: mean must be one number or one for each of 3 channels")
  }

  @Test func normalizeByZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Normalize(mean: [0], std: [0])
    }
    expect(result, says: "Normalize: std must not be 0")
  }

  @Test func displacementShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = elasticTransform(Tensor.zeros([1, 2, 3]), displacement: Tensor.zeros([2, 3, 2]))
    }
    expect(result, says: "has shape [2, 2, 3], and this one has [2, 3, 2]")
  }

  @Test func erasingOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = erase(Tensor.zeros([1, 4, 4]), top: 1, left: 0, height: Int.max, width: 1)
    }
    expect(result, says: "are not all in a picture of 4x4")
  }

  @Test func erasingChannels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomErasing(value: [1, 2])(Tensor.zeros([3, 4, 4]))
    }
    expect(result, says: "RandomErasing: value must be one number or one for each of 3 channels")
  }

  @Test func betaParameter() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Beta(0, 1)
    }
    expect(result, says: "Beta: both parameters have to be above 0 and finite")
  }

  @Test func mixingLabels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mixup(Tensor.zeros([3, 2]), [0, 1], numClasses: 2)
    }
    expect(
      result, says: "labels of inputs of shape [3, 2] are [3, classes], and their shape is [2, 2]")
  }

  @Test func mixingClass() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mixup(Tensor.zeros([2, 2]), [0, 2], numClasses: 2)
    }
    expect(result, says: "oneHot: the label 2 is not one of 2 classes, which are 0 to 1")
  }

  @Test func cutmixOfVectors() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = cutmix(Tensor.zeros([2, 2]), [0, 1], numClasses: 2)
    }
    expect(result, says: "cutmix expects a batch [n, channels, height, width]")
  }

  @Test func deletionProbability() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RandomDeletion(p: -0.1)
    }
    expect(result, says: "RandomDeletion: the probability has to be between 0 and 1, but got -0.1")
  }

  @Test func emptyPhrase() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BackTranslation(forward: ["film": []], backward: [:])
    }
    expect(result, says: "\"film\" of the forward table must be a phrase with translations")
  }
}
