"""The errors, each named for what the caller does next."""


class EmotionStreamerError(Exception):
    """Base of all errors that Emotion Streamer raises on purpose; the text is fit for an operator."""


class ConfigError(EmotionStreamerError):
    """The configuration must be changed by a person; the command exits with 78."""


class SourceError(EmotionStreamerError):
    """A source can't be opened or read; go on with the others, or retry later."""


class ModelError(EmotionStreamerError):
    """A model or its card is missing, damaged or does not fit; don't start with it."""


class RequestError(EmotionStreamerError):
    """A control request can't be met; tell who asked, and log nothing of it."""

    def __init__(self, code: str, message: str) -> None:
        """``code``: one of those in ``docs/control.md``."""
        super().__init__(message)
        self.code = code


class IpcError(EmotionStreamerError):
    """What a worker process says, or the daemon to it, is not understood; end that process."""


class SinkError(EmotionStreamerError):
    """A sink can't be opened as it is configured; don't start without it."""
