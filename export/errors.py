"""What can go wrong in the workshop."""

from streamer.core.errors import EmotionStreamerError


class TrainingError(EmotionStreamerError):
    """A step can't be done: a corpus, a cache, a checkpoint or an export isn't what it should be."""
