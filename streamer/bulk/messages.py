"""The messages of all files of a recording, in the order of their audio. A bad file never raises."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from streamer.core.audio import AudioFrame, LegClosed, LegOpened
from streamer.core.errors import SourceError
from streamer.core.printable import printable
from streamer.sources.files.reader import FileToRead

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager

    from streamer.bulk.recording import Part, Recording
    from streamer.core.audio import SourceMessage
    from streamer.sources.files.input_file import InputFile
    from streamer.sources.files.reader import FileReader

    Messages = Generator[SourceMessage, None, None]
    Note = Callable[[str], None]

log = logging.getLogger(__name__)


class OpenPart(Protocol):
    """How a file is opened by its path or URL."""

    def __call__(self, path: str, /) -> AbstractContextManager[InputFile]:
        """Raise SourceError where it can't be opened."""


class RecordingReader:
    """Reads recordings."""

    def __init__(self, make_reader: Callable[[Part], FileReader], open_part: OpenPart) -> None:
        """``make_reader`` gives what reads a part, by the roles of its legs."""
        self._make_reader = make_reader
        self._open_part = open_part

    def messages(self, recording: Recording, *, on_note: Note, on_problem: Note) -> Messages:
        """Give the messages of all parts, each part's legs closed at its end.

        Legs open before any audio. Never raises: what is wrong with a file goes to ``on_problem``; the others go on.
        """
        parts = [
            self._part(part, recording, number, on_note, on_problem)
            for number, part in enumerate(recording.parts, start=1)
        ]
        return parts[0] if len(parts) == 1 else _merged(parts)

    def _part(self, part: Part, recording: Recording, number: int, on_note: Note, on_problem: Note) -> Messages:
        def named(say: Note) -> Note:
            """Let a line name the file, where the recording has several."""
            return say if len(recording.parts) == 1 else lambda text: say(f"{printable(part.path)} {text}")

        open_legs: dict[str, None] = {}
        try:
            with self._open_part(part.path) as opened:
                file = FileToRead(
                    opened,
                    session_id=recording.session_id,
                    name=printable(part.path),
                    on_note=named(on_note),
                    on_problem=named(on_problem),
                    first_leg=number,
                )
                with closing(self._make_reader(part).messages(file)) as messages:
                    for message in messages:
                        _track(message, open_legs)
                        yield message
        except SourceError as error:
            named(on_problem)(str(error))
        except Exception as error:  # whatever a decoder does with a damaged file, the others go on
            log.debug("%s", part.path, exc_info=True)
            named(on_problem)(f"can't be read: {type(error).__name__}: {printable(str(error))}")
        for leg_id in open_legs:
            yield LegClosed(leg_id, "error")


def _track(message: SourceMessage, open_legs: dict[str, None]) -> None:
    if isinstance(message, LegOpened):
        open_legs[message.leg_id] = None
    elif isinstance(message, LegClosed):
        open_legs.pop(message.leg_id, None)


def _merged(parts: list[Messages]) -> Messages:
    """Give the messages of all parts, audio in the order of its start; what is no audio comes as soon as it can."""
    next_frames: dict[int, AudioFrame] = {}
    for number, part in enumerate(parts):
        yield from _until_frame(number, part, next_frames)
    while next_frames:
        number = min(next_frames, key=lambda number: next_frames[number].start / next_frames[number].sample_rate)
        yield next_frames.pop(number)
        yield from _until_frame(number, parts[number], next_frames)


def _until_frame(number: int, part: Messages, next_frames: dict[int, AudioFrame]) -> Messages:
    for message in part:
        if isinstance(message, AudioFrame):
            next_frames[number] = message
            return
        yield message
