import TensorEngine

let normalizationCases: [String: Operation] = [
  "batchNorm2d": { inputs in
    let layer = BatchNorm2d(inputs[1].count)
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
  "instanceNorm2d": { InstanceNorm2d($0[0].shape[$0[0].rank - 3])($0[0]) },
  "instanceNorm2dAffine": { inputs in
    let layer = InstanceNorm2d(inputs[1].count, affine: true)
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
  "layerNorm": layerNorm,
  "layerNormPictures": layerNorm,
  "layerNormPlain": { inputs in
    LayerNorm(inputs[0].shape[inputs[0].rank - 1], elementwiseAffine: false)(inputs[0])
  },
  "groupNorm": { inputs in
    let layer = GroupNorm(2, inputs[1].count)
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
]

private let layerNorm: Operation = { inputs in
  let layer = LayerNorm(inputs[1].shape)
  layer.weight = inputs[1]
  layer.bias = inputs[2]
  return layer(inputs[0])
}

private func embedding(
  _ rows: Tensor, paddingIndex: Int? = nil, maxNorm: Double? = nil, normType: Double = 2
) -> Operation {
  let numbers = rows.scalars
  let shape = rows.shape
  return { inputs in
    let layer = Embedding.fromPretrained(
      inputs[0], paddingIndex: paddingIndex, maxNorm: maxNorm, normType: normType)
    layer.weight = inputs[0]
    return layer(Tensor(scalars: numbers, shape: shape))
  }
}

let embeddingCases: [String: Operation] = [
  "embedding": embedding([[1, 2, 0], [4, 1, 1]]),
  "embeddingPadding": embedding([[1, 2, 0], [4, 1, 1]], paddingIndex: -4),
  "embeddingOne": embedding(3),
  "embeddingNorm1": embedding([[1, 2, 0], [4, 1, 1]], maxNorm: 1, normType: 1),
  "embeddingNorm2": embedding([[1, 2, 0], [4, 1, 1]], maxNorm: 1),
  "embeddingNorm3": embedding([[1, 2, 0], [4, 1, 1]], maxNorm: 1, normType: 3),
]
