import TensorEngine
import Testing

private struct Invert: Transform {
  func callAsFunction(_ x: Tensor) -> Tensor { 1 - x }
}

@Suite("Transforms one after the other")
struct ComposeTests {
  private let picture = Picture(height: 2, width: 2, channels: 1, bytes: [255, 0, 51, 102])

  @Test func ofPicturesAndOfTensors() {
    let fromBytes = Compose {
      ToTensor()
      Normalize(mean: [0.2], std: [0.5])
      HorizontalFlip()
    }
    let x = ToTensor()(picture)
    let fromNumbers = Compose {
      Normalize(mean: [0.2], std: [0.5])
      HorizontalFlip()
    }
    #expect(fromBytes(picture) == hflip(normalize(x, mean: [0.2], std: [0.5])))
    #expect(fromBytes(picture) == fromNumbers(x))
    #expect(Compose { ToTensor() }(picture) == x)
    #expect(Compose {}(x) == x)
  }

  @Test func orderMatters() {
    let x = ToTensor()(picture)
    let padded = Compose {
      CenterCrop(2)
      Pad(1)
    }
    let cropped = Compose {
      Pad(1)
      CenterCrop(2)
    }
    #expect(padded(x).shape == [1, 4, 4])
    #expect(cropped(x) == x)
  }

  @Test(arguments: [true, false])
  func conditionsAndLoops(_ isInverted: Bool) {
    let more: [any Transform] = [HorizontalFlip(), VerticalFlip()]
    let transform = Compose {
      if isInverted { Invert() }
      for size in 1...3 {
        Pad(size)
        if size == 2 {
          HorizontalFlip()
        } else {
          VerticalFlip()
        }
      }
      switch isInverted {
      case true: CenterCrop(2)
      case false: CenterCrop(4)
      }
      more
      Compose { HorizontalFlip() }
    }
    let x = ToTensor()(picture)
    #expect(transform.transforms.count == (isInverted ? 11 : 10))
    let start: Tensor = isInverted ? 1 - x : pad(x, 1)
    // Flipped left to right three times, and top to bottom three times.
    #expect(transform(x) == hflip(vflip(start)))
  }

  @Test func startInBranches() {
    func make(_ isFlipped: Bool) -> Compose<Picture> {
      Compose {
        if isFlipped {
          Compose {
            ToTensor()
            HorizontalFlip()
          }
        } else {
          ToTensor()
        }
        Pad(1)
      }
    }
    let x = ToTensor()(picture)
    #expect(make(true)(picture) == pad(hflip(x), 1))
    #expect(make(false)(picture) == pad(x, 1))
  }

  @Test func nothingIsRecorded() {
    let w = Tensor.ones([1, 4, 4], requiresGrad: true)
    #expect(!Compose {}(w).requiresGrad)
    #expect(!RandomHorizontalFlip(p: 0)(w).requiresGrad)
    #expect(!ColorJitter()(w).requiresGrad)
    #expect(!mixup(stack([w]), [0], numClasses: 2).inputs.requiresGrad)
  }

  @Test func printed() {
    let transform = Compose {
      ToTensor()
      RandomHorizontalFlip()
      RandomRotation(degrees: 15)
      Compose { Resize([8, 6]) }
    }
    #expect(
      "\(transform)" == """
        Compose(
          ToTensor()
          RandomHorizontalFlip(p: 0.5)
          RandomRotation(degrees: -15.0...15.0, interpolation: nearest, expand: false, fill: 0.0)
          Compose(
            Resize(size: [8, 6], interpolation: bilinear)
          )
        )
        """)
    #expect("\(Invert())" == "Invert()")
    #expect(
      "\(RandomErasing(value: [1, 0.5, 0]))"
        == "RandomErasing(p: 0.5, scale: 0.02...0.33, ratio: 0.3...3.3, value: [1.0, 0.5, 0.0])")
  }
}
