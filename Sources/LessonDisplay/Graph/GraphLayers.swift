/// Boxes in layers: each box above all that use it, the result at the bottom.
///
/// Layers are filled from the result up, each as far as its width allows; a box that was wanted and
/// found no place yet goes on up as a rail, which all lines from it share.
struct GraphLayers {
  struct Box {
    /// The node, or nil for the one that stands for those left out.
    let node: Int?
    let lines: [Phrase]
    let width: Double
    /// Places of the boxes that it uses, in order.
    var operands: [Int] = []
    /// How many operations lead to it at most; 0 for a leaf.
    var height = 0
    /// Its distance from the result's layer, and its middle.
    var layer = 0
    var x = 0.0
  }

  /// A place in a layer: a box, or the rail of one that is higher up.
  struct Item {
    let box: Int
    let isRail: Bool
    let width: Double
    var x = 0.0
  }

  private(set) var boxes: [Box] = []
  private(set) var layers: [[Item]] = []

  static let widest = 512.0
  static let gap = 14.0
  private static let rail = 4.0

  init(_ graph: GraphExcerpt) {
    makeBoxes(graph)
    fillLayers()
    for layer in layers.indices { place(layer) }
  }

  private mutating func makeBoxes(_ graph: GraphExcerpt) {
    var places: [Int: Int] = [:]
    func box(_ node: Int?, _ lines: [Phrase]) -> Box {
      let texts = lines.flatMap { [$0.english, $0.korean] }
      let width = (texts.map(FigureCanvas.estimatedWidth).max() ?? 0) + 24
      return Box(node: node, lines: lines, width: max(width, 46))
    }
    func box(_ node: Int) -> Box {
      box(
        node,
        [graph.label(node), graph.shape(node)].filter { !$0.isEmpty }
          .map { Phrase($0.clipped(to: 22)) })
    }
    for row in graph.rows {
      guard let row else {
        boxes.append(box(nil, graph.gap.wrapped(to: 26)))
        continue
      }
      for operand in graph.operands[row]
      where graph.numbers[operand] == 0 && places[operand] == nil {
        places[operand] = boxes.count
        boxes.append(box(operand))
      }
      places[row] = boxes.count
      boxes.append(box(row))
    }
    connect(graph, places, fold: boxes.firstIndex { $0.node == nil })
  }

  /// Finds each box's operands; what is left out counts as the box that stands for it.
  private mutating func connect(_ graph: GraphExcerpt, _ places: [Int: Int], fold: Int?) {
    for index in boxes.indices {
      guard let node = boxes[index].node else { continue }
      boxes[index].operands = graph.operands[node].compactMap { places[$0] ?? fold }
    }
    if let fold {
      var used: Set<Int> = []
      for node in graph.nodes.indices where !graph.isShown[node] {
        for operand in graph.operands[node] {
          if let place = places[operand], used.insert(place).inserted {
            boxes[fold].operands.append(place)
          }
        }
      }
    }
    // A leaf of the last rows may be used among those left out as well, and stand after the fold.
    for index in order() {
      boxes[index].height =
        boxes[index].operands.isEmpty
        ? 0 : 1 + (boxes[index].operands.map { boxes[$0].height }.max() ?? 0)
    }
  }

  /// The boxes, each after its operands: first those that have none.
  private func order() -> [Int] {
    boxes.indices.filter { boxes[$0].operands.isEmpty }
      + boxes.indices.filter { !boxes[$0].operands.isEmpty }
  }

  private mutating func fillLayers() {
    var users = [Int](repeating: 0, count: boxes.count)
    for box in boxes { for operand in box.operands { users[operand] += 1 } }
    // What is wanted by a placed box and not placed itself; those that all users stand below.
    var wanted: Set<Int> = Set(boxes.indices.filter { users[$0] == 0 })
    var done: Set<Int> = []
    while !wanted.isEmpty {
      // The longest way up first, so that a chain goes on without gaps.
      let free = wanted.filter { users[$0] == 0 }
        .sorted { (boxes[$0].height, $0) > (boxes[$1].height, $1) }
      // None is free only in what is no graph of a tape: a circle is opened somewhere.
      let ready = free.isEmpty ? [wanted.max()!] : free
      var rails = Double(wanted.count) * (Self.rail + Self.gap)
      var used = 0.0
      var placed: [Int] = []
      for box in ready {
        let width = boxes[box].width + Self.gap
        let others = rails - Self.rail - Self.gap
        if !placed.isEmpty, used + width + others > Self.widest { continue }
        used += width
        rails = others
        placed.append(box)
        boxes[box].layer = layers.count
      }
      wanted.subtract(placed)
      done.formUnion(placed)
      let items =
        placed.map { Item(box: $0, isRail: false, width: boxes[$0].width) }
        + wanted.sorted().map { Item(box: $0, isRail: true, width: Self.rail) }
      layers.append(items)
      for box in placed {
        for operand in boxes[box].operands {
          users[operand] -= 1
          if !done.contains(operand) { wanted.insert(operand) }
        }
      }
    }
  }

