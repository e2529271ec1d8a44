import TensorEngine

// What the names in the files of Scripts/make_algebra_reference.py stand for.

let decompositionCases: [String: Operation] = [
  "det": { $0[0].det() },
  "inverse": { $0[0].inverse() },
  "solve": { solve($0[0], $0[1]) },
  "qrQ": { $0[0].qr().q },
  "qrR": { $0[0].qr().r },
  "svdU": { $0[0].svd().u },
  "svdS": { $0[0].svd().s },
  "svdVh": { $0[0].svd().vh },
  "singularValues": { $0[0].singularValues() },
  "matrixRank": { $0[0].matrixRank() },
  "eighValues": { $0[0].eigh().values },
  "eighVectors": { $0[0].eigh().vectors },
  "eigvals": { $0[0].eigvals() },
  "eigenvalueMagnitudes": { $0[0].eigenvalueMagnitudes() },
]

let transformCases: [String: Operation] = [
  "fft": { fft($0[0]) },
  "ifft": { ifft($0[0]) },
  "rfft": { rfft($0[0]) },
  "rfft6": { rfft($0[0], n: 6) },
  "irfft": { irfft($0[0]) },
  "irfft9": { irfft($0[0], n: 9) },
  "fft2": { fft2($0[0]) },
  "ifft2": { ifft2($0[0]) },
  "complex": { complex($0[0], $0[1]) },
  "complexProduct": { complexProduct($0[0], $0[1]) },
  "complexMagnitude": { complexMagnitude($0[0]) },
  "fftConvolve": { fftConvolve($0[0], $0[1]) },
  "fftConvolveSame": { fftConvolve($0[0], $0[1], .same) },
  "fftConvolveValid": { fftConvolve($0[0], $0[1], .valid) },
  "fftConvolve2d": { fftConvolve2d($0[0], $0[1]) },
  "fftConvolve2dSame": { fftConvolve2d($0[0], $0[1], .same) },
  "fftConvolve2dValid": { fftConvolve2d($0[0], $0[1], .valid) },
]
