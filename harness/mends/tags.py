"""The tagging API's GetResources: the services that gwdeploy asks for, and pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ministack.core.responses import get_region
from ministack.services import apigateway_v1, cloudwatch_logs, tagging

Tagged = tuple[str, list[dict[str, str]]]


def apply() -> None:
    """Adds APIs, stages and log groups; takes away roles, which AWS does not list; makes pages."""
    tagging._COLLECTORS["apigateway"] = _apis_and_stages
    tagging._COLLECTORS["logs"] = _log_groups
    tagging._COLLECTORS.pop("iam", None)
    _match_types_by_their_first_word()
    _make_pages()


def _pairs(tags: dict[str, str] | None) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in (tags or {}).items()]


def _apis_and_stages() -> Iterator[Tagged]:
    for api_id in list(apigateway_v1._rest_apis):
        arn = f"arn:aws:apigateway:{get_region()}::/restapis/{api_id}"
        yield arn, _pairs(apigateway_v1._rest_apis[api_id].get("tags"))
        for name, stage in apigateway_v1._stages_v1.get(api_id, {}).items():
            yield f"{arn}/stages/{name}", _pairs(stage.get("tags"))


def _log_groups() -> Iterator[Tagged]:
    for name in list(cloudwatch_logs._log_groups):
        group = cloudwatch_logs._log_groups[name]
        yield cloudwatch_logs._make_group_arn_no_star(name), _pairs(group.get("tags"))


def _match_types_by_their_first_word() -> None:
    """``logs:log-group`` is that of ``…:log-group:/aws/lambda/x``, whatever slashes follow."""

    def matches(arn: str, filters: list[str]) -> bool:
        _, _, service, _, _, resource = arn.split(":", 5)
        kind = re.split("[:/]", resource.removeprefix("/"))[0]
        return not filters or service in filters or f"{service}:{kind}" in filters

    tagging._matches_type_filters = matches


def _make_pages() -> None:
    original = tagging._get_resources

    def get_resources(data: dict[str, Any]) -> Any:
        size, start = data.pop("ResourcesPerPage", 100), data.pop("PaginationToken", "")
        answer = original(data)
        if answer[0] != 200:
            return answer
        found = json.loads(answer[2])["ResourceTagMappingList"]
        # What never had a tag is not known to the tagging service.
        found = [item for item in found if item["Tags"]]
        end = int(start or 0) + size
        return tagging._json(
            {
                "ResourceTagMappingList": found[int(start or 0) : end],
                "PaginationToken": str(end) if end < len(found) else "",
            }
        )

    tagging._HANDLERS["GetResources"] = get_resources
