"""The JSON Schema says what the program says of a manifest, as far as a schema can."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests/ManifestTests/Fixtures"
EXAMPLES = sorted((ROOT / "examples").glob("*/gwdeploy.yaml"))
VALID = sorted((FIXTURES / "valid").glob("*/gwdeploy.yaml"))
INVALID = sorted((FIXTURES / "invalid").glob("*/gwdeploy.yaml"))

# Each of these findings must be one of the schema's as well, at the same place.
EXPRESSED = {
    "invalid-name",
    "invalid-route",
    "missing-unit",
    "not-a-warning",
    "reserved-name",
    "unknown-key",
    "wrong-kind",
}
NO_TREE = "the text is refused before there is a tree to hold a schema against"
STAGE = "it depends on the stage that is chosen, and on what is filled in for it"
TOGETHER = "it is about several parts of the manifest that must fit each other"
DOCUMENTS = "it is about a document that is handed on as it is"
FILES = "it is about the project's files"
# What a schema cannot say, or not in all cases, and why.
UNEXPRESSED = {
    "alias-as-key": NO_TREE,
    "aliases-too-large": NO_TREE,
    "duplicate-key": NO_TREE,
    "empty-file": NO_TREE,
    "file-too-large": NO_TREE,
    "key-not-text": NO_TREE,
    "merge-not-mapping": NO_TREE,
    "several-documents": NO_TREE,
    "too-deep": NO_TREE,
    "unknown-alias": NO_TREE,
    "unknown-tag": NO_TREE,
    "yaml-syntax": NO_TREE,
    "foreign-placeholder": STAGE,
    "malformed-placeholder": STAGE,
    "nested-parameter": STAGE,
    "no-stage": STAGE,
    "stage-dependent-value": STAGE,
    "stage-needed": STAGE,
    "unknown-stage": STAGE,
    "unset-parameter": STAGE,
    "unset-variable": STAGE,
    "above-account-limit": TOGETHER,
    "ambiguous-function": TOGETHER,
    "ambiguous-parameter": TOGETHER,
    "ambiguous-response": TOGETHER,
    "bodies-in-logs": TOGETHER,
    "body-of-get": TOGETHER,
    "certificate-of-other-region": TOGETHER,
    "circular-models": TOGETHER,
    "conflicting-parameters": TOGETHER,
    "credentials-of-all-origins": TOGETHER,
    "domain-of-private-api": TOGETHER,
    "domain-path-taken": TOGETHER,
    "duplicate-route": TOGETHER,
    "environment-too-large": TOGETHER,
    "errors-of-one-origin": TOGETHER,
    "exclusive-keys": TOGETHER,
    "function-ends-first": TOGETHER,
    "function-outlasts-route": TOGETHER,
    "handler-needed": TOGETHER,
    "key-in-two-plans": TOGETHER,
    "key-without-plan": TOGETHER,
    "low-burst": TOGETHER,
    "mutual-tls-bypassed": TOGETHER,
    "name-too-long": TOGETHER,
    "no-api": TOGETHER,
    "no-default-response": TOGETHER,
    "no-room-to-move": TOGETHER,
    "nothing-to-deploy": TOGETHER,
    "odd-statistic": TOGETHER,
    "old-runtime": TOGETHER,
    "policy-needed": TOGETHER,
    "policy-too-large": TOGETHER,
    "proxy-fall-through": TOGETHER,
    "repeated-key": TOGETHER,
    "role-not-ours": TOGETHER,
    "settings-conflict": TOGETHER,
    "shared-authorizer-answer": TOGETHER,
    "silent-alarm": TOGETHER,
    "timeout-needs-quota": TOGETHER,
    "timeout-too-long": TOGETHER,
    "too-many-authorizers": TOGETHER,
    "too-many-layers": TOGETHER,
    "too-many-resources": TOGETHER,
    "too-many-tags": TOGETHER,
    "too-many-throttles": TOGETHER,
    "too-many-variables": TOGETHER,
    "two-policies": TOGETHER,
    "unclear-target": TOGETHER,
    "uncounted-route": TOGETHER,
    "unknown-alarm": TOGETHER,
    "unknown-api-key": TOGETHER,
    "unknown-authorizer": TOGETHER,
    "unknown-function": TOGETHER,
    "unknown-layer": TOGETHER,
    "unknown-metric": TOGETHER,
    "unknown-model": TOGETHER,
    "unknown-path-parameter": TOGETHER,
    "unknown-response-type": TOGETHER,
    "unknown-route": TOGETHER,
    "unsupported-authorizer": TOGETHER,
    "unsupported-mutual-tls": TOGETHER,
    "unused-ignore": TOGETHER,
    "unused-key": TOGETHER,
    "unvalidated-body": TOGETHER,
    "useless-key": TOGETHER,
    "variable-taken": TOGETHER,
    "vpc-of-public-api": TOGETHER,
    "without-effect": TOGETHER,
    "incomplete-policy": DOCUMENTS,
    "invalid-log-format": DOCUMENTS,
    "invalid-model": DOCUMENTS,
    "invalid-statement": DOCUMENTS,
    "json-text-as-object": DOCUMENTS,
    "malformed-json": DOCUMENTS,
    "malformed-template": DOCUMENTS,
    "model-too-large": DOCUMENTS,
    "other-draft": DOCUMENTS,
    "policy-not-json": DOCUMENTS,
    "policy-shuts-out-routes": DOCUMENTS,
    "secret-in-manifest": DOCUMENTS,
    "template-too-large": DOCUMENTS,
    "code-not-found": FILES,
    "code-not-usable": FILES,
    "code-outside-project": FILES,
    "code-unreadable": FILES,
    "file-not-found": FILES,
    "file-not-usable": FILES,
    "file-outside-project": FILES,
    "handler-not-found": FILES,
    "empty-value": "null can unset what was inherited, and access for nobody is a sum of lists",
    "invalid-value": "the value may come from a parameter or be a document or a step of a range",
    "missing-key": "what is missing in one place can come from the defaults",
    "out-of-range": "the number is a part of a text with its unit",
}
# Findings of the kinds above that come of something elsewhere in the manifest.
FROM_ELSEWHERE = {
    # Merged over a function that is not ours.
    ("foreign-functions", ("stages", "dev", "functions", "overridden", "timeout")),
    # The type of an authorizer says which keys it has.
    ("authorizers", ("api", "authorizers", "pools", "function")),
    ("authorizers", ("api", "authorizers", "broken", "identity")),
    ("authorizers", ("api", "authorizers", "session", "header")),
    # The metric says whether there is a unit.
    ("alarms", ("alarms", "api-latency", "above")),
    # It names one of the API's routes.
    ("alarms", ("alarms", "BadRoute", "route")),
}


class TextLoader(yaml.CSafeLoader):
    """Reads as gwdeploy does, with libyaml: each single value is a text, or null."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


