/// The box of a task: it shows what the author says and takes no clicks.
struct TaskBoxMarkup {
  var isDone: Bool
  var wording: Wording

  var markup: Markup {
    let label = isDone ? wording.done : wording.toDo
    let state: Markup = isDone ? " checked=\"\"" : ""
    return "<input class=\"task\" type=\"checkbox\" disabled=\"\"\(state) aria-label=\"\(label)\"> "
  }
}