  /// Where the line of an operand ends at a box: spread over its upper edge.
  func port(_ box: Int, _ operand: Int) -> Double {
    let count = boxes[box].operands.count
    let room = boxes[box].width - 20
    let step = min(22, room / Double(max(count - 1, 1)))
    return boxes[box].x + (Double(operand) - Double(count - 1) / 2) * step
  }

  /// Orders a layer by where its lines go, and gives each item its middle, as near to them as the
  /// others allow.
  private mutating func place(_ layer: Int) {
    if layer == 0 {
      setPositions(0, wishes: layers[0].map { _ in (0, 1) })
      return
    }
    var ends = [Int: [(x: Double, weight: Double)]]()
    for item in layers[layer - 1] {
      if item.isRail {
        ends[item.box, default: []].append((item.x, 8))
        continue
      }
      let operands = boxes[item.box].operands
      // The longest way up goes straight on.
      let tallest = operands.map { boxes[$0].height }.max() ?? 0
      let main = tallest > 0 ? operands.firstIndex { boxes[$0].height == tallest } : nil
      for (place, operand) in operands.enumerated() {
        if place == main {
          ends[operand, default: []].append((boxes[item.box].x, 8))
        } else {
          // Beyond its port, so that it comes to stand on its side of the one that goes straight on.
          let side = main.map { place < $0 ? -1.0 : 1.0 } ?? 0
          ends[operand, default: []].append((port(item.box, place) + side, 1))
        }
      }
    }
    let wishes = layers[layer].map { item -> (x: Double, weight: Double) in
      let ends = ends[item.box] ?? []
      let weight = ends.reduce(0) { $0 + $1.weight }
      return weight > 0
        ? (ends.reduce(0) { $0 + $1.x * $1.weight } / weight, ends.map(\.weight).max() ?? 1)
        : (0, 1)
    }
    let order = layers[layer].indices.sorted {
      (wishes[$0].x, layers[layer][$0].box) < (wishes[$1].x, layers[layer][$1].box)
    }
    layers[layer] = order.map { layers[layer][$0] }
    setPositions(layer, wishes: order.map { wishes[$0] })
  }

  /// Positions nearest to the wishes, by weighted squares, that keep the order and the gaps: blocks
  /// of items that touch move together (isotonic regression by pooling adjacent violators).
  private mutating func setPositions(_ layer: Int, wishes: [(x: Double, weight: Double)]) {
    let items = layers[layer]
    let room = items.reduce(-Self.gap) { $0 + $1.width + Self.gap }
    let gap =
      room > Self.widest ? max(Self.gap - (room - Self.widest) / Double(items.count), 1) : Self.gap
    var offsets: [Double] = []
    var reach = 0.0
    for (index, item) in items.enumerated() {
      if index > 0 { reach += gap + item.width / 2 }
      offsets.append(reach)
      reach += item.width / 2
    }
    var blocks: [(x: Double, weight: Double, count: Int)] = []
    for (wish, offset) in zip(wishes, offsets) {
      var block = (x: wish.x - offset, weight: wish.weight, count: 1)
      while let last = blocks.last, last.x > block.x {
        let weight = last.weight + block.weight
        block = (
          (last.x * last.weight + block.x * block.weight) / weight, weight, last.count + block.count
        )
        blocks.removeLast()
      }
      blocks.append(block)
    }
    let lowest = -Self.widest / 2 + (items.first?.width ?? 0) / 2
    let highest = max(
      Self.widest / 2 - (offsets.last ?? 0) - (items.last?.width ?? 0) / 2, lowest)
    var index = 0
    for block in blocks {
      for _ in 0..<block.count {
        let x = min(max(block.x, lowest), highest) + offsets[index]
        layers[layer][index].x = x
        if !items[index].isRail { boxes[items[index].box].x = x }
        index += 1
      }
    }
  }
}
