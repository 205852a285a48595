"""Commands that installed packages add to `sffi`."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

import click
import pytest
from click.testing import CliRunner
from sffi.cli import main


@click.command()
def greet() -> None:
    """Say hello."""
    click.echo("hello")


def register(monkeypatch: pytest.MonkeyPatch, **targets: str) -> None:
    points = [EntryPoint(name, target, "sffi.commands") for name, target in targets.items()]

    def entry_points(group: str) -> list[EntryPoint]:
        assert group == "sffi.commands"
        return points

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)


def test_a_registered_command_runs_and_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, greet=f"{__name__}:greet")
    assert CliRunner().invoke(main, ["greet"]).output == "hello\n"
    listed = CliRunner().invoke(main, ["--help"]).output
    assert "Say hello." in listed and "doctor" in listed


def test_a_command_of_this_package_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, doctor=f"{__name__}:greet")
    assert "hello" not in CliRunner().invoke(main, ["doctor", "--help"]).output


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("no_such_module:command", "no_such_module"),
        (f"{__name__}:no_such_name", "no_such_name"),
        (f"{__name__}:register", "is no command"),
    ],
)
def test_a_command_that_cannot_be_loaded_says_why(
    monkeypatch: pytest.MonkeyPatch, target: str, said: str
) -> None:
    """And neither the list of commands nor the other commands suffer from it."""
    register(monkeypatch, broken=target)
    done = CliRunner().invoke(main, ["broken", "x", "--option"])
    assert done.exit_code == 1 and done.output.startswith("error: sffi broken: ")
    assert said in done.output
    assert CliRunner().invoke(main, ["--help"]).exit_code == 0


def test_an_unknown_command_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2
