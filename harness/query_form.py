"""Holds a form of AWS's query protocol (IAM, STS) against an input shape.

``Tags.member.1.Key=a`` becomes ``{"Tags": [{"Key": "a"}]}``, which the shape then judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

import shapes


def problems(shape: StructureShape, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Says what is wrong with the form's fields, ``Action`` and ``Version`` left out."""
    names = [name for name, _ in pairs]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"field {name} is given twice"
    tree: dict[str, Any] = {}
    for name, value in pairs:
        *parents, last = name.split(".")
        branch: Any = tree
        for part in parents:
            branch = branch.setdefault(part, {}) if isinstance(branch, dict) else {}
        if isinstance(branch, dict):
            branch[last] = value
    try:
        value = _value(shape, tree)
    except ValueError as problem:
        yield str(problem)
        return
    yield from shapes.problems(shape, value, "")


def _value(shape: Shape, tree: Any) -> Any:
    """The JSON value that a part of the form stands for; ``ValueError`` if it is no such part."""
    if isinstance(shape, StructureShape):
        if not isinstance(tree, dict):
            raise ValueError(f"{shape.name} must have members")
        members = {shapes.member_name(n, m): m for n, m in shape.members.items()}
        return {
            name: _value(members[name], part) if name in members else part
            for name, part in tree.items()
        }
    if isinstance(shape, ListShape):
        if tree == "":
            return []
        if not shape.serialization.get("flattened"):
            tree = _only(tree, shape.member.serialization.get("name", "member"), shape)
        return [_value(shape.member, item) for item in _numbered(tree, shape)]
    if isinstance(shape, MapShape):
        if not shape.serialization.get("flattened"):
            tree = _only(tree, "entry", shape)
        entries = _numbered(tree, shape)
        return {entry["key"]: _value(shape.value, entry["value"]) for entry in entries}
    return shapes.from_text(shape, tree) if isinstance(tree, str) else tree


def _only(tree: Any, name: str, shape: Shape) -> Any:
    if not isinstance(tree, dict) or tree.keys() != {name}:
        raise ValueError(f"{shape.name} must be given as .{name}.N")
    return tree[name]


def _numbered(tree: Any, shape: Shape) -> list[Any]:
    numbers = [str(number) for number in range(1, len(tree) + 1)]
    if not isinstance(tree, dict) or set(tree) != set(numbers):
        raise ValueError(f"{shape.name} must be numbered from 1 without gaps")
    return [tree[number] for number in numbers]
