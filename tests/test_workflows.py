"""What runs on GitHub: valid, pinned, with no more rights than it needs."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"}
)

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The end of `tool`, one of those that the lock file brings, run in the project."""
    command = [str(Path(sys.executable).with_name(tool)), *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def jobs(workflow: Path) -> dict[str, Any]:
    """The jobs of `workflow` by name."""
    found: dict[str, Any] = yaml.safe_load(workflow.read_bytes())["jobs"]
    return found


def permissions(workflow: Path) -> Iterator[tuple[str, str, str]]:
    """Each right that `workflow` grants: to which job, to what, and how far."""
    for name, job in jobs(workflow).items():
        for scope, access in job["permissions"].items():
            yield name, scope, access


def test_zizmor_finds_no_weakness() -> None:
    """A security audit of workflows, Dependabot and hooks finds nothing, however small."""
    audit = run("zizmor", "--offline", "--no-progress", "--persona=pedantic", ".")
    assert audit.returncode == 0, audit.stdout + audit.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("dependabot", [GITHUB / "dependabot.yml"]),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_github_understands_every_file(schema: str, files: list[Path]) -> None:
    """Workflows (each job with a time limit), issue forms and Dependabot fit GitHub's schemas."""
    assert files
    check = run("check-jsonschema", "--builtin-schema", schema, *files)
    assert check.returncode == 0, check.stdout + check.stderr


@every_workflow
def test_actions_are_pinned(workflow: Path) -> None:
    """An action is named by its full commit hash, with its version beside it for people."""
    uses = re.findall(r"^.*\buses:.*$", workflow.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    pinned = re.compile(r"(- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
    assert [line for line in uses if not pinned.fullmatch(line.strip())] == []


def test_an_action_has_one_version() -> None:
    """All workflows use the same version of an action."""
    text = "\n".join(workflow.read_text(encoding="utf-8") for workflow in WORKFLOWS)
    pins = set(re.findall(r"uses: (\S+)@(\S+ # \S+)", text))
    assert len({action for action, _ in pins}) == len(pins)


@every_workflow
def test_rights_are_granted_job_by_job(workflow: Path) -> None:
    """A workflow has no rights of its own: each job names the few that it needs."""
    assert yaml.safe_load(workflow.read_bytes())["permissions"] == {}
    assert all("permissions" in job for job in jobs(workflow).values())


def test_only_deployment_may_write() -> None:
    """One job in all may write, only to Pages, and it neither fetches nor runs project code."""
    writers = {
        (workflow.name, *grant)
        for workflow in WORKFLOWS
        for grant in permissions(workflow)
        if grant[-1] != "read"
    }
    assert writers == {
        ("publish.yml", "deploy", "pages", "write"),
        ("publish.yml", "deploy", "id-token", "write"),
    }
    steps = jobs(GITHUB / "workflows/publish.yml")["deploy"]["steps"]
    assert [step["uses"].split("@")[0] for step in steps] == ["actions/deploy-pages"]


@every_workflow
def test_checkout_leaves_no_credentials(workflow: Path) -> None:
    """After a checkout no credentials lie about for what runs next."""
    for job in jobs(workflow).values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_proposals_never_run_with_the_projects_rights() -> None:
    """No workflow runs on an event that hands secrets to code from a fork."""
    for workflow in WORKFLOWS:
        triggers = yaml.load(workflow.read_bytes(), yaml.BaseLoader)["on"]  # noqa: S506 - text only
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)
