/// What a cell program imports: the engine and its figures, by one name.
@_exported import LessonDisplay
@_exported import TensorEngine
