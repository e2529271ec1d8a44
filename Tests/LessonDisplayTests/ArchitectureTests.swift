import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing
import TextColumns

@Suite struct ArchitectureTests {
  /// 1·32·3·3 + 32 = 320 and 6272·10 + 10 = 62,730 parameters.
  @Test func chain() {
    let model = Sequential {
      Conv2d(1, 32, kernelSize: 3, padding: 1)
      ReLU()
      MaxPool2d(2)
      Flatten()
      Linear(32 * 14 * 14, 10)
    }
    let figure = architecture(of: model, input: [1, 1, 28, 28], title: "숫자")
    #expect(
      figure.text == """
        숫자

        [1, 1, 28, 28]
           |
        [ 0: Conv2d ]  320 parameters
           |  [1, 32, 28, 28]
        [ 1: ReLU ]
           |  [1, 32, 28, 28]
        [ 2: MaxPool2d ]
           |  [1, 32, 14, 14]
        [ 3: Flatten ]
           |  [1, 6272]
        [ 4: Linear ]  62,730 parameters
           |  [1, 10]

        (63,050 parameters in all)
        """)
    #expect(
      figure.summary
        == "Model of 5 layers with 63,050 parameters, from [1, 1, 28, 28] to [1, 10]: 0: Conv2d, "
        + "1: ReLU, 2: MaxPool2d, 3: Flatten, 4: Linear.")
    for text in [">4: Linear</text>", ">62,730 parameters</text>", ">[1, 6272]</text>"] {
      #expect(figure.html.contains(text))
    }
    #expect(XMLParser(data: Data(figure.html.utf8)).parse())
  }

  @Test func parts() {
    let model = Sequential {
      Sequential {
        Linear(4, 8)
        Tanh()
      }
      Linear(8, 2)
    }
    #expect(
      architecture(of: model, input: [3, 4]).text == """
        [3, 4]
           |
        0: Sequential:
          [ 0.0: Linear ]  40 parameters
           |  [3, 8]
          [ 0.1: Tanh ]
           |  [3, 8]
        [ 1: Linear ]  18 parameters
           |  [3, 2]

        (58 parameters in all)
        """)
  }

  @Test func oneLayerAndManyResults() {
    #expect(
      architecture(of: Linear(2, 3), input: [5, 2]).text.contains("[ Linear ]  9 parameters"))
    let recurrent = architecture(of: LSTM(8, 16), input: [5, 2, 8])
    #expect(recurrent.text.contains("[ LSTM ]"))
    #expect(XMLParser(data: Data(recurrent.html.utf8)).parse())
  }

  @Test func manyLayersAreCut() {
    let model = Sequential((0..<100).map { _ -> any Layer in Tanh() })
    let figure = architecture(of: model, input: [2])
    #expect(figure.text.contains("...  (60 layers left out)"))
    #expect(figure.html.contains(">60 layers left out</text>"))
    #expect(figure.html.utf8.count < 40_000)
  }
}
