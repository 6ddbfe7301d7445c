"""The errors, each named for what the caller does next."""


class EmotionStreamerError(Exception):
    """Base of all errors that Emotion Streamer raises on purpose; the text is fit for an operator."""


class ConfigError(EmotionStreamerError):
    """The configuration must be changed by a person; the command exits with 78."""


class SourceError(EmotionStreamerError):
    """A source can't be opened or read; go on with the others, or retry later."""


class ModelError(EmotionStreamerError):
    """A model or its card is missing, damaged or does not fit; don't start with it."""


class SinkError(EmotionStreamerError):
    """A sink can't be opened as it is configured; don't start without it."""
