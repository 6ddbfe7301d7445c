"""The errors, one class per reaction of the caller."""


class EmotionStreamerError(Exception):
    """Base of all errors that Emotion Streamer raises on purpose; the text is written for an operator."""


class ConfigError(EmotionStreamerError):
    """The configuration is wrong and an operator must change it; the command exits with 78 (EX_CONFIG)."""


class SourceError(EmotionStreamerError):
    """A source can't be opened or read; continue with the others, or retry later."""


class ShortageError(SourceError):
    """The machine is short of something, which may be there later; don't try the same with another port."""

    def __init__(self, message: str, what: str) -> None:
        """Say what could not be done, and ``what`` is short."""
        super().__init__(f"{message}: short of {what}")
        self.what = what


class ModelError(EmotionStreamerError):
    """A model or its card is missing, damaged or does not fit; don't start."""


class RequestError(EmotionStreamerError):
    """A control request can't be fulfilled; reply to the client, and log nothing."""

    def __init__(self, code: str, message: str) -> None:
        """``code``: one of those in ``docs/control.md``."""
        super().__init__(message)
        self.code = code


class IpcError(EmotionStreamerError):
    """A message between the daemon and a worker process is not valid; end that process."""


class SinkError(EmotionStreamerError):
    """A sink can't be opened as configured; don't start."""
