"""What differs between two configurations, by the paths of keys: ``table.key``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Collection

    from streamer.config.tables import Config


def changed_keys(before: Config, after: Config) -> list[str]:
    """Return the paths of the keys whose values differ, in the order of the tables."""
    return [path for path in _paths(before) if _value(before, path) != _value(after, path)]


def with_keys(before: Config, after: Config, paths: Collection[str]) -> Config:
    """Return ``before`` with the values that ``after`` has for these keys, which `changed_keys` gave.

    Raises ConfigError where they don't go with the values of other keys.
    """
    tables: dict[str, object] = {}
    for table in dict.fromkeys(path.partition(".")[0] for path in paths):
        keys = [path.partition(".")[2] for path in paths if is_below(path, table)]
        tables[table] = _with_keys_of_table(table, getattr(before, table), getattr(after, table), keys)
    return msgspec.structs.replace(before, **tables)


def is_below(path: str, part: str) -> bool:
    """Return whether a path is that of ``part``, a key or a table, or of a key in that table."""
    return path == part or path.startswith(f"{part}.")


def _with_keys_of_table(table: str, before: Any, after: Any, keys: Collection[str]) -> object:
    if "" in keys:
        return after
    try:
        return msgspec.structs.replace(before, **{key: getattr(after, key) for key in keys})
    except ValueError as error:
        raise ConfigError(f"{table}.{error}, until the next start") from None


def _paths(config: Config) -> list[str]:
    paths: list[str] = []
    for table in config.__struct_fields__:
        value = getattr(config, table)
        keys = value.__struct_fields__ if isinstance(value, msgspec.Struct) else ()
        paths += [f"{table}.{key}" for key in keys] or [table]
    return paths


def _value(config: Config, path: str) -> object:
    value: object = config
    for name in path.split("."):
        value = getattr(value, name)
    return value
