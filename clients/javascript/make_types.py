"""Writes ``schemas.d.ts``, the types of events and control messages, from the JSON Schemas in ``docs/schemas``.

python clients/javascript/make_types.py [FILE]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent.parent / "docs" / "schemas"
OUT = HERE / "schemas.d.ts"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
LIMITS = {
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
}
LIMITS |= {"if", "then", "else", "not", "additionalProperties", "title", "description", "required", "$schema", "$defs"}
"""Keywords that say nothing about types, or are read with another."""
KEPT_BACK = "caught_up.v1.json"
"""What the client takes for itself: nobody gets such an event from it, or can choose it."""
KNOWN = LIMITS | {"$ref", "type", "const", "enum", "items", "properties", "anyOf", "oneOf"}

Schema = dict[str, Any]


class Types:
    """The types of all schemas; definitions that several use have a name."""

    def __init__(self, files: dict[str, Schema]) -> None:
        self._files = files
        self._named = {
            name: definition
            for name, definition in files["common.json"]["$defs"].items()
            if "enum" in definition or "properties" in definition
        }

    def text(self) -> str:
        """Return the file."""
        events = {
            name: file for name, file in self._files.items() if not name.startswith(("common", "control", KEPT_BACK))
        }
        parts = ["// Made by make_types.py from docs/schemas: `make types`. Integers are numbers."]
        for name, definition in self._named.items():
            parts.append(_declared(_pascal(name), self._type(definition, "common.json"), definition))
        for file, schema in events.items():
            parts.append(_declared(_pascal(file.removesuffix(".json")), self._type(schema, file), schema))
        union = "".join(f"\n  | {_pascal(name.removesuffix('.json'))}" for name in events)
        comment = "/** An event of a type that is known here. A newer daemon may send others, too. */"
        parts.append(f"{comment}\nexport type CloudEvent ={union};")
        short = "".join(f'\n  | "{name.removesuffix(".json")}"' for name in events)
        parts.append(f"/** As filters name them. */\nexport type EventType ={short};")
        parts += [self._commands("control.request.v1.json", "oneOf"), self._commands("control.reply.v1.json", "anyOf")]
        return "\n".join(parts) + "\n"

    def _commands(self, file: str, keyword: str) -> str:
        """Return an interface with the fields of each command, without those that all messages have."""
        schema = self._files[file]
        fields = [
            f"{_comment(variant, '  ')}  {name}: {self._object(_own(variant), file, '  ')};"
            for variant in schema[keyword]
            for name in variant["title"].split(", ")
            if " " not in name  # what is not met is an error
        ]
        name = "ControlRequests" if "request" in file else "ControlReplies"
        about = "What each command takes." if "request" in file else "What is replied to each command."
        return f"/** {about} */\nexport interface {name} {{\n" + "\n".join(fields) + "\n}"

    def _type(self, schema: Schema, file: str, indent: str = "") -> str:
        if unknown := schema.keys() - KNOWN:
            raise ValueError(f"{file}: make_types.py does not know the keyword {sorted(unknown)[0]}")
        if "$ref" in schema:
            return self._referred(schema["$ref"], file, indent)
        if "const" in schema:
            return json.dumps(schema["const"])
        if "enum" in schema:
            return " | ".join(json.dumps(value) for value in schema["enum"])
        if "properties" not in schema and (variants := schema.get("anyOf") or schema.get("oneOf")):
            return " | ".join(dict.fromkeys(self._type(each, file, indent) for each in variants))
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return " | ".join(self._of(name, schema, file, indent) for name in types)

    def _of(self, name: str, schema: Schema, file: str, indent: str) -> str:
        if name == "array":
            item = self._type(schema["items"], file, indent)
            return f"({item})[]" if " | " in item else f"{item}[]"
        return self._object(schema, file, indent) if name == "object" else PLAIN[name]

    def _object(self, schema: Schema, file: str, indent: str) -> str:
        if "properties" not in schema:
            return f"Record<string, {self._type(schema['additionalProperties'], file, indent)}>"
        if not schema["properties"]:
            return "{}"
        lines = [
            f"{_comment(field, indent + '  ')}{indent}  {name}{'' if name in schema['required'] else '?'}: "
            f"{self._type(field, file, indent + '  ')};"
            for name, field in schema["properties"].items()
        ]
        return "{\n" + "\n".join(lines) + f"\n{indent}}}"

    def _referred(self, reference: str, file: str, indent: str) -> str:
        where, _, pointer = reference.partition("#/$defs/")
        file = where or file
        if file == "common.json" and pointer in self._named:
            return _pascal(pointer)
        return self._type(self._files[file]["$defs"][pointer], file, indent)


def _own(variant: Schema) -> Schema:
    """Return a message without the fields that all have."""
    return {**variant, "properties": {k: v for k, v in variant["properties"].items() if k not in {"id", "command"}}}


def _declared(name: str, body: str, schema: Schema) -> str:
    keyword = f"interface {name} {body}" if body.startswith("{") and body.endswith("}") else f"type {name} = {body};"
    return f"{_comment(schema)}export {keyword}"


def _comment(schema: Schema, indent: str = "") -> str:
    return f"{indent}/** {schema['description']} */\n" if "description" in schema else ""


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.replace(".", "_").split("_"))


def main() -> None:
    """Write the file that is named, or the one beside this script."""
    files = {path.name: json.loads(path.read_bytes()) for path in sorted(SCHEMAS.glob("*.json"))}
    Path(*sys.argv[1:2] or [OUT]).write_text(Types(files).text(), encoding="utf-8")


if __name__ == "__main__":
    main()