class CoreLoader(yaml.CSafeLoader):
    """Reads as editors do: by YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for loader in (TextLoader, CoreLoader):
    loader.add_implicit_resolver(
        "tag:yaml.org,2002:null", re.compile("(?:~|null|Null|NULL|)$"), [*"~nN", ""]
    )
    loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile("<<$"), ["<"])
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("(?:true|True|TRUE|false|False|FALSE)$"), [*"tTfF"]
)
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
    [*"-+.0123456789"],
)
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("[-+]?(?:0|[1-9][0-9]*)$"), [*"-+0123456789"]
)


@pytest.fixture(scope="module")
def validator(program: Path) -> jsonschema.Draft202012Validator:
    """A validator for what ``gwdeploy schema`` prints."""
    printed = subprocess.run([program, "schema"], capture_output=True, text=True, check=True)
    schema = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_each_finding_is_expressed_or_there_is_a_reason() -> None:
    page = (ROOT / "docs/findings.md").read_text()
    codes = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    assert EXPRESSED | set(UNEXPRESSED) == codes
    assert not EXPRESSED & set(UNEXPRESSED)


@pytest.mark.parametrize("loader", [TextLoader, CoreLoader])
@pytest.mark.parametrize("path", EXAMPLES + VALID, ids=lambda path: path.parent.name)
def test_what_is_valid_fits(
    validator: jsonschema.Draft202012Validator, path: Path, loader: type[yaml.CSafeLoader]
) -> None:
    text, _ = without_marks(path.read_text())
    assert [*validator.iter_errors(loaded(text, loader))] == []


@pytest.mark.parametrize("loader", [TextLoader, CoreLoader])
@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.parent.name)
def test_what_a_schema_can_refuse_is_refused_where_it_stands(
    validator: jsonschema.Draft202012Validator, path: Path, loader: type[yaml.CSafeLoader]
) -> None:
    text, marks = without_marks(path.read_text())
    expected = [mark for mark in marks if mark[0] in EXPRESSED]
    if not expected:
        return
    places = dict(places_of(yaml.compose(text, loader)))
    refused = set(refusals(validator.iter_errors(loaded(text, loader))))
    for code, place in expected:
        assert place in places, (code, place)
        if (path.parent.name, places[place]) not in FROM_ELSEWHERE:
            assert places[place] in refused, (code, places[place])


def loaded(text: str, loader: type[yaml.CSafeLoader]) -> Any:
    """A tree whose keys are texts, as those of JSON are."""

    def keyed(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): keyed(item) for key, item in value.items()}
        return [keyed(item) for item in value] if isinstance(value, list) else value

    return keyed(yaml.load(text, loader))  # noqa: S506 - both are safe


def without_marks(marked: str) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    """The text without its ``«code»``, and each code with its line and column from zero."""
    text, marks = "", []
    for literal, code in re.findall("([^«]*)(?:«([^»]*)»)?", marked):
        text += literal
        if code:
            marks.append((code, (text.count("\n"), len(text) - text.rfind("\n") - 1)))
    return text, marks


def places_of(
    node: yaml.Node, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[int, int], tuple[str | int, ...]]]:
    """Where each value, and each key of a value, begins."""
    yield (node.start_mark.line, node.start_mark.column), path
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, key.value)
            yield from places_of(value, inner)
            yield (key.start_mark.line, key.start_mark.column), inner
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from places_of(value, (*path, index))


def refusals(
    errors: Iterator[jsonschema.ValidationError],
) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values that are refused, and of all keys."""
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema.get("properties", {})
            patterns = error.schema.get("patternProperties", {})
            for key in error.instance:
                if key not in known and not any(re.search(each, key) for each in patterns):
                    yield (*path, key)
        elif "propertyNames" in error.absolute_schema_path:
            yield (*path, error.instance)
        else:
            yield path
        yield from refusals(iter(error.context or []))


def test_numbers_without_a_unit_are_refused_as_editors_read_them(
    validator: jsonschema.Draft202012Validator,
) -> None:
    def errors(function: dict[str, Any]) -> list[jsonschema.ValidationError]:
        return [*validator.iter_errors({"project": "guide", "functions": {"hello": function}})]

    assert errors({"timeout": "10s", "memory": "1GB"}) == []
    assert errors({"timeout": 10}) != []
    assert errors({"memory": 256}) != []
