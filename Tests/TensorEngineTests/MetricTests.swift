import TensorEngine
import Testing

@Suite("Accuracy and confusion")
struct MetricTests {
  private let scores: Tensor = [[0.1, 0.9, 0], [2, -1, 2], [-3, -2, -1], [0, 0, 1]]

  @Test func accuracies() {
    #expect(accuracy(scores, [1, 0, 2, 0]) == 0.75, "of equal scores the first counts")
    #expect(accuracy(scores, Tensor([1, 0, 2, 2])) == 1)
    #expect(accuracy([1, 2, 3], [1, 2, 4]) == 2.0 / 3)
    #expect(accuracy(Tensor.zeros([0, 3]), [Int]()).isNaN)
  }

  @Test func confusion() {
    let matrix = confusionMatrix(scores, [1, 0, 2, 0])
    #expect(matrix.counts == [[1, 0, 1], [0, 1, 0], [0, 0, 1]])
    #expect(matrix.tensor.sum(dim: 1) == [2, 1, 1])
    #expect(matrix.accuracy == 0.75)
    #expect(matrix.recall == [0.5, 1, 1])
    #expect(matrix.precision == [1, 1, 0.5])
    #expect(confusionMatrix([0, 0], [0, 1], numClasses: 3).recall[2].isNaN)
    #expect(
      confusionMatrix(scores, [1, 0, 2, 0], names: ["cat", "dog", "bird"]).description == """
        label \\ predicted  cat  dog  bird
        ---------------------------------
        cat                  1    0     1
        dog                  0    1     0
        bird                 0    0     1
        """)
  }
}
