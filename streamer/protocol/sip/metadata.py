"""Recording metadata (RFC 7865): which participant sends which stream, and in which role. No name is kept.

A participant's addresses are compared with what the configuration says while the XML is read, and forgotten. Clients
that keep to drafts of that RFC, such as draft-ietf-siprec-metadata-07, name a participant's streams within it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from xml.parsers import expat

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamer.core.audio import Role

_ID = re.compile(r"[A-Za-z0-9+/=_-]{1,64}\Z")
MAX_ELEMENTS = 2_000


class MetadataError(EmotionStreamerError):
    """The metadata can't be read; go on without it. The text quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class RolePatterns:
    """Which addresses belong to whom: shell patterns such as ``*@agents.example.com``, in lower case."""

    customers: Sequence[str] = ()
    agents: Sequence[str] = ()

    def role_of(self, address: str) -> Role | None:
        """Return the role of an address such as ``sip:bob@example.com``; None where no pattern fits."""
        whole = address.strip().lower().partition(";")[0]
        bare = whole.partition(":")[2] or whole
        known: tuple[tuple[Role, Sequence[str]], ...] = (("agent", self.agents), ("customer", self.customers))
        for role, patterns in known:
            if any(fnmatchcase(text, pattern.lower()) for pattern in patterns for text in (whole, bare)):
                return role
        return None


@dataclass(slots=True)
class Recording:
    """What is known of a recording session so far; partial metadata changes it."""

    session: str = ""
    """Id of the communication session, opaque."""
    roles: dict[str, Role | None] = field(default_factory=dict)
    """Of participants, by their ids."""
    labels: dict[str, str] = field(default_factory=dict)
    """Of streams, by their ids: the label of the media line that carries a stream."""
    senders: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the participants who send a stream, by its id."""

    def role(self, label: str) -> Role | None:
        """Return who speaks on a media line; None where the metadata does not say it."""
        sending = [
            who for stream, known in self.labels.items() if known == label for who in self.senders.get(stream, ())
        ]
        if len(set(sending)) > 1:
            return "mixed"
        return self.roles.get(sending[0]) if sending else None

    def update(self, data: bytes, patterns: RolePatterns) -> None:
        """Take metadata in. Raises MetadataError, and is unchanged then."""
        reader = _Reader(patterns)
        reader.read(data)
        if reader.is_complete:
            self.session, self.roles, self.labels, self.senders = "", {}, {}, {}
        self.session = reader.session or self.session
        self.roles.update(reader.roles)
        self.labels.update(reader.labels)
        for participant, streams in reader.sends.items():
            for stream, senders in self.senders.items():
                if stream not in streams:
                    senders.discard(participant)
            for stream in streams:
                self.senders.setdefault(stream, set()).add(participant)
        for participant in reader.gone:
            for senders in self.senders.values():
                senders.discard(participant)


class _Reader:
    """Reads one document, without building it: entities and document types are refused."""

    def __init__(self, patterns: RolePatterns) -> None:
        self.is_complete = True
        self.session = ""
        self.roles: dict[str, Role | None] = {}
        self.labels: dict[str, str] = {}
        self.sends: dict[str, set[str]] = {}
        self.gone: set[str] = set()
        self._patterns = patterns
        self._count = 0
        self._text = ""
        self._within = ("", "")
        """Which element, participant, stream or association, is being read, and its id."""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(data.strip(), True)
        except expat.ExpatError:
            raise MetadataError("XML expected, got something else") from None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise MetadataError(f"at most {MAX_ELEMENTS} elements expected, got more")
        self._text = ""
        local = _local(name)
        opened: dict[str, Callable[[str, Mapping[str, str]], None]] = {
            "session": self._open_session,
            "participant": self._open_participant,
            "stream": self._open_stream,
            "participantstreamassoc": self._open_association,
            "participantsessionassoc": self._open_association,
        }
        if local in opened:
            opened[local](local, attributes)
        elif local == "nameid":
            self._note_address(attributes.get("aor", ""))

    def _open_session(self, _: str, attributes: Mapping[str, str]) -> None:
        stated = _stated_id(attributes, "session_id")
        self.session = self.session or (stated if _ID.match(stated) else "")

    def _open_participant(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._within = (kind, _id(attributes, "participant_id"))
        self.roles[self._within[1]] = None

    def _open_stream(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._within = (kind, _id(attributes, "stream_id"))

    def _open_association(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._within = (kind, _id(attributes, "participant_id"))
        if kind == "participantstreamassoc":
            self.sends.setdefault(self._within[1], set())

    def _note_address(self, address: str) -> None:
        kind, participant = self._within
        if kind == "participant" and self.roles.get(participant) is None:
            self.roles[participant] = self._patterns.role_of(address)

    def _characters(self, text: str) -> None:
        if len(self._text) < 256:
            self._text += text

    def _end(self, name: str) -> None:
        local, text = _local(name), self._text.strip()
        kind, subject = self._within
        if local == "datamode":
            self.is_complete = text.lower() != "partial"
        elif local == "label" and kind == "stream":
            self.labels[subject] = text
        elif local == "send" and kind in {"participant", "participantstreamassoc"}:
            self.sends.setdefault(subject, set()).add(_opaque(text))
        elif local == "disassociate-time":
            self.gone.add(subject)
        if local == kind:
            self._within = ("", "")
        self._text = ""


def _local(name: str) -> str:
    """Return the name of an element without its namespace, in the spelling of the RFC; drafts had capitals."""
    return name.rpartition(" ")[2].lower()


def _id(attributes: Mapping[str, str], name: str) -> str:
    return _opaque(_stated_id(attributes, name))


def _stated_id(attributes: Mapping[str, str], name: str) -> str:
    return attributes.get(name) or attributes.get("id") or ""


def _opaque(value: str) -> str:
    """Return an id as it is where it is of the form that the RFC has, else a digest: it may be somebody's address."""
    return value if not value or _ID.match(value) else hashlib.blake2b(value.encode(), digest_size=16).hexdigest()


def _refuse(*_: object) -> None:
    raise MetadataError("metadata without a document type expected, got one with it")
