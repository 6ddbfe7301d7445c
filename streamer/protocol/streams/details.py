"""What an operator may tell us about a call in his platform's variables: role, call reference, whether it comes again.

Everything else in a platform's metadata, numbers and names above all, is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from streamer.core.audio import Role
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLE, REFERENCE, AGAIN = "emotion_role", "emotion_reference", "emotion_again"
"""Names of the variables, in any case; Asterisk's inherited ones begin with ``_``. Roles are separated by commas."""
_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class CallDetails:
    """What the variables of a call say."""

    roles: tuple[Role, ...] = ()
    """Of each leg of the connection; empty where they say nothing."""
    reference: str | None = None
    connects_again: bool = False
    """Whether who made the connection makes another while the call lasts, should we close this one."""


def call_details(variables: Mapping[str, Any]) -> CallDetails:
    """Return what variables say. Raises DialectError for values that can't be."""
    plain = {name.lower().lstrip("_"): value for name, value in variables.items()}
    found = {name: plain[name] for name in (ROLE, REFERENCE, AGAIN) if name in plain}
    reference = found.get(REFERENCE) or None
    if reference is not None and not (isinstance(reference, str) and _REFERENCE.match(reference)):
        raise DialectError(f"{REFERENCE}: expected 1 to 64 letters, digits, _ and -, got something else")
    again = found.get(AGAIN) or "no"
    if not (isinstance(again, str) and again in {"yes", "no"}):
        raise DialectError(f"{AGAIN}: expected yes or no, got something else")
    return CallDetails(_roles(found.get(ROLE)), reference, again == "yes")


def _roles(value: object) -> tuple[Role, ...]:
    if not value:
        return ()
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else []
    roles = tuple(role for name in names for role in get_args(Role) if role == name)
    if not names or len(roles) != len(names):
        raise DialectError(f"{ROLE}: expected {', '.join(get_args(Role))}, or several with commas, got something else")
    return roles


def leg_role(roles: tuple[Role, ...], index: int) -> Role:
    """Return the role of a leg by its place; those that nobody named are unknown."""
    return roles[index] if index < len(roles) else "unknown"


def opaque_reference(name: str) -> str | None:
    """Return a platform's own id of a call where it can be a reference; None where it can't, or may be a number.

    What has digits only may be that of a telephone, whatever the platform calls it.
    """
    return name if _REFERENCE.match(name) and not name.strip("_-").isdigit() else None
