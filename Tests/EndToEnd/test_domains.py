"""Custom domain names and their paths, read back from the emulator's API Gateway."""

from __future__ import annotations

from typing import Any

import pytest

from cloud import Cloud
from project import Project


def domain(project: Project) -> dict[str, Any]:
    """A domain of the project's, which is made."""
    return {
        "name": f"{project.name}.example.com",
        "path": "v1",
        "certificate": "arn:aws:acm:${region}:${account}:certificate/0a1b-2c",
        "mutualTLS": {"truststore": "s3://trust/ca.pem", "version": "1"},
    }


def mappings(cloud: Cloud, name: str) -> list[tuple[str, str]]:
    """The paths of a domain, each with its stage."""
    found = cloud.clients["apigateway"].get_base_path_mappings(domainName=name)["items"]
    return [(mapping["basePath"], mapping["stage"]) for mapping in found]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_a_domain_is_made_changed_and_kept(cloud: Cloud, project: Project) -> None:
    gateway = cloud.clients["apigateway"]
    name = f"{project.name}.example.com"
    project.settings["dev"] = {"domain": domain(project)}
    shown = project.up("dev")["domain"]
    live = gateway.get_domain_name(domainName=name)
    assert shown == {
        "name": name,
        "url": f"https://{name}/v1",
        "target": live["regionalDomainName"],
        "hostedZone": live["regionalHostedZoneId"],
    }
    assert live["endpointConfiguration"]["types"] == ["REGIONAL"]
    assert live["mutualTlsAuthentication"] == {
        "truststoreUri": "s3://trust/ca.pem",
        "truststoreVersion": "1",
    }
    assert live["tags"]["gwdeploy:stage"] == "dev"
    assert mappings(cloud, name) == [("v1", "dev")]
    project.assert_settled("dev")

    plain = domain(project)
    del plain["path"], plain["mutualTLS"]
    project.settings["dev"] = {"domain": plain}
    changed = project.up("dev")
    assert {(c["kind"], c["action"]) for c in changed["changes"]} == {
        ("domain-name", "update"),
        ("base-path-mapping", "update"),
        ("rest-api", "update"),
    }
    assert mappings(cloud, name) == [("(none)", "dev")]
    assert not gateway.get_domain_name(domainName=name).get("mutualTlsAuthentication")
    project.assert_settled("dev")

    gateway.delete_base_path_mapping(domainName=name, basePath="(none)")
    status = project.run("status", "--stage", "dev", "--output", "json").document
    (row,) = status["stages"]
    assert row["domain"] is None
    assert [change["kind"] for change in row["drift"]] == ["base-path-mapping"]
    text = project.run("up", "--stage", "dev", "--yes").stdout
    assert f"https://{name}\n" in text
    assert f"DNS: {name} → {live['regionalDomainName']}, an alias in hosted zone" in text

    kept = project.down("dev")["kept"]
    assert ("domain-name", name) in {(one["kind"], one["name"]) for one in kept}
    assert mappings(cloud, name) == []
    down = project.run("down", "--stage", "dev", "--yes", "--delete-domains", "--output", "json")
    assert down.document["deleted"] == [{"kind": "domain-name", "name": name}]
    assert name not in {d["domainName"] for d in gateway.get_domain_names()["items"]}


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_the_path_of_somebody_else_is_never_taken(cloud: Cloud, project: Project) -> None:
    gateway = cloud.clients["apigateway"]
    name = f"{project.name}.example.com"
    project.settings["dev"] = {"domain": {"name": name, "path": "v1"}}
    project.write()
    missing = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert missing.status == 5
    assert [error["code"] for error in missing.document["errors"]] == ["missing"]

    gateway.create_domain_name(
        domainName=name,
        regionalCertificateArn="arn:aws:acm:us-east-1:123456789012:certificate/0a",
        endpointConfiguration={"types": ["REGIONAL"]},
    )
    api = gateway.create_rest_api(name=f"{project.name}-foreign")["id"]
    gateway.create_base_path_mapping(domainName=name, basePath="v1", restApiId=api, stage="x")
    taken = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert taken.status == 5
    (error,) = taken.document["errors"]
    assert (error["code"], api in error["detail"]) == ("not-ours", True)

    project.settings["dev"]["domain"]["path"] = "v2"
    project.up("dev")
    project.down("dev")
    assert mappings(cloud, name) == [("v1", "x")]
    gateway.delete_base_path_mapping(domainName=name, basePath="v1")
    gateway.delete_domain_name(domainName=name)
    gateway.delete_rest_api(restApiId=api)
