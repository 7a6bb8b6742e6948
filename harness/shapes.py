"""Holds a value against a shape of AWS's models: types, members, enums, patterns, bounds."""

from __future__ import annotations

import base64
import binascii
import datetime
import functools
import re
from collections.abc import Iterator
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

# Java's character classes as Python's `re` can say them, all beyond ASCII taken for letters.
JAVA_CLASSES = {
    r"\p{L}": r"a-zA-Z\u00aa-\uffff",
    r"\p{Z}": r" \u00a0\u2000-\u200a\u3000",
    r"\p{N}": "0-9",
    r"\p{P}": r"!-#%-*,-/:;?@\[-\]_{}",
    r"\p{S}": r"$+<=>^`|~",
    r"\p{M}": r"\u0300-\u036f",
    r"\p{C}": r"\x00-\x1f\x7f",
    r"\p{ASCII}": r"\x00-\x7f",
    r"\p{Graph}": r"!-~",
    r"\p{Print}": r" -~",
    r"\p{Alnum}": "a-zA-Z0-9",
    r"\p{Punct}": r"!-/:-@\[-`{-~",
}
PYTHON_TYPES = {
    "string": str,
    "character": str,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "boolean": bool,
    "blob": str,
    "structure": dict,
    "map": dict,
    "list": list,
    "timestamp": (int, float, str),
}


def member_name(name: str, member: Shape) -> str:
    """How a member is called on the wire."""
    return member.serialization.get("name", name)


def problems(shape: Shape, value: Any, where: str) -> Iterator[str]:
    """Says what is wrong with a JSON value, each with the place; nothing if it fits."""
    if getattr(shape, "is_document_type", False):
        return
    expected = PYTHON_TYPES[shape.type_name]
    if not isinstance(value, expected) or (
        isinstance(value, bool) and shape.type_name != "boolean"
    ):
        actual = type(value).__name__
        yield f"{where or 'the input'} must be of type {shape.type_name}, not {actual}"
        return
    if isinstance(shape, StructureShape):
        yield from _structure(shape, value, where)
    elif isinstance(shape, ListShape):
        yield from _bounds(shape, len(value), where, "items")
        for index, item in enumerate(value):
            yield from problems(shape.member, item, f"{where}[{index}]")
    elif isinstance(shape, MapShape):
        yield from _bounds(shape, len(value), where, "entries")
        for key, item in value.items():
            yield from problems(shape.key, key, f"key {key!r} of {where}")
            yield from problems(shape.value, item, f"{where}[{key!r}]")
    else:
        yield from _scalar(shape, value, where)


def from_text(shape: Shape, text: str) -> Any:
    """Reads a scalar from a path, header, query or form; what cannot be read stays text."""
    try:
        match shape.type_name:
            case "integer" | "long":
                return int(text) if re.fullmatch(r"-?\d+", text) else text
            case "float" | "double":
                return float(text)
            case "boolean":
                return {"true": True, "false": False}.get(text, text)
    except ValueError:
        pass
    return text


def _structure(shape: StructureShape, value: dict[str, Any], where: str) -> Iterator[str]:
    prefix = f"{where}." if where else ""
    members = {member_name(name, member): member for name, member in shape.members.items()}
    given = {name for name, item in value.items() if item is not None}
    for name in sorted(given - members.keys()):
        yield f"{prefix}{name} is not a member of {shape.name}"
    for name in shape.required_members:
        wire = member_name(name, shape.members[name])
        if wire not in given:
            yield f"{prefix}{wire} is required"
    if shape.is_tagged_union and len(given) != 1:
        yield f"{where} must have exactly one of {', '.join(members)}"
    for name in sorted(given & members.keys()):
        yield from problems(members[name], value[name], prefix + name)


def _scalar(shape: Shape, value: Any, where: str) -> Iterator[str]:
    match shape.type_name:
        case "string" | "character":
            yield from _bounds(shape, len(value), where, "characters")
            if shape.metadata.get("enum") and value not in shape.metadata["enum"]:
                yield f"{where} is {value!r}, not one of {', '.join(shape.metadata['enum'])}"
            pattern = shape.metadata.get("pattern")
            if pattern and not _matches(pattern, value):
                # Not the value: it may be what must not be shown.
                yield f"{where} does not match {pattern}"
        case "blob":
            try:
                yield from _bounds(
                    shape, len(base64.b64decode(value, validate=True)), where, "bytes"
                )
            except binascii.Error:
                yield f"{where} is not base64"
        case "timestamp":
            if isinstance(value, str) and not _is_time(value):
                yield f"{where} is not a time stamp"
        case "boolean":
            pass
        case _:
            yield from _bounds(shape, value, where, "")


def _bounds(shape: Shape, number: float, where: str, unit: str) -> Iterator[str]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and number < low or high is not None and number > high:
        yield f"{where} has {number} {unit}".rstrip() + f", allowed are {low} to {high}"


def _is_time(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text)
        return True
    except ValueError:
        return False


def _matches(pattern: str, value: str) -> bool:
    compiled = _compiled(pattern)
    return compiled is None or compiled.fullmatch(value) is not None


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern for Python, or None where it uses what only Java has."""
    for java, python in JAVA_CLASSES.items():
        pattern = pattern.replace(java, python)
    try:
        return re.compile(pattern, re.ASCII)
    except re.error:
        return None
