"""What the container and the unit are made of: the part of the lock they install, and the commands they name."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.cli import cli

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lock_part(*names: str) -> str:
    command = [sys.executable, str(ROOT / "deploy" / "lock_part.py"), str(ROOT / "requirements.lock"), *names]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def packages(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, flags=re.M))


def needed(names: list[str]) -> set[str]:
    """The same from what is installed here, without the lock: all that these requirements lead to."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        name = str(canonicalize_name(requirement.name))
        extras = {"extra": ""} if not requirement.extras else {"extra": next(iter(requirement.extras))}
        for line in metadata.requires(name) or []:
            further = Requirement(line)
            fits = further.marker is None or any(further.marker.evaluate(env) for env in ({"extra": ""}, extras))
            if fits and str(canonicalize_name(further.name)) not in found:
                waiting.append(further)
        found.add(name)
    return found


def test_the_image_installs_all_that_the_program_needs_and_nothing_of_dev() -> None:
    part = packages(lock_part())
    # From Python 3.12 on pymorphy3 needs it, so that it is the program's as well.
    shared = {"setuptools"}

    assert needed(PROJECT["project"]["dependencies"]) <= part
    assert part & {Requirement(line).name for line in PROJECT["dependency-groups"]["dev"]} <= shared
    # Beyond what is installed here: what other platforms and versions of Python need.
    assert part - needed(PROJECT["project"]["dependencies"]) <= {"setuptools", "colorama", "typing-extensions"}


def test_every_file_of_the_part_is_pinned_by_its_hash() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock_part(), flags=re.M)[1:]

    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_a_part_for_some_packages_has_what_they_need_only() -> None:
    assert packages(lock_part("hatchling")) >= needed(["hatchling"])
    assert "telethon" not in packages(lock_part("hatchling"))


def test_a_package_that_is_not_locked_is_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        lock_part("no-such-package")


def test_what_the_image_copies_gets_into_the_build() -> None:
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
    sources = {source for line in copied for source in line.split()}

    assert sources == allowed
    assert [source for source in sources if not (ROOT / source).exists()] == []


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "deploy/uavwatch.service"])
def test_every_command_that_they_name_is_one(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8").replace('"', "").replace(",", "")
    # CMD, HEALTHCHECK and ExecStart name the program; `compose run bot` leaves its name away.
    named = re.findall(r"(?:bin/uavwatch|CMD \[uavwatch|run --rm -it bot) ([a-z]+)((?: --[a-z]+)*)", text)

    for name, options in named:
        known = {option for parameter in cli.commands[name].params for option in parameter.opts}
        assert set(options.split()) <= known
    assert named


def test_the_container_and_its_replica_share_one_database() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    databases = {service["environment"]["UAVWATCH_DATABASE"] for service in services.values()}

    assert len(databases) == 1
    assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in services.values())
    assert all(":" in service["image"] and not service["image"].endswith("latest") for service in services.values())
    for mount in services["replica"]["volumes"]:
        source = mount.split(":")[0]
        assert not source.endswith(".yml") or (ROOT / source).is_file()


def test_the_part_of_the_lock_is_a_file_pip_can_read(tmp_path: Path) -> None:
    part = lock_part()

    # Each entry ends before the next begins: continuation lines never run into another package.
    assert [line for line in part.splitlines() if re.match(r"[a-z0-9].*==", line) and not line.endswith("\\")] == []
    assert "".join(part.splitlines(keepends=True)) == part
