"""Keeps the open sessions in a file, so that the next start can end those that a crash left open.

It holds ids and times, and which alerts are open, nothing of what was said. A line is added for each session that opens
or ends, and for each alert that is raised or is over, so that the cost doesn't grow with the number of open sessions
(docs/decisions/060-state-file-is-a-journal.md). A power cut may lose the newest lines.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.engine.journal import MAX_BYTES, Journal
from streamer.engine.state_records import decode, ended_line, opened_line

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.core.events import Alert
    from streamer.engine.sessions import PersistedSession
    from streamer.engine.state_records import Key

log = logging.getLogger(__name__)


class StateFile:
    """The open sessions on disk. Errors are told and not raised: a full disk must not stop the analysis."""

    def __init__(self, path: Path | None) -> None:
        """``path``: the file; None: nothing is kept."""
        self._path = path
        self._journal: Journal | None = None
        self._open: dict[Key, PersistedSession] = {}
        self._is_closed = False
        self._is_behind = True
        """Whether the file lacks what happened before, and is to be replaced as a whole."""
        self.fault = ""
        """Why open sessions can't be kept; empty while they are, and where none are to be."""

    def read(self) -> list[PersistedSession]:
        """Open the file; return the sessions that a crash left open, oldest first, until ``ended`` is called for them.

        What is not valid is left out, told, and kept in a file beside it.
        """
        if self._path is None:
            return []
        try:
            self._open_journal(self._path)
        except OSError as error:
            self._tell(error)
        else:
            self._keep(b"")
        return list(self._open.values())

    def opened(self, session: PersistedSession) -> None:
        """Keep a session, before its start is published."""
        self._open[session.source_id, session.session_id] = session
        self._keep(opened_line(session))

    def ended(self, source_id: str, session_id: str) -> None:
        """Forget a session, after its end was published."""
        self._open.pop((source_id, session_id), None)
        self._keep(ended_line((source_id, session_id)))

    def alert_raised(self, alert: Alert) -> None:
        """Keep an alert that is open, before that is published; once more where it was acknowledged."""
        self._set_alerts(alert, (alert,))

    def alert_cleared(self, alert: Alert) -> None:
        """Forget an alert, after its end was published."""
        self._set_alerts(alert, ())

    def _set_alerts(self, alert: Alert, added: tuple[Alert, ...]) -> None:
        for key, session in self._open.items():
            if session.session_id == alert.session_id:
                others = tuple(each for each in session.alerts if each.alert_id != alert.alert_id)
                self._open[key] = replace(session, alerts=others + added)
                self._keep(opened_line(self._open[key]))
                return

    def close(self) -> None:
        """Close the file; what it holds then stays."""
        self._is_closed = True
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _keep(self, line: bytes) -> None:
        if self._path is None or self._is_closed:
            return
        try:
            journal = self._journal or self._open_journal(self._path)
            if self._is_behind or not journal.append(line):
                self._is_behind = True
                journal.replace(b"".join(map(opened_line, self._open.values())))
            self._is_behind = False
        except OSError as error:
            self._is_behind = True
            self._tell(error)
        else:
            self._tell(None)

    def _open_journal(self, path: Path) -> Journal:
        journal = Journal.open(path)
        left, faults = decode(journal.content if len(journal.content) <= MAX_BYTES else b"")
        if len(journal.content) > MAX_BYTES:
            faults.append(f"at most {MAX_BYTES} bytes expected")
        if faults:
            journal.set_aside()
            log.warning(
                "%d sessions that were open are read from %s; %d entries are not valid, the file is kept as %s.bad: %s",
                len(left), path, len(faults), path.name, faults[0],
            )  # fmt: skip
        self._open = left | self._open
        self._journal = journal
        return journal

    def _tell(self, error: OSError | None) -> None:
        fault = "" if error is None else str(error.strerror)
        if fault and not self.fault:
            log.warning(
                "open sessions can't be kept in %s: %s; a crash now would leave them without an end; retrying",
                self._path, fault,
            )  # fmt: skip
        if self.fault and not fault:
            log.info("open sessions are kept in %s again", self._path)
        self.fault = fault
