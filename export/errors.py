"""The error of the training and evaluation code."""

from streamer.core.errors import EmotionStreamerError


class TrainingError(EmotionStreamerError):
    """A step can't be done: options, a corpus, a cache, a checkpoint or an ONNX file are missing or wrong."""
