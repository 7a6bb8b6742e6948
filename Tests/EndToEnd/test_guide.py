"""The guide as a manifest makes what the guide's own steps make, and serves it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import picture
from cloud import Cloud
from guide_by_hand import GUIDE, NAME, ByHand
from project import Project


def test_the_manifest_makes_what_the_guide_makes_by_hand(
    program: Path, cloud: Cloud, tmp_path: Path
) -> None:
    folder = tmp_path / "guide"
    shutil.copytree(GUIDE, folder)
    project = Project(folder, "guide", "stage", program, cloud.environment(), cloud.journal)
    outcome = project.run("up", "--yes", "--output", "json", "--strict")
    assert outcome.status == 0, outcome

    # In this order: the guide forgets the account's role for logs, without which no stage may log.
    ByHand(cloud.clients).follow()
    by_hand = picture.take(cloud.clients, NAME, "dev")
    by_us = picture.take(cloud.clients, "guide-dev", "dev")
    for part, expected in by_hand.items():
        assert json.dumps(by_us[part], indent=1, sort_keys=True) == json.dumps(
            expected, indent=1, sort_keys=True
        ), part

    again = project.run("plan", "--output", "json", "--detailed-exit-code")
    assert (again.status, again.document["changes"]) == (0, []), again
